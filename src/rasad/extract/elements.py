"""A sentence as a string of symbols, on which the constructions of a language are matched."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from rasad.extract.mentions import Cell, Mention
from rasad.model import Span
from rasad.packs.pack import LanguagePack
from rasad.packs.patterns import OTHER

#: Marks that are symbols of their own; a full stop inside a sentence (after it no space stood) ends one all the same.
_KEPT = frozenset(',:;-"«»()')
_SAME = {"\u060c": ",", "\u061b": ";", ".": ";", "–": "-", "—": "-"}


@dataclass(slots=True)
class Sentence:
    """``symbols[i]`` stands for tokens ``[starts[i], ends[i])``; ``mentions[i]`` is the mention there, if any;
    ``inside`` are the symbols of words like "in".
    """

    number: int
    span: Span
    symbols: str
    present: frozenset[str]
    starts: list[int]
    ends: list[int]
    mentions: dict[int, Mention]
    inside: str

    def tokens(self, start: int, end: int) -> tuple[int, int]:
        """The tokens of symbols ``[start, end)``."""
        return self.starts[start], self.ends[end - 1]

    def parties(self, start: int, end: int) -> list[Mention]:
        """The mentions among symbols ``[start, end)``."""
        return [self.mentions[i] for i in range(start, end) if i in self.mentions]


def view(
    number: int,
    span: Span,
    cells: Sequence[Cell],
    found: Sequence[tuple[int, int, Mention]],
    keys: Sequence[str],
    pack: LanguagePack,
) -> Sentence:
    """Lay out one sentence."""
    symbols: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    mentions: dict[int, Mention] = {}
    at, n = 0, 0
    while at < len(cells):
        if n < len(found) and found[n][0] == at:
            _, until, mention = found[n]
            mentions[len(symbols)] = mention
            symbols.append(mention.symbol)
            starts.append(mention.start)
            ends.append(mention.end)
            at, n = until, n + 1
            continue
        cell = cells[at]
        symbols.append(OTHER if cell.role == "." and len(keys[cell.start]) > 1 else _symbol(cell, keys, pack))
        starts.append(cell.start)
        ends.append(cell.end)
        at += 1
    text = "".join(symbols)
    return Sentence(number, span, text, frozenset(text), starts, ends, mentions, pack.inside)


def fuse(sentence: Sentence) -> Sentence:
    """The sentence with two names of one person side by side ("the monarch of Bahrain King Hamad") as one mention."""
    twins = [
        i
        for i, mention in sentence.mentions.items()
        if mention.symbol == "P"
        and mention.entity is not None
        and (after := sentence.mentions.get(i + 1)) is not None
        and after.symbol == "P"
        and after.entity is mention.entity
        and after.name is not None
        and mention.name is None
    ]
    for i in reversed(twins):
        first, second = sentence.mentions[i], sentence.mentions[i + 1]
        first.end, first.name, first.persons = second.end, second.name, second.persons
        sentence.ends[i] = second.end
        del sentence.starts[i + 1], sentence.ends[i + 1], sentence.mentions[i + 1]
        sentence.symbols = sentence.symbols[: i + 1] + sentence.symbols[i + 2 :]
        sentence.mentions = {k - (k > i): mention for k, mention in sentence.mentions.items()}
    return sentence


def _symbol(cell: Cell, keys: Sequence[str], pack: LanguagePack) -> str:
    if cell.clitic is not None:
        return pack.clitic(cell.clitic)
    if cell.item is not None:
        return cell.item.symbol or OTHER
    key = keys[cell.start] if cell.end - cell.start == 1 else ""
    key = _SAME.get(key, key)
    if key == ";" and cell.start and len(keys[cell.start - 1]) == 1:
        return OTHER  # an initial
    return key if key in _KEPT else OTHER
