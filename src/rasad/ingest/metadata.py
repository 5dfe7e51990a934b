"""What is said about an article beside its text: publication date, outlet, language, encoding."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, time
from email.utils import parsedate

from persiantools.jdatetime import JalaliDate

from rasad.ingest.errors import IngestError
from rasad.model import DateValue

_DATE = r"(?=[0-9]{8}(?![0-9])|[0-9]{4}[-/.])(?P<year>[0-9]{4})(?P<sep>[-/.]?)(?P<month>[0-9]{1,2})(?P=sep)(?P<day>[0-9]{1,2})"
_TIME = r"(?P<hour>[0-9]{1,2}):?(?P<minute>[0-9]{2})(?::?[0-9]{2}(?:[.,][0-9]+)?)?"
_BETWEEN = r"\s*[-–|,]\s*"
#: ISO 8601, and what crawls are full of: slashes, the time before the date, a remark in brackets behind.
_forms = [
    re.compile(rf"{form}(?:\s*\([^()]*\))?", re.IGNORECASE)
    for form in (
        rf"{_DATE}(?:(?:T|{_BETWEEN}|\s+){_TIME}\s?(?:Z|UTC|GMT|[+-][0-9]{{2}}:?[0-9]{{2}})?)?",
        rf"{_TIME}{_BETWEEN}{_DATE}",
    )
]
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
    """A publication date as data gives it: year, month, day, in digits of any script, with or without a time of day
    (``2024-06-01``, ``2024-06-01T08:00:00+03:30``, ``08:00 - 2024/6/1``), or a mail's (``Sat, 01 Jun 2024 08:00:00 GMT``).

    A Jalali date (``1403-03-12``) is told by its year and becomes the Gregorian day, ``calendar`` says so. The time is
    kept as its outlet's clock showed it; ``as_written`` has the zone.

    Raises IngestError I007 for what is no such date, and for one that cannot be.
    """
    written = text.strip()
    year, month, day, clock = _parts(written)
    if year not in _GREGORIAN and year not in _JALALI:
        raise IngestError("I007", f"a date that cannot be: {written[:40]!r} (the year is to be Gregorian or Jalali)")
    jalali = year in _JALALI
    try:
        start = (JalaliDate(year, month, day).to_gregorian() if jalali else date(year, month, day)).isoformat()
        if clock:
            start = f"{start}T{time(*clock).isoformat('minutes')}"
    except ValueError as error:
        raise IngestError("I007", f"a date that cannot be: {written[:40]!r} ({error.args[0]})") from None
    calendar = "jalali" if jalali else "gregorian"
    return DateValue(start, start, "minute" if clock else "day", calendar, written, source="metadata")


def _parts(written: str) -> tuple[int, int, int, tuple[int, int] | None]:
    """Year, month, day, and hour and minute where they are written."""
    western = "".join(str(int(c)) if c.isdecimal() else c for c in written)
    for form in _forms:
        if found := form.fullmatch(western):
            year, month, day = (int(found[name]) for name in ("year", "month", "day"))
            return year, month, day, (int(found["hour"]), int(found["minute"])) if found["hour"] else None
    if mail := parsedate(written):
        return mail[0], mail[1], mail[2], (mail[3], mail[4])
    raise IngestError("I007", f"not a date like 2024-06-01 or 2024-06-01T08:00: {written[:40]!r}")


def language_code(text: str) -> str | None:
    """The two-letter code of a stated language (``fa`` of ``fa-IR``); None where it is not a code."""
    found = _code.match(text.strip().lower())
    return found[1] if found else None
