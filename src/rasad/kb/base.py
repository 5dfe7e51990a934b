"""Who held what, when: a knowledge base that says what it knows and what it only last knew."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from rasad.kb.tenures import SHARED, certainty_of, predecessors_of, settled
from rasad.kb.types import Forms, Holding, Organisation, Person, Polity, Tenure
from rasad.model import Place
from rasad.text.folding import fold_phrase
from rasad.text.memo import Memo

#: Persons and days for which it is kept which offices they held.
_KEPT = 5_000


class KnowledgeBase:
    """Persons, polities and organisations, asked by office and day.

    ``persons`` by id, ``polities`` by alpha-3 code, ``organisations`` by acronym, ``places`` with their names.
    """

    def __init__(
        self, persons: Iterable[Person], polities: Iterable[Polity], organisations: Iterable[Organisation]
    ) -> None:
        self.persons: Mapping[str, Person] = {p.id: p for p in persons}
        self.polities: Mapping[str, Polity] = {p.code: p for p in polities}
        self.organisations: Mapping[str, Organisation] = {o.code: o for o in organisations}
        self.places: Mapping[Place, Forms] = {place: forms for p in self.polities.values() for place, forms in p.places}
        #: Every word of every form of a person's name, by their id.
        self.words: Mapping[str, frozenset[str]] = Memo(self._name_words)
        self._offices: Mapping[tuple[str, date | None], Sequence[Holding]] = Memo(self._offices_on, _KEPT)
        rows: dict[tuple[str, str], list[tuple[str, Tenure]]] = defaultdict(list)
        for person in self.persons.values():
            for tenure in person.tenures:
                rows[tenure.office, tenure.polity].append((person.id, tenure))
        self._by_office = {
            key: sorted(each, key=lambda row: row[1].interval.start or date.min) for key, each in rows.items()
        }

    def holders(self, office: str, polity: str, day: date | None) -> list[Holding]:
        """Who held ``office`` at ``polity`` on ``day``, in order of start; everyone who ever did where ``day`` is None.

        Rival governments are all given. Somebody last heard of in an office that one person holds, or whose dates are
        too coarse to tell, gives way to a later holder.
        """
        rows = self._by_office.get((office, polity), ())
        if day is None:
            return [_holding(row, "unknown") for row in rows]
        sure = [(row, certainty) for row in rows if (certainty := certainty_of(row[1], day)) is not None]
        return [_holding(row, certainty) for row, certainty in settled(sure)]

    def offices(self, person: str, day: date | None) -> Sequence[Holding]:
        """The offices of ``person`` on ``day``, by the same judgement as ``holders``; all where ``day`` is None.

        Raises KeyError for an id that is not there.
        """
        return self._offices[person, day]

    def _offices_on(self, of: tuple[str, date | None]) -> Sequence[Holding]:
        person, day = of
        tenures = self.persons[person].tenures
        if day is None:
            return [_holding((person, tenure), "unknown") for tenure in tenures]
        posts = dict.fromkeys((t.office, t.polity) for t in tenures)
        return [h for office, polity in posts for h in self.holders(office, polity, day) if h.person == person]

    def _name_words(self, person: str) -> frozenset[str]:
        return frozenset(word for form in _every(self.persons[person]) for word in _words(form))

    def served(self, person: str) -> set[str]:
        """Every polity or organisation that ``person`` acts for or ever held an office at."""
        known = self.persons[person]
        return {known.country, *(tenure.polity for tenure in known.tenures)}

    def side(self, person: str, day: date | None) -> str:
        """The polity or organisation that ``person`` acted for on ``day``: an Arab League chief was a minister of Egypt.

        It is the only one served that day; the one mostly acted for where there are several, none, or no day. The
        leader of a movement acts for it whatever else he is.
        """
        mostly = self.persons[person].country
        if any(h.office == "party_leader" and h.polity == mostly for h in self.offices(person, None)):
            return mostly
        served = {h.polity for h in self.offices(person, day) if h.certainty == "yes"}
        return served.pop() if len(served) == 1 else mostly

    def predecessors(self, holding: Holding) -> tuple[str, ...]:
        """The ids of those who held the office just before, where it is one that a single person holds."""
        if holding.office in SHARED:
            return ()
        return predecessors_of((holding.person, holding.tenure), self._by_office[holding.office, holding.polity])

    def names(self, lang: str) -> Iterator[tuple[str, str, Any, str]]:
        """Every form of ``lang`` as (form, kind, target, strength).

        ``kind`` is person, polity, demonym, institution, organisation or place; ``target`` an id, a code or a Place;
        ``strength`` is weak for names that count only after a full mention.
        """
        for person in self.persons.values():
            for forms, strength in ((person.names, "strong"), (person.short, "strong"), (person.weak, "weak")):
                for form in forms.get(lang, ()):
                    yield form, "person", person.id, strength
        for polity in self.polities.values():
            for kind, forms in (
                ("polity", polity.names),
                ("demonym", polity.demonyms),
                ("institution", polity.institutions),
            ):
                for form in forms.get(lang, ()):
                    yield form, kind, polity.code, "strong"
        for place, forms in self.places.items():
            for form in forms.get(lang, ()):
                yield form, "place", place, "strong"
        for organisation in self.organisations.values():
            for kind, forms in (("organisation", organisation.names), ("demonym", organisation.demonyms)):
                for form in forms.get(lang, ()):
                    yield form, kind, organisation.code, "strong"

    def find(self, name: str) -> list[Person]:
        """Persons that bear ``name`` in any language and spelling of letters, or a name that holds all its words."""
        wanted = set(_words(name))
        return [
            person
            for person in self.persons.values()
            if wanted and any(wanted <= set(_words(form)) for form in (person.name, *_every(person)))
        ]

    def find_polity(self, name: str) -> str | None:
        """The code of the polity or organisation that has this code or name in any language; None where none has."""
        wanted = fold_phrase(name)
        parties: tuple[Polity | Organisation, ...] = (*self.polities.values(), *self.organisations.values())
        for each in parties:
            if wanted in (each.code.lower(), *(fold_phrase(f) for forms in each.names.values() for f in forms)):
                return each.code
        return None


def _holding(row: tuple[str, Tenure], certainty: str) -> Holding:
    person, tenure = row
    return Holding(person, tenure.office, tenure.polity, tenure.title, tenure.interval, certainty, tenure)


def _every(person: Person) -> Iterator[str]:
    for group in (person.names, person.short, person.weak):
        for forms in group.values():
            yield from forms


def _words(name: str) -> list[str]:
    return fold_phrase(name).replace("-", " ").split()
