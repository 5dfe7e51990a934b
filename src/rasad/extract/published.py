"""When and by whom a text says it was published: its own date line and agency tag, else what came with it.

A relative word is never a publication date, nor is a date that merely stands in the story.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from rasad.extract.dates import DateMention, resolve
from rasad.ingest import sources
from rasad.model import DateValue, Outlet, Span
from rasad.packs.files import section
from rasad.text.folding import fold_phrase

#: Lines of the head and the foot that may be a date line, and how much else may stand in one.
_HEAD, _FOOT, _ROOM = 8, 4, 45
#: Code points of the head in which an agency tag may stand.
_TAG = 500
_clock = re.compile(r"(?<!\d)([01]?\d|2[0-3]):([0-5]\d)(?!\d)")


def find_published(text: str, dates: Sequence[DateMention], lang: str, given: DateValue | None) -> DateValue | None:
    """The publication date: of the text's date line, else ``given``; None where neither is there."""
    labels = section(lang, "published")["labels"]
    lines = _lines(text)
    for line in [*lines[:_HEAD], *lines[_HEAD:][-_FOOT:]]:
        body = line.of(text)
        found = [d for d in dates if d.kind == "full" and d.span.within(line)]
        found.sort(key=lambda d: d.calendar == "hijri")
        for mention in found:
            rest = len(body) - sum(d.span.end - d.span.start for d in found)
            if rest > _ROOM and not any(label in body for label in labels):
                continue
            value = resolve(mention, None)
            if value is not None and rest <= _ROOM + 40:
                return _with_clock(value, text, line)
    return given


def _with_clock(value: DateValue, text: str, line: Span) -> DateValue:
    """The date with the time of day that stands beside it."""
    clock = _clock.search(_western(line.of(text)))
    if clock is None or value.span is None:
        return value
    minute = f"{value.start}T{int(clock[1]):02}:{clock[2]}"
    span = Span(min(value.span.start, line.start + clock.start()), max(value.span.end, line.start + clock.end()))
    return DateValue(minute, minute, "minute", value.calendar, span.of(text), span)


def _western(text: str) -> str:
    return "".join(str(int(c)) if c.isdigit() and not c.isascii() else c for c in text)


def _lines(text: str) -> list[Span]:
    out: list[Span] = []
    at = 0
    for line in text.split("\n"):
        if line.strip():
            out.append(Span(at, at + len(line)))
        at += len(line) + 1
    return out


@cache
def _tags(lang: str) -> tuple[list[re.Pattern[str]], dict[str, Outlet]]:
    names = dict(sources.load().names(lang))
    if lang != "en":
        names |= {k: v for k, v in sources.load().names("en") if k.isupper()}
    any_name = "(?P<outlet>" + "|".join(sorted(map(re.escape, names), key=len, reverse=True)) + ")"
    patterns = [re.compile(p.replace("{outlet}", any_name)) for p in section(lang, "published")["outlet_tags"]]
    return patterns, names


def find_outlet(text: str, lang: str, source: str | None) -> Outlet | None:
    """The outlet: by the name or id that came with the article, else by the agency tag in the head of the text.

    An outlet that no file knows is kept by its name, its state unknown.
    """
    if source:
        return sources.load().find(source) or Outlet(fold_phrase(source).replace(" ", "-"), source, None)
    patterns, names = _tags(lang)
    head = fold_phrase(text[:_TAG])
    best: tuple[int, Outlet] | None = None
    for pattern in patterns:
        match = pattern.search(head)
        if match is not None and (best is None or match.start() < best[0]):
            best = (match.start(), names[match["outlet"]])
    return best[1] if best else None
