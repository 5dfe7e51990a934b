"""How alike two names are."""

from __future__ import annotations

from rapidfuzz import fuzz

#: How alike two romanised names must be (token-set ratio, percent) for an office holder to be taken for the bearer of
#: a name that the text spells its own way, and how alike (ratio, percent) the given name must be to some word of it, and
#: its family name to some word of the text's. The office, the polity and the day already point at the holder.
_ALIKE, _FIRST, _LAST = 72, 60, 50


def parts(key: str, known: frozenset[str]) -> bool:
    """Whether a word is two known ones written together."""
    return any(key[:at] in known and key[at:] in known for at in range(2, len(key) - 1))


def same_name(one: tuple[str, ...], two: tuple[str, ...]) -> bool:
    """Whether the shorter name's words all stand in the longer, its last one included."""
    short, long = sorted((one, two), key=len)
    return bool(short) and set(short) <= set(long)


def alike(spelt: str, known: str) -> bool:
    """Whether two romanised names are spellings of one; the family name alone does not make a given name alike."""
    one, two = _plain(spelt), _plain(known)
    if " " in one and " " not in two:
        return False
    given, family = one.partition(" ")[0], two.rpartition(" ")[2]
    joined = fuzz.ratio(one.replace(" ", ""), two.replace(" ", ""))  # a family name may be written as two words
    return (
        max(fuzz.token_set_ratio(one, two), joined) >= _ALIKE
        and max(fuzz.ratio(given, word) for word in two.split()) >= _FIRST
        and max(fuzz.ratio(family, word) for word in one.split()) >= _LAST
    )


def same_given(spelt: str, known: str) -> bool:
    """Whether a known given name stands in a romanised full name, first or last; a single word tells nothing."""
    one, two = _plain(spelt).split(), _plain(known).split()[:-1]
    return len(one) == 1 or not two or any(fuzz.ratio(a, b) >= _FIRST for a in one for b in two)


def _plain(name: str) -> str:
    return name.lower().replace("-", " ")
