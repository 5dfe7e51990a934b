"""What a language's tables say of a word: whether it is part of a personal name, where in names it stands.

``names.tsv.gz`` (shared by the languages in Arabic script) tells, for each folded token of some 75,000 names, how often
it came first in a name and how often later (one digit each: 0 for never, else the count's binary length, 9 at most) and
its spellings. ``common_words.tsv.gz`` holds words of running text with the chance, in percent, that one is part of a
name where it stands in news. ``shapes.tsv.gz`` weighs the letters of words that are in neither.
"""

from __future__ import annotations

import gzip
import re
from collections.abc import Collection, Mapping
from enum import IntEnum
from functools import cache
from importlib.resources import files
from typing import Any

from rasad.extract.letters import shape
from rasad.packs.files import section
from rasad.text.folding import fold_phrase
from rasad.text.memo import Memo

#: From which digit on a token is a usual first or later part of a name.
OFTEN = 4
#: Percentages from which on a word known as a name is taken for one: by itself, and beside another part.
_SURE, _LIKELY = 40, 8
#: The shape (ten times log odds, by letter) under which an unknown word is unlike a name.
_SHAPELESS = -1
#: The shortest word that may be two given names written together, and the shortest of them.
_TWO_NAMES, _SHORTEST = 6, 3

_capitalised = re.compile("[A-Z][a-z]+")


class Strength(IntEnum):
    """How a word stands by itself.

    ``NONE`` is no name, ``DOUBTFUL`` in no list and unlike a name, ``UNKNOWN`` in no list; then ever surer.
    """

    NONE = 0
    DOUBTFUL = 1
    UNKNOWN = 2
    WEAK = 3
    FAIR = 4
    STRONG = 5


@cache
def table(*path: str) -> Mapping[str, str]:
    """First cell -> the rest of its line; empty where the language has no such table."""
    file = files("rasad").joinpath("languages", *path)
    if not file.is_file():
        return {}
    lines = gzip.decompress(file.read_bytes()).decode().splitlines()
    return dict(line.split("\t", 1) for line in lines)


def spellings(row: str) -> list[str]:
    """The spellings of a row of names: the Persian one, the Arabic one, others with the letter of their region first."""
    return row[3:].split("|")


@cache
def _latin() -> frozenset[str]:
    """Every Latin word of the table of names, lower-case."""
    return frozenset(map(str.lower, _capitalised.findall(" ".join(table("names.tsv.gz").values()))))


class NameWords:
    """The words of one language as parts of names.

    Raises FileNotFoundError for a language without ``names.yaml``.
    """

    def __init__(self, lang: str) -> None:
        data: Mapping[str, Any] = section(lang, "names")
        self.lang = lang
        self.opening = _folded(data["open"])
        self.inner = _folded(data["inner"])
        self.closing = _folded(data["closing"])
        self.article = _folded(data["article"])
        self.ordinals = _folded(data["ordinals"])
        self.servant = frozenset(map(fold_phrase, data["servant"]))
        self.clitics = tuple(map(fold_phrase, data["clitics"]))
        self.never = frozenset(data["never"])
        #: Words of the language that are given names too, as written, by their folded form.
        self.also = {fold_phrase(word): word for word in data.get("also", ())}
        self.regions = {code: region for region, codes in data["regions"].items() for code in codes}
        self.world: str = data["world"]
        self.capitals: bool = data["capitals"]
        self._beginnings = tuple(map(fold_phrase, data["word_beginnings"]))
        self._endings = tuple(map(fold_phrase, data["word_endings"]))
        self._like_never = frozenset(map(fold_phrase, self.never))
        self._rows = {} if self.capitals else table("names.tsv.gz")
        self._known: Collection[str] = _latin() if self.capitals else self._rows
        self._begun = {word[: -len(end)] for end in self.closing for word in self._known if word.endswith(end)}
        self.common = {word: int(percent) for word, percent in table(lang, "common_words.tsv.gz").items()}
        self._shapes = {gram: int(weight) for gram, weight in table(lang, "shapes.tsv.gz").items()}
        self._strengths = Memo(self._judge)

    def row(self, key: str) -> str | None:
        """The row of a token in the table of names."""
        return self._rows.get(key)

    def known(self, key: str) -> bool:
        """Whether the table of names has a word, with or without its article."""
        return key in self._known or self.bare(key) in self._known

    def begins(self, key: str) -> bool:
        """Whether a word makes a known name with one of the closing parts."""
        return key in self._begun or any(key.removeprefix(article) in self._begun for article in self.article)

    def strength(self, key: str, written: str | None) -> Strength:
        """The strength of a word; ``written`` is how it stands in the text, where that is known."""
        if written is None:
            if key in self._like_never:
                return Strength.WEAK
            if self.capitals and key not in self._known:
                return Strength.NONE
        elif written in self.never or (self.capitals and not written[:1].isupper()):
            return Strength.NONE
        return self._strengths[key]

    def _judge(self, key: str) -> Strength:
        if len(key) < 2 or not key.isalpha():
            return Strength.NONE
        if key in self.closing:
            return Strength.FAIR
        percent = self.common.get(key, self.common.get(self.bare(key)))
        usual = max(self.places(key))
        if (percent == 0 and usual <= OFTEN) or (percent is None and usual < 3 and self._with_and(key)):
            return Strength.NONE
        if self.known(key):
            if percent is None or percent >= _SURE:
                return Strength.STRONG
            return Strength.FAIR if percent >= _LIKELY else Strength.WEAK
        if percent is not None:
            return Strength.FAIR if percent >= _SURE else Strength.NONE
        if not self.capitals and (key.isascii() or self._looks_common(key)):
            return Strength.NONE
        if self.two_names(key):
            return Strength.STRONG
        return Strength.DOUBTFUL if self._shapes and shape(key, self._shapes) < _SHAPELESS else Strength.UNKNOWN

    def _with_and(self, key: str) -> bool:
        """Whether a word is "and" with a common word."""
        return key[0] in self.clitics[:1] and self.common.get(key[1:], _SURE) < _LIKELY

    def _looks_common(self, key: str) -> bool:
        """Whether a word of no list begins or ends as words of the language do, or is a listed one with a clitic."""
        if key.startswith(self._beginnings) or (len(key) > 4 and key.endswith(self._endings)):
            return True
        return key[0] in self.clitics and (key[1:] in self.common or key[1:] in self._known)

    def bare(self, key: str) -> str:
        """A word without the article; the word itself where it has none."""
        for article in self.article:
            if key.startswith(article) and len(key) > len(article) + 1:
                return key[len(article) :]
        return key

    def has_article(self, key: str) -> bool:
        """Whether a word begins with the article."""
        return self.bare(key) != key

    def clitic(self, key: str) -> int:
        """How many letters of the first word of a name are another word written together with it: 0 or 1."""
        if key in self._known or key[:1] not in self.clitics or len(key) < 4:
            return 0
        return int(self.places(key[1:])[0] > OFTEN)

    def places(self, key: str) -> tuple[int, int]:
        """How often (0 to 9) a token came first in a name, and how often later."""
        row = self._rows.get(key) or self._rows.get(self.bare(key))
        return (int(row[0]), int(row[1])) if row is not None else (0, 0)

    def is_given(self, key: str) -> bool:
        """Whether a word is a usual given name."""
        return self.places(key)[0] >= OFTEN

    def opens(self, key: str) -> bool:
        """Whether a word may be the first of a name that nothing announces."""
        first = self.places(key)[0]
        doubtful = self.has_article(key) or self.strength(key, None) == Strength.WEAK
        return key in self._like_never or first >= (OFTEN if doubtful else 2)

    def is_family(self, key: str) -> bool:
        """Whether a word is a usual later part of names, hardly ever a first one, and no word of running text."""
        first, later = self.places(key)
        return later >= OFTEN > first and not self.has_article(key) and self.strength(key, None) == Strength.STRONG

    def is_whole(self, key: str) -> bool:
        """Whether a word may be a name without the one before it: the end of a servant's name may not."""
        return key not in self.closing

    def two_names(self, key: str) -> tuple[str, str] | None:
        """A word as two given names written together; None if it is not."""
        if len(key) < _TWO_NAMES:
            return None
        for at in range(_SHORTEST, len(key) - _SHORTEST + 1):
            one, two = key[:at], key[at:]
            if self.is_given(one) and self.places(two)[0] > OFTEN:
                return one, two
        return None


def _folded(spelt: Mapping[str, str]) -> dict[str, str]:
    return {fold_phrase(word): spelling for word, spelling in spelt.items()}
