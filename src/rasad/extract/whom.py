"""Whom a statement addresses, whom it is about, and in which contact it was made."""

from __future__ import annotations

from collections.abc import Sequence

from rasad.extract.contacts import Gathered
from rasad.extract.elements import Sentence
from rasad.extract.linking import Entity
from rasad.extract.statements import Spoken
from rasad.packs.pack import LanguagePack, Rules

#: Contacts that are no place to say something: what is told beside a visit or of talks that go on was said elsewhere.
_SILENT = frozenset(("visit", "summons", "rupture", "restoration", "negotiation", "mediation"))
#: Classes of nouns by which a statement names the contact it was made in ("in this meeting"), and how far before such a
#: noun a word like "in" may stand.
_NOUNS = {"meet_n": "meeting", "call_n": "phone_call", "video_n": "video_call"}
#: Classes of phrases that say it with that word.
_PHRASES = {"meet_this": "meeting", "call_this": "phone_call"}
_REACH = 3
#: Parties that a statement is about at most: a longer list names them in passing.
_MOST = 3
#: Symbols of mentions that stand for parties.
_PARTIES = frozenset("PGCO")


class Circumstances:
    """Reads what surrounds the words of one language's statements."""

    def __init__(self, pack: LanguagePack) -> None:
        self.pack = pack
        self.rules = Rules(pack.addressees, pack.context.preposition + pack.context.conjunction)
        self.nouns = {symbol: kind for name, kind in _NOUNS.items() for symbol in pack.symbols_of(name)}
        self.phrases = {symbol: kind for name, kind in _PHRASES.items() for symbol in pack.symbols_of(name)}
        self.naming = frozenset(self.nouns) | frozenset(self.phrases)

    def addressees(self, said: Spoken) -> list[Entity]:
        """Those to whom the sentence says that the words were said: by its reporting words, where it has some, not by
        those of somebody whom it quotes.
        """
        sentence = said.sentence
        out: list[Entity] = []
        for rule in self.rules.possible(sentence.present):
            for match in rule.matches(sentence.symbols):
                if said.cue and not _meet(sentence, match.span(), said.cue):
                    continue
                found = (m.entity for m in sentence.parties(*match.span("b")))
                out += [e for e in found if e is not None and e not in out and e not in said.speakers]
        return out

    def about(self, said: Spoken, addressed: Sequence[Entity]) -> list[Entity]:
        """The other sides that the words name: neither the speakers' own, nor whom they are said to, nor a place."""
        sentence = said.sentence
        start, end = _words(said)
        sides = {e.country for e in (*said.speakers, *addressed) if e.country}
        out: list[Entity] = []
        for at, mention in sentence.mentions.items():
            entity = mention.entity
            if not start <= at < end or mention.symbol not in _PARTIES or entity is None or entity in out:
                continue
            there = at > 0 and sentence.symbols[at - 1] in sentence.inside and mention.symbol == "C"
            if not there and entity.country not in sides and (entity.code or entity.country):
                out.append(entity)
        return out if len(out) <= _MOST else []

    def contact(self, said: Spoken, contacts: Sequence[Gathered]) -> int | None:
        """The number, from 0, of the contact in which it was said: one that its own sentence reports or, of a person, the
        nearest one before. None where there are several.
        """
        speakers, number = {id(e) for e in said.speakers}, said.sentence.number
        persons = {id(e) for e in said.speakers if e.kind == "person"}
        named, _ = self.named(said.sentence)
        told: list[tuple[int, int]] = []
        for i, contact in enumerate(contacts):
            if contact.status != "held" or contact.kind in _SILENT or named not in (None, contact.kind):
                continue
            parties = {id(e) for e, _ in contact.parties}
            places = [c.sentence.number for c in contact.candidates]
            if number in places and speakers & parties:
                told.append((number, i))
            elif contact.kind != "message" and persons & parties and min(places) < number:
                told.append((max(n for n in places if n < number), i))
        nearest = max((n for n, _ in told), default=None)
        equals = [i for n, i in told if n == nearest]
        return equals[0] if len(equals) == 1 else None

    def named(self, sentence: Sentence) -> tuple[str | None, int]:
        """The kind of contact in which the sentence says that something was said ("in this meeting"), and where it says so."""
        for at, symbol in enumerate(sentence.symbols if not self.naming.isdisjoint(sentence.present) else ""):
            kind = self.nouns.get(symbol)
            if kind and not set(sentence.symbols[max(0, at - _REACH) : at]).isdisjoint(sentence.inside):
                return kind, at
            if symbol in self.phrases:
                return self.phrases[symbol], at
        return None, -1


def _meet(sentence: Sentence, symbols: tuple[int, int], tokens: tuple[int, int]) -> bool:
    """Whether symbols of a sentence and tokens of its document have some word in common."""
    starts = sentence.starts
    end = starts[symbols[1]] if symbols[1] < len(starts) else tokens[1]
    return starts[symbols[0]] < tokens[1] and tokens[0] < end


def _words(said: Spoken) -> tuple[int, int]:
    """Between which symbols what is said stands: after the reporting words, or before where they close the sentence."""
    sentence = said.sentence
    count = len(sentence.symbols)
    if said.cue is None:
        return (sentence.symbols.find(":") + 1 if said.form == "headline" else 0), count
    at = next((i for i, token in enumerate(sentence.starts) if token >= said.cue[1]), count)
    return (at, count) if count - at > _REACH else (0, at)
