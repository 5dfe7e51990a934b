"""Sheets: findings drawn by chance from real text, for a reader to judge, and the precision that the marks add up to.

A sheet is plain text. Each item begins with a mark in brackets: ``[ ]`` not judged, ``[x]`` right, ``[?]`` undecided,
``[- kind of error]`` wrong; ``[+]`` is written before what the text tells and was missed. Chance is a digest of seed and
item: the same seed draws the same items whatever the order of the articles, and keeps drawing what a changed reader still
finds, so that marks can be carried over.
"""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from heapq import nsmallest
from math import sqrt

_MARK = re.compile(r"^\[(?P<mark>[ x?+-])(?P<why>[^\]\n]*)\] (?P<line>.+)$", re.MULTILINE)
#: The quantile of the normal distribution for 95 %.
_Z = 1.959964


class SheetError(ValueError):
    """A sheet that cannot be read; the message says the place."""


@dataclass(frozen=True, slots=True)
class Item:
    """A finding: ``line`` says on one line where it stands and what was understood, ``words`` show the text around it."""

    line: str
    words: str


@dataclass(frozen=True, slots=True)
class Tally:
    """What the marks of a sheet add up to; ``errors`` counts the kinds of those that are wrong."""

    right: int
    wrong: int
    undecided: int
    unjudged: int
    missed: int
    errors: Mapping[str, int] = field(default_factory=dict)

    @property
    def precision(self) -> float:
        """The share that is right of what was decided; 0 where nothing was."""
        decided = self.right + self.wrong
        return self.right / decided if decided else 0.0

    @property
    def interval(self) -> tuple[float, float]:
        """The 95 % confidence interval of the precision."""
        return wilson(self.right, self.right + self.wrong)

    @property
    def recall(self) -> float:
        """The share that was found of what is there; 0 where nothing is."""
        there = self.right + self.missed
        return self.right / there if there else 0.0


def wilson(right: int, n: int) -> tuple[float, float]:
    """The 95 % score interval of a share, ``right`` of ``n`` (Wilson 1927); (0, 1) of nothing."""
    if not n:
        return 0.0, 1.0
    p, z = right / n, _Z
    centre = (p + z * z / (2 * n)) / (1 + z * z / n)
    reach = z / (1 + z * z / n) * sqrt(p * (1 - p) / n + z * z / (4 * n * n))
    return max(0.0, centre - reach), min(1.0, centre + reach)


def lot(seed: int, *parts: str) -> str:
    """The lot of something in a draw: those with the smallest are drawn."""
    return hashlib.sha256("\x1f".join((str(seed), *parts)).encode("utf-8", "surrogatepass")).hexdigest()


def draw(items: Iterable[Item], count: int, seed: int) -> list[Item]:
    """``count`` of the items by lot, each as likely as the other."""
    return nsmallest(count, items, key=lambda item: lot(seed, item.line))


def block(item: Item, marks: Mapping[str, str]) -> str:
    """An item as a sheet has it, with the mark that its line had in an earlier one."""
    words = "".join(f"    {line}\n" for line in item.words.splitlines())
    return f"[{marks.get(item.line, ' ')}] {item.line}\n{words}"


def marks_of(sheet: str) -> dict[str, str]:
    """The marks of a sheet by the lines that they stand before: ``x``, ``?``, ``+``, a blank, or ``- kind of error``.

    Raises SheetError where a line begins like an item and has no mark that is known, or where there is none at all.
    """
    marks = {found["line"]: found["mark"] + found["why"] for found in _MARK.finditer(sheet)}
    for number, line in enumerate(sheet.splitlines(), 1):
        if line.startswith("[") and not _MARK.match(line):
            raise SheetError(f"{number}: not a mark: {line[:20]!r}; known are [ ], [x], [?], [- kind of error] and [+]")
    if not marks:
        raise SheetError("no items; a sheet is what `rasad sample` prints")
    return marks


def tally(marks: Iterable[str]) -> Tally:
    """Counts marks as ``marks_of`` gives them."""
    known = list(marks)
    first = Counter(mark[0] for mark in known)
    errors = Counter(mark[1:].strip() or "no kind given" for mark in known if mark[0] == "-")
    return Tally(first["x"], first["-"], first["?"], first[" "], first["+"], dict(errors.most_common()))
