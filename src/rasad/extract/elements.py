"""A sentence as a string of symbols, on which the constructions of a language are matched."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from rasad.extract.cells import Cell
from rasad.extract.mentions import Found, Mention
from rasad.model import Span


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


@dataclass(frozen=True, slots=True)
class Metonyms:
    """Where a capital stands for its state: right after a word of ``after`` ("between Tehran ..."), or joined to one that does
    by a word of ``joints`` ("... and Muscat").
    """

    capitals: frozenset[str]
    after: frozenset[str]
    joints: frozenset[str]

    def follow(self, symbols: Sequence[str], led: int) -> bool:
        """Whether what comes after these symbols is one; ``led`` is where the last party after such a word stands."""
        return bool(symbols) and (symbols[-1] in self.after or (symbols[-1] in self.joints and led == len(symbols) - 2))


def view(number: int, span: Span, cells: Sequence[Cell], found: Found, inside: str, metonyms: Metonyms) -> Sentence:
    """Lay out one sentence; ``inside`` are the symbols of words like "in"."""
    plain = [cell.symbol for cell in cells]
    begins, closes = [cell.start for cell in cells], [cell.end for cell in cells]
    symbols: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    mentions: dict[int, Mention] = {}
    at, led = 0, -1
    for begin, until, mention in (*found, (len(cells), len(cells), None)):
        symbols += plain[at:begin]
        starts += begins[at:begin]
        ends += closes[at:begin]
        if mention is not None:
            if metonyms.follow(symbols, led):
                led = len(symbols)
                if mention.symbol == "L" and mention.place is not None and mention.place.name in metonyms.capitals:
                    mention.symbol, mention.polity = "C", mention.place.country
            mentions[len(symbols)] = mention
            symbols.append(mention.symbol)
            starts.append(mention.start)
            ends.append(mention.end)
        at = until
    text = "".join(symbols)
    return Sentence(number, span, text, frozenset(text), starts, ends, mentions, inside)


def fuse(sentence: Sentence) -> Sentence:
    """The sentence with two mentions of one person side by side, of which one has no name ("the monarch of Bahrain King
    Hamad"), as one.
    """
    twins = [
        i
        for i, mention in sentence.mentions.items()
        if mention.symbol == "P"
        and mention.entity is not None
        and (after := sentence.mentions.get(i + 1)) is not None
        and after.symbol == "P"
        and after.entity is mention.entity
        and (after.name is None or mention.name is None)
    ]
    for i in reversed(twins):
        first, second = sentence.mentions[i], sentence.mentions[i + 1]
        first.end = second.end
        if first.name is None:
            first.name, first.persons = second.name, second.persons
        sentence.ends[i] = second.end
        del sentence.starts[i + 1], sentence.ends[i + 1], sentence.mentions[i + 1]
        sentence.symbols = sentence.symbols[: i + 1] + sentence.symbols[i + 2 :]
        sentence.mentions = {k - (k > i): mention for k, mention in sentence.mentions.items()}
    return sentence
