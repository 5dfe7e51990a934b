"""Constructions bring witnesses: an example that must match and a refusal that must not, read with the whole lexicon."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import groupby

from rasad.extract.chain import Reader, Reading
from rasad.model import Document
from rasad.packs.check import Problem
from rasad.packs.pack import Rule

Taker = Callable[[Reading, Rule], bool]


def check_witnesses(reader: Reader, lang: str) -> Iterator[Problem]:
    """A problem for each example that its construction misses and each refusal that it takes."""
    pack = reader.languages[lang].pack
    kinds: tuple[tuple[str, list[Rule], Taker], ...] = (
        ("contacts", pack.contacts, _takes_contact),
        ("statements", pack.statements, _takes_statement),
        ("addressees", pack.addressees, _takes_addressee),
    )
    for kind, all_rules, takes in kinds:
        place = f"languages/{lang}/{kind}.yaml"
        for base, group in groupby(all_rules, key=lambda rule: rule.base):
            rules = list(group)
            for text in rules[0].examples:
                if not any(takes(reading, rule) for reading in (_read(reader, text, lang),) for rule in rules):
                    yield Problem(place, 0, "P011", f"{base} does not match {text!r}")
            for text in rules[0].refusals:
                if any(takes(reading, rule) for reading in (_read(reader, text, lang),) for rule in rules):
                    yield Problem(place, 0, "P012", f"{base} matches {text!r}")


def _read(reader: Reader, text: str, lang: str) -> Reading:
    return reader.understand(Document("witness", text, lang=lang), lang)


def _takes_contact(reading: Reading, rule: Rule) -> bool:
    finder = reading.parts.contacts
    return any(finder.by_rule(rule, *told) for told in reading.in_order())


def _takes_statement(reading: Reading, rule: Rule) -> bool:
    if rule.settings.get("speaker") == "nobody":
        return any(any(True for _ in rule.matches(s.symbols)) for s in reading.sentences)
    return any(said.rule == rule.id for said in reading.spoken)


def _takes_addressee(reading: Reading, rule: Rule) -> bool:
    return any(any(True for _ in rule.matches(said.sentence.symbols)) for said in reading.spoken)
