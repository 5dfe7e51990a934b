"""Sentences: a line break always ends one; so do ``.``, ``!``, ``?`` and the Arabic question mark before a space.

The numbering is the one that gold files use (docs/reference/gold.md): every line with a letter or mark counts.
"""

from __future__ import annotations

import re

from rasad.model import Span

_line = re.compile(r"[^\n]+")
_sentence = re.compile(r".+?(?:[.!\u061f?](?=\s|$|\")\"?|$)")


def sentences(text: str) -> list[Span]:
    """Sentence spans of ``text``, outer whitespace left out, in order; the title is number 0."""
    out: list[Span] = []
    for line in _line.finditer(text):
        base = line.start()
        content = line.group()
        if content.isspace():
            continue
        for match in _sentence.finditer(content):
            piece = match.group()
            if stripped := piece.strip():
                start = base + match.start() + len(piece) - len(piece.lstrip())
                out.append(Span(start, start + len(stripped)))
    return out
