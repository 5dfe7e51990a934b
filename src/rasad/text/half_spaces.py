"""Half-spaces (ZWNJ) that a text lost: deleted, or turned into spaces; told from letters and from known words.

Between every two letters of a word, and at a single space between two words, one logistic model decides whether a
half-space belongs there: the sum of the weights of what is seen around the place. Model and words are data of a language.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from rasad.text.memo import Memo

ZWNJ = "\u200c"
#: Letters that are typed in several ways, to one, as long as they.
_SAME = (("\u064a", "\u06cc"), ("\u0649", "\u06cc"), ("\u0643", "\u06a9"))
_word = re.compile(rf"[\u0621-\u064a\u066e-\u06d3]+(?:{ZWNJ}+[\u0621-\u064a\u066e-\u06d3]+)*")
#: The longest first and last part of a word that the model knows as a whole, in code points.
_FIRST, _LAST = 4, 6
#: Words longer than this are no words.
_LONGEST = 40


def same_letters(text: str) -> str:
    """``text`` with one letter for each that is typed in several ways; as long as it."""
    for typed, letter in _SAME:
        text = text.replace(typed, letter)
    return text


def words(letters: str) -> Iterator[re.Match[str]]:
    """The words of a text in Arabic letters, with the half-spaces that they have."""
    return _word.finditer(letters)


@dataclass(frozen=True, slots=True)
class Restored:
    """A text with its half-spaces, and the way back to the original.

    ``inserted`` holds, in rising order, the offsets in ``text`` of half-spaces that stand for nothing in ``original``;
    every other code point stands for exactly one of it: itself, or the space that a half-space took the place of.
    """

    original: str
    text: str
    inserted: tuple[int, ...]

    def to_original(self, offset: int) -> int:
        """The original offset of the code point at ``offset`` of ``text``; of an inserted one, of what follows it."""
        return offset - bisect_right(self.inserted, offset - 1)

    def span_to_original(self, start: int, end: int) -> tuple[int, int]:
        """The original span of a non-empty span of ``text``."""
        return self.to_original(start), self.to_original(end)


class KnownWords:
    """Words by their letters alone: those written in one, where the joints of the others are, and which are usual."""

    def __init__(self, plain: set[str], jointed: dict[str, tuple[int, ...]], usual: set[str]) -> None:
        self.plain, self.jointed, self.usual = plain, jointed, usual

    def status(self, letters: str) -> str:
        """How ``letters`` are known: ``p`` in one, ``z`` with joints, ``u`` usual, several of them, or nothing."""
        status = ("p" if letters in self.plain else "") + ("z" if letters in self.jointed else "")
        return status + "u" if letters in self.usual else status

    def at(self, letters: str, place: int) -> str:
        """The same, ``Z`` where one of the joints is at ``place``."""
        status = self.status(letters)
        return status.replace("z", "Z") if "z" in status and place in self.jointed[letters] else status


def places(word: str) -> range:
    """Where a joint may be in a word: no part has a single letter."""
    return range(2, len(word) - 1)


def inside(word: str, at: int, known: KnownWords) -> Iterator[str]:
    """What the model sees between two letters of ``word``: before the letter at ``at``."""
    left, right = word[:at], word[at:]
    whole, before, after = known.at(word, at), known.status(left), known.status(right)
    yield f"w{whole}"
    yield f"s{whole}/{before}/{after}"
    yield f"n{min(at, 4)}/{min(len(right), 4)}/{whole}"
    yield f"b{left[-1]}|{right[0]}"
    yield f"c{left[-2:]}|{right[:2]}"
    yield f"d{left[-1]}|{right[:2]}"
    yield f"e{left[-2:]}|{right[0]}"
    yield f"f{left[-3:]}|"
    yield f"g|{right[:3]}"
    yield f"h{left[-3:]}|{right[:3]}"
    if len(right) <= _LAST:
        yield f"r{right}"
        yield f"q{right}/{before}/{whole}"
        yield f"t{left[-1]}|{right}"
        yield f"u{left[-2:]}|{right}"
    if at <= _FIRST:
        yield f"l{left}"
        yield f"k{left}/{after}/{whole}"
        yield f"m{left}|{right[0]}"
        yield f"o{left}|{right[:2]}"


def between(left: str, right: str, known: KnownWords) -> Iterator[str]:
    """What the model sees at a space between two words."""
    whole, before, after = known.at(left + right, len(left)), known.status(left), known.status(right)
    yield f"W{whole}"
    yield f"S{whole}/{before}/{after}"
    yield f"N{min(len(left), 4)}/{min(len(right), 4)}/{whole}"
    yield f"H{left[-2:]}|{right[:2]}"
    yield f"F{left[-3:]}/{whole}"
    yield f"G{right[:3]}/{whole}"
    yield f"V{right[-2:]}/{whole}"
    if len(right) <= _LAST:
        yield f"R{right}"
        yield f"Q{right}/{before}/{whole}"
        yield f"T{left[-1]}|{right}"
        yield f"U{left[-2:]}|{right}"
    if len(left) <= _LAST:
        yield f"L{left}"
        yield f"K{left}/{after}/{whole}"
        yield f"M{left}|{right[:1]}"
        yield f"O{left}|{right[:2]}"
        yield f"X{left}|{right[-2:]}"
        if len(right) <= _LAST:
            yield f"P{left}|{right}"


class HalfSpaces:
    """Restores half-spaces with the ``weights`` of a language's model and the words ``known`` in it."""

    def __init__(self, weights: Mapping[str, float], known: KnownWords) -> None:
        self._weights, self._known = weights, known
        self._inside = Memo(self._joints)
        self._between: Memo[tuple[str, str], bool] = Memo(lambda pair: self._sum(between(*pair, known)) > 0)

    def _sum(self, seen: Iterator[str]) -> float:
        get = self._weights.get
        return sum(get(feature, 0) for feature in seen)

    def _joints(self, word: str) -> tuple[int, ...]:
        """The places in a word written in one before which a half-space belongs."""
        if len(word) > _LONGEST:
            return ()
        if (word in self._known.plain) != (word in self._known.jointed):
            return self._known.jointed.get(word, ())
        weighed = [(self._sum(inside(word, at, self._known)), at) for at in places(word)]
        joints: list[int] = []
        for weight, at in sorted(weighed, reverse=True):  # no part has a single letter: the likelier joint holds
            if weight > 0 and not any(abs(at - other) < 2 for other in joints):
                joints.append(at)
        return tuple(sorted(joints))

    def restore(self, text: str) -> Restored:
        """``text`` with the half-spaces that it lost; those that it has stay."""
        letters = same_letters(text)
        pieces: list[str] = []
        inserted: list[int] = []
        done, last, last_end = 0, "", -1
        for found in words(letters):
            start, end = found.span()
            missing, first, tail = self._places(found[0])
            if last and start == last_end + 1 and letters[last_end] == " " and self._between[last, first]:
                pieces += (text[done:last_end], ZWNJ)
                done = start
            for place in missing:
                pieces += (text[done : start + place], ZWNJ)
                done = start + place
                inserted.append(done + len(inserted))
            last, last_end = tail, end
        pieces.append(text[done:])
        return Restored(text, "".join(pieces), tuple(inserted))

    def _places(self, word: str) -> tuple[list[int], str, str]:
        """Where half-spaces are missing in a word as it stands; its first and its last part.

        Between the half-spaces that it has, each part is a word of its own: its writer has seen to them.
        """
        missing: list[int] = []
        ends: list[str] = []
        start = 0
        for part in word.split(ZWNJ):
            joints = self._inside[part]
            missing += [start + at for at in joints]
            if part:
                ends += (part[: joints[0]], part[joints[-1] :]) if joints else (part, part)
            start += len(part) + 1
        return missing, ends[0], ends[-1]
