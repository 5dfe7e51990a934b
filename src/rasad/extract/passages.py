"""Weighted words found in a passage: what topics and acts have in common."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import compress
from typing import Any

from rasad.packs.files import section
from rasad.packs.forms import expand
from rasad.text.folding import fold_phrase
from rasad.text.phrases import Phrases, State, longest_from

#: The least length of a word to which a clitic may be joined: conjunctions stand before any word, the rest look too much
#: like the first letter of names.
_AFTER_AND, _AFTER_OTHERS = 3, 4


class WeightedWords:
    """Phrases of one language, each with labels and weights, found longest first.

    ``data`` is label -> weight -> forms; a phrase of weight 0 only keeps shorter ones inside it from being found.
    ``suffixes`` may follow the last word of a phrase, joined to it or apart.
    """

    def __init__(
        self, lang: str, data: Mapping[str, Mapping[Any, Sequence[str]]], suffixes: Sequence[str] = ()
    ) -> None:
        phrases = Phrases()
        for phrase, weights in _weights(data, suffixes).items():
            for label, weight in weights.items():
                phrases.add(phrase, (label, weight))
        root = phrases.root
        self._heads: dict[str, State] = {}
        for prefix, classes in section(lang, "grammar").get("prefixes", {}).items():
            least = _AFTER_AND if "and" in classes.split() else _AFTER_OTHERS
            self._heads |= {fold_phrase(prefix) + word: root[word] for word in root if len(word) >= least}
        self._heads |= root

    def score(self, keys: Sequence[str]) -> dict[str, float]:
        """The weight that each label gets from the tokens of a passage."""
        out: dict[str, float] = {}
        heads, done, tokens = self._heads, 0, list(keys)
        for at in compress(range(len(tokens)), map(heads.__contains__, tokens)):
            if at < done:
                continue
            hit = longest_from(heads[tokens[at]], tokens, at + 1)
            if hit is None:
                continue
            done, labels = hit
            for label, weight in labels:
                if weight:
                    out[label] = out.get(label, 0.0) + weight
        return out


def _weights(
    data: Mapping[str, Mapping[Any, Sequence[str]]], suffixes: Sequence[str]
) -> dict[tuple[str, ...], dict[str, float]]:
    """The labels of each phrase with their greatest weight; a phrase made by a suffix gives way to a written one."""
    written: dict[tuple[str, ...], dict[str, float]] = {}
    made: dict[tuple[str, ...], dict[str, float]] = {}
    for label, weights in data.items():
        for weight, forms in weights.items():
            for phrase in (phrase for form in forms for phrase in expand(form)):
                for into, each in ((written, (phrase,)), (made, _with(phrase, suffixes))):
                    for variant in each:
                        labels = into.setdefault(variant, {})
                        labels[label] = max(labels.get(label, 0.0), float(weight))
    return made | written


def _with(phrase: tuple[str, ...], suffixes: Sequence[str]) -> Iterator[tuple[str, ...]]:
    for suffix in map(fold_phrase, suffixes):
        yield (*phrase[:-1], phrase[-1] + suffix)
        yield (*phrase, suffix)
