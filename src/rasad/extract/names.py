"""Personal names that no knowledge base holds: where one ends, and how English spells it.

``names.tsv.gz`` of the language folders tells, for each folded token of some 75,000 names, how often it came first and
how often later (one digit each, 0 for never, else the count's binary length) and its spellings; ``common_words.tsv.gz``
the words of a language with the chance, in percent, that one is part of a name where it stands in running news. A word
in neither is unknown: it may be a rare name. ``letters.tsv.gz`` spells words that no table holds.
"""

from __future__ import annotations

import gzip
from collections.abc import Callable, Mapping, Sequence
from enum import IntEnum
from functools import cache
from importlib.resources import files

from rasad.extract.letters import shape, spell
from rasad.packs.files import section
from rasad.text.folding import fold_phrase

_LONGEST = 6
#: Regions with letter rules of their own: the wider world in Persian and in Arabic letters, the Maghreb.
_LETTERS = {"F": "world", "G": "world", "M": "maghreb"}
#: Percentages from which on a word known as a name is taken for one: by itself, and beside another part.
_SURE, _LIKELY = 40, 8
#: From which digit on a token is a usual first or later part of a name.
_OFTEN = 4
#: The shape under which an unknown word is no name.
_SHAPELESS = -1
#: How many unknown words one name may hold: anywhere, and where a title announces it.
_UNKNOWN, _UNKNOWN_INTRODUCED = 1, 3


class Strength(IntEnum):
    """How a word stands by itself: ``NONE`` no name, ``UNKNOWN`` in no list, then ever surer to be part of a name."""

    NONE = 0
    UNKNOWN = 1
    WEAK = 2
    FAIR = 3
    STRONG = 4


@cache
def _lines(*path: str) -> tuple[list[str], ...]:
    """The cells of each line of a table; none where the language has no such table."""
    file = files("rasad").joinpath("languages", *path)
    if not file.is_file():
        return ()
    return tuple(line.split("\t", 1) for line in gzip.decompress(file.read_bytes()).decode().splitlines())


@cache
def _table() -> Mapping[str, str]:
    """Token -> ``places TAB spellings``; shared by the languages in Arabic script."""
    return {cells[0]: cells[1] for cells in _lines("names.tsv.gz")}


@cache
def _rules(lang: str, name: str) -> Mapping[str, str]:
    """Context -> chunk; empty where the language has no such table."""
    return {cells[0]: cells[1] for cells in _lines(lang, f"{name}.tsv.gz")}


@cache
def _latin() -> frozenset[str]:
    """Every Latin word of the table's spellings, lower-case."""
    return frozenset(
        word
        for rest in _table().values()
        for spelling in rest[3:].split("|")
        for word in (spelling.lower(), spelling[1:].lower())
        if len(word) > 2
    )


class NameLexicon:
    """The names of one language."""

    def __init__(self, lang: str) -> None:
        data = section(lang, "names")
        self.lang = lang
        self.opening: dict[str, str] = {fold_phrase(k): v for k, v in data["open"].items()}
        self.inner: dict[str, str] = {fold_phrase(k): v for k, v in data["inner"].items()}
        self.closing: dict[str, str] = {fold_phrase(k): v for k, v in data["closing"].items()}
        self.article: dict[str, str] = {fold_phrase(k): v for k, v in data["article"].items()}
        self.servant: frozenset[str] = frozenset(map(fold_phrase, data.get("servant", ())))
        self.clitics: tuple[str, ...] = tuple(map(fold_phrase, data["clitics"]))
        self.beginnings: tuple[str, ...] = tuple(map(fold_phrase, data["word_beginnings"]))
        self.endings: tuple[str, ...] = tuple(map(fold_phrase, data["word_endings"]))
        self.never: frozenset[str] = frozenset(data.get("never", ()))
        self.doubtful: frozenset[str] = frozenset(map(fold_phrase, self.never))
        self.ordinals: dict[str, str] = {fold_phrase(k): v for k, v in data.get("ordinals", {}).items()}
        self.regions = {code: region for region, codes in data["regions"].items() for code in codes}
        self.world: str = data.get("world", "")
        self.common = {word: int(percent) for word, percent in _lines(lang, "common_words.tsv.gz")}
        self.shapes = {gram: int(weight) for gram, weight in _lines(lang, "shapes.tsv.gz")}
        self.capitals: bool = data.get("capitals", False)
        self.known = _latin() if self.capitals else _table()
        self._strengths: dict[str, Strength] = {}

    @classmethod
    @cache
    def load(cls, lang: str) -> NameLexicon:
        """The names of ``lang``, read once.

        Raises FileNotFoundError for a language without ``names.yaml``.
        """
        return cls(lang)

    # where a name ends

    def name_at(
        self,
        keys: Sequence[str],
        at: int,
        stop: Callable[[int], bool],
        introduced: bool = False,
        original: Callable[[int], str] | None = None,
    ) -> int:
        """The token after the longest plausible personal name that starts at token ``at``; ``at`` if none does.

        ``stop(i)`` tells tokens that belong to something else. ``introduced`` says that a title or a word of respect
        stands right before: a name of unknown words is then one as well. ``original(i)`` is a token as it is written,
        which tells capitals in English and two Arabic letters that fold to one.
        """
        end, at_part, parts, unknown, sure = at, at, 0, 0, 0
        allowed = _UNKNOWN_INTRODUCED if introduced else _UNKNOWN
        bound = False  # whether a particle or initial just passed
        count = len(keys)
        while at_part < count and parts < _LONGEST and not stop(at_part):
            key = keys[at_part]
            if key in self.servant and at_part + 1 < count and self._served(keys[at_part + 1]) and not stop(at_part + 1):
                at_part = end = at_part + 2
                parts, sure, bound = parts + 1, sure + 1, False
                continue
            step = self._step(keys, at_part, parts)
            if step:
                at_part += step
                bound = True
                continue
            if introduced and parts == 1 and sure and key in self.ordinals:
                return at_part + 1
            if not parts:
                key = key[self.clitic(key) :]
            strength = self._here(key, at_part, original)
            following = self._next(keys, at_part + 1, stop, original) if not parts or strength < Strength.FAIR else Strength.NONE
            previous = keys[at_part - 1] if parts else ""
            if not self._accepts(key, previous, strength, following, parts, sure, bound, introduced):
                break
            if strength <= Strength.UNKNOWN:
                if unknown == allowed:
                    break
                unknown += 1
            else:
                sure += strength > Strength.WEAK or bound
            parts += 1
            at_part += 1
            end, bound = at_part, False
        if end - at == 1 and not self._stands_alone(keys[at]):
            return at
        return end if sure or (introduced and unknown >= 2) else at

    def _step(self, keys: Sequence[str], at: int, parts: int) -> int:
        """How many tokens a particle or initial at ``at`` takes; 0 if there is none."""
        key = keys[at]
        if key in (self.inner if parts else self.opening):
            return 1
        if len(key) == 1 and key.isalpha() and at + 2 < len(keys) and keys[at + 1] == ".":
            return 2
        return 1 if key == "-" and parts and self.capitals else 0

    def _accepts(
        self,
        key: str,
        previous: str,
        strength: Strength,
        following: Strength,
        parts: int,
        sure: int,
        bound: bool,
        introduced: bool,
    ) -> bool:
        """Whether a word of ``strength`` may be the next part of a name of ``parts`` parts, after ``previous``;
        ``sure`` of the parts before are known names."""
        if bound:
            if strength == Strength.NONE and (self.capitals or len(key) < 2 or not key.isalpha() or key in self.common):
                return False
            return strength >= Strength.FAIR or parts > 0 or introduced
        if strength == Strength.NONE:
            return False
        first, later = self._places(key)
        if parts == 0:
            if strength == Strength.UNKNOWN:
                return introduced and following != Strength.NONE and not self._begins_with_article(key)
            if key in self.closing:
                return False
            if strength == Strength.WEAK:
                return following == Strength.STRONG if first >= _OFTEN else introduced and first >= 2 and following == Strength.UNKNOWN
            if not introduced and self._begins_with_article(key):
                return following == Strength.STRONG and first >= _OFTEN
            return introduced or first >= 2 or self.capitals
        if strength >= Strength.FAIR:
            return True
        if strength == Strength.UNKNOWN and key[0] in self.clitics[:1] and (parts > 1 or not introduced):
            return False
        after_given = self._places(previous)[0] >= _OFTEN
        if strength == Strength.WEAK:
            return later >= _OFTEN and (following == Strength.STRONG or (parts == 1 and after_given and self.common.get(key, 1) >= 1))
        return self.capitals or after_given or (introduced and sure < 2)

    def _served(self, key: str) -> bool:
        """Whether a word may follow the servant's: it has the article."""
        return key in self.closing or self._begins_with_article(key)

    def _stands_alone(self, key: str) -> bool:
        """Whether one word may be a whole name: none with a clitic, and with the article only a usual family name."""
        if self.clitic(key):
            return False
        if not self._begins_with_article(key):
            return True
        return self._strength(key) == Strength.STRONG and self._places(key)[1] > _OFTEN

    def _begins_with_article(self, key: str) -> bool:
        return self._bare(key) != key

    def _next(
        self, keys: Sequence[str], at: int, stop: Callable[[int], bool], original: Callable[[int], str] | None
    ) -> Strength:
        if at >= len(keys) or stop(at):
            return Strength.NONE
        if keys[at] in self.inner:
            return Strength.STRONG
        return self._here(keys[at], at, original)

    def _here(self, key: str, at: int, original: Callable[[int], str] | None) -> Strength:
        """The strength of a word where it stands."""
        if original is not None:
            if self.capitals and not original(at)[:1].isupper():
                return Strength.NONE
            if key in self.doubtful and original(at) in self.never:
                return Strength.NONE
        elif key in self.doubtful:
            return Strength.WEAK
        elif self.capitals and key not in self.known:
            return Strength.NONE
        return self._strength(key)

    def _strength(self, key: str) -> Strength:
        known = self._strengths.get(key)
        if known is None:
            known = self._strengths[key] = self._judge(key)
        return known

    def _judge(self, key: str) -> Strength:
        """The strength of a word by itself."""
        if len(key) < 2 or not key.isalpha():
            return Strength.NONE
        percent = self.common.get(key, self.common.get(self._bare(key)))
        if percent is None and key[0] in self.clitics[:1] and self.common.get(key[1:], _SURE) < _LIKELY and max(self._places(key)) < 3:
            return Strength.NONE
        if key in self.closing:
            return Strength.FAIR
        if percent == 0 and max(self._places(key)) <= _OFTEN:
            return Strength.NONE
        if key in self.known or self._bare(key) in self.known:
            if percent is None or percent >= _SURE:
                return Strength.STRONG
            return Strength.FAIR if percent >= _LIKELY else Strength.WEAK
        if percent is not None:
            return Strength.FAIR if percent >= _SURE else Strength.NONE
        if not self.capitals and (key.isascii() or self._looks_common(key)):
            return Strength.NONE
        if self._split(key):
            return Strength.STRONG
        return Strength.NONE if self.shapes and shape(key, self.shapes) < _SHAPELESS else Strength.UNKNOWN

    def _looks_common(self, key: str) -> bool:
        """Whether a word of no list begins or ends as words of the language do, or is a listed word with a clitic."""
        if key.startswith(self.beginnings) or (len(key) > 4 and key.endswith(self.endings)):
            return True
        return key[0] in self.clitics and (key[1:] in self.common or key[1:] in self.known)

    def _bare(self, key: str) -> str:
        """A word without the article; the word itself where it has none."""
        for article in self.article:
            if key.startswith(article) and len(key) > len(article) + 1:
                return key[len(article) :]
        return key

    def clitic(self, key: str) -> int:
        """How many letters of the first word of a name are another word written together with it: 0 or 1."""
        if key in self.known or key[:1] not in self.clitics or len(key) < 4:
            return 0
        return int(self._places(key[1:])[0] > _OFTEN)

    def _places(self, key: str) -> tuple[int, int]:
        """How often (0 to 9) a token came first in a name, and how often later."""
        row = _table().get(key) or _table().get(self._bare(key))
        return (int(row[0]), int(row[1])) if row is not None else (0, 0)

    def _split(self, key: str) -> tuple[str, str] | None:
        """A word of no list as two given names written together; None if it is not."""
        if self.capitals or len(key) < 6:
            return None
        for at in range(3, len(key) - 2):
            one, two = key[:at], key[at:]
            if self._places(one)[0] >= _OFTEN and self._places(two)[0] > _OFTEN:
                return one, two
        return None

    # how a name is spelt

    def spellings(self, keys: Sequence[str], country: str | None = None) -> tuple[str, ...]:
        """The usual English spelling of a name and those of other regions, best first; for search and comparison."""
        regions = ("", *dict.fromkeys(self.regions.values()), self.world)
        return tuple(dict.fromkeys((self.romanise(keys, country), *(self._romanise(keys, region) for region in regions))))

    def romanise(self, keys: Sequence[str], country: str | None = None) -> str:
        """The usual English spelling of a name's tokens, as that of ``country`` (alpha-3 code) where it differs."""
        return self._romanise(keys, self.regions.get(country, self.world) if country else "")

    def _romanise(self, keys: Sequence[str], region: str) -> str:
        words: list[str] = []
        glue = ""
        at = 0
        keys = [key[self.clitic(key) :] if n == 0 else key for n, key in enumerate(keys)]
        while at < len(keys):
            key = keys[at]
            last = at + 1 == len(keys)
            if key in ("-", "'", "."):
                glue = "" if key == "." else key
                if words:
                    words[-1] += key
            elif not last and key in self.servant:
                words.append(self._word(key + keys[at + 1], region))
                at += 1
            elif words and key in self.closing:
                joined = keys[at - 1] + key
                words[-1] = self._spelling(joined, region) or words[-1] + self.closing[key]
            elif words and last and key in self.ordinals and len(keys) == 2:
                words.append(self.ordinals[key])
            else:
                particle = (self.inner if words else self.opening).get(key) if not last else None
                word = particle or self._word(key, region)
                if glue and words:
                    words[-1] += word
                else:
                    words.append(word)
                glue = ""
            at += 1
        spelt = " ".join(words)
        return spelt[:1].upper() + spelt[1:]

    def _word(self, key: str, region: str) -> str:
        """The spelling of one word: by the table, as an article with a word, as two names, letter by letter."""
        if self.capitals:
            return key.capitalize()
        found = self._spelling(key, region)
        if found is not None:
            return found
        for article, spelt in self.article.items():
            bare = key.removeprefix(article)
            foreign = bool(region) and region == self.world
            usual = self._places(bare)[1] >= _OFTEN if foreign else bare in self.known or bool(self.clitics)
            if bare != key and usual and len(bare) > 2:
                return spelt + self._word(bare, region)
        if parts := self._split(key):
            return " ".join(self._word(part, region) for part in parts)
        spelt = spell(key, self._letters(region)).capitalize()
        return spelt if len(key) > 1 else spelt[:1]

    def _spelling(self, key: str, region: str) -> str | None:
        """The table's spelling of a word."""
        row = _table().get(key)
        if row is None:
            return None
        first, *others = row[3:].split("|")
        for other in others[1:]:
            if other[0] == region:
                return other[1:]
        if region == "I" or self.lang == "fa":
            return first
        return others[0] if others else first

    def _letters(self, region: str) -> Mapping[str, str]:
        """The letter rules for a region, read when first needed."""
        name = f"letters_{_LETTERS[region]}" if region in _LETTERS else "letters"
        return _rules(self.lang, name) or _rules(self.lang, "letters")
