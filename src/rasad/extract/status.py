"""Whether a contact was held, is planned, proposed, cancelled or denied: by the cues of ``contacts.yaml``."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import takewhile
from typing import Any, Self

from rasad.packs.pack import LanguagePack

#: What ends a clause.
_CLAUSE = re.compile("[:;]")


@dataclass(frozen=True, slots=True)
class Cue:
    """Words that give a contact its status: ``settings`` as in ``contacts.yaml``."""

    words: frozenset[str]
    joints: frozenset[str]
    ends: frozenset[str]
    settings: Mapping[str, Any]

    @classmethod
    def of(cls, pack: LanguagePack, settings: Mapping[str, Any]) -> Self:
        """The cue with the symbols of the classes that ``settings`` name, with ``|`` between several."""

        def symbols(key: str) -> frozenset[str]:
            return frozenset("".join(map(pack.symbols_of, settings.get(key, "").split("|"))))

        return cls(symbols("class"), symbols("joined"), symbols("until"), settings)

    def holds(self, kind: str, symbols: str, match: tuple[int, int], trigger: int) -> bool:
        """Whether such a word stands near enough, in the same clause, for a contact of this kind."""
        cue = self.settings
        if kind in cue.get("but", ()) or kind not in cue.get("kinds", (kind,)):
            return False
        start, end = match if cue["around"] == "match" else (trigger, trigger + 1)
        before, after = symbols[max(0, start - cue.get("left", 0)) : start], symbols[end : end + cue.get("right", 0)]
        if "joined" in cue and after[:1] not in self.joints:
            return False
        if self.ends:
            before = "".join(takewhile(lambda symbol: symbol not in self.ends, before[::-1]))[::-1]
            after = "".join(takewhile(lambda symbol: symbol not in self.ends, after))
        near = _CLAUSE.split(before)[-1] + symbols[start:end] + _CLAUSE.split(after)[0]
        return not self.words.isdisjoint(near)


def status_of(cues: Iterable[Cue], kind: str, symbols: str, match: tuple[int, int], trigger: int) -> str:
    """The status that the first cue gives which holds; without any, the contact was held."""
    present = frozenset(symbols)
    told = (cue for cue in cues if not cue.words.isdisjoint(present))
    cue = next((cue for cue in told if cue.holds(kind, symbols, match, trigger)), None)
    return str(cue.settings["status"]) if cue else "held"
