"""Who is who: mentions of one document linked to each other and to the knowledge base at the article's date.

A link is set only where one candidate survives; otherwise the candidates are kept and the person stays as written.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from msgspec import structs

from rasad.extract.likeness import alike, parts, same_given, same_name
from rasad.extract.mentions import BARE, OURS, THIS, Mention
from rasad.extract.nearby import at_un, issues, polity_of, spoken_for, stated, states
from rasad.extract.stretches import merged, overlap, stretch
from rasad.kb import Holding, KnowledgeBase
from rasad.model import Interval, Office

#: Titles that, without a polity, mean the holder at home.
_OURS = frozenset(
    ("head_of_state", "supreme_leader", "head_of_government", "crown_prince", "foreign_minister", "speaker_of_parliament",
     "deputy_head_of_government", "minister", "defence_minister", "interior_minister", "security_chief", "deputy_foreign_minister")
)  # fmt: skip
#: Offices that several of one state hold: who of them is meant a title alone does not tell.
_SEVERAL = frozenset(
    ("minister", "ambassador", "spokesperson", "member_of_parliament", "deputy_foreign_minister", "deputy_minister", "governor",
     "party_leader", "religious_leader", "judiciary", "organisation_official")
)  # fmt: skip
#: How many sentences before tell which two states are meant by "both".
_NEAR = 5
#: "The minister" may be any of these.
_MINISTERS = frozenset(
    ("minister", "foreign_minister", "defence_minister", "interior_minister", "deputy_foreign_minister", "spokesperson")
)
#: Offices that say little: the knowledge base may add in which one somebody acts.
_VAGUE = frozenset(("other", "minister"))
#: Who, named without a state, serves our own.
_SERVING = _MINISTERS - {"spokesperson"}


@dataclass(slots=True, eq=False)
class Entity:
    """Somebody or something in one document. ``kind`` is person, polity or organisation; ``code`` the code of the
    latter two. ``keys`` are the name's tokens.
    """

    kind: str
    code: str | None = None
    person: str | None = None
    name: str | None = None
    native: str | None = None
    country: str | None = None
    offices: dict[str, Office] = field(default_factory=dict)
    resolved_by: str = "as_written"
    candidates: tuple[str, ...] = ()
    keys: tuple[str, ...] = ()
    mentions: list[Mention] = field(default_factory=list)

    @property
    def identified(self) -> bool:
        """Whether the person has a name, in the text or by the office held that day."""
        return self.kind != "person" or self.name is not None


@dataclass(slots=True)
class Scene:
    """What linking needs to know of the document; ``towards`` are the words for "to"."""

    keys: Sequence[str]
    words: Callable[[int, int], str]
    romanise: Callable[[Sequence[str], str | None], str]
    day: date | None
    home: str | None
    towards: Collection[str] = ()


class Linker:
    """Links the mentions of one document, in order."""

    def __init__(self, kb: KnowledgeBase, scene: Scene) -> None:
        self.kb = kb
        self.scene = scene
        self.people: list[Entity] = []
        self.codes: dict[str, Entity] = {}
        self.windows: list[tuple[date, date]] = []

    def link(self, mentions: Sequence[Mention]) -> None:
        """Set ``entity`` on every mention that stands for somebody known; pronouns are left to the discourse."""
        ours = [m for m in mentions if m.polity == OURS]
        named = [m for m in mentions if m.symbol == "P" and m.name is not None]
        named.sort(key=lambda m: m.name[0] - m.name[1] if m.name else 0)  # fuller names first
        for mention in named:
            if self._polity(mention, mentions) is not None and mention.offices:
                self._link_named(mention)
        for mention in named:
            if mention.entity is None:
                self._link_named(mention)
        self._find_home(ours)
        self._lend_polities(named, mentions)
        self._bound()
        for mention in mentions:
            if self.scene.home is None and mention.name is None and mention in ours:
                mention.polity = None  # whose "our minister" is stays unknown
                continue
            anyone = mention.anyone and mention.name is None
            if mention.symbol == "P" and mention.name is None and not anyone:
                self._link_titled(mention, mentions)
            elif (mention.symbol in "CGOA" or anyone) and mention.polity:
                code = self._polity(mention, mentions)
                if code:
                    self._attach(mention, self.coded(code))
            elif mention.symbol == "L" and mention.place is not None and mention.place.country:
                mention.entity = self.coded(mention.place.country)
        for mention in mentions:
            if mention.symbol == "J" and mention.offices:
                mention.pair = self._both(mention, mentions)
        for entity in self.people:
            self._settle(entity)

    def _both(self, mention: Mention, mentions: Sequence[Mention]) -> tuple[Entity, ...]:
        """Who "the presidents of both states" are: of the two states that its sentence names before, else of those that
        the last sentences name most; nobody, where a third is named as often.
        """
        here = [m for m in mentions if m.start < mention.start and m.symbol in "PGCA" and m.entity is not None]
        for since in (0, _NEAR):
            near = (m.entity.country for m in here if m.sentence >= mention.sentence - since)
            named = Counter(country for country in near if country in self.kb.polities)
            if len(named) == 2 or (since and len(named) > 2):
                break
        states = named.most_common(3)
        if len(states) < 2 or (len(states) > 2 and states[1][1] == states[2][1]):
            return ()
        both = [structs.replace(mention, symbol="P", polity=state) for state, _ in states[:2]]
        for each in both:
            self._link_titled(each, mentions)
        return tuple(each.entity for each in both if each.entity is not None)

    # polities

    def _find_home(self, ours: Sequence[Mention]) -> None:
        """Where no outlet tells whose "our country" is: the one country of the known persons said to serve it, or of
        those who hold the office of "our minister" and are never named with a country.
        """
        served = {m.entity.country for m in ours if m.entity is not None and m.entity.person is not None}
        if not served:
            served = {e.country for m in ours for e in self.people if e.person is not None and self._unsaid(e, m)}
        if self.scene.home is None and len(served) == 1:
            self.scene.home = served.pop()
            for mention in ours:
                mention.polity = self.scene.home

    def _polity(self, mention: Mention, mentions: Sequence[Mention]) -> str | None:
        """The code of the mention's polity, with ``ours`` and ``this country`` resolved (and written back)."""
        if mention.polity == OURS:
            mention.polity = self.scene.home
        elif mention.polity == THIS:
            mention.polity = self._antecedent(mention, mentions)
        elif mention.polity == BARE:
            mention.polity = self._ministry(mention, mentions)
        return mention.polity

    def _lend_polities(self, named: Sequence[Mention], mentions: Sequence[Mention]) -> None:
        at_home = self._at_home(mentions)
        for mention in named:
            self._lend_polity(mention, mentions, at_home)

    def _lend_polity(self, mention: Mention, mentions: Sequence[Mention], at_home: bool) -> None:
        """An unknown minister named without a state serves that of the one ministry, government or spokesperson that the
        sentence names before, if it names nobody else of a state, or of the spokesperson whom sentences before do; our own
        in home news, if it names no other state.
        """
        entity: Entity = mention.entity
        if mention.polity or entity.person or entity.country or _SERVING.isdisjoint(mention.offices):
            return
        before = [m for m in mentions if m.sentence == mention.sentence and m.end <= mention.start]
        told = [m for m in before if m.polity] or spoken_for(mention, mentions)
        if told and len({m.polity for m in told}) == 1 and all(issues(m) for m in told):
            mention.polity = entity.country = self._polity(told[0], mentions)
        elif at_home and states(before) <= {self.scene.home}:
            mention.polity = entity.country = self.scene.home

    def _at_home(self, mentions: Sequence[Mention], spare: int = 0) -> bool:
        """Whether no other country is named more often than the outlet's own, and ``spare`` times."""
        named = Counter(code for m in mentions if (code := stated(m)) in self.kb.polities)
        return self.scene.home is not None and max(named.values(), default=0) <= named[self.scene.home] + spare

    def _ministry(self, mention: Mention, mentions: Sequence[Mention]) -> str | None:
        """Whose ministry speaks when none is said: that of the official named first in the last sentence with one, else
        our own in home news. It is the ministry of the subject that reports a meeting, not that of whom the subject met.
        """
        before = [m for m in mentions if m.start < mention.start and m.polity and not m.polity.startswith("@")]
        officials = [m for m in before if m.symbol == "G" or (m.symbol == "P" and not _MINISTERS.isdisjoint(m.offices))]
        home = self.scene.home if self._at_home(mentions, spare=1) else None  # home news need not name it
        return next((m.polity for m in officials if m.sentence == officials[-1].sentence), home)

    def _antecedent(self, mention: Mention, mentions: Sequence[Mention]) -> str | None:
        """The polity last named before ``this country``, our own only if there is no other; never that of who goes there."""
        before = [(m, code) for m in mentions if m.start < mention.start and (code := polity_of(m)) is not None]
        guest = None
        if before and before[-1][0].symbol in "PG" and mention.start - before[-1][0].end in (1, 2):
            guest = before[-1][1] if self.scene.keys[mention.start - 1] in self.scene.towards else None
        codes = [code for _, code in reversed(before) if code != guest]
        return next((code for code in codes if code != self.scene.home), codes[0] if codes else None)

    def coded(self, code: str) -> Entity:
        """The state or organisation of that code, one in the document."""
        if code not in self.codes:
            kind = "organisation" if code in self.kb.organisations else "polity"
            self.codes[code] = Entity(kind, code=code, country=code)
        return self.codes[code]

    # persons by name

    def _link_named(self, mention: Mention) -> None:
        assert mention.name is not None
        keys = tuple(self.scene.keys[mention.name[0] : mention.name[1]])
        keys = (mention.first or keys[0], *keys[1:])
        persons = self._narrow(mention, tuple(p for p in mention.persons if self._bears(p, keys)))
        entity = self._same(keys, persons, mention)
        if entity is None and not persons:
            holder = self._alike(mention, keys)
            if holder is not None:
                persons = (holder,)
                entity = self._same(keys, persons, mention)
        if entity is None:
            entity = Entity("person", keys=keys, country=mention.polity, candidates=persons)
            entity.native = self.scene.words(*mention.name)
            self.people.append(entity)
        if len(persons) == 1 and entity.person is None and self._may_be(entity, persons[0]):
            self._identify(entity, persons[0], "name")
        elif entity.name is None:
            entity.name = self.scene.romanise(keys, entity.country)
        if len(keys) > len(entity.keys):
            entity.keys = keys
            entity.native = self.scene.words(*mention.name)
        self._attach(mention, entity)

    def _narrow(self, mention: Mention, persons: tuple[str, ...]) -> tuple[str, ...]:
        """The candidates that fit the polity, then the office, then the day; a test that leaves nobody is dropped,
        but a stated polity that none of them serves means that it is somebody else of that name.
        """
        if mention.polity is not None and not mention.polity.startswith("@"):
            persons = tuple(p for p in persons if mention.polity in self.kb.served(p))
        for office in mention.offices:
            fitting = tuple(p for p in persons if any(h.office == office for h in self.kb.offices(p, None)))
            persons = fitting or persons
        if len(persons) > 1 and self.scene.day is not None:
            serving = tuple(p for p in persons if self._serving(p))
            persons = serving or persons
        return persons

    def _bears(self, person: str, keys: tuple[str, ...]) -> bool:
        """Whether every word of the name stands in some form of the person's name (another first name is another man)."""
        known = self.kb.words[person]
        return all(key in known or parts(key, known) or not key.isalnum() for key in keys)

    def _serving(self, person: str) -> bool:
        return any(h.certainty != "unknown" for h in self.kb.offices(person, self.scene.day))

    def _same(self, keys: tuple[str, ...], persons: tuple[str, ...], mention: Mention) -> Entity | None:
        """The person of this document that the name means, if there is one."""
        fuller = [e for e in self.people if len(keys) < len(e.keys) and set(keys) <= set(e.keys)]
        fuller = [e for e in fuller if not (mention.polity and e.country and mention.polity != e.country)]
        if len(fuller) == 1:
            return fuller[0]
        found: list[Entity] = []
        for entity in self.people:
            if entity.person is not None and persons:
                if entity.person in persons:
                    found.append(entity)
                continue
            if entity.person is not None and not self._bears(entity.person, keys):
                continue
            clash = mention.polity and entity.country and mention.polity != entity.country
            if not clash and same_name(keys, entity.keys):
                found.append(entity)
        return found[0] if len(found) == 1 else None

    def _alike(self, mention: Mention, keys: tuple[str, ...]) -> str | None:
        """The holder of the stated office whose name is spelt alike."""
        if mention.polity is None or not mention.offices:
            return None
        spelt = self.scene.romanise(keys, mention.polity)
        found = {
            h.person
            for office in mention.offices
            for h in self.kb.holders(office, mention.polity, self.scene.day)
            if any(alike(spelt, n) for n in self._spellings(h.person))
        }
        return found.pop() if len(found) == 1 else None

    def _may_be(self, entity: Entity, person: str) -> bool:
        """Whether somebody of whom the text now says the family name is that person by the given names that it said before."""
        return entity.name is None or any(same_given(entity.name, name) for name in self._spellings(person))

    def _spellings(self, person: str) -> Iterable[str]:
        known = self.kb.persons[person]
        return (known.name, *known.names.get("en", ()))

    def _identify(self, entity: Entity, person: str, how: str) -> None:
        known = self.kb.persons[person]
        entity.person, entity.name = person, known.name
        entity.country = self.kb.side(person, self.scene.day) or known.country
        entity.resolved_by, entity.candidates = how, ()

    # persons by office

    def _bound(self) -> None:
        """Without a date, the named persons bound it: when were all of them in the offices that the text gives?"""
        if self.scene.day is not None:
            return
        windows = [(date.min, date.max)]
        for entity in self.people:
            if entity.person is None:
                continue
            offices = {o for m in entity.mentions if not m.former for o in m.offices}
            held = [stretch(h.interval) for h in self.kb.offices(entity.person, None) if h.office in offices]
            windows = overlap(windows, held) or windows
        if windows == [(date.min, date.max)]:
            windows = self._together_in_office()
        if windows != [(date.min, date.max)]:
            self.windows = windows

    def _together_in_office(self) -> list[tuple[date, date]]:
        """When all known persons of whom no office is told were in some office; any time, if that was never."""
        windows = [(date.min, date.max)]
        for entity in self.people:
            if entity.person is None:
                continue
            held = [stretch(h.interval) for h in self.kb.offices(entity.person, None)]
            windows = overlap(windows, merged(held))
        return windows or [(date.min, date.max)]

    def _inside(self, interval: Interval) -> bool:
        """Whether an office was held in one of the windows that the named persons leave."""
        return bool(overlap([stretch(interval)], self.windows))

    def _holders(self, office: str, polity: str) -> list[Holding]:
        if self.scene.day is not None:
            return [h for h in self.kb.holders(office, polity, self.scene.day) if h.certainty != "unknown"]
        if not self.windows:
            return []
        return [h for h in self.kb.holders(office, polity, None) if self._inside(h.interval)]

    def _link_titled(self, mention: Mention, mentions: Sequence[Mention]) -> None:
        """A title without a name: somebody of this document, or the holder on the day."""
        if mention.counterpart:
            self._lend_office(mention, mentions)
        polity = self._polity(mention, mentions)
        if mention.offices == ("other",) and polity is not None and at_un(mention, mentions):
            mention.offices = ("ambassador",)  # a state's "representative at the United Nations"
        if not mention.offices or (mention.offices == ("other",) and polity is None):
            return
        if mention.offices == ("other",):
            self.people.append(Entity("person", country=polity))
            self._attach(mention, self.people[-1])
            return
        entity = self._in_office(mention, polity, mentions)
        if entity is None:
            if polity is None and not _OURS.isdisjoint(mention.offices):
                polity = self.scene.home
            if polity is None or mention.former:
                return
            mention.polity = polity
            entity = self._in_office(mention, polity, mentions)
        if entity is None:
            told = _SEVERAL.isdisjoint(mention.offices) or at_un(mention, mentions)
            holders = {h.person for h in self._holders(mention.offices[0], polity)} if polity and told else set()
            for office in mention.offices[1:]:
                both = holders & {h.person for h in self._holders(office, polity)} if polity else set()
                holders = both or holders
            entity = next((e for e in self.people if e.person in holders and len(holders) == 1), None)
            if entity is None:
                entity = Entity("person", country=polity, candidates=tuple(sorted(holders)))
                if len(holders) == 1:
                    self._identify(entity, holders.pop(), "office_at_date")
                self.people.append(entity)
        self._attach(mention, entity)

    def _lend_office(self, mention: Mention, mentions: Sequence[Mention]) -> None:
        """``his Egyptian counterpart``: the office is that of the person named before, or after in the same sentence."""
        others = [m for m in mentions if m.symbol == "P" and not m.counterpart]
        after = [m for m in others if m.start >= mention.end and m.sentence == mention.sentence]
        for other in (*reversed([m for m in others if m.end <= mention.start]), *after):
            offices = other.offices or tuple(other.entity.offices if other.entity else ())
            if not offices and other.entity is not None and other.entity.person is not None:
                offices = tuple(h.office for h in self._offices_of(other.entity))
            if offices:
                mention.offices = offices
                return

    def _in_office(self, mention: Mention, polity: str | None, mentions: Sequence[Mention]) -> Entity | None:
        """Who in this document holds the office: nearest before, else after; our own where several do."""
        wanted = _MINISTERS if mention.offices == ("minister",) else frozenset(mention.offices)
        found = [
            e
            for e in self.people
            if (polity is None or e.country == polity) and any(o in e.offices or self._holds(e, o) for o in wanted)
        ]
        if (
            len(mention.offices) > 1 and len(found) > 1
        ):  # who holds both is meant by "prime minister and foreign minister"
            found = [e for e in found if all(o in e.offices or self._holds(e, o) for o in wanted)] or found
        if polity is None and len(found) > 1:
            found = [e for e in found if e.country == self.scene.home] or found
        if len(found) <= 1:
            return found[0] if found else None
        before = [m for m in mentions if m.entity in found and m.start < mention.start]
        if before or polity is not None:
            return before[-1].entity if before else found[0]
        unsaid = [e for e in found if self._unsaid(e, mention)]
        return unsaid[0] if len(unsaid) == 1 else None

    def _unsaid(self, entity: Entity, mention: Mention) -> bool:
        """Whether the person holds an office of the mention and no title gives a country: ours are named so."""
        holds = any(o in entity.offices or self._holds(entity, o) for o in mention.offices)
        return holds and not any(m.polity for m in entity.mentions)

    def _holds(self, entity: Entity, office: str) -> bool:
        return entity.person is not None and any(h.office == office for h in self._offices_of(entity))

    def _offices_of(self, entity: Entity) -> Sequence[Holding]:
        """The offices that the knowledge base gives the person at the document's time."""
        assert entity.person is not None
        if self.scene.day is not None:
            return [h for h in self.kb.offices(entity.person, self.scene.day) if h.certainty != "unknown"]
        held = self.kb.offices(entity.person, None)
        return [h for h in held if self._inside(h.interval)] or held

    def name_the_titled(self, speakers: Sequence[Entity]) -> dict[int, Entity]:
        """News alternates title and name: one speaker known by title alone and one by name alone are the same person,
        where they alternate from sentence to sentence.

        Gives what each entity that went into another (by its ``id()``) became.
        """
        titled = [e for e in self.people if not e.identified and e in speakers]
        bare = [
            e
            for e in self.people
            if e.identified and e.person is None and not e.offices and not e.country and e in speakers
        ]
        if len(titled) != 1 or len(bare) != 1:
            return {}
        one, other = titled[0], bare[0]
        title, name = ({m.sentence for m in e.mentions} for e in (one, other))
        if title & name or not any(abs(t - n) == 1 for t in title for n in name):
            return {}  # named beside each other, or apart
        one.name, one.native, one.keys, one.resolved_by = other.name, other.native, other.keys, "coreference"
        for mention in other.mentions:
            mention.entity = one
        one.mentions += other.mentions
        self.people.remove(other)
        return {id(other): one}

    # bookkeeping

    def _attach(self, mention: Mention, entity: Entity) -> None:
        mention.entity = entity
        entity.mentions.append(mention)
        if entity.kind != "person":
            return
        if mention.polity and entity.country is None:
            entity.country = mention.polity
        title = self.scene.words(*mention.title) if mention.title else None
        for office in ("former",) if mention.former else mention.offices:
            if office not in entity.offices:
                entity.offices[office] = Office(office, mention.polity or entity.country, title)

    def _settle(self, entity: Entity) -> None:
        """Offices that the text leaves unsaid, or tells in part ("the minister"), come from the knowledge base, where it
        knows them at that time; where it alone joins person and office, the office says up to which day it is vouched for.
        """
        said = bool(entity.offices)
        vague = said and _VAGUE.issuperset(entity.offices)
        if entity.person is None or (said and not vague and entity.resolved_by != "office_at_date"):
            return
        for holding in self._offices_of(entity):
            if said and not vague and holding.office not in entity.offices:
                continue
            unsaid = Office(holding.office, holding.polity)
            entity.offices[holding.office] = replace(
                entity.offices.get(holding.office, unsaid), last_known=_last_known(holding)
            )


def _last_known(holding: Holding) -> date | None:
    return holding.interval.attested or holding.interval.start if holding.certainty == "last_known" else None
