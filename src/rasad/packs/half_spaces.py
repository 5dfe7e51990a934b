"""The model and the words by which a language's lost half-spaces are restored, from its folder."""

from __future__ import annotations

import gzip
from functools import cache
from importlib.resources import files
from itertools import accumulate

from rasad.text.half_spaces import HalfSpaces, KnownWords

#: What parts a word at its joints in the table.
_JOINT = "|"
#: What stands after a usual word.
_USUAL = "+"


@cache
def half_spaces(lang: str = "fa") -> HalfSpaces:
    """The restorer of ``lang``; raises FileNotFoundError where the language has none."""
    weights = dict(line.split("\t") for line in _lines(lang, "half_spaces.tsv.gz"))
    known = KnownWords(set(), {}, set())
    for line in _lines(lang, "half_space_words.tsv.gz"):
        written, usual, _ = line.partition(_USUAL)
        parts = written.split(_JOINT)
        word = "".join(parts)
        if usual:
            known.usual.add(word)
        if len(parts) == 1:
            known.plain.add(word)
        else:
            known.jointed[word] = tuple(accumulate(map(len, parts[:-1])))
    return HalfSpaces({seen: int(weight) for seen, weight in weights.items()}, known)


def _lines(lang: str, name: str) -> list[str]:
    packed = files("rasad").joinpath("languages", lang, name).read_bytes()
    return gzip.decompress(packed).decode().splitlines()
