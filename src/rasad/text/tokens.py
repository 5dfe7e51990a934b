"""Tokens: words and single punctuation marks of a folded view, with their places in the original."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate
from operator import sub

from rasad.text.folding import AlignedText

# An English possessive is a token of its own, a hyphen between letters separates; all else is a word or one mark.
# Each token is found with the white space before it, so that the pieces add up to the text and their lengths to the
# offsets. Where no underscore stands in the text, the plain class of word characters is quicker.
_TOKEN = r"(?:[^\W_]+|'s\b|[^\w\s]|_)"
_token = re.compile(_TOKEN)
_piece = re.compile(rf"\s*{_TOKEN}")
_plain_piece = re.compile(r"\s*(?:\w+|'s\b|[^\w\s])")


@dataclass(frozen=True, slots=True)
class Tokens:
    """Parallel lists: ``keys`` are folded forms, ``starts`` and ``ends`` offsets in the original text."""

    keys: list[str]
    starts: list[int]
    ends: list[int]

    def __len__(self) -> int:
        return len(self.keys)


def tokenise(view: AlignedText) -> Tokens:
    """Cut a folded view into tokens."""
    folded = view.folded
    pieces = (_piece if "_" in folded else _plain_piece).findall(folded)
    keys = list(map(str.lstrip, pieces))
    ends = list(accumulate(map(len, pieces)))
    starts = list(map(sub, ends, map(len, keys)))
    if view.dropped:
        starts = _shift(starts, view.dropped)
        ends = _shift(ends, [at + 1 for at in view.dropped])  # an end moves with the code point before it
    return Tokens(keys, starts, ends)


def _shift(offsets: list[int], dropped: Sequence[int]) -> list[int]:
    """Move rising folded offsets to the original: each by the number of ``dropped`` that are not greater."""
    out: list[int] = []
    done = 0
    for by, at in enumerate(dropped):
        upto = bisect_left(offsets, at, done)
        out += [offset + by for offset in offsets[done:upto]]
        done = upto
    out += [offset + len(dropped) for offset in offsets[done:]]
    return out


def words(folded: str) -> tuple[str, ...]:
    """The token keys of a folded phrase."""
    return tuple(_token.findall(folded))
