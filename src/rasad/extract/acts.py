"""What is done by saying a sentence, from the closed list: the reporting verb and the sentence's own formulas."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from rasad.extract.passages import WeightedWords
from rasad.packs.files import section

#: What a reporting verb of an act adds; the least weight of an act and its least share of the heaviest.
_VERB, _LEAST, _SHARE, _MOST = 2.5, 2.0, 0.4, 3
#: What a sentence does when nothing else tells.
_DEFAULT = "inform"


class Acts:
    """The acts of one language."""

    def __init__(self, lang: str) -> None:
        self._words = WeightedWords(lang, section(lang, "acts"))

    @classmethod
    @cache
    def load(cls, lang: str) -> Acts:
        """The acts of ``lang``, compiled once."""
        return cls(lang)

    def find(self, keys: Sequence[str], verbs: Sequence[str]) -> tuple[str, ...]:
        """The acts of a sentence, heaviest first, at most three; ``verbs`` are those that its reporting verb names."""
        weights = self._words.score(keys)
        for act in verbs:
            weights[act] = weights.get(act, 0.0) + (_VERB if act != _DEFAULT else _VERB / 2)
        if not weights:
            return (_DEFAULT,)
        floor = max(_LEAST, _SHARE * max(weights.values()))
        chosen = sorted((a for a, w in weights.items() if w >= floor), key=lambda a: (-weights[a], a))
        return tuple(chosen[:_MOST]) or (_DEFAULT,)
