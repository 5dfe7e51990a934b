"""The folded view of a text, used for matching only, and its way back to the original.

Folding maps letters that are written in several ways to one (Arabic and Persian yeh and kaf, the hamza forms of alef,
digits of three scripts, typographic quotes), lower-cases Latin, and leaves out what carries no meaning for matching:
half-spaces (ZWNJ), tatweel, vowel marks, direction marks. Words with a half-space therefore fold to their joined form.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from itertools import accumulate

# Letters and digits, one for one. Arabic-script code points are written as escapes: languages are data, this is Unicode.
_PAIRS = {
    "\u064a": "\u06cc",  # Arabic yeh -> Farsi yeh
    "\u0649": "\u06cc",  # alef maksura
    "\u06d2": "\u06cc",  # yeh barree
    "\u0626": "\u06cc",  # yeh with hamza
    "\u0643": "\u06a9",  # Arabic kaf -> keheh
    "\u06aa": "\u06a9",
    "\u0629": "\u0647",  # teh marbuta -> heh
    "\u06c0": "\u0647",
    "\u06c1": "\u0647",
    "\u06c2": "\u0647",
    "\u06d5": "\u0647",
    "\u06be": "\u0647",
    "\u0623": "\u0627",  # alef with hamza above, below, with madda, wasla
    "\u0625": "\u0627",
    "\u0622": "\u0627",
    "\u0671": "\u0627",
    "\u0624": "\u0648",  # waw with hamza
    "\u2019": "'",
    "\u2018": "'",
    "\u02bc": "'",
    "\u201c": '"',
    "\u201d": '"',
    "\u201e": '"',
    "\u2010": "-",
    "\u2011": "-",
    "\u00a0": " ",
    "\u202f": " ",
    "\u2009": " ",
}
_PAIRS |= {chr(base + d): str(d) for base in (0x0660, 0x06F0) for d in range(10)}

# Latin letters with marks fold to the bare letter where that is one for one.
_LATIN = dict(
    zip(
        "àáâãäåāăąçćčďđèéêëēėęěğģìíîïīįıķłļñńņňòóôõöøōőŕřśşšșţťțùúûüūůűųýÿžźżÀÁÂÃÄÅĀÇĆČÈÉÊËĖĚĞÌÍÎÏİŁÑŃÒÓÔÕÖØŚŞŠȘŢȚÙÚÛÜŪŮÝŽŹŻ",
        "aaaaaaaaacccddeeeeeeeeggiiiiiiikllnnnnoooooooorrsssstttuuuuuuuuyyzzzAAAAAAACCCEEEEEEGIIIIILNNOOOOOOSSSSTTUUUUUUYZZZ",
        strict=True,
    )
)

#: Left out of the folded view: ZWNJ, ZWJ, direction marks and isolates, BOM, soft hyphen, tatweel, vowel and other marks.
DROPPED = (
    "\u200c\u200d\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff\u00ad\u0640\u064b-\u065f\u0670\u0610-\u061a\u06d6-\u06ed"
)

_ZWNJ = "\u200c"
_table = {**_PAIRS, **_LATIN}

# Letters found in nearly every Arabic-script text are replaced without asking; the rest only where a text has them.
_COMMON = tuple((letter, _table[letter]) for letter in "\u064a\u0649\u0626\u0643\u0629\u0623\u0625\u0622\u0624")
_RARE = "".join(sorted(_table.keys() - dict(_COMMON).keys()))
_rare = re.compile(f"[{_RARE}]")
_rare_or_dropped = re.compile(f"[{_RARE}{DROPPED}]")


@dataclass(frozen=True, slots=True)
class AlignedText:
    """A text and its folded view.

    ``dropped`` holds, in rising order, the offsets in ``folded`` at which something of the original was left out, one
    entry for each code point; every other code point stands for exactly one of the original.
    """

    original: str
    folded: str
    dropped: tuple[int, ...]

    def to_original(self, offset: int) -> int:
        """The original offset of the code point at ``offset`` of the folded view."""
        return offset + bisect_right(self.dropped, offset)

    def span_to_original(self, start: int, end: int) -> tuple[int, int]:
        """The original span of a non-empty folded span: it starts and ends on kept code points."""
        return self.to_original(start), self.to_original(end - 1) + 1


def fold_letters(text: str) -> str:
    """Fold letters, digits and case one for one: the result is exactly as long as ``text``."""
    return text.lower() if text.isascii() else _replace(_lower(text), _rare)


def _replace(text: str, rare: re.Pattern[str]) -> str:
    """Replace the common letters, and what ``rare`` finds; what has no letter to go to becomes a half-space."""
    for letter in set(rare.findall(text)):
        text = text.replace(letter, _table.get(letter, _ZWNJ))
    for letter, bare in _COMMON:
        text = text.replace(letter, bare)
    return text


def _lower(text: str) -> str:
    """Lower case that never changes the length (a dotted capital I would become two code points)."""
    lowered = text.replace("\u0130", "I").lower()
    return lowered if len(lowered) == len(text) else "".join(c.lower() if len(c.lower()) == 1 else c for c in text)


def fold(text: str) -> AlignedText:
    """The folded view of ``text``."""
    if text.isascii():
        return AlignedText(text, text.lower(), ())
    pieces = _replace(_lower(text), _rare_or_dropped).split(_ZWNJ)
    return AlignedText(text, "".join(pieces), tuple(accumulate(map(len, pieces[:-1]))))


def fold_phrase(phrase: str) -> str:
    """The folded form of a phrase, with single spaces."""
    return " ".join(fold(phrase).folded.split())
