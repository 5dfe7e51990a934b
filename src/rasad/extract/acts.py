"""What is done by saying a sentence, from the closed list: the reporting verb and the sentence's own formulas."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from rasad.extract.passages import WeightedWords
from rasad.packs.files import section

#: What a reporting verb of an act adds to it, where it tells more than that something is said and where it does not.
_VERB, _SAYS = 3.0, 0.5
#: The least weight of an act, its least share of the heaviest, the weight at which it needs none, and how many acts are
#: given at most.
_LEAST, _SHARE, _ALONE, _MOST = 2.0, 0.4, 3.0, 3
#: The two plain acts: a position and a fact. The second is what a sentence does when nothing else tells. Beside another
#: act they stand only where they are told with this weight.
_AFFIRM, _INFORM = "affirm", "inform"
_BESIDE = 4.0


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
            weights[act] = weights.get(act, 0.0) + (_SAYS if act == _INFORM else _VERB)
        weights[_INFORM] = weights.get(_INFORM, 0.0) + sum(map(str.isdigit, keys))
        affirm, inform = weights.pop(_AFFIRM, 0.0), weights.pop(_INFORM)
        floor = max(_LEAST, min(_ALONE, _SHARE * max(weights.values(), default=0.0)))
        chosen = {act: weight for act, weight in weights.items() if weight >= floor}
        plain = {_AFFIRM: affirm, _INFORM: inform}
        chosen |= {act: weight for act, weight in plain.items() if weight >= _BESIDE}
        if not chosen:
            chosen[_AFFIRM if affirm > inform else _INFORM] = max(affirm, inform)
        return tuple(sorted(chosen, key=lambda act: (-chosen[act], act))[:_MOST])
