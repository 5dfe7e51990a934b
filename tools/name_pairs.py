"""Pairs of a name in Arabic script and in Latin letters, aligned token by token and letter by letter."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import log

from rapidfuzz.distance import Levenshtein

from rasad.extract.letters import WINDOWS, context
from rasad.text.folding import fold_phrase

#: Rough sounds of the folded letters, enough to tell which Latin word stands for which native one.
SOUNDS = {
    "ا": "a", "ب": "b", "پ": "p", "ت": "t", "ث": "th", "ج": "j", "چ": "ch", "ح": "h", "خ": "kh", "د": "d", "ذ": "z",
    "ر": "r", "ز": "z", "ژ": "zh", "س": "s", "ش": "sh", "ص": "s", "ض": "z", "ط": "t", "ظ": "z", "ع": "a", "غ": "gh",
    "ف": "f", "ق": "q", "ک": "k", "گ": "g", "ل": "l", "م": "m", "ن": "n", "و": "u", "ه": "h", "ی": "i", "ڤ": "v",
    "ء": "", "ٹ": "t", "ڈ": "d", "ڑ": "r", "ں": "n", "ښ": "sh", "ډ": "d", "ټ": "t", "ړ": "r", "ږ": "zh", "ڼ": "n",
    "ځ": "z", "څ": "ts", "ې": "e", "ۍ": "i", "ێ": "e", "ۆ": "o", "ڕ": "r", "ڵ": "l",
}  # fmt: skip
_LATIN_EXTRA = str.maketrans({"ı": "i", "ø": "o", "Ø": "O", "ł": "l", "Ł": "L", "ß": "ss", "æ": "ae", "ð": "d", "þ": "th", "ə": "a", "Ə": "A",
                              "’": "'", "‘": "'", "`": "'", "ʿ": "'", "ʾ": "'", "ʻ": "'", "ʼ": "'", "–": "-", "‐": "-"})  # fmt: skip
_ARTICLES = frozenset(("al", "el", "ul", "ar", "as", "ash", "at", "ad", "an", "az", "es", "ed", "ould", "l", "il"))
_SERVANT = "عبد"
_COMPLETING = ("الله", "الدین")
ARTICLE = "ال"
#: How far a Latin word, and several taken as one, may sound from the native token that they stand for.
_MAX_DISTANCE, _MAX_DISTANCE_JOINED = 0.5, 0.3
_SKIP = 0.55


@dataclass(frozen=True, slots=True)
class NamePair:
    """One person's name: folded native tokens, Latin tokens, the region whose spelling it follows, its weight.

    A trusted pair with as many tokens on either side is aligned by place, without asking how alike they sound.
    """

    native: tuple[str, ...]
    latin: tuple[str, ...]
    region: str
    weight: int = 1
    trusted: bool = False


def ascii_latin(text: str) -> str:
    """A Latin name without accents, hyphens turned into spaces."""
    plain = unicodedata.normalize("NFKD", text.translate(_LATIN_EXTRA)).encode("ascii", "ignore").decode()
    return " ".join(re.sub(r"[^A-Za-z' -]+", " ", plain).replace("-", " ").split())


def native_tokens(text: str) -> tuple[str, ...]:
    """Folded tokens, names of two words (servant of, gift of God, sword of the faith) as one token."""
    out: list[str] = []
    for token in re.sub(r"[^\w\s]", " ", fold_phrase(text)).split():
        if out and (out[-1] == _SERVANT or token in _COMPLETING):
            out[-1] += token
        else:
            out.append(token)
    return tuple(out)


def skeleton(word: str) -> str:
    """A Latin word's sounds with like ones made one and vowels left out, except at the start."""
    word = re.sub(r"[^a-z]", "", word.lower())
    word = re.sub("c(?=[eiy])", "s", word)
    for a, b in (("ph", "f"), ("ou", "u"), ("oo", "u"), ("ee", "i"), ("tch", "ch"), ("ck", "k"), ("c", "k") if "ch" not in word else ("", ""),
                 ("q", "k"), ("x", "ks"), ("w", "u"), ("v", "u"), ("dh", "z"), ("th", "s"), ("dj", "j"), ("g", "j")):  # fmt: skip
        if a:
            word = word.replace(a, b)
    word = re.sub(r"(.)\1+", r"\1", word)
    return word[:1] + re.sub("[aeiouy]", "", word[1:])


def rough(token: str) -> str:
    """Rough sounds of a native token."""
    return "".join(SOUNDS.get(letter, "") for letter in token)


def distance(token: str, latin: str) -> float:
    """How far a Latin word is from sounding like ``token``: 0 same, 1 nothing alike."""
    sound = rough(token)
    one = Levenshtein.normalized_distance(skeleton(sound), skeleton(latin))
    two = Levenshtein.normalized_distance(sound, re.sub("[^a-z]", "", latin.lower()))
    return 0.7 * one + 0.3 * two


def align_tokens(native: Sequence[str], latin: Sequence[str]) -> list[tuple[str, tuple[str, ...]]]:
    """Which Latin tokens (one to three) stand for each native token, best fit first to last; doubtful ones left out."""
    n, m = len(native), len(latin)
    best: dict[tuple[int, int], tuple[float, tuple[int, int, bool] | None]] = {(0, 0): (0.0, None)}
    for i in range(n + 1):
        for j in range(m + 1):
            if (i, j) not in best:
                continue
            cost = best[(i, j)][0]
            steps: list[tuple[int, int, float, bool]] = []
            if i < n:
                steps.append((i + 1, j, cost + _SKIP, False))
            if j < m:
                steps.append((i, j + 1, cost + _SKIP, False))
            for span in (1, 2, 3):
                if i < n and j + span <= m:
                    far = distance(native[i], "".join(latin[j : j + span]))
                    if far <= (_MAX_DISTANCE if span == 1 or latin[j].lower() in _ARTICLES else _MAX_DISTANCE_JOINED):
                        steps.append((i + 1, j + span, cost + far + 0.05 * (span - 1), True))
            for ni, nj, total, match in steps:
                if (ni, nj) not in best or total < best[(ni, nj)][0]:
                    best[(ni, nj)] = (total, (i, j, match))
    out: list[tuple[str, tuple[str, ...]]] = []
    i, j = n, m
    while (i, j) != (0, 0):
        back = best[(i, j)][1]
        assert back is not None
        pi, pj, match = back
        if match:
            out.append((native[pi], tuple(latin[pj:j])))
        i, j = pi, pj
    return out[::-1]


def aligned(pairs: Iterable[NamePair]) -> Iterator[tuple[str, tuple[str, ...], NamePair]]:
    """Every aligned token of every pair."""
    for pair in pairs:
        if pair.trusted and len(pair.native) == len(pair.latin):
            for token, word in zip(pair.native, pair.latin, strict=True):
                yield token, (word,), pair
        else:
            for token, latin in align_tokens(pair.native, pair.latin):
                yield token, latin, pair


def split_article(token: str, latin: tuple[str, ...]) -> tuple[str, tuple[str, ...]]:
    """Take the article off both sides where the Latin form writes it apart or leaves it out."""
    if not token.startswith(ARTICLE) or len(token) < 5:
        return token, latin
    if len(latin) > 1 and latin[0].lower() in _ARTICLES:
        return token[2:], latin[1:]
    bare = token[2:]
    if distance(bare, "".join(latin)) < distance(token, "".join(latin)) - 0.05:
        return bare, latin
    return token, latin


class LetterModel:
    """Learns which chunk each letter gives: expectation by best path, six rounds, then rules by context."""

    def __init__(self, words: Mapping[tuple[str, str], int]) -> None:
        self.words = words
        self.chance: dict[str, Counter[str]] = defaultdict(Counter)
        for letter, sound in SOUNDS.items():
            self.chance[letter][sound] += 50
        self.paths: dict[tuple[str, str], tuple[str, ...]] = {}
        for _ in range(5):
            self._round()

    def _round(self) -> None:
        counts: dict[str, Counter[str]] = defaultdict(Counter)
        totals = {letter: sum(c.values()) for letter, c in self.chance.items()}
        for (native, latin), weight in self.words.items():
            path = self._best(native, latin, totals)
            if path is not None:
                self.paths[(native, latin)] = path
                for letter, chunk in zip(native, path, strict=True):
                    counts[letter][chunk] += min(weight, 5)
        self.chance = counts

    def _cost(self, letter: str, chunk: str, totals: Mapping[str, int]) -> float:
        seen = self.chance.get(letter, Counter())[chunk]
        total = totals.get(letter, 0)
        sound = SOUNDS.get(letter, "")
        alike = 0.0 if sound and chunk.startswith(sound[0]) else 1.5
        return -log((seen + 0.5) / (total + 100)) + 0.4 * len(chunk) + alike

    def _best(self, native: str, latin: str, totals: Mapping[str, int]) -> tuple[str, ...] | None:
        n, m = len(native), len(latin)
        table: list[dict[int, tuple[float, int]]] = [{0: (0.0, 0)}]
        for i in range(n):
            row: dict[int, tuple[float, int]] = {}
            for j, (cost, _) in table[-1].items():
                for span in range(min(5, m - j + 1)):
                    total = cost + self._cost(native[i], latin[j : j + span], totals)
                    if j + span not in row or total < row[j + span][0]:
                        row[j + span] = (total, j)
            table.append(row)
        if m not in table[n]:
            return None
        out: list[str] = []
        j = m
        for i in range(n, 0, -1):
            before = table[i][j][1]
            out.append(latin[before:j])
            j = before
        return tuple(reversed(out))

    def rules(self, support: int = 3) -> dict[str, str]:
        """Context -> chunk; a rule that its next narrower context would give as well is left out."""
        counts: dict[str, Counter[str]] = defaultdict(Counter)
        for (native, latin), path in self.paths.items():
            weight = min(self.words[(native, latin)], 5)
            for at, chunk in enumerate(path):
                for before, after in WINDOWS:
                    counts[context(native, at, before, after)][chunk] += weight
        rules: dict[str, str] = {}
        for before, after in reversed(WINDOWS):
            for key, chunks in counts.items():
                left, right = key.split("/")
                if (len(left), len(right) - 1) != (before, after) or sum(chunks.values()) < support:
                    continue
                chunk = min(chunks, key=lambda c: (-chunks[c], c))
                if _narrower(rules, left, right, (before, after)) != chunk:
                    rules[key] = chunk
        for letter, sound in SOUNDS.items():
            rules.setdefault(context(letter, 0, 0, 0), sound)
        return rules


def _narrower(rules: Mapping[str, str], left: str, right: str, window: tuple[int, int]) -> str | None:
    """What the rules would give for this context without a rule of its own."""
    for before, after in WINDOWS[WINDOWS.index(window) + 1 :]:
        if before <= len(left) and after <= len(right) - 1:
            key = f"{left[len(left) - before :]}/{right[: after + 1]}"
            if key in rules:
                return rules[key]
    return None
