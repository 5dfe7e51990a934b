"""Which language a text is written in, by its script, its function words and the letters of its own.

The profiles are data (``languages/profiles.yaml``); nothing is learned, nothing is loaded but that one file. Measured
against eld 1.0.6 on 200 code points it is as right on news, four times as fast and adds nothing to the start.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from operator import itemgetter
from typing import Any

import yaml

#: Code points of running text that are looked at, how far they are sought, and the length under which a line is not
#: running text.
_SAMPLE, _REACH, _LINE = 500, 4000, 40
#: Blocks of Unicode by their first code point; what lies between two of them belongs to the lower one.
_BLOCKS = (
    (0x0041, "latin"),
    (0x0250, ""),
    (0x0370, "greek"),
    (0x0400, "cyrillic"),
    (0x0530, "armenian"),
    (0x0590, "hebrew"),
    (0x0600, "arabic"),
    (0x0700, ""),
    (0x0750, "arabic"),
    (0x0780, ""),
    (0x08A0, "arabic"),
    (0x0900, "devanagari"),
    (0x0980, ""),
    (0x10A0, "georgian"),
    (0x1100, ""),
    (0x1E00, "latin"),
    (0x1F00, ""),
    (0x3040, "kana"),
    (0x3100, ""),
    (0x4E00, "han"),
    (0xA000, ""),
    (0xAC00, "hangul"),
    (0xD800, ""),
    (0xFB50, "arabic"),
    (0xFF00, ""),
)
_STARTS = tuple(start for start, _ in _BLOCKS)
_word = re.compile(r"[^\W\d_]+")
#: Addresses, handles and hashtags are not running text.
_address = re.compile(r"[@#]\S+|https?:\S+|\.(?:com|ir|net|org)\b")
#: What a function word adds, what a mark of the language does, and what a letter that only usually is one does.
_WORD, _MARK, _USUAL = 2.0, 1.0, 0.1
#: Different words that stand in for the missing marks of a marked language.
_UNMARKED = 3
UNDETERMINED = "und"


@dataclass(frozen=True, slots=True)
class Profile:
    """What tells a language from others of its script: function words, and marks, which are letters and groups of them.

    ``usual`` are weaker marks. A language that is ``marked`` is hardly ever written without one of its marks.
    """

    lang: str
    script: str
    words: frozenset[str]
    marks: tuple[str, ...]
    usual: tuple[str, ...]
    marked: bool

    def score(self, sample: str, marks: Mapping[str, int], words: Mapping[str, int]) -> float:
        """How much in a sample of this language's script speaks for it; ``marks`` counts the single letters."""
        marked = sum(sample.count(mark) if len(mark) > 1 else marks.get(mark, 0) for mark in self.marks)
        seen = self.words & words.keys()
        if self.marked and not marked and len(seen) < _UNMARKED:
            return 0.0
        known = sum(map(words.__getitem__, seen))
        return _WORD * known + _MARK * marked + _USUAL * sum(map(sample.count, self.usual))


@dataclass(frozen=True, slots=True)
class Script:
    """The languages of one script, and what finds the letters that mark any of them."""

    profiles: tuple[Profile, ...]
    letters: re.Pattern[str]


@cache
def _scripts() -> Mapping[str, Script]:
    text = files("rasad").joinpath("languages", "profiles.yaml").read_text(encoding="utf-8")
    data: dict[str, dict[str, Any]] = yaml.safe_load(text)
    profiles: dict[str, list[Profile]] = {}
    for lang, item in data.items():
        words, marks, usual = (tuple(item.get(key, ())) for key in ("words", "marks", "usual"))
        profile = Profile(lang, item["script"], frozenset(words), marks, usual, item.get("marked", False))
        profiles.setdefault(profile.script, []).append(profile)
    return {script: Script(tuple(each), _letters(each)) for script, each in profiles.items()}


def _letters(profiles: Iterable[Profile]) -> re.Pattern[str]:
    letters = {mark for profile in profiles for mark in profile.marks if len(mark) == 1}
    return re.compile(f"[{re.escape(''.join(sorted(letters)))}]" if letters else "(?!)")


def detect(text: str) -> str:
    """The ISO 639-1 code of the language of most running text, 639-3 where there is none; ``und`` where nothing tells."""
    sample = f" {_running(text).lower()} "
    words = _word.findall(sample)
    script = _script(words)
    if script is None:
        return UNDETERMINED
    if len(script.profiles) == 1:
        return script.profiles[0].lang
    marks, counts = Counter(script.letters.findall(sample)), Counter(words)
    scores = [(profile.score(sample, marks, counts), profile.lang) for profile in script.profiles]
    best, lang = max(scores, key=lambda pair: pair[0])
    return lang if best > 0 else UNDETERMINED


def _script(words: Sequence[str]) -> Script | None:
    """The script of most words; None where none is written in a script that is known."""
    counts: Counter[str] = Counter()
    for letter, count in Counter(map(itemgetter(0), words)).items():
        at = bisect_right(_STARTS, ord(letter))
        counts[_BLOCKS[at - 1][1] if at else ""] += count
    known = _scripts()
    most = max((name for name in counts if name in known), key=lambda name: counts[name], default=None)
    return known[most] if most else None


def _running(text: str) -> str:
    """The beginning of the running text, without addresses; all of it where no line is long enough to be that."""
    head = text[:_REACH]
    sample = _clean("\n".join(line for line in head.split("\n") if len(line) >= _LINE and "{" not in line))
    return sample if _word.search(sample) else _clean(head)


def _clean(text: str) -> str:
    return _address.sub(" ", text[: 2 * _SAMPLE])[:_SAMPLE]
