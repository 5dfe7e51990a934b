"""One language's words, titles and the knowledge base's names in one automaton, and the pass that finds them."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from itertools import chain, compress
from typing import Any, NamedTuple

from msgspec import Struct

from rasad.kb import KnowledgeBase
from rasad.model import Place
from rasad.packs.files import section
from rasad.packs.forms import expand
from rasad.packs.pack import LanguagePack, Title, Word
from rasad.packs.patterns import OTHER
from rasad.text.folding import fold_phrase
from rasad.text.memo import Memo
from rasad.text.phrases import Phrases, State, longest_from


@dataclass(frozen=True, slots=True)
class Name:
    """A person of the knowledge base by one of their names."""

    person: str


@dataclass(frozen=True, slots=True)
class Code:
    """A polity, adjective of a polity, institution or organisation; ``role`` says which, ``code`` is its own."""

    role: str
    code: str


@dataclass(frozen=True, slots=True)
class City:
    """A city."""

    place: Place


class Sense(Struct, gc=False):
    """What a phrase is: what part it plays in a noun phrase (a role), the classes of its words, the symbol of the first of
    them, what is written together before it, and its first token without that; by its role, what it means: an office, the
    persons of that name, the code of a state or organisation (of a city's state too), a city.
    """

    role: str
    classes: frozenset[str]
    symbol: str
    clitics: tuple[str, ...]
    first: str
    title: Title | None = None
    persons: tuple[str, ...] = ()
    code: str | None = None
    place: Place | None = None


class Item(Struct, gc=False):
    """A hit: tokens ``[start, end)`` and what it is."""

    start: int
    end: int
    sense: Sense


#: The clitics taken off a token, what is left of it, and where that leads in the automaton.
States = tuple[tuple[tuple[str, ...], str, State], ...]


class Hit(NamedTuple):
    """A phrase found: how many tokens it has, what it is, and what it is where it is not written like a name ("who",
    "us"); None where it is then nothing.
    """

    length: int
    sense: Sense
    small: Sense | None


class Beginning(NamedTuple):
    """What may begin at a token: ``alone`` is the phrase that the token is by itself, ``following`` are the tokens with which
    a longer one goes on.
    """

    alone: Hit | None
    following: Collection[str]
    states: States


#: Lexicon classes that take part in building noun phrases.
STRUCTURAL = ("honorific", "counterpart", "own", "ours", "this_country", "pronoun", "group", "ministry", "both", "former",
              "link", "embassy",
              "media", "official_ref", "possessive", "office_in", "kin", "two", "both_states", "capital")  # fmt: skip


#: Roles of what is written with a capital where a language has them.
_PROPER = frozenset(("name", "polity", "demonym", "institution", "organisation", "city"))
#: Clitics before one word, and the longest word that is taken to have none.
_CLITICS, _SHORTEST = 2, 3
#: What a form that may mean several codes is taken for, first one first.
_CODES = ("polity", "institution", "organisation", "demonym")


#: Hits that are kept.
_KEPT = 50_000


class Lexicon:
    """The compiled automaton of a language; ``scan`` is the only pass over all tokens."""

    def __init__(self, pack: LanguagePack, kb: KnowledgeBase) -> None:
        self.pack = pack
        self.phrases: Phrases = pack.phrases
        self.contractions: dict[str, tuple[str, str]] = {
            fold_phrase(k): (fold_phrase(v[0]), fold_phrase(v[1]))
            for k, v in pack.grammar.get("contractions", {}).items()
        }
        self.particles = frozenset(map(fold_phrase, pack.grammar.get("name_particles", ())))
        self.capitals: bool = section(pack.lang, "names")["capitals"]
        self.unmarked = frozenset(self.pack.grammar.get("unmarked", ()))
        self.acronyms: set[tuple[str, ...]] = set()
        self._add_knowledge(kb)
        self._begins = Memo(self._beginning)
        self._hits: dict[tuple[int, tuple[str, ...], str], Hit] = {}

    def _add_knowledge(self, kb: KnowledgeBase) -> None:
        make: dict[str, Callable[[Any], Any]] = {
            "person": Name,
            "polity": lambda code: Code("polity", code),
            "demonym": lambda code: Code("demonym", code),
            "institution": lambda code: Code("institution", code),
            "organisation": lambda code: Code("organisation", code),
            "place": City,
        }
        joints = {fold_phrase(joint) for joint in self.pack.grammar.get("name_joints", ())}
        endings: dict[str, list[str]] = self.pack.grammar.get("form_endings", {})
        heads: dict[str, list[str]] = self.pack.grammar.get("form_heads", {})
        for form, kind, target, strength in kb.names(self.pack.lang):
            if strength == "weak":
                continue
            if self.capitals and form.isupper():
                self.acronyms.update(expand(form))
            forms = [form, *(form + ending for ending in endings.get(kind, ()))]
            forms += [f"{head} {form}" for head in heads.get(kind, ())]
            for phrase in {phrase for each in forms for phrase in expand(each)}:
                for spelling in _spellings(phrase, joints) if kind == "person" else (phrase,):
                    self.phrases.add(spelling, make[kind](target))

    def scan(self, keys: list[str], original: Callable[[int], str]) -> list[Item]:
        """Every longest hit from left to right, none overlapping; ``original(i)`` is a token as it is written."""
        items: list[Item] = []
        begins, count, done = self._begins, len(keys), 0
        for at in compress(range(count), map(begins.__getitem__, keys)):
            if at < done:
                continue
            key = keys[at]
            beginning = begins[key]
            assert beginning is not None
            hit = beginning.alone
            if at + 1 < count and keys[at + 1] in beginning.following:
                hit = self._longest(beginning.states, keys, at)
            if hit is None:
                continue
            length, sense, small = hit
            end = at + length
            if sense is not small and not self._capital(keys[at:end], original(at)):
                if small is None:
                    continue
                sense = small
            if sense.role == "plain" and sense.clitics:
                continue
            if sense.role == "possessive" and original(at).isupper():
                continue  # an initial
            if sense.role == "name" and key in self.particles and not self._opens(items, keys, at):
                continue  # "bin Salman" inside somebody else's longer name
            items.append(Item(at, end, sense))
            done = end
        return items

    def _longest(self, states: States, keys: list[str], at: int) -> Hit | None:
        """The longest phrase that begins at a token, with clitics only where none does without them."""
        best: Hit | None = None
        for clitics, word, state in states:
            found = longest_from(state, keys, at + 1)
            if found is None:
                continue
            end, values = found
            if best is None or end - at > best.length:
                best = self._hit(end - at, values, clitics, word)
            if clitics:
                break
        return best

    def _capital(self, keys: list[str], written: str) -> bool:
        """Whether a proper name is written like one: with a capital, an acronym with nothing else."""
        return written.isupper() if tuple(keys) in self.acronyms else not written[:1].islower()

    @staticmethod
    def _opens(items: list[Item], keys: list[str], at: int) -> bool:
        """Whether a name may begin at a particle: at the start, after a mark, after a word of the lexicon."""
        if at == 0 or not keys[at - 1].isalpha():
            return True
        return bool(items) and items[-1].end == at and items[-1].sense.role in ("word", "and")

    def _beginning(self, key: str) -> Beginning | None:
        """The phrases that may begin at a token; None where none does."""
        states = self._states(key)
        if not states:
            return None
        following = states[0][2] if len(states) == 1 else frozenset(chain.from_iterable(state for *_, state in states))
        alone = self._longest(states, [key], 0)
        return Beginning(alone, following, states) if alone or following else None

    def _states(self, key: str) -> States:
        """With which words a phrase may begin at a token: the token itself, and without up to two clitics; and where each
        leads in the automaton.
        """
        root, prefixes = self.phrases.root, self.pack.prefixes
        out: list[tuple[tuple[str, ...], str, State]] = [((), key, root[key])] if key in root else []
        clitics: tuple[str, ...] = ()
        rest = key if len(key) > _SHORTEST and key[0] in prefixes else ""
        for _ in range(_CLITICS):
            if rest[:2] in self.contractions and rest[1:] not in root:  # "lil-": not before a word with that letter
                clitic, article = self.contractions[rest[:2]]
                rest = article + rest[2:]
            elif len(rest) > _SHORTEST and rest[0] in prefixes:
                clitic, rest = rest[0], rest[1:]
            else:
                break
            clitics = (*clitics, clitic)
            if rest in root:
                out.append((clitics, rest, root[rest]))
        return tuple(out)

    def _hit(self, length: int, values: list[Any], clitics: tuple[str, ...], first: str) -> Hit:
        """The hit of a phrase with these values."""
        key = (id(values), clitics, first)
        if key not in self._hits:
            if len(self._hits) >= _KEPT:
                self._hits.clear()
            sense = self._sense(values, clitics, first)
            small: Sense | None = sense
            if self.capitals and sense.role in _PROPER:
                words = [v for v in values if isinstance(v, Word | Title)]
                small = self._sense(words, clitics, first) if words else None
            self._hits[key] = Hit(length, sense, small)
        return self._hits[key]

    def __getstate__(self) -> dict[str, Any]:
        """Without the hits: they are filed by where their values lie in this process."""
        return {**self.__dict__, "_hits": {}}

    def _sense(self, values: list[Any], clitics: tuple[str, ...], first: str) -> Sense:
        """What a phrase with these values is."""
        words = [v for v in values if isinstance(v, Word)]
        classes = frozenset[str]().union(*(word.classes for word in words))
        role, kept = self._role(values, classes)
        symbol = self.pack.symbol(words[0]) if words else OTHER
        title = next((v for v in kept if isinstance(v, Title)), None)
        persons = tuple(v.person for v in kept if isinstance(v, Name))
        codes = (v.code if isinstance(v, Code) else v.place.country for v in kept if isinstance(v, Code | City))
        place = next((v.place for v in kept if isinstance(v, City)), None)
        return Sense(role, classes, symbol, clitics, first, title, persons, next(codes, None), place)

    def _role(self, values: list[Any], classes: frozenset[str]) -> tuple[str, list[Any]]:
        """The role of a hit, by the order title, name, code, city, word, and the values of that role."""
        for kind, role in ((Title, "office"), (Name, "name"), (Code, ""), (City, "city")):
            found: list[Any] = [v for v in values if isinstance(v, kind)]
            if not found:
                continue
            if kind is not Code:
                plural = kind is Title and any(title.plural for title in found)
                return ("offices" if plural else role), found
            best = min((v.role for v in found), key=_CODES.index)
            cities = [v for v in values if isinstance(v, City)] if best != "organisation" else []
            return best, [v for v in found if v.role == best] + cities
        word = "plain" if classes <= self.unmarked else "and" if "and" in classes else "word"
        return next((name for name in STRUCTURAL if name in classes), word), []


def _spellings(phrase: tuple[str, ...], joints: set[str]) -> Iterator[tuple[str, ...]]:
    """A name with its particles apart and, each by itself, written together with what follows."""
    if "-" in phrase:  # hyphenated names are written apart and together too
        parts = " ".join(phrase).split(" - ")
        yield from (tuple(joint.join(parts).split()) for joint in (" ", ""))
    apart: list[str] = []
    for word in phrase:
        joint = next((j for j in joints if word.startswith(j + "\u0627\u0644")), None)
        apart += [joint, word[len(joint) :]] if joint and len(word) > len(joint) + 3 else [word]
    yield tuple(apart)
    for at in range(len(apart) - 1):
        if apart[at] in joints:
            yield (*apart[:at], apart[at] + apart[at + 1], *apart[at + 2 :])
