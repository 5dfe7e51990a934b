"""Tokens: words and single punctuation marks of a folded view, with their places in the original."""

from __future__ import annotations

import re
from dataclasses import dataclass

from rasad.text.folding import AlignedText

# An English possessive is a token of its own, a hyphen between letters separates; all else is a word or one mark.
_token = re.compile(r"'s\b|[^\W_]+|[^\w\s-]|_|-")


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
    spans = [match.span() for match in _token.finditer(view.folded)]
    keys = _token.findall(view.folded)
    starts = [span[0] for span in spans]
    ends = [span[1] for span in spans]
    if view.dropped:
        starts = _shift(starts, view.dropped)
        ends = [e + 1 for e in _shift([e - 1 for e in ends], view.dropped)]
    return Tokens(keys, starts, ends)


def _shift(offsets: list[int], dropped: tuple[int, ...]) -> list[int]:
    """Move rising folded offsets to the original in one pass."""
    out: list[int] = []
    done, count = 0, len(dropped)
    for offset in offsets:
        while done < count and dropped[done] <= offset:
            done += 1
        out.append(offset + done)
    return out


def words(folded: str) -> tuple[str, ...]:
    """The token keys of a folded phrase."""
    return tuple(_token.findall(folded))
