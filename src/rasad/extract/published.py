"""When and by whom a text says it was published: its own date line and agency tag, else what came with it.

A relative word is never a publication date, nor is a date that merely stands in the story. Date lines and tags are
patterns of the language's ``published.yaml``, tried on single lines of the head and the foot of the folded text, in which
each date and each time of day is one mark.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import chain

from rasad.extract.dates import DateMention, resolve
from rasad.ingest import sources
from rasad.model import DateValue, Outlet, Span
from rasad.packs.files import section
from rasad.text import fold
from rasad.text.folding import fold_phrase

#: Lines of the head and the foot that may be a date line, and code points of a line that are looked at.
_HEAD, _FOOT, _WIDE = 8, 3, 300
#: Lines of the head that may begin with an agency tag.
_TAGGED = 3
#: Days by which a date line may differ from the date that came with the article, where nothing names it as one.
_APART = 7
#: Marks of a date with its year, one without, a time of day.
_DATE, _PARTIAL, _CLOCK = "\ue000", "\ue001", "\ue002"
_TIME = r"(?<![\d:.])([01]?\d|2[0-3])[:h]([0-5]\d)(?:[:.][0-5]\d)?(?![\d:])"
_MARKS = r"[\s\-–—|\u060c,.:\u061b;()/«»\[\]]*"
#: A line that holds nothing but a date, or a date with a time of day.
_bare = re.compile(f"{_MARKS}(?P<date>{_DATE}){_MARKS}")
_timed = re.compile(
    f"{_MARKS}(?:{_CLOCK}{_MARKS}(?P<date>{_DATE})|(?P<date2>{_DATE})(?:t|{_MARKS}){_CLOCK})(?:{_MARKS}(?:gmt|utc|[+]?[\\d:]+))*{_MARKS}"
)


#: What finds a pattern in a line.
Finds = Callable[[str], re.Match[str] | None]


@dataclass(frozen=True, slots=True)
class _Patterns:
    """A language's patterns: of lines that name the day of publication, of datelines, of agency tags."""

    named: tuple[Finds, ...]
    datelines: tuple[Finds, ...]
    tags: tuple[Finds, ...]
    credits: tuple[Finds, ...]
    introduces: re.Pattern[str]
    clock: re.Pattern[str]
    outlets: dict[str, Outlet]


@dataclass(frozen=True, slots=True)
class _Line:
    """A line of the head or foot: ``marked`` is folded, with marks for the ``dates`` and ``clocks`` in it, in order."""

    span: Span
    marked: str
    dates: list[DateMention]
    clocks: list[tuple[Span, str]]

    def date(self, at: int) -> DateMention:
        """The date whose mark is at ``at``."""
        return self.dates[sum(self.marked.count(mark, 0, at) for mark in (_DATE, _PARTIAL))]


def find_published(text: str, dates: Sequence[DateMention], lang: str, given: DateValue | None) -> DateValue | None:
    """The publication date: of the text's date line, else ``given``; None where neither is there.

    A line that says "published on" counts in any case; a bare date or a dateline only where it is no more than a week
    from ``given``. A dateline without a year takes it from ``given``.
    """
    wanted = [d for d in dates if d.kind in ("full", "partial") and not d.until]
    if not wanted:
        return given
    spans = _lines(text)
    head, foot = spans[:_HEAD], spans[_HEAD:][-_FOOT:]
    patterns = _patterns(lang)
    for number, span in enumerate(chain(head, foot)):
        mine = [d for d in wanted if d.span.start >= span.start and d.span.end <= span.end]
        if not mine:
            continue
        line = _line(text, span, mine, patterns.clock)
        alone = span != spans[-1] and not (
            number and patterns.introduces.search(fold(spans[number - 1].of(text)).folded)
        )
        for mention, named in _candidates(line, number if number < len(head) else _HEAD, alone, patterns):
            value = resolve(mention, given.last_day if given else None)
            if value is not None and (named or given is None or abs((value.first_day - given.last_day).days) <= _APART):
                return _with_clock(value, line, text)
    return given


def _candidates(line: _Line, number: int, alone: bool, patterns: _Patterns) -> Iterator[tuple[DateMention, bool]]:
    """Dates of a line that may be the day of publication, and whether the line says so.

    ``number`` is the line's place in the head, ``alone`` false where the line before leads on to it, and for the last line,
    where a statement is signed.
    """
    for pattern in patterns.named:
        if (match := pattern(line.marked)) is not None and line.marked[match.start("date")] == _DATE:
            yield line.date(match.start("date")), True
    if number < _HEAD and alone and (match := _timed.fullmatch(line.marked)) is not None:
        yield line.date(max(match.start("date"), match.start("date2"))), False
    if number < _HEAD // 2 and alone and (match := _bare.fullmatch(line.marked)) is not None:
        yield line.date(match.start("date")), False
    if number < _TAGGED:
        for pattern in patterns.datelines:
            if (match := pattern(line.marked)) is not None:
                yield line.date(match.start("date")), False


def _line(text: str, span: Span, dates: list[DateMention], clock: re.Pattern[str]) -> _Line:
    """A line with marks for its dates and times."""
    out: list[str] = []
    clocks: list[tuple[Span, str]] = []
    at = span.start
    end = min(span.end, max(span.start + _WIDE, dates[0].span.end + _WIDE // 2))
    for mention in [*dates, None]:
        piece = text[at : mention.span.start if mention else end]
        view = fold(piece)
        done = 0
        for time in clock.finditer(view.folded):
            out.append(view.folded[done : time.start()] + _CLOCK)
            done = time.end()
            place = Span(at + view.to_original(time.start()), at + view.to_original(time.end() - 1) + 1)
            half = 12 if time["afternoon"] else 0
            hour = int(time[1]) % 12 + half if half or time["morning"] else int(time[1])
            clocks.append((place, f"{hour:02}:{time[2]}"))
        out.append(view.folded[done:])
        if mention is not None:
            out.append(_DATE if mention.kind == "full" else _PARTIAL)
            at = max(mention.span.end, at)
    return _Line(span, "".join(out), dates, clocks)


def _with_clock(value: DateValue, line: _Line, text: str) -> DateValue:
    """The date with the time of day that stands nearest to it in the line, no more than a few words away."""
    assert value.span is not None
    near = [
        (max(value.span.start - place.end, place.start - value.span.end), place, time) for place, time in line.clocks
    ]
    gap, place, time = min(near, default=(_WIDE, value.span, ""))
    if gap > _WIDE // 10:
        return value
    minute = f"{value.start}T{time}"
    span = Span(min(value.span.start, place.start), max(value.span.end, place.end))
    return DateValue(minute, minute, "minute", value.calendar, span.of(text), span)


def _lines(text: str) -> list[Span]:
    """The lines that are not empty."""
    out: list[Span] = []
    at = 0
    for line in text.split("\n"):
        if line.strip():
            out.append(Span(at, at + len(line)))
        at += len(line) + 1
    return out


@cache
def _patterns(lang: str) -> _Patterns:
    data = section(lang, "published")
    roster = sources.load()
    names = {name: outlet for name, outlet in roster.names(lang) if lang in roster.languages(outlet.id)}
    for name in map(fold_phrase, data.get("no_tags", ())):
        names.pop(name, None)
    outlet = "(?P<outlet>" + "|".join(sorted(map(re.escape, names), key=len, reverse=True)) + ")"

    def compiled(key: str) -> tuple[Finds, ...]:
        return tuple(
            _finds(
                fold(pattern)
                .folded.replace("{outlet}", outlet)
                .replace("{date}", f"(?P<date>[{_DATE}{_PARTIAL}])")
                .replace("{other}", f"[{_DATE}{_PARTIAL}]")
                .replace("{clock}", _CLOCK)
            )
            for pattern in data.get(key, ())
        )

    before, morning, afternoon = (
        "|".join(map(re.escape, map(fold_phrase, data[key]))) for key in ("introduces", "morning", "afternoon")
    )
    return _Patterns(
        compiled("named"),
        compiled("datelines"),
        compiled("outlet_tags"),
        compiled("credits"),
        re.compile(rf"(?:[.:\u061b;\u060c,]|\b(?:{before}))\s*$"),
        re.compile(rf"{_TIME}(?: ?(?:(?P<morning>{morning})|(?P<afternoon>{afternoon}))\b)?"),
        names,
    )


def _finds(source: str) -> Finds:
    """What finds a pattern; one that begins with ``^`` is tried at the beginning alone, which ``search`` does not see."""
    pattern = re.compile(source)
    return pattern.match if source.startswith("^") else pattern.search


def find_outlet(text: str, lang: str, source: str | None) -> Outlet | None:
    """The outlet: by the name or id that came with the article, else by an agency's tag at the head or foot of the text.

    An agency that is quoted is not the outlet. An outlet that no file knows is kept by its name, its state unknown.
    """
    if source:
        return sources.load().find(source) or Outlet(fold_phrase(source).replace(" ", "-"), source, None)
    patterns = _patterns(lang)
    lines = _lines(text)
    for line in lines[:_TAGGED]:
        if (found := _tag(line.of(text)[:_WIDE], patterns.tags, patterns.outlets)) is not None:
            return found
    return _tag(lines[-1].of(text)[-_WIDE:], patterns.credits, patterns.outlets) if lines else None


def _tag(line: str, tags: Sequence[Finds], outlets: dict[str, Outlet]) -> Outlet | None:
    """The outlet of the first tag in a line; a Latin name has a capital."""
    view = fold(line)
    found = [match for tag in tags if (match := tag(view.folded)) is not None]
    for match in sorted(found, key=lambda m: m.start("outlet")):
        letter = line[view.to_original(match.start("outlet"))]
        if letter.isupper() or not letter.isascii():
            return outlets[match["outlet"]]
    return None
