"""A language, compiled: one phrase automaton, the symbols of its words, its constructions.

Files of a language folder that end up here: ``grammar.yaml`` (order of noun phrases, clitics, the lexicon's classes),
``offices.yaml``, ``contacts.yaml``, ``statements.yaml``, ``addressees.yaml``. Other files are read by the step that uses
them.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from rasad.packs.files import section
from rasad.packs.forms import expand
from rasad.packs.patterns import MENTIONS, Context, Pattern, PatternError, compile_pattern, literals
from rasad.text.folding import fold_phrase
from rasad.text.phrases import Phrases

_FIRST_SYMBOL = 0xE000


@dataclass(frozen=True, slots=True)
class Word:
    """A word of the lexicon: the names of its classes."""

    classes: frozenset[str]


@dataclass(frozen=True, slots=True)
class Title:
    """An office title: GUIDE-style office codes and, where the title itself tells, the polity.

    ``serves`` marks the title of somebody who serves whoever the next title is of ("adviser to", "spokesman of"), ``anyone`` one
    that is nobody's in particular ("a spokesman of").
    """

    offices: tuple[str, ...]
    polity: str | None = None
    needs: str | None = None
    plural: bool = False
    former: bool = False
    serves: bool = False
    anyone: bool = False


@dataclass(slots=True)
class Rule:
    """A construction: ``settings`` are the remaining keys of its YAML item (kind, status, roles ...), ``base`` is the
    item's id, which the rules made from one item share.
    """

    id: str
    pattern: Pattern
    settings: Mapping[str, Any]
    examples: tuple[str, ...] = ()
    refusals: tuple[str, ...] = ()
    base: str = ""
    _regex: re.Pattern[str] | None = field(default=None, repr=False)

    @property
    def regex(self) -> re.Pattern[str]:
        """The compiled expression, made at first use."""
        if self._regex is None:
            self._regex = re.compile(self.pattern.expression)
        return self._regex

    def matches(self, symbols: str, start: int = 0, end: int | None = None) -> Iterator[re.Match[str]]:
        """Matches in a sentence's symbols; between two of them where told."""
        return self.regex.finditer(symbols, start, len(symbols) if end is None else end)

    def __getstate__(self) -> tuple[Any, ...]:
        return (self.id, self.pattern, self.settings, self.examples, self.refusals, self.base)

    def __setstate__(self, state: tuple[Any, ...]) -> None:
        self.id, self.pattern, self.settings, self.examples, self.refusals, self.base = state
        self._regex = None


class Rules:
    """Constructions in their order; ``possible`` leaves out those that lack a word in a sentence.

    Each is filed under the symbols of one of its needs, one that few sentences meet: no mention, no word of ``common``.
    """

    def __init__(self, rules: Sequence[Rule], common: str) -> None:
        self._usual = frozenset(MENTIONS + common)
        self.rules = rules
        self._always: list[int] = []
        self._filed: dict[str, list[int]] = defaultdict(list)
        #: What each needs besides, rarest first.
        self._others: list[Sequence[frozenset[str]]] = []
        for number, rule in enumerate(rules):
            rarest, *others = sorted(rule.pattern.needs, key=self._share) or (None,)
            self._others.append(others)
            if rarest is None:
                self._always.append(number)
            for symbol in rarest or ():
                self._filed[symbol].append(number)
        self._triggers = frozenset(self._filed)

    def _share(self, need: frozenset[str]) -> tuple[int, int]:
        """How usual the symbols are of which a sentence needs one."""
        return len(need & self._usual), len(need)

    def possible(self, present: frozenset[str]) -> Sequence[Rule]:
        """The constructions that may match in a sentence of which ``present`` are the symbols."""
        numbers = set(self._always)
        for symbol in present & self._triggers:
            numbers.update(self._filed[symbol])
        out = []
        for number in sorted(numbers):
            for need in self._others[number]:
                if need.isdisjoint(present):
                    break
            else:
                out.append(self.rules[number])
        return out

    def may_match(self, symbols: str, present: frozenset[str]) -> bool:
        """Whether a construction matches in a sentence, or may once two persons side by side turn out to be one, or in a
        part of it.
        """
        possible = self.possible(present)
        if not possible:
            return False
        return "PP" in symbols or ";" in present or any(rule.regex.search(symbols) for rule in possible)


class LanguagePack:
    """Everything that reading one language needs, compiled from its folder."""

    def __init__(self, lang: str) -> None:
        self.lang = lang
        self.grammar: Mapping[str, Any] = section(lang, "grammar")
        self.prefixes = {fold_phrase(k): v for k, v in self.grammar.get("prefixes", {}).items()}
        #: Words that are written with a full stop, and those that begin a sentence after one all the same.
        self.short = frozenset(self.grammar.get("abbreviations", ()))
        self.alone = frozenset(self.grammar.get("silent", ())) | frozenset(self.grammar.get("begin_sentence", ()))
        self.phrases = Phrases()
        self._classes: dict[tuple[str, ...], set[str]] = {}
        self._symbol_of: dict[frozenset[str], str] = {}
        self._read_classes()
        raw = {kind: section(lang, kind)["rules"] for kind in ("contacts", "statements", "addressees")}
        self.contact_settings = {k: v for k, v in section(lang, "contacts").items() if k != "rules"}
        for rule in (r for rules in raw.values() for r in rules):
            for word in literals(self._macros(rule["pattern"])):
                self._add_word(word, "=" + word)
        for classes in self._classes.values():
            self._symbol_of.setdefault(frozenset(classes), chr(_FIRST_SYMBOL + len(self._symbol_of)))
        for phrase, classes in self._classes.items():
            self.phrases.add(phrase, Word(frozenset(classes)))
        self._read_offices()
        self.context = Context(self._symbols, self._symbols("and"), self._symbols("prep"), self._symbols("opening"))
        self.contacts = [self._rule("contact", each) for item in raw["contacts"] for each in _variants(item)]
        self.statements = [self._rule("say", item) for item in raw["statements"]]
        self.addressees = [self._rule("to", item) for item in raw["addressees"]]

    def symbol(self, word: Word) -> str:
        """The symbol of a lexicon word."""
        return self._symbol_of[word.classes]

    def symbols_of(self, name: str) -> str:
        """The symbols of every word that is in class ``name``; empty where no word is."""
        return self._symbols(name)

    def words_of(self, name: str) -> set[str]:
        """The single words of class ``name``, folded."""
        return {phrase[0] for phrase, classes in self._classes.items() if name in classes and len(phrase) == 1}

    @cached_property
    def inside(self) -> str:
        """The symbols of words like "in"."""
        return self._symbols("in")

    def classes_of(self, symbol: str) -> frozenset[str]:
        """The classes of the word that a symbol stands for; empty for mentions and marks."""
        return self._classes_by_symbol.get(symbol, frozenset())

    @cached_property
    def _classes_by_symbol(self) -> dict[str, frozenset[str]]:
        return {symbol: classes for classes, symbol in self._symbol_of.items()}

    def clitic(self, letter: str) -> str:
        """The symbol of a prefixed clitic."""
        return self._clitics[letter]

    @cached_property
    def _clitics(self) -> dict[str, str]:
        return {letter: self._symbol_of[frozenset(self._classes[(letter,)])] for letter in self.prefixes}

    def _macros(self, pattern: str) -> str:
        for name, text in self.grammar.get("macros", {}).items():
            pattern = pattern.replace(f"@{name}", f"({text})")
        return pattern

    def _add_word(self, form: str, name: str) -> None:
        for phrase in expand(form, self.grammar.get("lists")):
            self._classes.setdefault(phrase, set()).add(name)

    def _read_classes(self) -> None:
        for name, forms in self.grammar["classes"].items():
            for form in forms:
                for each in name.split():
                    self._add_word(form, each)
        for form in section(self.lang, "honorifics")["honorifics"]:
            self._add_word(form, "honorific")
        for letter, name in self.prefixes.items():
            for each in name.split():
                self._classes.setdefault((letter,), set()).add(each)

    def _read_offices(self) -> None:
        data = section(self.lang, "offices")
        lists = data.get("lists", {})
        for item in data["titles"]:
            title = Title(tuple(item["office"].split()), item.get("polity"), item.get("needs"),
                          item.get("plural", False), item.get("former", False), item.get("serves", False), item.get("anyone", False))  # fmt: skip
            for form in item["forms"]:
                for phrase in expand(form, lists):
                    self.phrases.add(phrase, title)

    def _symbols(self, name: str) -> str:
        return "".join(symbol for classes, symbol in self._symbol_of.items() if name in classes)

    def _rule(self, group: str, item: Mapping[str, Any]) -> Rule:
        known = {"id", "base", "pattern", "examples", "refusals"}
        try:
            pattern = compile_pattern(self._macros(item["pattern"]), self.context)
        except PatternError as error:
            raise PatternError(f"{self.lang}.{group}.{item['id']}: {error}") from error
        return Rule(
            f"{self.lang}.{group}.{item['id']}",
            pattern,
            {k: v for k, v in item.items() if k not in known},
            tuple(item.get("examples", ())),
            tuple(item.get("refusals", ())),
            item.get("base", item["id"]),
        )


def _variants(item: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    """One rule for each kind of ``for``, with its trigger class in place of TRIGGER."""
    if "for" not in item:
        yield item
        return
    for kind, trigger in item["for"].items():
        rest = {k: v for k, v in item.items() if k != "for"}
        yield {
            **rest,
            "id": f"{kind}.{item['id']}",
            "base": item["id"],
            "kind": kind,
            "pattern": item["pattern"].replace("TRIGGER", trigger),
        }
