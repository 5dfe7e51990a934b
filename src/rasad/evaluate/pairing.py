"""One-to-one pairing of two lists, the likest first."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar

from rasad.evaluate.gold import GoldContact, GoldDocument
from rasad.evaluate.parties import participants
from rasad.evaluate.records import Contact

A = TypeVar("A")
B = TypeVar("B")
Likeness = tuple[bool, float, bool]

#: Parties shared, of all parties of both, from which on two contacts may be the same.
_SHARED = 0.5


def pair(left: Sequence[A], right: Sequence[B], likeness: Callable[[A, B], Likeness | None]) -> list[tuple[int, int]]:
    """Pairs of indices, each index at most once, taken greedily from the highest likeness down.

    ``likeness`` is None for what cannot be a pair; of equals the pair further back comes first.
    """
    candidates = [
        (alike, i, j) for i, a in enumerate(left) for j, b in enumerate(right) if (alike := likeness(a, b)) is not None
    ]
    taken: list[tuple[int, int]] = []
    free_left, free_right = set(range(len(left))), set(range(len(right)))
    for _, i, j in sorted(candidates, reverse=True):
        if i in free_left and j in free_right:
            free_left.remove(i)
            free_right.remove(j)
            taken.append((i, j))
    return taken


def pair_with_gold(gold: GoldDocument, contacts: Sequence[Contact]) -> list[tuple[int, int]]:
    """Pairs (gold contact, contact of the record): at least half the parties shared; same kind first, then the share
    of parties, then the same status.
    """

    def likeness(wanted: GoldContact, got: Contact) -> Likeness | None:
        found, extra = participants(gold, wanted, got.participants or ())
        share = found / (len(wanted.participants) + len(extra))
        return (wanted.kind == got.kind, share, wanted.status == got.status) if share >= _SHARED else None

    return pair(gold.contacts or (), contacts, likeness)


def pair_runs(before: Sequence[Contact], after: Sequence[Contact]) -> list[tuple[int, int]]:
    """Pairs of contacts of two runs on one document, by the same measure, parties compared by their labels."""

    def likeness(old: Contact, new: Contact) -> Likeness | None:
        olds, news = ({p.label for p in c.participants or ()} for c in (old, new))
        share = len(olds & news) / len(olds | news) if olds | news else 1.0
        return (old.kind == new.kind, share, old.status == new.status) if share >= _SHARED else None

    return pair(before, after, likeness)
