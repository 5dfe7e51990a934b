"""Which language a text is written in, by its script and its function words."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

#: Code points of running text that are looked at, and the length under which a line is not running text.
_SAMPLE, _LINE = 700, 40
_SCRIPT_SAMPLE = 120
_SCRIPTS = {
    "arabic": re.compile("[\u0600-\u06ff\u0750-\u077f]"),
    "latin": re.compile("[A-Za-z\u00c0-\u024f]"),
    "cyrillic": re.compile("[\u0400-\u04ff]"),
    "hebrew": re.compile("[\u0590-\u05ff]"),
    "han": re.compile("[\u4e00-\u9fff]"),
    "armenian": re.compile("[\u0530-\u058f]"),
}
#: Letters that decide where no word does: Farsi yeh and keheh; Arabic yeh, kaf and teh marbuta.
_LAST = {"fa": "\u06cc\u06a9", "ar": "\u064a\u0643\u0629"}
_word = re.compile(r"[^\W\d_]+")
UNDETERMINED = "und"


@dataclass(frozen=True, slots=True)
class Profile:
    """What tells a language: its script, letters of its own and function words."""

    lang: str
    script: str
    letters: frozenset[str]
    words: frozenset[str]


@cache
def _profiles() -> tuple[Profile, ...]:
    text = files("rasad").joinpath("languages", "profiles.yaml").read_text(encoding="utf-8")
    data: dict[str, dict[str, Any]] = yaml.safe_load(text)
    return tuple(
        Profile(lang, item["script"], frozenset(item.get("letters", "")), frozenset(map(str, item["words"])))
        for lang, item in data.items()
    )


def detect(text: str) -> str:
    """The ISO 639-1 (or 639-3) code of the language of most running text; ``und`` where nothing tells."""
    sample = _running(text)
    script = _script(sample[:_SCRIPT_SAMPLE]) or _script(sample)
    if script is None:
        return UNDETERMINED
    candidates = [p for p in _profiles() if p.script == script]
    if len(candidates) == 1:
        return candidates[0].lang
    words = Counter(_word.findall(sample if script == "arabic" else sample.lower()))
    scores = {p.lang: float(sum(words[w] for w in p.words) + sum(map(sample.count, p.letters))) for p in candidates}
    best = max(scores, key=lambda lang: scores[lang])
    if scores[best]:
        return best
    if script == "latin":
        return "en"
    return next((lang for lang, letters in _LAST.items() if any(c in sample for c in letters)), UNDETERMINED)


def _script(sample: str) -> str | None:
    counts = {script: len(pattern.findall(sample)) for script, pattern in _SCRIPTS.items()}
    script = max(counts, key=lambda s: counts[s])
    return script if counts[script] else None


def _running(text: str) -> str:
    """Long lines first: menus, hashtags and signatures are short."""
    if len(text) <= _SAMPLE and "\n" not in text:
        return text
    lines = [line for line in text[: 8 * _SAMPLE].split("\n") if len(line) >= _LINE]
    joined = "\n".join(lines) or text
    return joined[:_SAMPLE]
