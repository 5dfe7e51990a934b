"""Dates in running text: found in one pass over the tokens, resolved against the day of publication.

What a text leaves open stays open: a weekday, "yesterday" or a day without a year becomes a date only where the
publication day is known, an impossible date never does.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from typing import Any

from hijridate import Hijri
from persiantools.jdatetime import JalaliDate

from rasad.model import DateValue, Span
from rasad.packs.files import section
from rasad.packs.forms import expand
from rasad.text import Tokens
from rasad.text.folding import fold_phrase
from rasad.text.phrases import Phrases

_FIRST = {"jalali": 1250, "gregorian": 1850, "hijri": 1300}
_LAST = {"jalali": 1499, "gregorian": 2100, "hijri": 1500}
_numeric = re.compile(r"(?<!\d)(\d{4})\s?[/.-]\s?(\d{1,2})\s?[/.-]\s?(\d{1,2})(?!\d)")
_four = re.compile(r"\d{4}")
_numeric_last = re.compile(r"(?<!\d)(\d{1,2})\s?[/-]\s?(\d{1,2})\s?[/-]\s?(\d{4})(?!\d)")


@dataclass(frozen=True, slots=True)
class DateMention:
    """A date as the text has it.

    ``kind`` is ``full`` (year, month, day), ``month`` (year and month), ``partial`` (day and month), ``weekday`` or
    ``relative`` (``number`` is the weekday, Monday 0, or the days from publication). ``direction`` is -1 where the text
    says "last", 1 where it says "next", else 0.
    """

    span: Span
    as_written: str
    kind: str
    calendar: str = "gregorian"
    year: int = 0
    month: int = 0
    day: int = 0
    number: int = 0
    direction: int = 0


@dataclass(frozen=True, slots=True)
class _Words:
    """A language's words of time, compiled."""

    phrases: Phrases
    past: frozenset[str]
    future: frozenset[str]
    between: frozenset[str]
    week: frozenset[str]
    month_first: bool
    heads: Mapping[str, str]


@cache
def _words(lang: str) -> _Words:
    data: Mapping[str, Any] = section(lang, "dates")
    phrases = Phrases()
    groups = [(calendar, names) for calendar, names in data["months"].items()]
    for calendar, names in groups:
        for form, number in names.items():
            for phrase in expand(form):
                phrases.add(phrase, ("month", calendar, number))
    for kind, key in (("weekday", "weekdays"), ("relative", "relative")):
        for form, number in data[key].items():
            for phrase in expand(form):
                phrases.add(phrase, (kind, "", number))
    prefixes = map(fold_phrase, section(lang, "grammar").get("prefixes", {}))
    heads = {prefix + word: word for prefix in prefixes for word in phrases.root}
    heads |= {word: word for word in phrases.root}
    return _Words(
        phrases,
        frozenset(map(fold_phrase, data["past"])),
        frozenset(map(fold_phrase, data["future"])),
        frozenset(map(fold_phrase, data["between"])),
        frozenset(map(fold_phrase, data["week"])),
        data.get("month_first", False),
        heads,
    )


def find_dates(tokens: Tokens, text: str, lang: str) -> list[DateMention]:
    """Every date of a text, in order. Offsets are code points of ``text``."""
    words = _words(lang)
    keys, heads = tokens.keys, words.heads
    out: list[DateMention] = []
    done = 0
    for at in [i for i, key in enumerate(keys) if key in heads]:
        hit = words.phrases.longest(keys, at, heads[keys[at]]) if at >= done else None
        if hit is None:
            continue
        end, values = hit
        if values[0][0] == "month":
            found = _month(tokens, text, at, end, values, words)
        else:
            found = _day(tokens, text, at, end, values[0], words)
        if found is not None:
            out.append(found[0])
            end = max(end, found[1])
        done = end
    out += _numbers(text)
    return sorted(out, key=lambda d: d.span)


def _span(tokens: Tokens, first: int, last: int) -> Span:
    return Span(tokens.starts[first], tokens.ends[last - 1])


def _day(
    tokens: Tokens, text: str, at: int, end: int, value: tuple[str, str, int], words: _Words
) -> tuple[DateMention, int] | None:
    """A weekday or a relative expression, with "last" or "next" around it."""
    kind, _, number = value
    keys = tokens.keys
    direction = 0
    after = keys[end : end + 2]
    around = after if after and after[0] in words.week else after[:1]
    if at and words.month_first:
        around = [keys[at - 1], *around]
    if any(key in words.past for key in around):
        direction = -1
    elif any(key in words.future for key in around):
        direction = 1
    span = _span(tokens, at, end)
    return DateMention(span, span.of(text), kind, number=number, direction=direction), end


def _month(
    tokens: Tokens, text: str, at: int, end: int, values: Sequence[tuple[str, str, int]], words: _Words
) -> tuple[DateMention, int] | None:
    """A month's name with a day or a year beside it; the name alone may be a word, an agency or a person."""
    keys = tokens.keys
    first, last = at, end
    day = year = 0
    if at and keys[at - 1].isdigit() and 1 <= int(keys[at - 1]) <= 31:
        day, first = int(keys[at - 1]), at - 1
    calendars = {calendar: number for _, calendar, number in values}
    last = _second_name(tokens, end, words, calendars) or end
    after = last
    if words.month_first and not day and after < len(keys) and keys[after].isdigit() and 1 <= int(keys[after]) <= 31:
        day, last = int(keys[after]), after + 1
        after = last
    while after < len(keys) and after < last + 2 and keys[after] in words.between:
        after += 1
    if after < len(keys) and keys[after].isdigit():
        for calendar, number in calendars.items():
            if _FIRST[calendar] <= int(keys[after]) <= _LAST[calendar]:
                year, last = int(keys[after]), after + 1
                calendars = {calendar: number}
                break
    if not day and not year:
        return None
    calendar, month = next(iter(calendars.items()))
    span = _span(tokens, first, last)
    kind = "full" if day and year else "month" if year else "partial"
    return DateMention(span, span.of(text), kind, calendar, year, month, day), last


def _second_name(tokens: Tokens, end: int, words: _Words, calendars: dict[str, int]) -> int | None:
    """The end of "March/Adhar": a second name of the same month after a stroke."""
    keys = tokens.keys
    if end + 1 < len(keys) and keys[end] in ("/", "(", "-"):
        hit = words.phrases.longest(keys, end + 1)
        if hit is not None and any(v[0] == "month" and calendars.get(v[1]) == v[2] for v in hit[1]):
            close = hit[0]
            return close + 1 if close < len(keys) and keys[close] == ")" else close
    return None


def _numbers(text: str) -> list[DateMention]:
    """Dates in figures: year first in any of the calendars, or day first and Gregorian."""
    if _four.search(text) is None:
        return []
    out = []
    for match in _numeric.finditer(text):
        year, month, day = (int(g) for g in match.groups())
        calendar = "jalali" if 1250 <= year <= 1419 else "gregorian"
        if 1420 <= year <= 1500:
            calendar = "hijri" if year > 1425 else "jalali"
        if month <= 12 and 1 <= day <= 31 and (year < 1501 or 1850 <= year <= 2100):
            out.append(DateMention(Span(*match.span()), match.group(), "full", calendar, year, month, day))
    for match in _numeric_last.finditer(text):
        day, month, year = (int(g) for g in match.groups())
        if 1 <= month <= 12 and 1 <= day <= 31 and 1850 <= year <= 2100:
            out.append(DateMention(Span(*match.span()), match.group(), "full", "gregorian", year, month, day))
    return out


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
    """The day or month that a mention means, counted from ``anchor`` (the publication day); None where it is open.

    ``future`` says that the text speaks of what is to come: a bare weekday is then the next one, else the last.
    """
    if mention.kind == "full":
        return _value(mention, gregorian(mention.calendar, mention.year, mention.month, mention.day))
    if mention.kind == "month":
        return _month_value(mention)
    if anchor is None:
        return None
    if mention.kind == "relative":
        return _value(mention, anchor + timedelta(days=mention.number))
    if mention.kind == "weekday":
        back = (anchor.weekday() - mention.number) % 7
        if mention.direction > 0 or (future and mention.direction == 0):
            return _value(mention, anchor + timedelta(days=7 - back if back or mention.direction > 0 else 0))
        if mention.direction < 0 and back == 0:
            back = 7
        return _value(mention, anchor - timedelta(days=back))
    return _value(mention, _nearest(mention, anchor))


def _nearest(mention: DateMention, anchor: date) -> date | None:
    """A day and month in the year that brings it nearest to ``anchor``."""
    year = {
        "gregorian": anchor.year,
        "jalali": JalaliDate(anchor).year,
        "hijri": anchor.year - 579 if mention.calendar == "hijri" else 0,
    }[mention.calendar]
    days = [gregorian(mention.calendar, y, mention.month, mention.day) for y in (year - 1, year, year + 1)]
    near = [d for d in days if d is not None]
    return min(near, key=lambda d: abs((d - anchor).days)) if near else None


def _value(mention: DateMention, day: date | None) -> DateValue | None:
    if day is None:
        return None
    iso = day.isoformat()
    return DateValue(iso, iso, "day", mention.calendar, mention.as_written, mention.span)


def _month_value(mention: DateMention) -> DateValue | None:
    first = gregorian(mention.calendar, mention.year, mention.month, 1)
    after_year, after_month = (mention.year + 1, 1) if mention.month == 12 else (mention.year, mention.month + 1)
    after = gregorian(mention.calendar, after_year, after_month, 1)
    if first is None or after is None:
        return None
    last = after - timedelta(days=1)
    return DateValue(first.isoformat(), last.isoformat(), "month", mention.calendar, mention.as_written, mention.span)
