"""What is said about an article beside its text: publication date, outlet, language, encoding."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, time

from persiantools.jdatetime import JalaliDate

from rasad.ingest.errors import IngestError
from rasad.model import DateValue

_moment = re.compile(
    r"([0-9]{4})-([0-9]{2})-([0-9]{2})(?:[T ]([0-9]{2}:[0-9]{2})(?::[0-9]{2}(?:[.,][0-9]+)?)?\s?(?:Z|UTC|GMT|[+-][0-9]{2}:?[0-9]{2})?)?",
    re.IGNORECASE,
)
_code = re.compile(r"([a-z]{2})(?:[-_].*)?$")
#: Years in which news may have appeared. Later Jalali years could as well be Hijri ones of our time, so they are neither.
_GREGORIAN, _JALALI = range(1850, 2101), range(1250, 1426)


@dataclass(frozen=True, slots=True)
class Settings:
    """What counts for every input that does not say otherwise itself.

    ``published``, ``source`` (an outlet's name or id), ``lang`` (two letters) and ``encoding`` are None where not
    stated; ``largest`` is the most bytes that one article may have, a file or a line of a JSON-lines file.
    """

    published: DateValue | None = None
    source: str | None = None
    lang: str | None = None
    encoding: str | None = None
    largest: int = 20_000_000


def published_value(text: str) -> DateValue:
    """A publication date: ``2024-06-01``, or with a time ``2024-06-01T08:00``, seconds and zone allowed.

    A Jalali date (``1403-03-12``) is told by its year and becomes the Gregorian day, ``calendar`` says so. The time is
    kept as its outlet's clock showed it; ``as_written`` has the zone.

    Raises IngestError I007 for what is no such date, and for one that cannot be.
    """
    written = text.strip()
    parts = _moment.fullmatch(written)
    if parts is None:
        raise IngestError("I007", f"not a date like 2024-06-01 or 2024-06-01T08:00: {written[:40]!r}")
    year, month, day = (int(part) for part in parts.group(1, 2, 3))
    if year not in _GREGORIAN and year not in _JALALI:
        raise IngestError("I007", f"a date that cannot be: {written[:40]!r} (the year is to be Gregorian or Jalali)")
    jalali = year in _JALALI
    try:
        start = (JalaliDate(year, month, day).to_gregorian() if jalali else date(year, month, day)).isoformat()
        clock = time.fromisoformat(parts[4]).isoformat("minutes") if parts[4] else None
    except ValueError as error:
        raise IngestError("I007", f"a date that cannot be: {written[:40]!r} ({error})") from None
    value, precision = (f"{start}T{clock}", "minute") if clock else (start, "day")
    return DateValue(value, value, precision, "jalali" if jalali else "gregorian", written, source="metadata")


def language_code(text: str) -> str | None:
    """The two-letter code of a stated language (``fa`` of ``fa-IR``); None where it is not a code."""
    found = _code.match(text.strip().lower())
    return found[1] if found else None
