"""A date as a text has it, before anybody counts."""

from __future__ import annotations

from dataclasses import dataclass

from rasad.model import Span


@dataclass(frozen=True, slots=True)
class DateMention:
    """A date as the text has it: ``kind`` says which of the fields are filled.

    ============  ==================================================================================================
    ``full``      ``year``, ``month``, ``day``
    ``month``     ``year`` and ``month``
    ``year``      ``year``
    ``partial``   ``month`` and ``day``; ``direction``, or ``number`` years from that of publication where ``unit`` is year
    ``name``      ``month`` alone, with ``direction`` or ``number`` as above
    ``ordinal``   ``day`` of the month that is ``number`` months from that of publication
    ``weekday``   ``weekday`` (Monday 0); ``direction``, or in the week ``number`` weeks from publication where ``unit`` is week
    ``relative``  ``number`` times ``unit`` (day, week, month, year) from publication; ``weekday`` where the text adds it
    ============  ==================================================================================================

    ``until`` is the last day of a stretch of days inside one month, 0 for a single day. ``direction`` is -1 where the
    text says "last", 1 where it says "next", else 0. ``calendar`` is the one counted in, ``week_starts`` the days on which
    the language's countries begin the week (Monday 0).
    """

    span: Span
    as_written: str
    kind: str
    calendar: str = "gregorian"
    year: int = 0
    month: int = 0
    day: int = 0
    until: int = 0
    weekday: int | None = None
    number: int = 0
    unit: str = ""
    direction: int = 0
    week_starts: tuple[int, ...] = ()
