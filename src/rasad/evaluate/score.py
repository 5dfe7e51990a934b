"""The figures: what a run got right, made up and missed, as docs/reference/gold.md defines it.

Figures are micro-averaged over documents. Those named in ACCURACIES have no false-positive side: they ask of each thing
found whether one property of it is right, and read as accuracy.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from rasad.evaluate.gold import GoldContact, GoldDocument
from rasad.evaluate.pairing import pair_with_gold
from rasad.evaluate.parties import find, matched, participants, same_place
from rasad.evaluate.records import Contact, Record, record_of
from rasad.model import Span
from rasad.text import sentences

#: The name under which all languages together are reported.
ALL = "all"

#: The figures, in the order of the table.
FIGURES = (
    "documents",
    "language",
    "published date",
    "boilerplate",
    "contacts",
    "contacts, foreground",
    "contacts, background",
    "contacts, parties only",
    "participants",
    "office of participant",
    "contact status",
    "contact date",
    "contact place",
    "contact topics",
    "speaker of sentence",
    "acts",
)

ACCURACIES = frozenset(
    {
        "documents",
        "language",
        "published date",
        "office of participant",
        "contact status",
        "contact date",
        "contact place",
    }
)

_QUOTED = 70


@dataclass(frozen=True, slots=True)
class Figure:
    """Counts behind one figure: true positives, false positives, false negatives."""

    name: str
    tp: int
    fp: int
    fn: int

    @property
    def p(self) -> float:
        """Precision, 0 where nothing was found."""
        return self.tp / (self.tp + self.fp) if self.tp + self.fp else 0.0

    @property
    def r(self) -> float:
        """Recall, 0 where nothing was wanted."""
        return self.tp / (self.tp + self.fn) if self.tp + self.fn else 0.0

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        return 2 * self.p * self.r / (self.p + self.r) if self.p + self.r else 0.0

    @property
    def value(self) -> float:
        """What a floor is held against: accuracy where the figure is one, else F1."""
        return self.r if self.name in ACCURACIES else self.f1


@dataclass(frozen=True, slots=True)
class Miss:
    """One error: in which document, of what kind, what was wanted and got."""

    doc: str
    kind: str
    what: str


@dataclass(frozen=True, slots=True)
class Scores:
    """Figures by language (and ALL) and by name, the number of documents of each, and every error."""

    figures: Mapping[str, Mapping[str, Figure]]
    documents: Mapping[str, int]
    misses: Sequence[Miss]


@dataclass(slots=True)
class _Sheet:
    """Counts for one document: figure -> [true positives, false positives, false negatives]."""

    doc: str
    misses: list[Miss]
    counts: dict[str, list[int]] = field(default_factory=dict)

    def add(self, figure: str, tp: int = 0, fp: int = 0, fn: int = 0) -> None:
        row = self.counts.setdefault(figure, [0, 0, 0])
        for at, more in enumerate((tp, fp, fn)):
            row[at] += more

    def check(self, figure: str, right: bool) -> None:
        self.add(figure, tp=int(right), fn=int(not right))

    def sets(self, figure: str, wanted: Iterable[object], got: Iterable[object]) -> None:
        wants, gots = set(wanted), set(got)
        self.add(figure, len(wants & gots), len(gots - wants), len(wants - gots))

    def miss(self, kind: str, what: str) -> None:
        self.misses.append(Miss(self.doc, kind, what))


def score(golds: Sequence[GoldDocument], records: Mapping[str, Record], texts: Mapping[str, str]) -> Scores:
    """Score ``records`` (by id) against ``golds``; ``texts`` holds every gold document's article by ``doc``."""
    totals: dict[str, Counter[tuple[str, int]]] = {ALL: Counter()}
    documents: Counter[str] = Counter()
    misses: list[Miss] = []
    for gold in golds:
        sheet = _Sheet(gold.doc, misses)
        _document(sheet, gold, record_of(gold.doc, records), texts[gold.doc])
        for lang in (ALL, gold.lang):
            documents[lang] += 1
            total = totals.setdefault(lang, Counter())
            for name, row in sheet.counts.items():
                total.update({(name, at): count for at, count in enumerate(row)})
    return Scores({lang: _figures(total) for lang, total in totals.items()}, dict(documents), misses)


def _figures(total: Counter[tuple[str, int]]) -> dict[str, Figure]:
    names = {name for name, _ in total}
    ordered = [n for n in FIGURES if n in names] + sorted(names.difference(FIGURES))
    return {n: Figure(n, total[n, 0], total[n, 1], total[n, 2]) for n in ordered}


def _document(sheet: _Sheet, gold: GoldDocument, record: Record | None, text: str) -> None:
    sheet.check("documents", record is not None)
    if record is None:
        sheet.miss("document", "no record")
        record = Record(doc_id=gold.doc)
    spans = sentences(text)
    sheet.check("language", record.lang == gold.lang)
    if record.lang != gold.lang:
        sheet.miss("language", f"want {gold.lang} got {record.lang}")
    if gold.published:
        wanted, got = gold.published[:10], record.published_day
        sheet.check("published date", got == wanted)
        if got != wanted:
            sheet.miss("published date", f"want {wanted} got {got or None}")
    _contacts(sheet, gold, record)
    for number, span in enumerate(spans):
        _sentence(sheet, gold, record, number, span, text)
    _boilerplate(sheet, gold, record, spans, text)


def _contacts(sheet: _Sheet, gold: GoldDocument, record: Record) -> None:
    wanted, got = gold.contacts or (), record.contacts or ()
    pairs = pair_with_gold(gold, got)
    paired, found = {i for i, _ in pairs}, {j for _, j in pairs}
    for i, contact in enumerate(wanted):
        if i not in paired:
            for name in ("contacts", f"contacts, {contact.focus}", "contacts, parties only"):
                sheet.add(name, fn=1)
            sheet.miss("contact missed", f"{contact.status} {_named(gold, contact)} s{list(contact.sentences)}")
    for j, other in enumerate(got):
        if j not in found:
            for name in ("contacts", f"contacts, {other.focus or 'foreground'}", "contacts, parties only"):
                sheet.add(name, fp=1)
            who = ", ".join(p.label for p in other.participants or ())
            sheet.miss("contact spurious", f"{other.status} {other.kind} [{who}]")
    for i, j in pairs:
        _paired(sheet, gold, wanted[i], got[j])


def _paired(sheet: _Sheet, gold: GoldDocument, wanted: GoldContact, got: Contact) -> None:
    named = _named(gold, wanted)
    same_kind = wanted.kind == got.kind
    sheet.add("contacts, parties only", tp=1)
    for name in ("contacts", f"contacts, {wanted.focus}"):
        sheet.add(name, tp=int(same_kind), fp=int(not same_kind), fn=int(not same_kind))
    if not same_kind:
        sheet.miss("contact kind", f"{named} got {got.kind}")
    sheet.check("contact status", wanted.status == got.status)
    if wanted.status != got.status:
        sheet.miss("contact status", f"{named} want {wanted.status} got {got.status}")
    if wanted.day:
        day = got.day[: len(wanted.day)]
        sheet.check("contact date", day == wanted.day)
        if day != wanted.day:
            sheet.miss("contact date", f"{named} want {wanted.day} got {day or None}")
    if wanted.place:
        right = same_place(wanted.place, got.place)
        sheet.check("contact place", right)
        if not right:
            where = (got.place.name, got.place.country) if got.place else None
            sheet.miss("contact place", f"{named} want {(wanted.place.name, wanted.place.country)} got {where}")
    if wanted.topics:
        sheet.sets("contact topics", wanted.topics, got.topics or ())
    found, extra = participants(gold, wanted, got.participants or ())
    sheet.add("participants", found, len(extra), len(wanted.participants) - found)
    _offices(sheet, gold, wanted, got)


def _offices(sheet: _Sheet, gold: GoldDocument, wanted: GoldContact, got: Contact) -> None:
    for key in wanted.participants:
        person = gold.person(key)
        party = find(gold, key, got.participants or ())
        if person and person.offices and party:
            right = not party.office_codes.isdisjoint(person.offices)
            sheet.check("office of participant", right)
            if not right:
                held = sorted(party.office_codes)
                sheet.miss("office", f"{person.name} want {list(person.offices)} got {held}")


def _sentence(sheet: _Sheet, gold: GoldDocument, record: Record, number: int, span: Span, text: str) -> None:
    voices, acts = record.voices_and_acts(span)
    wanted = gold.speakers_of(number)
    found, extra = matched(gold, wanted, voices)
    sheet.add("speaker of sentence", len(found), len(extra), len(wanted) - len(found))
    quoted = span.of(text)[:_QUOTED]
    for key in wanted:
        if key not in found:
            person = gold.person(key)
            sheet.miss("speaker missed", f"s{number} want {person.name if person else key}: {quoted}")
    for party in extra:
        sheet.miss("speaker spurious", f"s{number} got {party.label}: {quoted}")
    if (right := (gold.acts or {}).get(number)) is not None:
        sheet.sets("acts", right, acts)
        if set(right) != acts:
            sheet.miss("acts", f"s{number} want {sorted(right)} got {sorted(acts)}: {quoted}")


def _boilerplate(sheet: _Sheet, gold: GoldDocument, record: Record, spans: Sequence[Span], text: str) -> None:
    wanted, got = set(gold.boilerplate or ()), record.flagged(spans)
    sheet.sets("boilerplate", wanted, got)
    for number in sorted(wanted ^ got):
        kind = "boilerplate missed" if number in wanted else "boilerplate spurious"
        sheet.miss(kind, f"s{number}: {spans[number].of(text)[:_QUOTED]}")


def _named(gold: GoldDocument, contact: GoldContact) -> str:
    """``kind [Name, CODE]``, for lists of errors."""
    people = (gold.person(key) for key in contact.participants)
    who = (p.name if p else key for p, key in zip(people, contact.participants, strict=True))
    return f"{contact.kind} [{', '.join(who)}]"
