"""From a date as written to days of the Gregorian calendar, or to None where the text leaves it open."""

from __future__ import annotations

from datetime import date, timedelta

from hijridate import Gregorian, Hijri
from persiantools.jdatetime import JalaliDate

from rasad.extract.dates.mention import DateMention
from rasad.model import DateValue

Stretch = tuple[date, date]
#: Days by which "today, Monday" may differ from the day of publication: what is posted after midnight or on the next day.
_SLACK = 2
#: How many times a day against the time that the text speaks of counts, where a year is to be found.
_AGAINST = 3
#: Days that a week may have where the text does not tell on which day it begins.
_WEEK = 9


def gregorian(calendar: str, year: int, month: int, day: int) -> date | None:
    """The Gregorian day, None where there is no such day. Hijri days are those of the Umm al-Qura calendar."""
    try:
        if calendar == "jalali":
            return JalaliDate(year, month, day).to_gregorian()
        if calendar == "hijri":
            return Hijri(year, month, day).to_gregorian()
        return date(year, month, day)
    except (ValueError, OverflowError):
        return None


def resolve(mention: DateMention, anchor: date | None, future: bool = False) -> DateValue | None:
    """The days that a mention means, counted from ``anchor`` (the publication day); None where that is open.

    ``future`` says that the text speaks of what is to come: a bare weekday is then the next one, else the last. A day of a
    month without its year is in the direction that the text states, else the nearest to the anchor, where days against
    ``future`` count three times. A stretch of days, a week
    among them, has precision ``day`` and its first and last day.
    """
    try:
        found, precision = _days(mention, anchor, future)
    except OverflowError:
        return None
    if found is None:
        return None
    first, last = found
    return DateValue(first.isoformat(), last.isoformat(), precision, mention.calendar, mention.as_written, mention.span)


def _days(mention: DateMention, anchor: date | None, future: bool) -> tuple[Stretch | None, str]:
    """First and last day, and the precision."""
    calendar, kind = mention.calendar, mention.kind
    if kind == "full":
        return _stretch(mention, mention.year, mention.month), "day"
    if kind == "month":
        return _month(calendar, mention.year, mention.month), "month"
    if kind == "year":
        return _year(calendar, mention.year), "year"
    if anchor is None:
        return None, "day"
    if kind == "weekday":
        return _weekday(mention, anchor, future), "day"
    if kind == "relative":
        return _relative(mention, anchor)
    year, month = _month_of(calendar, anchor)
    if kind == "ordinal":
        return _stretch(mention, *_shift(year, month, mention.number)), "day"
    years = [year + mention.number] if mention.unit == "year" else [year - 1, year, year + 1]
    if kind == "name":
        return _nearest(anchor, mention.direction, future, [_month(calendar, y, mention.month) for y in years]), "month"
    return _nearest(anchor, mention.direction, future, [_stretch(mention, y, mention.month) for y in years]), "day"


def _stretch(mention: DateMention, year: int, month: int) -> Stretch | None:
    first = gregorian(mention.calendar, year, month, mention.day)
    last = gregorian(mention.calendar, year, month, mention.until or mention.day)
    return (first, last) if first and last and first <= last else None


def _month(calendar: str, year: int, month: int) -> Stretch | None:
    first, after = gregorian(calendar, year, month, 1), gregorian(calendar, *_shift(year, month, 1), 1)
    return (first, after - timedelta(days=1)) if first and after else None


def _year(calendar: str, year: int) -> Stretch | None:
    first, after = gregorian(calendar, year, 1, 1), gregorian(calendar, year + 1, 1, 1)
    return (first, after - timedelta(days=1)) if first and after else None


def _shift(year: int, month: int, by: int) -> tuple[int, int]:
    months = year * 12 + month - 1 + by
    return months // 12, months % 12 + 1


def _month_of(calendar: str, day: date) -> tuple[int, int]:
    """Year and month of a day; (0, 0) where the calendar's tables do not reach it, which no date resolves from."""
    if calendar == "gregorian":
        return day.year, day.month
    try:
        there = JalaliDate(day) if calendar == "jalali" else Gregorian.fromdate(day).to_hijri()
    except (ValueError, OverflowError):
        return 0, 0
    return there.year, there.month


def _nearest(anchor: date, direction: int, future: bool, stretches: list[Stretch | None]) -> Stretch | None:
    """The stretch nearest to ``anchor``, of those wholly before or after it where a direction is stated."""
    there = [s for s in stretches if s is not None]
    if direction:
        there = [s for s in there if (s[1] < anchor if direction < 0 else s[0] > anchor)]
    ahead, back = (1, _AGAINST) if future else (_AGAINST, 1)
    return min(there, key=lambda s: max((s[0] - anchor).days * ahead, (anchor - s[1]).days * back, 0), default=None)


def _weekday(mention: DateMention, anchor: date, future: bool) -> Stretch | None:
    assert mention.weekday is not None
    if mention.unit == "week":
        days = {
            first + timedelta(days=(mention.weekday - first.weekday()) % 7)
            for first, _ in _weeks(mention.week_starts, anchor, mention.number)
        }
        day = days.pop() if len(days) == 1 else None
        return (day, day) if day else None
    back = (anchor.weekday() - mention.weekday) % 7
    if mention.direction > 0:
        day = anchor + timedelta(days=7 - back)
    elif mention.direction < 0:
        day = anchor - timedelta(days=back or 7)
    else:
        day = anchor + timedelta(days=-back % 7) if future else anchor - timedelta(days=back)
    return day, day


def _weeks(starts: tuple[int, ...], anchor: date, number: int) -> list[Stretch]:
    """The week ``number`` weeks from that of ``anchor``, once for each day on which it may begin."""
    firsts = [anchor + timedelta(days=7 * number - (anchor.weekday() - start) % 7) for start in starts]
    return [(first, first + timedelta(days=6)) for first in firsts]


def _relative(mention: DateMention, anchor: date) -> tuple[Stretch | None, str]:
    if mention.unit == "week":
        weeks = _weeks(mention.week_starts, anchor, mention.number)
        first, last = min(w[0] for w in weeks), max(w[1] for w in weeks)
        return ((first, last) if (last - first).days < _WEEK else None), "day"
    if mention.unit == "day":
        return _relative_day(mention, anchor + timedelta(days=mention.number)), "day"
    year, month = _month_of(mention.calendar, anchor)
    if mention.unit == "month":
        return _month(mention.calendar, *_shift(year, month, mention.number)), "month"
    return _year(mention.calendar, year + mention.number), "year"


def _relative_day(mention: DateMention, day: date) -> Stretch | None:
    """The day, or the weekday beside it that the text names: the article may have reached us a little later."""
    if mention.weekday is not None and (ahead := (mention.weekday - day.weekday()) % 7):
        if min(ahead, 7 - ahead) > _SLACK:
            return None
        day += timedelta(days=ahead if ahead <= _SLACK else ahead - 7)
    return day, day
