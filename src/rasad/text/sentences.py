"""Sentences: a line break always ends one; so do ``.``, ``!``, ``?`` and the Arabic question mark before a space.

The numbering is the one that gold files use (docs/reference/gold.md): every line with a letter or mark counts.
"""

from __future__ import annotations

import re

from rasad.model import Span

_end = re.compile(r"\n|[.!\u061f?](?=\s|$|\")\"?")


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
