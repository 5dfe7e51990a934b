"""Personal names that no knowledge base holds: where one ends in running text, and how English spells it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cache

from msgspec import Struct

from rasad.extract.nametables import OFTEN, NameWords, Strength
from rasad.extract.romanise import Speller
from rasad.text.memo import Memo

_LONGEST = 6
#: How many unknown words one name may hold: anywhere, and where a title announces it.
_UNKNOWN, _UNKNOWN_INTRODUCED = 1, 3
#: What must follow a word of no list that a title with its polity announces as a name.
_LAST_PART = (Strength.UNKNOWN, Strength.STRONG)


class NameLexicon:
    """The names of one language."""

    def __init__(self, lang: str) -> None:
        self.words = NameWords(lang)
        self.speller = Speller(self.words)
        self._hopes = Memo(self._best)

    @classmethod
    @cache
    def load(cls, lang: str) -> NameLexicon:
        """The names of ``lang``, read once.

        Raises FileNotFoundError for a language without ``names.yaml``.
        """
        return cls(lang)

    def name_at(
        self,
        keys: Sequence[str],
        at: int,
        stop: Callable[[int], bool],
        introduced: bool = False,
        original: Callable[[int], str] | None = None,
        titled: bool = False,
    ) -> int:
        """The token after the longest plausible personal name that starts at token ``at``; ``at`` if none does.

        ``stop(i)`` tells tokens that belong to something else. ``introduced`` says that a title or a word of respect
        stands right before: a name of unknown words is then one as well. ``original(i)`` is a token as it is written,
        which tells capitals in English and two Arabic letters that fold to one. ``titled`` says that a title with its polity
        stands right before: a name may then begin with a word that elsewhere looks like none.
        """
        hope = self.hope(keys[at])
        if hope <= (Strength.DOUBTFUL if introduced else Strength.UNKNOWN) and not titled:
            return at
        if original is not None and self.small(keys[at], original(at)):
            return at
        return _Walk(self.words, keys, stop, introduced, original, at, titled).end()

    def small(self, key: str, written: str) -> bool:
        """Whether a word is written with a small letter where names have a capital."""
        return self.words.capitals and not written[:1].isupper() and key not in self.words.opening

    def hope(self, key: str) -> Strength:
        """How strong a first part of a name a word can be at best, whatever stands beside it: none begins at a
        ``DOUBTFUL`` one, and at an ``UNKNOWN`` one only where it is announced.
        """
        return self._hopes[key]

    def _best(self, key: str) -> Strength:
        words = self.words
        bare = key[words.clitic(key) :]
        if key in words.opening or key in words.servant or (len(key) == 1 and key.isalpha()):
            return Strength.STRONG
        if words.begins(bare):
            return Strength.STRONG
        if words.capitals:  # a capital makes a word of no list a possible name at any place
            return words.strength(bare, bare.title())
        strength = words.strength(bare, None)
        return strength if words.opens(bare) else min(strength, Strength.UNKNOWN)

    def clitic(self, key: str) -> int:
        """How many letters of the first word of a name are another word written together with it: 0 or 1."""
        return self.words.clitic(key)

    def romanise(self, keys: Sequence[str], country: str | None = None) -> str:
        """The usual English spelling of a name's tokens, as that of ``country`` (alpha-3 code) where it differs."""
        return self.speller.name(keys, self.speller.region(country))

    def spellings(self, keys: Sequence[str], country: str | None = None) -> tuple[str, ...]:
        """The usual English spelling of a name and those of other regions, best first; for search and comparison."""
        best = self.romanise(keys, country)
        return tuple(dict.fromkeys((best, *(self.speller.name(keys, region) for region in self.speller.regions()))))


class _Walk(Struct):
    """A walk over tokens from the first part of a name on; ``at`` is the token looked at.

    ``parts`` of the name were taken, of which ``unknown`` are in no list and ``sure`` are known names; ``bound`` is set
    right after a particle or an initial.
    """

    words: NameWords
    keys: Sequence[str]
    stop: Callable[[int], bool]
    introduced: bool
    original: Callable[[int], str] | None
    at: int
    titled: bool = False
    parts: int = 0
    unknown: int = 0
    sure: int = 0
    bound: bool = False

    def end(self) -> int:
        """The token after the name; the first token if there is none."""
        start = end = self.at
        while self.parts < _LONGEST and not self._ends(self.at):
            if step := self._particle():
                self.at += step
                self.bound = True
                continue
            taken = self._part()
            if not taken:
                break
            self.at += taken
            self.parts += 1
            self.bound = False
            end = self.at
            if self.keys[end - 1] in self.words.ordinals and self.parts == 2:
                break
        if end - start == 1 and not self._stands_alone(self.keys[start]):
            return start
        return end if self.sure or (self.introduced and self.unknown > 1) else start

    def _ends(self, at: int) -> bool:
        return at >= len(self.keys) or self.stop(at)

    def _particle(self) -> int:
        """How many tokens a particle or an initial takes here; 0 if there is none."""
        key, words = self.keys[self.at], self.words
        if key in words.servant and self._served():
            return 0
        if key in (words.inner if self.parts else words.opening):
            return 1
        if len(key) == 1 and key.isalpha() and self.at + 2 < len(self.keys):
            if self.keys[self.at + 1] == ".":
                return 2
            written = self.original(self.at) if self.original is not None else key
            if (
                self.words.capitals
                and not self.parts
                and written not in self.words.never
                and self._next() == Strength.STRONG
            ):
                return 1
        return int(key == "-" and self.parts > 0 and words.capitals)

    def _served(self) -> bool:
        """Whether the next word, with its article, makes one name with the servant's word here."""
        if self._ends(self.at + 1):
            return False
        key = self.keys[self.at + 1]
        return key in self.words.closing or self.words.has_article(key)

    def _completed(self, key: str) -> bool:
        """Whether the next word belongs to ``key`` and makes a known name with it."""
        if self._ends(self.at + 1) or self.keys[self.at + 1] not in self.words.closing:
            return False
        return self.words.known(key + self.keys[self.at + 1])

    def _part(self) -> int:
        """How many tokens the next part of the name takes; 0 if there is none."""
        key = self.keys[self.at]
        if self.parts == 0:
            key = key[self.words.clitic(key) :]
        if (key in self.words.servant and self._served()) or self._completed(key):
            self.sure += 1
            return 2
        if self.parts == 1 and self.introduced and self.sure and key in self.words.ordinals:
            return 1
        strength = self._strength(key, self.at)
        if not (self._accepts_bound(key, strength) if self.bound else self._accepts(key, strength)):
            return 0
        if strength <= Strength.UNKNOWN:
            self.unknown += 1
            return int(self.unknown <= (_UNKNOWN_INTRODUCED if self.introduced else _UNKNOWN))
        self.sure += strength > Strength.WEAK or self.bound
        return 1

    def _strength(self, key: str, at: int) -> Strength:
        return self.words.strength(key, self.original(at) if self.original is not None else None)

    def _next(self) -> Strength:
        """The strength of the next token; a particle or an initial promises a name."""
        if self._ends(self.at + 1):
            return Strength.NONE
        key = self.keys[self.at + 1]
        if len(key) == 1 and key.isalpha() and self.keys[self.at + 2 : self.at + 3] == ["."]:
            return Strength.STRONG
        return Strength.STRONG if key in self.words.inner else self._strength(key, self.at + 1)

    def _accepts_bound(self, key: str, strength: Strength) -> bool:
        """Whether a word may follow a particle: nearly any that is not a common one."""
        if strength == Strength.NONE and (self.words.capitals or not key.isalpha() or key in self.words.common):
            return False
        return strength >= Strength.FAIR or self.parts > 0 or self.introduced

    def _accepts(self, key: str, strength: Strength) -> bool:
        if self.parts == 0:
            return self._accepts_first(key, strength)
        if strength >= Strength.FAIR:
            return True
        words, previous = self.words, self.keys[self.at - 1]
        after_given = words.is_given(previous)
        closed = self._strength(previous, self.at - 1) == Strength.STRONG and self._closed()
        if strength == Strength.NONE:
            return self.parts == 1 and after_given and closed and words.known(key) and not words.capitals
        if strength == Strength.WEAK:
            usual = words.places(key)[1] >= OFTEN
            if usual and self._next() == Strength.STRONG:
                return True
            return self.parts == 1 and after_given and (closed or (usual and words.common.get(key, 1) > 0))
        if strength == Strength.DOUBTFUL:
            return after_given
        if key[0] in words.clitics[:1] and (self.parts > 1 or not self.introduced):
            return False
        return words.capitals or after_given or (self.introduced and self.sure < 2)

    def _closed(self) -> bool:
        """Whether a mark, or something else than a name, comes next."""
        return self._ends(self.at + 1) or not self.keys[self.at + 1].isalpha()

    def _accepts_first(self, key: str, strength: Strength) -> bool:
        words = self.words
        first = words.places(key)[0]
        if strength <= Strength.DOUBTFUL or key in words.closing:
            return self.titled and self._foreign(key) and self._next() in _LAST_PART and self._foreign_next()
        if strength == Strength.UNKNOWN:
            return self.introduced and self._next() > Strength.DOUBTFUL and not words.has_article(key)
        if strength == Strength.WEAK:
            if first >= OFTEN:
                return self._next() == Strength.STRONG
            return self.introduced and first > 1 and self._next() == Strength.UNKNOWN
        if self.introduced or words.capitals:
            return True
        if words.has_article(key):
            return first >= OFTEN and self._next() == Strength.STRONG
        return first > 1

    def _foreign(self, key: str) -> bool:
        """Whether a word is neither a common one nor such a one with the article or a clitic."""
        words = self.words
        clitic = key[0] in words.clitics and key[1:] in words.common
        return key.isalpha() and key not in words.common and not clitic and not words.has_article(key)

    def _foreign_next(self) -> bool:
        """Whether the next word may end a name that begins with one of no list."""
        return not self._ends(self.at + 1) and self._foreign(self.keys[self.at + 1])

    def _stands_alone(self, key: str) -> bool:
        """Whether one word may be a whole name: none with a clitic, and with the article only a usual family name."""
        if self.words.clitic(key):
            return False
        if not self.words.has_article(key):
            return True
        return self.words.strength(key, None) == Strength.STRONG and self.words.places(key)[1] > OFTEN
