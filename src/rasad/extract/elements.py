"""A sentence as a string of symbols, on which the constructions of a language are matched."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from rasad.extract.cells import Cell
from rasad.extract.mentions import Found, Mention
from rasad.model import Span

if TYPE_CHECKING:
    from rasad.extract.linking import Entity


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


@dataclass(frozen=True, slots=True)
class Governments:
    """Symbols that make a government of a person's name, before it and after it."""

    before: frozenset[str]
    after: frozenset[str]


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
        _join(sentence, i, first)
    return sentence


def govern(sentence: Sentence, words: Governments, state: Callable[[str], Entity]) -> None:
    """Who is named beside such a word ("the government of ...", "the ... administration") is not there in person: it is
    the ``state`` that the person acts for.
    """
    if sentence.present.isdisjoint(words.before | words.after):
        return
    for i in sorted(sentence.mentions, reverse=True):
        mention, symbols = sentence.mentions[i], sentence.symbols
        country = mention.entity.country if mention.symbol == "P" and mention.entity is not None else None
        first = i - 1 if i and symbols[i - 1] in words.before else i if symbols[i + 1 : i + 2] in words.after else None
        if country is not None and first is not None and state(country).kind == "polity":
            start, end = sentence.tokens(first, first + 2)
            _join(sentence, first, Mention(start, end, "G", mention.sentence, polity=country, entity=state(country)))


def _join(sentence: Sentence, i: int, mention: Mention) -> None:
    """Put one mention in the place of symbols ``i`` and ``i + 1``."""
    sentence.ends[i] = sentence.ends[i + 1]
    del sentence.starts[i + 1], sentence.ends[i + 1]
    sentence.symbols = sentence.symbols[:i] + mention.symbol + sentence.symbols[i + 2 :]
    kept = {k - (k > i): m for k, m in sentence.mentions.items() if k not in (i, i + 1)}
    sentence.mentions = dict(sorted({**kept, i: mention}.items()))
    sentence.present = frozenset(sentence.symbols)
