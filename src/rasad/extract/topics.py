"""What a contact was about, from the closed list, by a weighted lexicon over its passages."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache

from rasad.extract.passages import WeightedWords
from rasad.packs.files import section

#: The least weight of a topic, its least share of the heaviest one, and how many are given at most.
_LEAST, _SHARE, _MOST = 3.0, 0.3, 5


class Topics:
    """The topics of one language."""

    def __init__(self, lang: str) -> None:
        self._words = WeightedWords(lang, section(lang, "topics"))

    @classmethod
    @cache
    def load(cls, lang: str) -> Topics:
        """The topics of ``lang``, compiled once."""
        return cls(lang)

    def score(self, keys: Sequence[str]) -> dict[str, float]:
        """The weight of each topic in a passage."""
        return self._words.score(keys)

    def choose(self, body: Mapping[str, float], lead: Mapping[str, float]) -> tuple[str, ...]:
        """The topics of a contact: ``lead`` are the sentences that report it and count twice, ``body`` everything."""
        weights = {topic: weight + lead.get(topic, 0.0) for topic, weight in body.items()}
        if not weights:
            return ()
        floor = max(_LEAST, _SHARE * max(weights.values()))
        chosen = sorted((t for t, w in weights.items() if w >= floor), key=lambda t: (-weights[t], t))
        return tuple(chosen[:_MOST])
