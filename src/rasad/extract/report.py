"""From what was found to what is reported: ids, dates, places, focus, topics, codes, confidence."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from rasad.extract.codes import codes_for
from rasad.extract.confidence import chance, contact_signs, statement_signs
from rasad.extract.contacts import Candidate, Gathered
from rasad.extract.dates import DateMention, resolve
from rasad.extract.elements import Sentence
from rasad.extract.linking import Entity
from rasad.extract.statements import ANON, Spoken
from rasad.model import (
    Analysis,
    ContactReport,
    DateValue,
    OrganisationParty,
    Party,
    PersonMention,
    PersonParty,
    Place,
    PolityParty,
    Span,
    StatementReport,
)

if TYPE_CHECKING:
    from rasad.extract.chain import Reading

#: Contacts whose place is not where the parties are.
_PLACELESS = frozenset(("phone_call", "video_call", "message"))
#: Contacts that bring one party to where the other is at home.
_FACE_TO_FACE = frozenset(("meeting", "summons", "restoration", "signing", "press_conference"))
#: Offices that nobody holds but at a state: without one, the title is that of a company's or a club's.
_OF_STATES = frozenset(("head_of_state", "head_of_government", "deputy_head_of_government", "supreme_leader"))
#: What a sentence counts for a contact's topics: one that reports it or goes on with that, its parties' words, and others.
_OWN, _PARTIES, _BESIDE = 2.0, 1.0, 0.5
#: How many sentences away something told belongs to a contact that is only mentioned.
_NEAR = 3
#: Within how many characters after the words for a contact stands when it was.
_BEHIND = 12
#: Sentences (title first) that tell the news.
_LEAD = 3


class Reporter:
    """Writes the analysis of one document."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.tokens = reading.tokens
        self.topics = reading.parts.topics
        self.margin = reading.parts.margin
        #: Sentences that report a contact or what somebody says, and so belong to that.
        self.taken: set[int] = {s.sentence.number for s in reading.spoken}
        self.weights: dict[int, dict[str, float]] = {}
        self.acts = reading.parts.acts
        self.dateline = _dateline(reading.sentences[:_LEAD])

    def analysis(self, contacts: Sequence[Gathered]) -> Analysis:
        """Everything, with the document's own ids."""
        reading = self.reading
        sentences, spoken = reading.sentences, reading.spoken
        people = self._people(reading.linker.people, contacts, spoken)
        ids = {id(e): p.id for e, p in people}
        lead = {s.number for s in sentences[:_LEAD]}
        by_number = {s.number: s for s in sentences}
        self.taken |= {c.sentence.number for contact in contacts for c in contact.candidates}
        reports = [self._contact(n, c, ids, lead, by_number, spoken, list(contacts)) for n, c in enumerate(contacts, 1)]
        statements = [self._statement(n, s, ids, contacts) for n, s in enumerate(spoken, 1)]
        persons = {p.id: p for _, p in people}
        talks = reading.parts.contacts.talks
        reports = [replace(r, confidence=chance("contacts", contact_signs(r, talks=r.rule in talks))) for r in reports]
        statements = [replace(s, confidence=chance("statements", statement_signs(s, persons))) for s in statements]
        return Analysis(
            reading.document,
            reading.lang,
            reading.outlet,
            reading.published,
            reading.boilerplate,
            tuple(p for _, p in people),
            tuple(reports),
            tuple(statements),
        )

    # people

    def _people(
        self, people: Sequence[Entity], contacts: Sequence[Gathered], spoken: Sequence[Spoken]
    ) -> list[tuple[Entity, PersonMention]]:
        used = {id(e) for c in contacts for e, _ in c.parties} | {id(e) for s in spoken for e in s.speakers}
        out: list[tuple[Entity, PersonMention]] = []
        for entity in people:
            if id(entity) not in used or not entity.identified:
                continue
            known = entity.person
            mention = PersonMention(
                id=f"p{len(out) + 1}",
                name=entity.name or "",
                native=entity.native,
                qid=known if known and known.startswith("Q") else None,
                country=entity.country,
                offices=tuple(
                    o for o in entity.offices.values() if o.polity or entity.country or o.office not in _OF_STATES
                ),
                resolved_by=entity.resolved_by,
                candidates=entity.candidates,
                mentions=tuple(
                    Span(self.tokens.starts[m.start], self.tokens.ends[m.end - 1])
                    for m in sorted(entity.mentions, key=lambda m: m.start)
                ),
                aliases=() if known else self._aliases(entity),
            )
            out.append((entity, mention))
        return out

    def _aliases(self, entity: Entity) -> tuple[str, ...]:
        """How else a romanised name may be spelt: as other regions would."""
        if not entity.keys:
            return ()
        spellings = self.reading.parts.names.spellings(entity.keys, entity.country)
        return tuple(spelt for spelt in spellings if spelt != entity.name)

    # contacts

    def _contact(
        self,
        number: int,
        contact: Gathered,
        ids: dict[int, str],
        lead: set[int],
        sentences: dict[int, Sentence],
        spoken: Sequence[Spoken],
        contacts: list[Gathered],
    ) -> ContactReport:
        numbers = sorted({c.sentence.number for c in contact.candidates})
        foreground = not lead.isdisjoint(numbers) and not all(c.background for c in contact.candidates)
        first = contact.candidates[0]
        date = self._date(contact, sentences)
        day = self.reading.day
        coming = date is not None and day is not None and date.start > day.isoformat()
        if coming and contact.status == "held" and all(c.present for c in contact.candidates):
            contact.status = "planned"
        place = None if contact.kind in _PLACELESS else contact.place or self._place(contact, contacts)
        topics = self._topics(contact, numbers, spoken, sentences, foreground)
        elsewhere = place is not None and place.country is not None and place.country not in contact.codes
        cameo, plover = codes_for(contact.kind, contact.status, topics, elsewhere=elsewhere)
        return ContactReport(
            id=f"c{number}",
            kind=contact.kind,
            status=contact.status,
            focus="foreground" if foreground else "background",
            participants=tuple(
                self._party(e, role, ids) for e, role in contact.parties if e.country or e.code or id(e) in ids
            ),
            evidence=tuple(self._span(c.tokens) for c in contact.candidates),
            rule=first.rule.id,
            confidence=0.0,
            date=date,
            place=place,
            topics=topics,
            cameo=cameo,
            plover=plover,
        )

    @staticmethod
    def _party(entity: Entity, role: str | None, ids: dict[int, str]) -> Party:
        if entity.kind == "person":
            if id(entity) in ids:
                return PersonParty(ids[id(entity)], role)
            return PolityParty(entity.country or "", role)
        if entity.kind == "organisation":
            return OrganisationParty(entity.code or "", role)
        return PolityParty(entity.code or "", role)

    def _span(self, tokens: tuple[int, int]) -> Span:
        return Span(self.tokens.starts[tokens[0]], self.tokens.ends[tokens[1] - 1])

    def _dateline(self, span: Span) -> bool:
        """Whether a date of the text is the one that says when it was published."""
        published = self.reading.published
        return published is not None and published.span is not None and span.within(published.span)

    def _date(self, contact: Gathered, sentences: dict[int, Sentence]) -> DateValue | None:
        """The date in the sentence that reports the contact, the one nearest to the words that do; else one that the next
        sentence tells of it ("in this meeting, held on Monday").
        """
        future = contact.status in ("planned", "proposed")
        for candidate in contact.candidates:
            span = sentences[candidate.sentence.number].span
            words = self._span(candidate.tokens)
            inside = [d for d in self.reading.dates if d.span.within(span) and not self._dateline(d.span)]
            inside.sort(key=lambda d: max(words.start - d.span.end, d.span.start - words.end, 0))
            for mention in (*inside, *self._told_of(contact, sentences.get(candidate.sentence.number + 1))):
                value = resolve(mention, self.reading.day, future=future)
                if value is not None:
                    return value
        return None

    def _told_of(self, contact: Gathered, sentence: Sentence | None) -> list[DateMention]:
        """The dates right after the words by which a sentence speaks of a contact of this kind."""
        kind, at = self.reading.parts.circumstances.named(sentence) if sentence else (None, -1)
        if sentence is None or kind != contact.kind:
            return []
        end = self.tokens.ends[sentence.ends[at] - 1]
        return [d for d in self.reading.dates if end <= d.span.start <= min(end + _BEHIND, sentence.span.end)]

    def _place(self, contact: Gathered, contacts: Sequence[Gathered]) -> Place | None:
        """The city or state that the reporting sentences put it in; else where one party was visiting another."""
        for candidate in contact.candidates:
            if (place := self._located(candidate)) is not None:
                return place
        parties = {id(e) for e, _ in contact.parties}
        beside = self._beside(contact)
        for other in contacts:
            if other.kind != "visit" or other.status != "held" or other.place is None:
                continue
            if parties & {id(e) for e, _ in other.parties} and (beside or other.place.country in contact.codes):
                return other.place
        if beside:
            places = {place for c in contacts if self._beside(c) for x in c.candidates if (place := self._located(x))}
            return places.pop() if len(places) == 1 else None
        return self._at_home(contact)

    def _at_home(self, contact: Gathered) -> Place | None:
        """Where one party is at home to the other: the post of an envoy whom it meets, or the city of the dateline."""
        if contact.kind not in _FACE_TO_FACE:
            return None
        envoys = [e for e, _ in contact.parties if "ambassador" in e.offices]
        for mention in (m for envoy in envoys for m in envoy.mentions if m.symbol == "P"):
            post = mention.place
            if post is not None and post.country in contact.codes and post.country != mention.polity:
                return post
        city = self.dateline
        if city is None or city.country not in contact.codes:
            return None
        hosts = [e for e, role in contact.parties if role == "host" and e.country == city.country]
        return city if hosts or any(e.country != city.country for e in envoys) else None

    def _beside(self, contact: Gathered) -> bool:
        """Whether the contact took place on the margins of a conference, to which its parties travelled."""
        return any(not self.margin.isdisjoint(c.sentence.symbols) for c in contact.candidates)

    @staticmethod
    def _located(candidate: Candidate) -> Place | None:
        sentence = candidate.sentence
        for at, mention in sentence.mentions.items():
            if (
                mention.symbol == "L"
                and mention.place is not None
                and at
                and sentence.symbols[at - 1] in sentence.inside
            ):
                return mention.place
        return None

    def _topics(
        self,
        contact: Gathered,
        numbers: Sequence[int],
        spoken: Sequence[Spoken],
        sentences: dict[int, Sentence],
        foreground: bool,
    ) -> tuple[str, ...]:
        """What the contact's sentences are about, what its parties say, and, for less, what their states say and what is
        told beside other contacts and other people's words. Of these, a contact that is only mentioned has a part in
        what stands near it.
        """
        parties = {id(e) for e, _ in contact.parties}
        own = {*numbers, *({n + 1 for n in numbers} & sentences.keys() - self.taken)}
        said = {s.sentence.number: s.speakers for s in spoken}
        weights: dict[str, float] = {}
        for number, sentence in sentences.items():
            speakers = said.get(number, ())
            if number in own:
                share = _OWN
            elif not parties.isdisjoint(map(id, speakers)):
                share = _PARTIES
            elif (foreground or min(abs(number - n) for n in numbers) <= _NEAR) and (
                number not in self.taken or not contact.codes.isdisjoint(e.country or "" for e in speakers)
            ):
                share = _BESIDE
            else:
                continue
            for topic, weight in self._about(sentence).items():
                weights[topic] = weights.get(topic, 0.0) + share * weight
        return self.topics.choose(weights, contact.codes, contact.kind if foreground else "")

    def _about(self, sentence: Sentence) -> dict[str, float]:
        """The weights of a sentence's topics, found once."""
        found = self.weights.get(sentence.number)
        if found is None:
            found = self.weights[sentence.number] = self.topics.score(self._keys(sentence))
        return found

    def _keys(self, sentence: Sentence) -> Sequence[str]:
        return self.tokens.keys[sentence.starts[0] : sentence.ends[-1]] if sentence.starts else ()

    # statements

    def _statement(
        self, number: int, spoken: Spoken, ids: dict[int, str], contacts: Sequence[Gathered]
    ) -> StatementReport:
        sentence, around = spoken.sentence, self.reading.parts.circumstances
        speakers = tuple(dict.fromkeys(self._speaker(e, ids) for e in spoken.speakers))
        addressed = around.addressees(spoken)
        contact = around.contact(spoken, contacts)
        return StatementReport(
            id=f"s{number}",
            speakers=speakers,
            span=sentence.span,
            form=spoken.form,
            acts=self.acts.find(self._keys(sentence), spoken.verbs),
            rule=spoken.rule,
            confidence=0.0,
            cue=self._span(spoken.cue) if spoken.cue else None,
            addressees=tuple(dict.fromkeys(self._speaker(e, ids) for e in addressed)),
            about=tuple(dict.fromkeys(self._speaker(e, ids) for e in around.about(spoken, addressed))),
            contact=f"c{contact + 1}" if contact is not None else None,
        )

    @staticmethod
    def _speaker(entity: Entity, ids: dict[int, str]) -> str:
        if entity is ANON:
            return "ANON"
        return ids.get(id(entity)) or entity.code or entity.country or "ANON"


def _dateline(lead: Sequence[Sentence]) -> Place | None:
    """The city with which the lead begins, set apart by a mark ("Kuwait, May 3 - ..."), be it called as its state is."""
    for sentence in lead:
        mention = sentence.mentions.get(0)
        if mention is not None and mention.symbol in "LC" and sentence.symbols[1:2] in (",", "-", ":"):
            return mention.place
    return None
