"""Weighted words found in a passage: what topics and acts have in common."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from rasad.packs.files import section
from rasad.packs.forms import expand
from rasad.text.folding import fold_phrase
from rasad.text.phrases import Phrases


class WeightedWords:
    """Phrases of one language, each with labels and weights, found longest first.

    ``data`` is label -> weight -> forms; a phrase of weight 0 only keeps shorter ones inside it from being found.
    ``suffixes`` may follow the last word of a phrase, joined to it or apart.
    """

    def __init__(
        self, lang: str, data: Mapping[str, Mapping[Any, Sequence[str]]], suffixes: Sequence[str] = ()
    ) -> None:
        self._phrases = Phrases()
        for label, weights in data.items():
            for weight, forms in weights.items():
                for phrase in _variants(forms, suffixes):
                    self._phrases.add(phrase, (label, float(weight)))
        prefixes = list(map(fold_phrase, section(lang, "grammar").get("prefixes", {})))
        root = self._phrases.root
        self._heads = {prefix + word: word for prefix in prefixes for word in root if len(word) > 2}
        self._heads |= {word: word for word in root}

    def score(self, keys: Sequence[str]) -> dict[str, float]:
        """The weight that each label gets from the tokens of a passage."""
        out: dict[str, float] = {}
        heads, done, tokens = self._heads, 0, list(keys)
        for at, key in enumerate(tokens):
            if at < done or key not in heads:
                continue
            hit = self._phrases.longest(tokens, at, heads[key])
            if hit is None:
                continue
            done, labels = hit
            for label, weight in labels:
                if weight:
                    out[label] = out.get(label, 0.0) + weight
        return out


def _variants(forms: Iterable[str], suffixes: Sequence[str]) -> Iterator[tuple[str, ...]]:
    for form in forms:
        for phrase in expand(form):
            yield phrase
            for suffix in map(fold_phrase, suffixes):
                yield (*phrase[:-1], phrase[-1] + suffix)
                yield (*phrase, suffix)
