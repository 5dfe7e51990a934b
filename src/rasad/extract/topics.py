"""What a contact was about, from the closed list, by a weighted lexicon over its passages."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

from rasad.extract.passages import WeightedWords
from rasad.packs.files import section

#: The most that one sentence adds to a topic: what is said in many sentences outweighs what one says many times.
_SENTENCE = 3.0
#: The least weight of a topic, its least share of the heaviest one, and how many are given at most.
_LEAST, _SHARE, _MOST = 5.0, 0.2, 6
#: What is left of a polity's topic where that polity is a party, and what two parties' presence adds to theirs.
_PARTY, _PAIR = 0.3, 6.0
#: The sections of a language's file that are not topics.
_SECTIONS = frozenset(("suffixes", "names", "together"))


@cache
def _rules() -> Any:
    return yaml.safe_load(files("rasad").joinpath("packs", "topics.yaml").read_text(encoding="utf-8"))


class Topics:
    """The topics of one language."""

    def __init__(self, lang: str) -> None:
        data = section(lang, "topics")
        self._words = WeightedWords(
            lang, {topic: forms for topic, forms in data.items() if topic not in _SECTIONS}, data.get("suffixes", ())
        )
        self._names = WeightedWords(lang, {name: {1: forms} for name, forms in data.get("names", {}).items()})
        self._together: Sequence[Mapping[str, Any]] = data.get("together", ())

    @classmethod
    @cache
    def load(cls, lang: str) -> Topics:
        """The topics of ``lang``, compiled once."""
        return cls(lang)

    def score(self, keys: Sequence[str]) -> dict[str, float]:
        """The weight of each topic in one sentence."""
        out = self._words.score(keys)
        if self._together:
            named = self._names.score(keys).keys()
            for rule in self._together:
                if named >= set(rule["names"]):
                    out[rule["topic"]] = out.get(rule["topic"], 0.0) + rule["weight"]
        return {topic: min(weight, _SENTENCE) for topic, weight in out.items()}

    def choose(self, found: Mapping[str, float], parties: Collection[str] = (), kind: str = "") -> tuple[str, ...]:
        """The topics of a contact, heaviest first.

        ``found`` are the weights of its sentences' topics, summed by how near each sentence is to it; ``parties`` are the
        codes of its polities and organisations, ``kind`` is its kind.
        """
        rules = _rules()
        weights = dict(found)
        for topic, polities in rules["polities"].items():
            if topic in weights and not set(polities).isdisjoint(parties):
                weights[topic] *= _PARTY
        for topic, pair in rules["pairs"].items():
            if set(pair) <= set(parties):
                weights[topic] = weights.get(topic, 0.0) + _PAIR
        for topic, more in rules["kinds"].get(kind, {}).items():
            weights[topic] = weights.get(topic, 0.0) + more
        floor = max(_LEAST, _SHARE * max(weights.values(), default=0.0))
        chosen = sorted((t for t, w in weights.items() if w >= floor), key=lambda t: (-weights[t], t))
        default = rules["default"].get(kind)
        return tuple(chosen[:_MOST]) or ((default,) if default else ())
