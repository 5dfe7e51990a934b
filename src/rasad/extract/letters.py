"""Letter by letter: how a word that no table holds is written in Latin letters.

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
