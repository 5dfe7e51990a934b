"""When a party of a record is the party that gold means."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from functools import lru_cache

from rapidfuzz import fuzz

from rasad.evaluate.gold import GoldContact, GoldDocument, GoldPerson, GoldPlace
from rasad.evaluate.records import Party, Place

#: Parts of romanised names that come and go between spellings.
_FILLERS = frozenset(
    ("al", "el", "bin", "ibn", "ben", "bint", "sheikh", "shaikh", "dr", "sayyid", "seyyed", "sayed", "mr")
)
_ALIKE_PERSONS = 84
_ALIKE_PLACES = 75


@lru_cache(maxsize=65536)
def plain(name: str) -> str:
    """A romanised name in bare lower-case letters, without the parts that come and go."""
    bare = unicodedata.normalize("NFKD", name.lower()).encode("ascii", "ignore").decode()
    return " ".join(word for word in re.findall("[a-z]+", bare) if word not in _FILLERS)


def same_person(gold: GoldPerson, party: Party) -> bool:
    """Whether any two of their names are alike (token set ratio of 84 or more) and their polities do not differ."""
    if gold.country and party.country and gold.country != party.country:
        return False
    known = [folded for name in (gold.name, *gold.aka) if (folded := plain(name))]
    given = [folded for name in (party.name, *(party.aliases or ())) if name and (folded := plain(name))]
    return any(fuzz.token_set_ratio(a, b) >= _ALIKE_PERSONS for a in known for b in given)


def same_party(gold: GoldDocument, wanted: str, party: Party) -> bool:
    """Whether ``party`` is ``wanted``: a key of the gold's people, an alpha-3 code or an acronym."""
    if person := gold.person(wanted):
        return party.type == "person" and same_person(person, party)
    return party.type != "person" and wanted.upper() in party.codes


def same_place(gold: GoldPlace, place: Place | None) -> bool:
    """Whether the states are the same and, where gold names a city, the cities' names are alike (ratio 75)."""
    country, name = (place.country, place.name) if place else (None, None)
    if country != gold.country:
        return False
    return not gold.name or fuzz.ratio(plain(gold.name), plain(name or "")) >= _ALIKE_PLACES


def find(gold: GoldDocument, wanted: str, parties: Iterable[Party]) -> Party | None:
    """The first of ``parties`` that is ``wanted``."""
    return next((party for party in parties if same_party(gold, wanted, party)), None)


def matched(gold: GoldDocument, wanted: Iterable[str], parties: Sequence[Party]) -> tuple[list[str], list[Party]]:
    """Which of ``wanted`` have a party of their own among ``parties``, and the parties left over."""
    left = list(parties)
    found = []
    for key in wanted:
        if (party := find(gold, key, left)) is not None:
            left.remove(party)
            found.append(key)
    return found, left


def participants(gold: GoldDocument, contact: GoldContact, parties: Sequence[Party]) -> tuple[int, list[Party]]:
    """How many of a gold contact's participants are there, and the parties that are neither they nor attendees."""
    found, left = matched(gold, contact.participants, parties)
    return len(found), matched(gold, contact.attendees or (), left)[1]
