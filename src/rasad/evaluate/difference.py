"""What changed between two runs over the same documents: facts gained, lost and changed, and what gold says of them."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import zip_longest

from rasad.evaluate.gold import GoldContact, GoldDocument
from rasad.evaluate.pairing import pair_runs, pair_with_gold
from rasad.evaluate.parties import same_party, same_person, same_place
from rasad.evaluate.records import Contact, Party, Place, Record, RecordError, record_of
from rasad.model import Span
from rasad.text import sentences

#: A fact as it is shown, and whether gold says it is right (None: gold does not say).
Fact = tuple[str, bool | None]
Facts = Mapping[str, bool | None]


@dataclass(frozen=True, slots=True)
class Change:
    """One fact that only one run has (``old`` or ``new`` is None) or that both have differently.

    ``kind`` is language, published, boilerplate, office, contact, participant, contact kind, contact status, contact
    focus, contact date, contact place, contact topic, speaker or act; ``where`` the contact, sentence or person.
    """

    doc: str
    kind: str
    where: str
    old: Fact | None
    new: Fact | None

    @property
    def sort(self) -> str:
        """gained, lost or changed."""
        return "gained" if self.old is None else "lost" if self.new is None else "changed"


def difference(
    before: Mapping[str, Record],
    after: Mapping[str, Record],
    texts: Mapping[str, str],
    golds: Sequence[GoldDocument] = (),
) -> list[Change]:
    """Every change between two runs: over the documents of ``golds`` or, without gold, over all of both runs.

    ``texts`` holds the gold documents' articles by ``doc``; without gold the records hold their own. Raises RecordError
    for a document without text.
    """
    if golds:
        return [
            change
            for gold in golds
            for change in _Comparison(
                gold.doc,
                texts[gold.doc],
                gold,
                *(record_of(gold.doc, run) or Record(gold.doc) for run in (before, after)),
            ).changes()
        ]
    changes: list[Change] = []
    for doc_id in dict.fromkeys([*before, *after]):
        old, new = (run.get(doc_id) or Record(doc_id) for run in (before, after))
        text = old.text if old.text is not None else new.text
        if text is None:
            raise RecordError(f"{doc_id}: the records hold no text to count sentences in")
        changes += _Comparison(doc_id, text, None, old, new).changes()
    return changes


@dataclass(frozen=True, slots=True)
class _Comparison:
    """Two records of one document."""

    doc: str
    text: str
    gold: GoldDocument | None
    old: Record
    new: Record

    def changes(self) -> Iterator[Change]:
        lang = self.gold.lang if self.gold else None
        day = self.gold.published[:10] if self.gold and self.gold.published else None
        yield from self._facts("language", "", *(_facts([r.lang], [lang]) for r in self._runs))
        yield from self._facts("published", "", *(_facts([r.published_day], [day]) for r in self._runs))
        yield from self._offices()
        yield from self._contacts()
        for number, span in enumerate(sentences(self.text)):
            yield from self._sentence(number, span)

    @property
    def _runs(self) -> tuple[Record, Record]:
        return self.old, self.new

    def _facts(self, kind: str, where: str, old: Facts, new: Facts) -> Iterator[Change]:
        """The changes between two sets of facts about one thing: what went and what came are paired in order."""
        gone = [(fact, right) for fact, right in sorted(old.items()) if fact not in new]
        come = [(fact, right) for fact, right in sorted(new.items()) if fact not in old]
        for before, after in zip_longest(gone, come):
            yield Change(self.doc, kind, where, before, after)

    def _offices(self) -> Iterator[Change]:
        people = {p.label: p for record in self._runs for p in record.people or ()}
        known = list((self.gold.people or {}).values()) if self.gold else []
        for label, person in people.items():
            match = next((g for g in known if same_person(g, person)), None)
            offices = match.offices if match else ()
            held = (
                {code for p in record.people or () if p.label == label for code in p.office_codes}
                for record in self._runs
            )
            yield from self._facts("office", label, *(_facts(codes, offices) for codes in held))

    def _contacts(self) -> Iterator[Change]:
        old, new = self.old.contacts or (), self.new.contacts or ()
        old_gold, new_gold = self._gold_contacts(old), self._gold_contacts(new)
        pairs = pair_runs(old, new)
        paired_old, paired_new = {i for i, _ in pairs}, {j for _, j in pairs}
        for i, contact in enumerate(old):
            if i not in paired_old:
                yield Change(self.doc, "contact", "", (_shown(contact), self._stated(contact, old_gold.get(i))), None)
        for j, contact in enumerate(new):
            if j not in paired_new:
                yield Change(self.doc, "contact", "", None, (_shown(contact), self._stated(contact, new_gold.get(j))))
        for i, j in sorted(pairs):
            yield from self._contact((old[i], new[j]), new_gold.get(j) or old_gold.get(i))

    def _gold_contacts(self, contacts: tuple[Contact, ...]) -> dict[int, GoldContact]:
        """Which gold contact each contact of a run is."""
        if self.gold is None:
            return {}
        wanted = self.gold.contacts or ()
        return {j: wanted[i] for i, j in pair_with_gold(self.gold, contacts)}

    def _stated(self, contact: Contact, wanted: GoldContact | None) -> bool | None:
        if self.gold is None:
            return None
        return wanted is not None and wanted.kind == contact.kind

    def _contact(self, runs: tuple[Contact, Contact], wanted: GoldContact | None) -> Iterator[Change]:
        where = _shown(runs[1])
        for name in ("kind", "status", "focus"):
            known = [getattr(wanted, name, None)]
            yield from self._facts(f"contact {name}", where, *(_facts([getattr(c, name)], known) for c in runs))
        day = wanted.day if wanted else ""
        yield from self._facts(
            "contact date", where, *({c.day: c.day[: len(day)] == day if day else None} if c.day else {} for c in runs)
        )
        spot = wanted.place if wanted else None
        yield from self._facts(
            "contact place",
            where,
            *({_place(c.place): same_place(spot, c.place) if spot else None} if c.place else {} for c in runs),
        )
        topics = (wanted.topics if wanted else None) or ()
        yield from self._facts("contact topic", where, *(_facts(c.topics or (), topics) for c in runs))
        parties = [(*wanted.participants, *(wanted.attendees or ()))] if wanted else []
        yield from self._facts(
            "participant",
            where,
            *({p.label: self._among(p, *parties) for p in c.participants or ()} for c in runs),
        )

    def _sentence(self, number: int, span: Span) -> Iterator[Change]:
        where = f"s{number}"
        read = [record.voices_and_acts(span) for record in self._runs]
        said = [self.gold.speakers_of(number)] if self.gold else []
        yield from self._facts(
            "speaker", where, *({p.label: self._among(p, *said) for p in voices} for voices, _ in read)
        )
        known = ((self.gold.acts or {}).get(number) if self.gold else None) or ()
        yield from self._facts("act", where, *(_facts(acts, known) for _, acts in read))
        right = number in (self.gold.boilerplate or ()) if self.gold else None
        yield from self._facts(
            "boilerplate", where, *({"flagged": right} if record.flagged([span]) else {} for record in self._runs)
        )

    def _among(self, party: Party, *wanted: tuple[str, ...]) -> bool | None:
        """Whether gold has ``party`` among the wanted, None where it says nothing of it."""
        if self.gold is None or not wanted:
            return None
        return any(same_party(self.gold, key, party) for key in wanted[0])


def _facts(found: Iterable[str | None], known: Collection[str | None]) -> Facts:
    """Facts with gold's word on them: right if among the ``known`` ones, None where no known one is there."""
    right = {value for value in known if value}
    return {fact: fact in right if right else None for fact in found if fact}


def _shown(contact: Contact) -> str:
    return f"{contact.status} {contact.kind} [{', '.join(p.label for p in contact.participants or ())}]"


def _place(place: Place) -> str:
    return ", ".join(part for part in (place.name, place.country) if part)
