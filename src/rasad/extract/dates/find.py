"""Finds dates in one pass over the tokens: each is looked up among the words that may begin one, only hits are looked at."""

from __future__ import annotations

from dataclasses import replace
from itertools import compress
from typing import Any, NamedTuple

from rasad.extract.dates.mention import DateMention
from rasad.extract.dates.words import YEARS, Words, words_of
from rasad.model import Span
from rasad.text import Tokens

#: Two-digit Jalali years after a month's name, and in figures, where a day or a time of sports may look the same.
_SHORT, _SHORT_FIGURES = range(40, 100), range(50, 100)
#: Tokens that may stand between a weekday and the date it belongs to.
_JOINT = 4


class _Year(NamedTuple):
    """A year after a month, the calendar its era tells (else the month's), and the token after it."""

    year: int
    calendar: str
    end: int


class _Piece(NamedTuple):
    """A mention and its tokens ``[first, end)``."""

    first: int
    end: int
    mention: DateMention


def find_dates(tokens: Tokens, text: str, lang: str) -> list[DateMention]:
    """Every date of a text, in order. Offsets are code points of ``text``, which ``tokens`` are cut from."""
    words = words_of(lang)
    keys, heads = tokens.keys, words.heads
    search = _Search(tokens, text, words)
    pieces: list[_Piece] = []
    for at in compress(range(len(keys)), map(heads.__contains__, keys)):
        if at < search.floor:
            continue
        hit = words.phrases.longest(keys, at, heads[keys[at]])
        if hit is not None and (piece := search.piece(at, hit[0], *hit[1][0])) is not None:
            search.floor = piece.end
            if pieces and (joined := search.join(pieces[-1], piece)) is not None:
                pieces[-1] = joined
                continue
            if pieces and (dated := search.dated(pieces[-1], piece)) is not None:
                pieces[-1] = dated
            pieces.append(piece)
    return [piece.mention for piece in pieces]


class _Search:
    """Looks closer at the hits of one text; ``floor`` is the token after the last mention."""

    def __init__(self, tokens: Tokens, text: str, words: Words) -> None:
        self.keys, self.starts, self.ends = tokens.keys, tokens.starts, tokens.ends
        self.text, self.words = text, words
        self.floor = 0

    def piece(self, at: int, end: int, what: str, name: str, number: int) -> _Piece | None:
        """The mention at a hit on tokens ``[at, end)``, ``name`` a calendar or unit; None where the word is no date here."""
        if what == "month":
            return self._month(at, end, name, number)
        if what in ("weekday", "relative"):
            return self._day(at, end, what, number)
        if what == "unit":
            return self._unit(at, end, name, number)
        if what == "figure":
            return self._figure(at, number)
        if what == "stroke":
            return self._short_figure(at)
        return self._this(at, end)

    def _key(self, at: int) -> str:
        return self.keys[at] if 0 <= at < len(self.keys) else ""

    def _is(self, at: int, name: str) -> bool:
        return 0 <= at < len(self.keys) and self.keys[at] in self.words.sets[name]

    def _capital(self, at: int) -> bool:
        letter = self.text[self.starts[at]]
        return letter.isupper() or not letter.isascii()

    def _made(self, first: int, end: int, kind: str, calendar: str = "gregorian", **fields: Any) -> _Piece:
        span = Span(self.starts[first], self.ends[end - 1])
        return _Piece(first, end, DateMention(span, span.of(self.text), kind, calendar, **fields))

    # months

    def _month(self, at: int, end: int, calendar: str, month: int) -> _Piece | None:
        """A month's name with what stands around it; alone it may be a word, an agency or a person."""
        words = self.words
        if words.month_first and not self._capital(at):
            return None
        name = "".join(self.keys[at:end])
        first, day, until = self._day_before(at)
        last = self._second_name(end, calendar, month)
        paired = last > end
        if words.month_first and not day:
            last, day, until = self._day_after(last)
        found = self._year_after(last, calendar, bool(day))
        if found is not None:
            kind = "full" if day else "month"
            named = paired or self._named(at) or self._is(at - 1, "year_words")
            if kind == "month" and name in words.needs_day and not named:
                return None
            return self._made(
                first, found.end, kind, found.calendar, year=found.year, month=month, day=day, until=until
            )
        marked = self._named(at) or (end - at > 1 and self._is(end - 1, "month_words")) or paired
        if name in words.needs_year and not marked and not self._may_stand(last):
            return None
        direction, unit, number, after = self._which(at, last)
        told = after > last or direction or unit
        if not day and not told and not (marked or name.endswith(tuple(words.sets["month_words"]))):
            return None
        if (not day and name in words.sets["never_alone"]) or self._is(after, "not_before"):
            return None
        kind = "partial" if day else "name"
        return self._made(first, after, kind, calendar, month=month, day=day, until=until,
                          direction=direction, unit=unit, number=number)  # fmt: skip

    def _named(self, at: int) -> bool:
        """Whether the word before says that a month's name follows."""
        return self._is(at - 1, "month_words")

    def _may_stand(self, after: int) -> bool:
        """Whether a doubtful month's name may end before token ``after``."""
        key = self._key(after)
        return not key.isalpha() or key in self.words.sets["after_doubtful"] or key in self.words.relations

    def _number(self, at: int) -> int:
        """The number of one or two digits at a token, 0 where there is none or it is part of a longer one."""
        if not self.floor <= at < len(self.keys):
            return 0
        match = self.words.number.fullmatch(self.keys[at])
        if match is None:
            return 0
        for mark, beyond in ((at - 1, at - 2), (at + 1, at + 2)):
            if (
                self._key(mark) in (".", ",", "/", ":", "\u066b", "\u066c")
                and self._key(beyond).isdigit()
                and self.ends[min(mark, at)] == self.starts[max(mark, at)]
                and self.ends[min(mark, beyond)] == self.starts[max(mark, beyond)]
            ):
                return 0
        return int(match[2])

    def _day_number(self, at: int) -> int:
        number = self._number(at)
        return number if number <= 31 else 0

    def _day_before(self, at: int) -> tuple[int, int, int]:
        """First token, day, and last day of a stretch, before a month at ``at``; days are 0 where there is none."""
        i = at - 1
        while i > self.floor and i > at - 3 and self._is(i, "links"):
            i -= 1
        if day := self._day_number(i):
            first = self._stretch_before(i, day)
            return (first, self._day_number(first), day) if first < i else (i, day, 0)
        for length in (3, 2, 1):
            begin = i + 1 - length
            if begin >= self.floor and (day := self.words.days.get(tuple(self.keys[begin : i + 1]), 0)):
                return (at, 0, 0) if self._is(begin - 1, "periods") else (begin, day, 0)
        return at, 0, 0

    def _stretch_before(self, at: int, day: int) -> int:
        """The token at which a stretch of days that ends with the day at ``at`` begins; ``at`` where it is but one."""
        clitic = self.words.number.fullmatch(self.keys[at])
        if clitic is not None and clitic[1]:
            begin, both = at - 1, clitic[1] in self.words.sets["both"]
        else:
            begin, both = at - 2, self._is(at - 1, "both")
            if not both and not self._is(at - 1, "through"):
                return at
        earlier = self._day_number(begin)
        if not earlier or earlier >= day or (both and earlier + 1 != day) or self._key(begin - 1) == ":":
            return at
        return begin if both or clitic is None or not clitic[1] else at

    def _day_after(self, at: int) -> tuple[int, int, int]:
        """The token after the day, the day and the last day of a stretch, after a month that ends at ``at``."""
        i = at
        while i < at + 2 and self._is(i, "links"):
            i += 1
        day = self._day_number(i)
        if not day or (self._key(i + 1) == "," and len(self._key(i + 2)) == 3 and self._key(i + 2).isdigit()):
            return at, 0, 0
        until = self._day_number(i + 2)
        if until > day and (self._is(i + 1, "through") or (self._is(i + 1, "both") and until == day + 1)):
            return i + 3, day, until
        return i + 1, day, 0

    def _second_name(self, end: int, calendar: str, month: int) -> int:
        """The end of "March/Adhar": a second name of the same month after a stroke; ``end`` where there is none."""
        if self._key(end) in ("/", "(", "-", "\u2013", "\u0640"):
            hit = self.words.phrases.longest(self.keys, end + 1) if end + 1 < len(self.keys) else None
            if hit is not None and hit[1][0] == ("month", calendar, month):
                return hit[0] + 1 if self._key(hit[0]) == ")" else hit[0]
        return end

    def _year_after(self, at: int, calendar: str, day: bool) -> _Year | None:
        """The year after a month, with the calendar that its era tells."""
        i = at
        while i < at + 2 and self._is(i, "between"):
            i += 1
        match = self.words.year.fullmatch(self._key(i))
        if match is not None:
            era = self.words.eras.get(match[2] or self._key(i + 1))
            years = self.words.figures.get(calendar, YEARS[calendar]) if era is None else YEARS[calendar]
            if int(match[1]) in years and era in (None, calendar):
                return _Year(int(match[1]), calendar, i + 1)
        short = self._key(i)
        if day and self.words.short_years and calendar == "jalali" and len(short) == 2 and short.isdigit():
            century = 1400 if short[0] == "0" else 1300 if self._number(i) in _SHORT else 0
            return _Year(century + int(short), calendar, i + 1) if century else None
        return None

    def _which(self, at: int, end: int) -> tuple[int, str, int, int]:
        """Direction, or unit and number ("of last year"), of a month or weekday on ``[at, end)``, and the token after."""
        relation = self.words.relation(self._key(end))
        if relation is not None and not self._is(end + 1, "open") and not self.words.month_first:
            return relation, "", 0, end + 1
        if self.words.month_first and (before := self.words.relation(self._key(at - 1))) is not None:
            return before, "", 0, end
        for i in (end, end + 1) if self._is(end, "between") else (end,):
            if (stretch := self._told_unit(i)) is not None:
                unit, number, after = stretch
                return 0, unit, number, after
        return 0, "", 0, end

    def _told_unit(self, at: int) -> tuple[str, int, int] | None:
        """A unit with "last" or "next" at token ``at``: the unit, how many from now, and the token after; None where there is none."""
        keys, words = self.keys, self.words
        relation = words.relation(self._key(at)) if words.month_first else None
        begin = at + (relation is not None)
        hit = words.phrases.longest(keys, begin) if begin < len(keys) else None
        if hit is None or hit[1][0][0] != "unit":
            return None
        end = hit[0]
        if not words.month_first:
            relation = words.relation(self._key(end))
            end += 1
        if relation is None or self._is(end, "open"):
            return None
        return hit[1][0][1], relation, end

    # days

    def _day(self, at: int, end: int, what: str, number: int) -> _Piece | None:
        """A weekday or a relative day, with its part of the day and with "last" or "next" around it."""
        if self._is(at - 1, "not_after") or self._is(end, "not_before"):
            return None
        first, after = at, end
        if what == "relative":
            if self.words.month_first and self._key(at - 1) == "'":
                return None
            fields: dict[str, Any] = {"unit": "day", "number": number}
        else:
            if self.words.month_first and not self._capital(at):
                return None
            direction, unit, weeks, after = self._which(at, end)
            if unit not in ("", "week"):
                unit, weeks, after = "", 0, end
            fields = {"weekday": number, "direction": direction, "unit": unit, "number": weeks}
            if direction and self.words.month_first:
                first -= 1
        return self._made(first, after, what, week_starts=self.words.week_starts, **fields)

    # weeks, months, years

    def _unit(self, at: int, end: int, unit: str, number: int) -> _Piece | None:
        """A week, month or year with "last", "this", "next", or a number of units "ago"."""
        words = self.words
        if words.month_first:
            if self._is(end, "ago"):
                return self._ago(at, end + 1, unit)
            relation, first, after = words.relation(self._key(at - 1)), at - 1, end
        else:
            if self._is(end, "ago") and not self._is(end + 1, "open") and self._count(at - 1):
                return self._ago(at, end + 1, unit)
            if self._is(at - 1, "ago") or self._is(at - 2, "ago"):
                return self._since(at, end, unit, number)
            relation, first, after = words.relation(self._key(end)), at, end + 1
        if (
            relation is None
            or unit == "day"
            or number < 0
            or first < self.floor
            or self._counted(first - 1)
            or self._is(after, "open")
        ):
            return None
        if unit == "month":
            begin, day, until = self._day_before(first)
            calendar = words.eras.get(self._key(after), words.calendar)
            if day:
                return self._made(begin, after, "ordinal", calendar, day=day, until=until, number=relation)
        return self._stretch(first, after, unit, relation)

    def _count(self, at: int) -> int:
        return self.words.counts.get(self._key(at), 0) or self._number(at)

    def _counted(self, at: int) -> bool:
        """Whether a number stands at ``at``: "the last two weeks" is a length of time."""
        return bool(self._count(at)) or self._is(at, "quantifiers") or self._key(at).isdigit()

    def _ago(self, at: int, end: int, unit: str) -> _Piece | None:
        """Units "ago", the number before the unit."""
        count = self._count(at - 1)
        if not count or at - 1 < self.floor or self._is(at - 2, "both"):
            return None
        return self._stretch(at - 1, end, unit, -count)

    def _since(self, at: int, end: int, unit: str, number: int) -> _Piece | None:
        """The same with "ago" first, and a number between or in the word itself; not "before the year 2015"."""
        count, first = number, at - 1
        if not self._is(at - 1, "ago"):
            count, first = self._count(at - 1), at - 2
        hit = self.words.phrases.longest(self.keys, end) if end < len(self.keys) else None
        follows = hit is not None and hit[1][0][0] in ("month", "weekday", "figure")
        if count < 1 or follows or self._is(end, "ago_open") or first < self.floor or (number == 1 and unit == "day"):
            return None
        return self._stretch(first, end, unit, -count)

    def _stretch(self, first: int, end: int, unit: str, number: int) -> _Piece:
        words = self.words
        return self._made(
            first, end, "relative", words.calendar, unit=unit, number=number, week_starts=words.week_starts
        )

    def _this(self, at: int, end: int) -> _Piece | None:
        """A day "of the current", the month left out."""
        first, day, until = self._day_before(at)
        return self._made(first, end, "ordinal", self.words.calendar, day=day, until=until) if first < at else None

    # figures

    def _figure(self, at: int, year: int) -> _Piece | None:
        """A year in figures: the first or the last part of a date, or after a word that says it is one."""
        key = self._key(at + 1)
        if key in ("/", "-", ".") and self._key(at + 3) == key and self._close(at, at + 4):
            month, day = self._figures(at + 2), self._figures(at + 4)
            calendar = self._calendar(year, at + 4, at)
            if 1 <= month <= 12 and 1 <= day <= 31 and calendar and not self._longer(at - 1, at + 5, key):
                piece = self._made(at, at + 5, "full", calendar, year=year, month=month, day=day)
                return self._without_clock(piece)
        key = self._key(at - 1)
        if key in ("/", "-", ".") and self._key(at - 3) == key and at - 4 >= self.floor and self._close(at - 4, at):
            return self._year_last(at, year, self._figures(at - 4), self._figures(at - 2), key)
        calendar = self._calendar(year, at, at)
        if calendar is not None and calendar in self.words.sets["bare_years"] and self._is(at - 1, "year_words"):
            return self._made(at, at + 1, "year", calendar, year=year)
        return None

    def _year_last(self, at: int, year: int, first: int, second: int, mark: str) -> _Piece | None:
        """Day and month before the year; in English either may come first, so both orders must not be possible."""
        day, month = first, second
        if second > 12:
            day, month = second, first
        elif not self.words.day_first and not self.words.short_years and first <= 12 and first != second:
            return None
        calendar = self._calendar(year, at, at)
        if not (1 <= month <= 12 and 1 <= day <= 31 and calendar) or self._longer(at - 5, at + 1, mark):
            return None
        return self._made(at - 4, at + 1, "full", calendar, year=year, month=month, day=day)

    def _short_figure(self, at: int) -> _Piece | None:
        """A Jalali date whose year has two digits, at its first stroke: 12/3/85 or 85/3/12."""
        if self._key(at + 2) != "/" or at - 1 < self.floor or not self._close(at - 1, at + 3):
            return None
        first, month, last = (self._figures(i) for i in (at - 1, at + 1, at + 3))
        year, day = (first, last) if first in _SHORT_FIGURES else (last, first)
        if year not in _SHORT_FIGURES or not (1 <= month <= 12 and 1 <= day <= 31) or self._longer(at - 2, at + 4, "/"):
            return None
        if len(self._key(at - 1)) > 2 or len(self._key(at + 3)) > 2:
            return None
        return self._made(at - 1, at + 4, "full", "jalali", year=1300 + year, month=month, day=day)

    def _figures(self, at: int) -> int:
        """The number at a token, also where a time hangs on it (11T16); 0 where there is none."""
        key = self._key(at)
        if 3 < len(key) < 6 and key[2] == "t":
            key = key[:2]
        return int(key) if key.isdigit() and len(key) < 3 else 0

    def _without_clock(self, piece: _Piece) -> _Piece:
        """The date without the hour that hangs on its last token (11T16)."""
        if len(self.keys[piece.end - 1]) < 3:
            return piece
        span = Span(piece.mention.span.start, self.starts[piece.end - 1] + 2)
        return piece._replace(mention=replace(piece.mention, span=span, as_written=span.of(self.text)))

    def _close(self, first: int, last: int) -> bool:
        """Whether at most one white space stands between each two tokens of ``[first, last]``."""
        if last >= len(self.keys):
            return False
        return all(self.starts[i + 1] - self.ends[i] <= 1 for i in range(first, last))

    def _longer(self, before: int, after: int, mark: str) -> bool:
        """Whether figures go on before or after: a number of a file, an address."""
        return (self._key(before) == mark and self._key(before - 1)[-1:].isalnum()) or (
            self._key(after) == mark and self._key(after + 1)[:1].isalnum()
        )

    def _calendar(self, year: int, last: int, at: int) -> str | None:
        """The calendar of a year in figures: its era, else the range it lies in."""
        match = self.words.year.fullmatch(self.keys[at])
        era = (match[2] if match else None) or self._key(last + 1)
        if (calendar := self.words.eras.get(era)) is not None and year in YEARS[calendar]:
            return calendar
        return next((name for name, years in self.words.figures.items() if year in years), None)

    # what belongs together

    def dated(self, one: _Piece, other: _Piece) -> _Piece | None:
        """A day and month with the year of the later date up to which it reaches ("28 May to 3 June 2024")."""
        first, last = one.mention, other.mention
        if other.first - one.end != 1 or not self._is(one.end, "through") or first.direction or first.unit:
            return None
        if (
            (first.kind, last.kind) != ("partial", "full")
            or first.calendar != last.calendar
            or first.month > last.month
        ):
            return None
        return one._replace(mention=replace(first, kind="full", year=last.year))

    def _prefixed(self, at: int) -> bool:
        """Whether a clitic stands before the word: "and Monday" is another day."""
        return self.words.heads.get(self.keys[at], self.keys[at]) != self.keys[at]

    def join(self, one: _Piece, other: _Piece) -> _Piece | None:
        """One mention of two that name the same day ("today, Monday", "Monday 12 May"); None where they do not."""
        gap = other.first - one.end
        if gap > _JOINT or self._prefixed(other.first):
            return None
        if not all(self.keys[i] in self.words.sets["joins"] for i in range(one.end, other.first)):
            return None
        best = _same_day(one.mention, other.mention)
        if best is None:
            return None
        end = other.end
        if "(" in self.keys[one.end : other.first] and self._key(end) == ")":
            end += 1
        span = Span(self.starts[one.first], self.ends[end - 1])
        return _Piece(one.first, end, replace(best, span=span, as_written=span.of(self.text)))


def _same_day(one: DateMention, other: DateMention) -> DateMention | None:
    """The more telling of two mentions that stand together; None where they may be two days."""
    plain = [m for m in (one, other) if m.kind == "weekday" and not m.direction and not m.unit]
    days = [m for m in (one, other) if m.kind == "relative" and m.unit == "day"]
    told = [m for m in (one, other) if m.kind in ("full", "partial", "ordinal") and not m.until]
    if len(plain) == 1 and len(days) == 1 and days[0].weekday is None:
        return replace(days[0], weekday=plain[0].weekday)
    if len(told) == 1 and (plain or days) and other is told[0]:
        return told[0]
    return None
