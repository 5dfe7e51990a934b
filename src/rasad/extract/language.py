"""Which language a text is written in, by its script, its function words and the letters of its own.

The profiles are data (``languages/profiles.yaml``); nothing is learned, nothing is loaded but that one file. Measured
against eld 1.0.6 on 200 code points it is as right on news, four times as fast and adds nothing to the start.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

from rasad.text.memo import Memo

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
_word = re.compile(r"\w+")
#: Addresses, handles and hashtags are not running text; what shows that there may be one.
_address = re.compile(r"[@#]\S+|https?:\S+|\.(?:com|ir|net|org)\b")
_ADDRESS_SIGNS = ("@", "#", "http", ".com", ".ir", ".net", ".org")
#: What a function word adds, what a mark of the language does, and what a letter that only usually is one does.
_WORD, _MARK, _USUAL = 2.0, 1.0, 0.1
#: Words that stand in for the missing marks of a marked language.
_UNMARKED = 3
#: About how many words are looked at to tell the script.
_SCRIPT_WORDS = 25
UNDETERMINED = "und"


@dataclass(frozen=True, slots=True)
class Script:
    """The languages of one script and what tells them apart.

    ``words`` and ``letters`` give the languages that a function word or a single letter speaks for, ``groups`` each
    language's groups of letters with their weights. A language of ``marked`` is hardly ever written without its marks.
    """

    langs: tuple[str, ...]
    words: Mapping[str, tuple[str, ...]]
    letters: Mapping[str, tuple[str, ...]]
    groups: tuple[tuple[str, str, float], ...]
    marked: frozenset[str]
    letter: re.Pattern[str]

    def scores(self, sample: str, words: Sequence[str]) -> dict[str, float]:
        """How much in a sample of this script, made of ``words``, speaks for each language."""
        known, marks = dict.fromkeys(self.langs, 0), dict.fromkeys(self.langs, 0.0)
        for word in filter(self.words.__contains__, words):
            for lang in self.words[word]:
                known[lang] += 1
        for letter in self.letter.findall(sample):
            for lang in self.letters[letter]:
                marks[lang] += _MARK
        for lang, group, weight in self.groups:
            marks[lang] += weight * sample.count(group)
        return {
            lang: _WORD * known[lang] + marks[lang]
            for lang in self.langs
            if lang not in self.marked or marks[lang] or known[lang] >= _UNMARKED
        }


@cache
def _scripts() -> Mapping[str, Script]:
    text = files("rasad").joinpath("languages", "profiles.yaml").read_text(encoding="utf-8")
    data: dict[str, dict[str, Any]] = yaml.safe_load(text)
    scripts = dict.fromkeys(item["script"] for item in data.values())
    return {
        script: _made({lang: item for lang, item in data.items() if item["script"] == script}) for script in scripts
    }


def _made(profiles: Mapping[str, Mapping[str, Any]]) -> Script:
    words: dict[str, tuple[str, ...]] = {}
    letters: dict[str, tuple[str, ...]] = {}
    groups: list[tuple[str, str, float]] = []
    for lang, item in profiles.items():
        for word in item.get("words", ()):
            words[word] = (*words.get(word, ()), lang)
        for mark in item.get("marks", ()):
            if len(mark) == 1:
                letters[mark] = (*letters.get(mark, ()), lang)
            else:
                groups.append((lang, mark, _MARK))
        groups += ((lang, mark, _USUAL) for mark in item.get("usual", ()))
    letter = re.compile(f"[{re.escape(''.join(letters))}]" if letters else "(?!)")
    marked = frozenset(lang for lang, item in profiles.items() if item.get("marked"))
    return Script(tuple(profiles), words, letters, tuple(groups), marked, letter)


def detect(text: str) -> str:
    """The ISO 639-1 code of the language of most running text, 639-3 where there is none; ``und`` where nothing tells."""
    sample = f" {_running(text).lower()} "
    words = _word.findall(sample)
    script = _script(words)
    if script is None:
        return UNDETERMINED
    if len(script.langs) == 1:
        return script.langs[0]
    scores = script.scores(sample, words)
    best = max(scores, key=lambda lang: scores[lang])
    return best if scores[best] > 0 else UNDETERMINED


def _block_of(letter: str) -> str:
    """The script of the block of Unicode that a letter is in."""
    at = bisect_right(_STARTS, ord(letter))
    return _BLOCKS[at - 1][1] if at else ""


_block = Memo(_block_of)


def _script(words: Sequence[str]) -> Script | None:
    """The script of most words; None where none is written in a script that is known."""
    counts = Counter(_block[word[0]] for word in words[:: max(1, len(words) // _SCRIPT_WORDS)])
    known = _scripts()
    most = max((name for name in counts if name in known), key=lambda name: counts[name], default=None)
    return known[most] if most else None


def _running(text: str) -> str:
    """The beginning of the running text, without addresses; all of it where no line is long enough to be that."""
    head = text[:_REACH]
    sample = _clean("\n".join(line for line in head.split("\n") if len(line) >= _LINE and "{" not in line))
    return sample if _word.search(sample) else _clean(head)


def _clean(text: str) -> str:
    head = text[: 2 * _SAMPLE]
    if any(sign in head for sign in _ADDRESS_SIGNS):
        head = _address.sub(" ", head)
    return head[:_SAMPLE]
