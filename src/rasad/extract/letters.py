"""Letter by letter: how a word that no table holds is written in Latin letters, and whether it looks like a name.

The rules are learnt from pairs of names (``tools/build_names.py``): each letter of a name gave a chunk of zero to four
Latin letters, and a rule says which chunk a letter gives in a context. The widest context that has a rule decides.
"""

from __future__ import annotations

from collections.abc import Mapping

#: Contexts of a letter, widest first: how many letters before and after it are looked at.
WINDOWS = ((2, 2), (2, 1), (1, 2), (1, 1), (1, 0), (0, 1), (0, 0))
EDGE = "^"


def context(word: str, at: int, before: int, after: int) -> str:
    """The key of a rule: the letter at ``at`` with its neighbours, an edge mark where the word ends."""
    left = (EDGE + word[:at])[-before:] if before else ""
    right = (word[at + 1 :] + EDGE)[:after]
    return f"{left}/{word[at]}{right}"


def spell(word: str, rules: Mapping[str, str]) -> str:
    """The Latin letters of ``word``, lower-case; letters that no rule knows are left out."""
    return "".join(_chunk(word, at, rules) for at in range(len(word)))


def _chunk(word: str, at: int, rules: Mapping[str, str]) -> str:
    for before, after in WINDOWS:
        chunk = rules.get(context(word, at, before, after))
        if chunk is not None:
            return chunk
    return ""


def trigrams(word: str) -> list[str]:
    """Every three letters running, with edge marks."""
    marked = f"{EDGE}{EDGE}{word}{EDGE}{EDGE}"
    return [marked[at : at + 3] for at in range(len(marked) - 2)]


def shape(word: str, weights: Mapping[str, int]) -> float:
    """How much a word's letters speak for a name (above 0) or against it, by letter; the empty key is the default."""
    default = weights[""]
    return sum(weights.get(gram, default) for gram in trigrams(word)) / len(word)
