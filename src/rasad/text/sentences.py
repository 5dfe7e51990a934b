"""Sentences: a line break always ends one; so do ``.``, ``!``, ``?`` and the Arabic question mark before a space.

The numbering is the one that gold files use (docs/reference/gold.md): every line with a letter or mark counts.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Sequence

from rasad.model import Span

_end = re.compile(r"\n|[.!\u061f?](?=\s|$|\")\"?")

_last_word = re.compile(r"(?<![^\W\d_])([^\W\d_]+)\.$")
_word = re.compile(r"[^\W\d_]+")
#: How far before its full stop an abbreviation begins at most.
_ABBREVIATION = 24


def sentences(text: str) -> list[Span]:
    """Sentence spans of ``text``, outer whitespace left out, in order; the title is number 0."""
    out: list[Span] = []
    start = 0
    for match in _end.finditer(text):
        end, following = match.span()
        if text[end] != "\n":
            if end == start:  # a sentence is more than its end mark
                continue
            end = following
        if rest := text[start:end].lstrip():
            out.append(Span(end - len(rest), end - len(rest) + len(rest.rstrip())))
        start = following
    if rest := text[start:].lstrip():
        out.append(Span(len(text) - len(rest), len(text) - len(rest) + len(rest.rstrip())))
    return out


def joined(
    text: str, spans: Sequence[Span], short: Container[str], alone: Container[str]
) -> Iterator[tuple[int, Span]]:
    """The sentences with their numbers, those put together that an abbreviation broke ("the U.S. President").

    ``short`` are words in lower case that are written with a full stop; a single letter is one too. Words of ``alone``
    begin a sentence of their own where they have a capital. A sentence put together has the number of its first part.
    """
    first, start = 0, 0
    for number, span in enumerate(spans):
        if number == first:
            start = span.start
        if number + 1 < len(spans) and text[span.end - 1] == ".":
            after = spans[number + 1]
            word = _last_word.search(text, max(start, span.end - _ABBREVIATION), span.end)
            if word is not None and "\n" not in text[span.end : after.start]:
                following = _word.match(text, after.start)
                cut = len(word[1]) == 1 or word[1].lower() in short
                if cut and following and (following[0].islower() or following[0].lower() not in alone):
                    continue
        yield first, span if number == first else Span(start, span.end)
        first = number + 1
