"""Dates as news knows them: with precision, calendar and the words that gave them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from rasad.model.span import Span

PRECISIONS = ("minute", "hour", "day", "month", "season", "year")
CALENDARS = ("gregorian", "jalali", "hijri")


@dataclass(frozen=True, slots=True)
class DateValue:
    """A stretch of time, ISO 8601, Gregorian.

    ``start`` and ``end`` are inclusive and as fine as ``precision`` ("2024-06-01T08:00" for a minute, "2024-06-01" for
    a day; a month has its first and last day). ``calendar`` and ``as_written`` say how the text put it, ``span`` where;
    ``source`` is ``text`` or ``metadata``.
    """

    start: str
    end: str
    precision: str
    calendar: str = "gregorian"
    as_written: str | None = None
    span: Span | None = None
    source: str = "text"

    @property
    def first_day(self) -> date:
        """The first day of the stretch."""
        return date.fromisoformat(self.start[:10])

    @property
    def last_day(self) -> date:
        """The last day of the stretch."""
        return date.fromisoformat(self.end[:10])


@dataclass(frozen=True, slots=True)
class Interval:
    """When something held: ``start`` and ``end`` are inclusive days, ``None`` where not known.

    ``attested`` is the last day on which it is known to have held although no end is known.
    """

    start: date | None
    end: date | None = None
    attested: date | None = None

    def holds(self, day: date) -> bool | None:
        """True or False where that is known, None past the last attested day or before an unknown start."""
        if self.end is not None and day > self.end:
            return False
        if self.start is not None and day < self.start:
            return False
        if self.start is None:
            return None
        if self.end is not None:
            return True
        return True if self.attested is not None and day <= self.attested else None
