"""Short mentions: after a person was named in full, the last part of the name alone stands for them in that document."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from rasad.extract.cells import Cell
from rasad.extract.mentions import Found, Mention

Laid = tuple[int, list[Cell], Found]
_SHORTEST = 3
#: The words of a given name and a family name of two.
_DOUBLE = 3


def add_short_names(
    sentences: Sequence[Laid],
    keys: Sequence[str],
    clitics: Mapping[str, Callable[[int], Cell]],
    family: Callable[[str], bool],
    whole: Callable[[str], bool],
    follows: Callable[[Cell], bool],
) -> None:
    """Add to each sentence's mentions those that are the last part of a name found elsewhere in the document, or the
    first word of a family name of two.

    A city that bears such a name stands for the person too, and so does a demonym where the subject of a verb stands.
    ``clitics`` makes the cell of each letter that may be written together with the next word; ``family`` tells a word that
    is a family name and nothing else, ``whole`` one that may be a name without the word before it, ``follows`` a verb whose
    subject comes next.
    """
    last: set[tuple[str, ...]] = set()
    for _, _, found in sentences:
        for _, _, mention in found:
            if mention.name is not None and mention.name[1] - mention.name[0] >= 2:
                name = tuple(keys[mention.name[0] : mention.name[1]])
                last |= {name[k:] for k in range(1, len(name)) if len(name[-1]) >= _SHORTEST and whole(name[k])}
                if len(name) == _DOUBLE and family(name[1]):
                    last.add(name[1:2])
    if not last:
        return
    heads = {name[0] for name in last}
    joined = {letter + head for letter in clitics for head in heads} - heads
    for number, cells, found in sentences:
        mine = keys[cells[0].start : cells[-1].end] if cells else ()
        first = {} if joined.isdisjoint(mine) else _take_clitics_off(cells, found, keys, joined, clitics)
        if not first and heads.isdisjoint(mine):
            continue
        added = [
            (at, at + length, Mention(cell.start, cells[at + length - 1].end, "P", number, first=first.get(at)))
            for at, cell in enumerate(cells)
            if (first.get(at) or keys[cell.start]) in heads
            and (_plain(cell) or cell.role == "l" or (cell.role == "a" and at and follows(cells[at - 1])))
            for length in (_longest(cells, at, keys, last, first.get(at)),)
            if length
        ]
        taken = {i for begin, end, mention in found if mention.symbol not in "LA" for i in range(begin, end)}
        kept = []
        for begin, end, mention in added:
            if taken.isdisjoint(range(begin, end)):
                mention.name = (mention.start, mention.end)
                taken.update(range(begin, end))
                kept.append((begin, end, mention))
        if kept:
            persons = {i for begin, end, _ in kept for i in range(begin, end)}
            found[:] = [each for each in found if persons.isdisjoint(range(each[0], each[1]))]
            found.extend(kept)
            found.sort(key=lambda each: each[0])


def _plain(cell: Cell) -> bool:
    return cell.role == "." and cell.item is None and cell.end > cell.start


def _take_clitics_off(
    cells: list[Cell], found: Found, keys: Sequence[str], joined: set[str], clitics: Mapping[str, Callable[[int], Cell]]
) -> dict[int, str]:
    """Give the clitic before a short name, ``joined`` with it, a cell of its own; the name's first token without it, by its
    cell.
    """
    first: dict[int, str] = {}
    taken = {i for begin, end, _ in found for i in range(begin, end)}
    for at in range(len(cells) - 1, -1, -1):
        key = keys[cells[at].start]
        if key not in joined or at in taken or not _plain(cells[at]):
            continue
        cells.insert(at, clitics[key[0]](cells[at].start))
        found[:] = [(begin + (begin >= at), end + (begin >= at), mention) for begin, end, mention in found]
        first = {k + 1: word for k, word in first.items()} | {at + 1: key[1:]}
    return first


def _longest(
    cells: Sequence[Cell], at: int, keys: Sequence[str], names: set[tuple[str, ...]], first: str | None
) -> int:
    """How many cells from ``at`` on make one of the names; 0 if none do."""
    best = 0
    words: tuple[str, ...] = ()
    for length in range(1, 5):
        if at + length > len(cells):
            break
        cell = cells[at + length - 1]
        if cell.role not in ".la" or cell.end - cell.start != 1:
            break
        words = (*words, keys[cell.start]) if words or first is None else (first,)
        if words in names:
            best = length
    return best
