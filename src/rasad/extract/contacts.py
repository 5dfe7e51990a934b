"""Contacts: which exchanges between parties of different polities a document reports.

Each sentence gives candidates by the constructions of ``contacts.yaml``; candidates of one exchange are then gathered
over the document. Nothing becomes a contact unless two different polities or organisations take part.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field

from rasad.extract.elements import Sentence
from rasad.extract.linking import Entity
from rasad.extract.mentions import Mention
from rasad.extract.statements import ALL, BOTH, Spoken
from rasad.extract.status import Cue, status_of
from rasad.model import Place
from rasad.packs.pack import LanguagePack, Rule, Rules

#: Talks whose channel the words leave open; the document or the parties decide.
TALKS = "talks"
#: Kinds that states themselves do not have, only people and delegations (teams that meet are another matter).
_IN_PERSON = frozenset(("meeting", "visit", "press_conference"))
#: Symbols of states and organisations, where nobody is named.
_BARE = frozenset("CO,")
#: What open talks may turn out to be.
_TALKED = frozenset(("meeting", "phone_call", "video_call", "negotiation", TALKS))
#: How many states make a meeting a session of several.
_SEVERAL = 3
#: How far from the beginning of what is said its subject stands at most, in symbols.
_NEAR = 3
_MANY = frozenset(("multilateral", "negotiation", "mediation", "signing", "press_conference", "message"))


@dataclass(slots=True)
class Candidate:
    """One reading of one place: ``parties`` in order with their roles; ``noun``: a noun tells of it ("a visit to ..."),
    ``present``: a verb in the present, which tells of what is to come as well ("Obama visits Egypt").
    """

    kind: str
    status: str
    parties: list[tuple[Entity, str | None]]
    sentence: Sentence
    tokens: tuple[int, int]
    rule: Rule
    place: Place | None = None
    background: bool = False
    noun: bool = False
    present: bool = False

    @property
    def codes(self) -> set[str]:
        """The polities and organisations that take part."""
        return {e.country for e, _ in self.parties if e.country}

    @property
    def guest(self) -> str | None:
        """The polity of the party named first: in a visit, of who travels. The way back is another visit."""
        return self.parties[0][0].country


@dataclass(slots=True)
class Gathered:
    """A contact under construction: everything that the document says of one exchange."""

    kind: str
    status: str
    parties: list[tuple[Entity, str | None]]
    candidates: list[Candidate] = field(default_factory=list)
    place: Place | None = None

    @property
    def codes(self) -> set[str]:
        """The polities and organisations that take part."""
        return {e.country for e, _ in self.parties if e.country}


class ContactFinder:
    """Finds the contacts of one document; ``centre`` gives who a pronoun or an unsaid subject in a sentence means."""

    def __init__(self, pack: LanguagePack) -> None:
        self.pack = pack
        self.rules = Rules(pack.contacts, pack.context.preposition + pack.context.conjunction)
        self.cues = [Cue.of(pack, settings) for settings in pack.contact_settings["cues"]]
        #: Organisations whose own sessions are contacts of several states; movements have none.
        self.hosts = frozenset(pack.contact_settings["hosts"])
        #: What talks of persons are whose channel and place stay open.
        self.unplaced: str = pack.contact_settings.get("unplaced_talks", "meeting")
        #: Ids of the rules that leave open which kind of talks they find.
        self.talks = frozenset(rule.id for rule in pack.contacts if rule.settings["kind"] == TALKS)
        self.past = frozenset(pack.symbols_of("background"))
        say, that = (re.escape(pack.symbols_of(name)) for name in ("say", "that"))
        #: Who is told of says it, and what is said begins.
        self.saying = re.compile(f"[{say}][^:;{say}PGCO]{{0,3}}$")
        self.that = re.compile(f"[{that}]")
        #: "has said that"; what follows is another clause.
        self.reported = re.compile(f"[{say}](?:[^{say}:]{{0,3}}?[{that}]|(?=[PGC]))")
        follows = "say" in pack.grammar.get("subject_follows", ())
        #: Whoever says something in a call or a meeting is the one who has it.
        self.speaker = re.compile(f"(?<=[{say}])[PGR]" if follows else f"[PGR](?=[{say}])")
        #: Words without which the sentence before a rule's own cannot be what it goes on with.
        self.after = {
            name: frozenset(pack.symbols_of(name)) for r in pack.contacts if (name := r.settings.get("after"))
        }
        self.journeys = frozenset(pack.symbols_of("visit_n"))
        self.present = frozenset(pack.symbols_of("present"))
        self.telephone = frozenset(pack.symbols_of("call_n"))

    def candidates(self, sentence: Sentence, centre: Sequence[Entity], before: Collection[str] = ()) -> list[Candidate]:
        """Every reading of one sentence, each trigger word read once, by the first rule that takes it; ``before`` are the
        symbols of the sentence before.
        """
        out: list[Candidate] = []
        used: set[tuple[str, int]] = set()
        for rule in self.rules.possible(sentence.present):
            if not self._goes_on(rule, before):
                continue
            for outer in rule.matches(sentence.symbols):
                match = self._clause(rule, outer, sentence.symbols)
                trigger = _trigger(match, rule)
                family = rule.settings.get("family", rule.settings["kind"])
                if (family, trigger) in used:
                    continue
                found = self._read(rule, match, sentence, centre)
                if not found and (nearer := _nearer(rule, match, sentence.symbols)) is not None:
                    found = self._read(rule, nearer, sentence, centre)
                if found:
                    used.add((family, trigger))
                    if rule.settings.get("blocks"):
                        used.update((f, trigger) for f in self.families)
                    out += found
        return out

    def _clause(self, rule: Rule, match: re.Match[str], symbols: str) -> re.Match[str]:
        """The reading inside the clause that tells of the contact, where whoever says so, or somebody in what was said,
        was taken for a party.
        """
        if "a" not in rule.regex.groupindex or match.start("a") < 0:
            return match
        trigger = _trigger(match, rule)
        reported = self.reported.search(symbols, match.end("a"), trigger)
        speaking = [found.start() for found in self.speaker.finditer(symbols, match.end("a"), trigger)]
        says = self.saying.search(symbols, 0, match.start("a")) is not None
        said = [found.end() for found in self.that.finditer(symbols, match.end("a"), trigger) if says]
        for start in (*([reported.end()] if reported else []), *speaking[-1:], *said[-1:]):
            inner = rule.regex.search(";" * start + symbols[start:], start)
            if inner is None or _trigger(inner, rule) != trigger:
                continue
            if start not in said or inner.start("a") - start <= _NEAR:
                return inner
        return match

    def by_phone(self, sentences: Iterable[Sentence]) -> bool:
        """Whether any sentence speaks of a call."""
        return any(not self.telephone.isdisjoint(sentence.present) for sentence in sentences)

    def by_rule(
        self, rule: Rule, sentence: Sentence, centre: Sequence[Entity], before: Collection[str] = ()
    ) -> list[Candidate]:
        """What one rule alone reads in a sentence."""
        if not self._goes_on(rule, before):
            return []
        return [c for m in rule.matches(sentence.symbols) for c in self._read(rule, m, sentence, centre)]

    def _goes_on(self, rule: Rule, before: Collection[str]) -> bool:
        """Whether the sentence before, of which these are the symbols, is one that the rule may go on with."""
        wanted = rule.settings.get("after")
        return wanted is None or not self.after[wanted].isdisjoint(before)

    @property
    def families(self) -> set[str]:
        """The families of triggers that the rules know."""
        return {r.settings.get("family", r.settings["kind"]) for r in self.pack.contacts}

    def _read(self, rule: Rule, match: re.Match[str], sentence: Sentence, centre: Sequence[Entity]) -> list[Candidate]:
        centre = [entity for entity in centre if not _speaks_for_others(entity)]
        sides, there, present = _sides(rule, match, sentence, centre)
        if not all(sides.values()):
            return []  # somebody stands there whom nobody knows: the others did not meet each other
        kind = rule.settings["kind"]
        receives = rule.settings.get("host", kind == "visit")
        states = () if receives else {e.country for side in sides.values() for e in side}
        stops: list[tuple[Entity | None, Place | None]] = [
            (m.entity, place) for m in there if (place := _where(m, states)) is not None
        ]
        if "a" not in sides and rule.settings.get("a") == "centre":
            taken = {e.country for side in (*sides.values(), [host for host, _ in stops if host]) for e in side}
            if "after" in rule.settings:  # whom the sentence before is about
                taken |= {m.entity.country for m in sentence.mentions.values() if m.entity is not None}
            sides["a"] = [e for e in centre if e.country not in taken][:1]
            if not sides["a"]:
                return []
        everybody = [e for side in sides.values() for e in side]
        if (
            kind in _IN_PERSON
            and not rule.settings.get("bare")
            and not any(e.kind == "person" or id(e) in present for e in everybody)
        ):
            return []
        roles = rule.settings.get("roles", {})
        status = rule.settings.get("status") or status_of(
            self.cues, kind, sentence.symbols, match.span(), _trigger(match, rule)
        )
        background = bool(self.past & set(sentence.symbols[max(0, match.start() - 3) : match.end() + 3]))
        tokens = sentence.tokens(*match.span())
        out = []
        for host, place in stops or [(None, None)]:
            everyone = {**sides, "p": [host]} if host is not None and receives else sides
            for group in _combine(everyone, roles, rule.settings):
                parties = _of_states(group) if rule.settings.get("states") else group
                sent = {e.country for e, _ in parties if e.country}
                if len(sent) < rule.settings.get("least", 0):
                    continue
                if len(sent) > 1 or (rule.settings.get("alone") and parties[0][0].code in self.hosts):
                    told = "multilateral" if kind == "meeting" and len(sent) >= _SEVERAL else kind
                    noun = sentence.symbols[_trigger(match, rule)] in self.journeys
                    now = not self.present.isdisjoint(sentence.symbols[slice(*match.span())])
                    out.append(Candidate(told, status, parties, sentence, tokens, rule, place, background, noun, now))
        return out


def _sides(
    rule: Rule, match: re.Match[str], sentence: Sentence, centre: Sequence[Entity]
) -> tuple[dict[str, list[Entity]], list[Mention], set[int]]:
    """Who stands on each side, where they were, and the ``id()`` of those who are there as delegations."""
    sides: dict[str, list[Entity]] = {}
    there: list[Mention] = []
    present: set[int] = set()
    for name in rule.regex.groupindex:
        start, end = match.span(name)
        if start < 0 or name == "t":
            continue
        mentions = sentence.parties(start, end)
        side = name.rstrip("0123456789")
        if side == "p":
            there = mentions
            continue
        present |= {id(m.entity) for m in mentions if m.symbol in "GJ"}
        if side == "a" and rule.settings["kind"] == "visit":
            mentions = [m for m in mentions if m.symbol in "PRGJ"]
        sides.setdefault(side, []).extend(_entities(mentions, centre))
    return sides, there, present


def _speaks_for_others(entity: Entity) -> bool:
    """Whether the text calls somebody a spokesperson: they tell of contacts, and have none."""
    office = entity.offices.get("spokesperson")
    return office is not None and office.title is not None


def _trigger(match: re.Match[str], rule: Rule) -> int:
    """The symbol of the word that reports the contact."""
    return match.start("t") if "t" in rule.regex.groupindex and match.start("t") >= 0 else match.start()


def _nearer(rule: Rule, match: re.Match[str], symbols: str) -> re.Match[str] | None:
    """The reading with a later subject, where a bare state was taken for one of whom only people can be it."""
    if rule.settings["kind"] not in _IN_PERSON or "a" not in rule.regex.groupindex or match.start("a") < 0:
        return None
    if not _BARE.issuperset(match["a"]):
        return None
    inner = rule.regex.search(symbols, match.end("a"))
    return inner if inner is not None and _trigger(inner, rule) == _trigger(match, rule) else None


def _where(mention: Mention, states: Collection[str | None]) -> Place | None:
    """The city or state; a word for both (Oman and Amman) is the city where that lies in one of the parties' states."""
    place, entity = mention.place, mention.entity
    named = entity is not None and entity.code in states
    if place is not None and (mention.symbol == "L" or (place.country in states and not named)):
        return place
    if mention.entity is not None and mention.entity.kind == "polity":
        return Place(None, mention.entity.code)
    return None


def _entities(mentions: Iterable[Mention], centre: Sequence[Entity]) -> list[Entity]:
    out: list[Entity] = []
    for mention in mentions:
        entity = mention.entity
        if mention.symbol == "R":
            known = (e for e in centre if e.kind == "person" and any(m.start < mention.start for m in e.mentions))
            entity = next(known, None)
        out += [each for each in mention.pair if each not in out]
        if "spokesperson" in mention.offices:
            continue  # speaks of contacts, has none
        if entity is not None and entity not in out:
            out.append(entity)
    return out


def _combine(
    sides: dict[str, list[Entity]], roles: dict[str, str], settings: object
) -> list[list[tuple[Entity, str | None]]]:
    """The parties of each exchange: one for each person or polity on the other side where a meets b, b and b."""
    tagged = {name: [(e, roles.get(name)) for e in side] for name, side in sides.items()}
    kind = settings["kind"] if isinstance(settings, dict) else ""
    first, second = tagged.get("a", []), tagged.get("b", [])
    rest = [x for name, side in tagged.items() if name not in ("a", "b") for x in side]
    if kind == "visit":
        apart: dict[str | None, list[tuple[Entity, str | None]]] = {}
        for entity, role in first:
            apart.setdefault(entity.country, []).append((entity, role))
        return [_unique([*guests, *second, *rest]) for guests in apart.values()]
    if kind in _MANY or not first or not second:
        everyone = _unique([*first, *second, *rest])
        return [everyone] if everyone else []
    groups: dict[object, list[tuple[Entity, str | None]]] = {}
    for entity, role in second:
        alone = entity.kind == "person" and entity.identified
        groups.setdefault(id(entity) if alone else entity.country, []).append((entity, role))
    return [_unique([*first, *group, *rest]) for group in groups.values()]


def _unique(parties: list[tuple[Entity, str | None]]) -> list[tuple[Entity, str | None]]:
    """Each party once; a state, or an official of it whom nobody knows, not beside a named one nor twice."""
    named = {e.country for e, _ in parties if e.kind == "person" and e.identified}
    out: dict[object, tuple[Entity, str | None]] = {}
    for entity, role in parties:
        alone = entity.kind == "organisation" or (entity.kind == "person" and entity.identified)
        if alone or entity.country is None or entity.country not in named:
            out.setdefault(id(entity) if alone else entity.country, (entity, role))
    return list(out.values())


def gather(candidates: Sequence[Candidate], by_phone: bool, unplaced: str = "meeting") -> list[Gathered]:
    """Candidates of one exchange put together, in the order of their first mention.

    ``by_phone`` says that the document speaks of a telephone: talks whose channel stayed open were then a call, if no
    call was found otherwise. ``unplaced`` is what talks of persons are that are told without a place.
    """
    out: list[Gathered] = []
    candidates = [c for c in candidates if not _mediated(c, candidates) and not _told_by_verb(c, candidates)]
    done = [(c.kind, c.codes) for c in candidates if c.status == "held" and not (c.present or c.noun)]
    for candidate in candidates:
        candidate.present = candidate.present and (candidate.kind, candidate.codes) not in done
    for candidate in sorted(candidates, key=lambda c: (c.kind == TALKS, -len(c.parties), c.sentence.number)):
        home = next((g for g in out if _same(g, candidate)), None)
        if home is None:
            home = Gathered(candidate.kind, candidate.status, list(candidate.parties))
            out.append(home)
        else:
            home.parties = _merge(home.parties, candidate.parties)
        home.candidates.append(candidate)
        home.status = _settled(home)
        home.place = _finer(home.place, candidate.place)
    calls = any(contact.kind == "phone_call" for contact in out)
    for contact in out:
        contact.candidates.sort(key=lambda c: (c.sentence.number, c.tokens))
        if contact.kind == TALKS:
            persons = [e for e, _ in contact.parties if _named(e)]
            called = by_phone and not calls and len(persons) >= 2
            there = any(v.kind == "visit" and v.codes == contact.codes and _shared(v, persons) for v in out)
            met = "multilateral" if len(contact.codes) >= _SEVERAL else "meeting"
            if len(persons) >= 2 and not there and not _placed(contact):
                met = unplaced
            contact.kind = "phone_call" if called else met if len(persons) >= 2 or there else "negotiation"
        contact.status = _settled(contact)
    return sorted(out, key=lambda g: g.candidates[0].sentence.number)


def _placed(contact: Gathered) -> bool:
    """Whether a sentence that tells of the contact puts it in a city or state."""
    return contact.place is not None or any(
        at and c.sentence.symbols[at - 1] in c.sentence.inside and m.place is not None
        for c in contact.candidates
        for at, m in c.sentence.mentions.items()
    )


def _mediated(candidate: Candidate, candidates: Sequence[Candidate]) -> bool:
    """Whether these are the talks between two sides of which the same sentence says that somebody mediates in them."""
    if candidate.kind not in (TALKS, "negotiation"):
        return False
    sides = {e.country for e, _ in candidate.parties}
    return any(
        c.kind == "mediation" and c.sentence is candidate.sentence and sides < {e.country for e, _ in c.parties}
        for c in candidates
    )


def _told_by_verb(candidate: Candidate, candidates: Sequence[Candidate]) -> bool:
    """Whether a verb of the same sentence tells of the visit too ("for a visit to Oman, arrived in Muscat"): its status
    is that of the verb.
    """
    if candidate.kind != "visit" or not candidate.noun:
        return False
    told = [c for c in candidates if c.kind == "visit" and not c.noun and c.sentence is candidate.sentence]
    return any(c.parties == candidate.parties for c in told)


def _shared(contact: Gathered, persons: Sequence[Entity]) -> bool:
    """Whether one of these persons takes part."""
    return any(entity in persons for entity, _ in contact.parties)


def _named(entity: Entity) -> bool:
    """Whether this is somebody whose name is known."""
    return entity.kind == "person" and entity.identified


def _of_states(parties: list[tuple[Entity, str | None]]) -> list[tuple[Entity, str | None]]:
    """For whom the parties act, where one person alone tells of talks; two persons talk with each other."""
    if sum(_named(e) for e, _ in parties) > 1:
        return parties
    acting = [(Entity("person", country=e.country) if _named(e) and e.country else e, role) for e, role in parties]
    return _unique(acting)


def _settled(contact: Gathered) -> str:
    """A contact that any place reports as held was held, where it is told as more than talks of some kind and not in the
    present alone while another place has it planned; else the first status stands.
    """
    statuses = [c.status for c in contact.candidates]
    for status in ("denied", "cancelled"):
        if status in statuses:
            return status
    met = [c for c in contact.candidates if c.status == "held" and c.kind != TALKS]
    if "planned" in statuses and met and all(c.present for c in met):
        return "planned"
    return "held" if met else statuses[0]


def _finer(one: Place | None, two: Place | None) -> Place | None:
    if one is None or (one.name is None and two is not None and two.name is not None and two.country == one.country):
        return two
    return one


def _same(contact: Gathered, candidate: Candidate) -> bool:
    """Whether the candidate may be the same exchange: same kind (or open talks), and parties that agree."""
    theirs = candidate.codes
    talked = contact.kind in _TALKED or (contact.kind == "multilateral" and theirs == contact.codes)
    if contact.kind != candidate.kind and not (candidate.kind == TALKS and talked):
        return False
    told = {contact.status, candidate.status}
    now = told == {"held", "planned"} and all(
        c.present for c in (*contact.candidates, candidate) if c.status == "held"
    )  # "visits" says neither
    coming = told & {"proposed", "planned"} and contact.status != candidate.status and not now
    if coming and contact.kind in ("visit", "meeting", "negotiation", "multilateral") and candidate.kind != TALKS:
        return False
    if not (theirs <= contact.codes or contact.codes <= theirs):
        return False
    if contact.kind == "multilateral":
        return True
    if contact.kind == "visit" and contact.candidates[0].guest != candidate.guest:
        return False
    for entity, _ in candidate.parties:
        if entity.kind != "person" or not entity.identified:
            continue
        rivals = [e for e, _ in contact.parties if e.country == entity.country and e.kind == "person" and e.identified]
        if rivals and entity not in rivals:
            return False
    return True


def _merge(
    one: list[tuple[Entity, str | None]], two: list[tuple[Entity, str | None]]
) -> list[tuple[Entity, str | None]]:
    """The parties of both, persons before the bare polity that they act for."""
    return _unique([*one, *two])


def settle_both(spoken: list[Spoken], contacts: Sequence[Gathered]) -> None:
    """Put the parties of the contact told last before a sentence in the place of "both sides" and "the ministers"; where
    there is none, nobody is named and the statement is dropped.
    """
    for said in [s for s in spoken if BOTH in s.speakers or ALL in s.speakers]:
        number = said.sentence.number
        never = ("visit", "message", "multilateral") if BOTH in said.speakers else ("visit", "message")
        before = [c for c in contacts if c.kind not in never and c.candidates[0].sentence.number <= number]
        earlier = [s for s in spoken if s.sentence.number < number and len(s.speakers) > 1 and BOTH not in s.speakers]
        if not before and earlier:
            said.speakers[:] = earlier[-1].speakers
            continue
        if not before:
            spoken.remove(said)
            continue
        nearest = max(before, key=lambda c: max(x.sentence.number for x in c.candidates if x.sentence.number <= number))
        said.speakers[:] = dict.fromkeys(
            [*(e for e in said.speakers if e not in (BOTH, ALL)), *(e for e, _ in nearest.parties)]
        )
