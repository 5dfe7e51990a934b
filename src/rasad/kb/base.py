"""Who held what, when: a knowledge base that says what it knows and what it only last knew."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from typing import Any

from rasad.kb.types import Forms, Holding, Organisation, Person, Polity, Tenure
from rasad.model import Interval

#: How far off a date of each precision may be.
_SLACK = {"d": timedelta(0), "m": timedelta(days=31), "s": timedelta(days=31), "y": timedelta(days=366)}


class KnowledgeBase:
    """Persons, polities and organisations, asked by office and day."""

    def __init__(
        self, persons: Iterable[Person], polities: Iterable[Polity], organisations: Iterable[Organisation]
    ) -> None:
        self.persons = {p.id: p for p in persons}
        self.polities = {p.code: p for p in polities}
        self.organisations = {o.code: o for o in organisations}
        self._by_office: dict[tuple[str, str], list[tuple[str, Tenure]]] = defaultdict(list)
        for person in self.persons.values():
            for tenure in person.tenures:
                self._by_office[tenure.office, tenure.polity].append((person.id, tenure))

    def holders(self, office: str, polity: str, day: date | None) -> list[Holding]:
        """Who held ``office`` at ``polity`` on ``day``, rivals included; everyone who ever did where ``day`` is None."""
        return _answers(self._by_office.get((office, polity), ()), day)

    def offices(self, person: str, day: date | None) -> list[Holding]:
        """The offices of ``person`` on ``day``; all of them where ``day`` is None."""
        return _answers(((person, t) for t in self.persons[person].tenures), day)

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
            for kind, forms in (("polity", polity.names), ("demonym", polity.demonyms), ("institution", polity.institutions)):
                for form in forms.get(lang, ()):
                    yield form, kind, polity.code, "strong"
            for place, place_forms in polity.places:
                for form in place_forms.get(lang, ()):
                    yield form, "place", place, "strong"
        for organisation in self.organisations.values():
            for kind, forms in (("organisation", organisation.names), ("demonym", organisation.demonyms)):
                for form in forms.get(lang, ()):
                    yield form, kind, organisation.code, "strong"

    def find(self, name: str) -> list[Person]:
        """Persons that bear ``name`` in any language, or whose English name holds all its words."""
        wanted = name.casefold()
        words = set(wanted.split())
        found = []
        for person in self.persons.values():
            forms = {f.casefold() for group in (person.names, person.short, person.weak) for f in _all(group)}
            if wanted in forms or words <= set(person.name.casefold().replace("-", " ").split()):
                found.append(person)
        return found


def _all(forms: Forms) -> Iterator[str]:
    for each in forms.values():
        yield from each


def _answers(rows: Iterable[tuple[str, Tenure]], day: date | None) -> list[Holding]:
    out: list[Holding] = []
    for person, tenure in rows:
        certainty = "unknown" if day is None else certain(tenure, day)
        if certainty is not None:
            out.append(
                Holding(person, tenure.office, tenure.polity, tenure.title, tenure.interval, certainty, tenure)
            )
    return out


def certain(tenure: Tenure, day: date) -> str | None:
    """How sure it is that the tenure covers ``day``; None where it does not.

    A coarse start or end leaves the days around it ``unknown``; past the last attested day it is ``last_known``.
    """
    interval: Interval = tenure.interval
    start, end = interval.start, interval.end
    if start is not None and day < start:
        return None
    if end is not None and day > end:
        return None
    if start is not None and day < start + _SLACK[tenure.start_precision] and tenure.start_precision in "ys":
        return "unknown"
    if end is not None:
        return "unknown" if tenure.end_precision in "ys" and day > end - _SLACK[tenure.end_precision] else "yes"
    if interval.attested is not None and day <= interval.attested:
        return "yes"
    return "last_known"
