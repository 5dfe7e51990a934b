"""Short mentions: after a person was named in full, the last part of the name alone stands for them in that document."""

from __future__ import annotations

from collections.abc import Sequence

from rasad.extract.mentions import Cell, Found, Mention

Laid = tuple[int, list[Cell], Found]
_SHORTEST = 3


def add_short_names(sentences: Sequence[Laid], keys: Sequence[str]) -> None:
    """Add to each sentence's mentions those that are the last part of a name found elsewhere in the document."""
    last: set[tuple[str, ...]] = set()
    for _, _, found in sentences:
        for _, _, mention in found:
            if mention.name is not None and mention.name[1] - mention.name[0] >= 2:
                name = tuple(keys[mention.name[0] : mention.name[1]])
                last |= {name[k:] for k in range(1, len(name)) if len(name[-1]) >= _SHORTEST}
    if not last:
        return
    heads = {name[0] for name in last}
    for number, cells, found in sentences:
        added = [
            (at, at + length, Mention(cell.start, cells[at + length - 1].end, "P", number))
            for at, cell in enumerate(cells)
            if cell.role == "." and cell.item is None and cell.end > cell.start and keys[cell.start] in heads
            for length in (_longest(cells, at, keys, last),)
            if length
        ]
        taken = {i for begin, end, _ in found for i in range(begin, end)}
        kept = []
        for begin, end, mention in added:
            if taken.isdisjoint(range(begin, end)):
                mention.name = (mention.start, mention.end)
                taken.update(range(begin, end))
                kept.append((begin, end, mention))
        if kept:
            found.extend(kept)
            found.sort(key=lambda each: each[0])


def _longest(cells: Sequence[Cell], at: int, keys: Sequence[str], names: set[tuple[str, ...]]) -> int:
    """How many cells from ``at`` on make one of the names; 0 if none do."""
    best = 0
    words: tuple[str, ...] = ()
    for length in range(1, 5):
        if at + length > len(cells):
            break
        cell = cells[at + length - 1]
        if cell.role != "." or cell.end - cell.start != 1:
            break
        words = (*words, keys[cell.start])
        if words in names:
            best = length
    return best
