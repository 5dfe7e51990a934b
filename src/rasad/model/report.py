"""What one text says: the immutable result of reading one document."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from rasad.model.dates import DateValue
from rasad.model.document import Document, Outlet
from rasad.model.span import Span


@dataclass(frozen=True, slots=True)
class Office:
    """An office of the closed list, at a polity or organisation (its code), with the title as the text has it.

    ``last_known`` is there where only the knowledge base joins person and office and the document is younger than its
    witnesses: the last day on which one attests it.
    """

    office: str
    polity: str | None = None
    title: str | None = None
    last_known: date | None = None


@dataclass(frozen=True, slots=True)
class PersonMention:
    """A person as one document knows them; ``id`` holds inside the document ("p1").

    ``resolved_by`` is ``name``, ``office_at_date``, ``coreference`` or ``as_written``; ``candidates`` are the ids of
    the knowledge base's persons that remain possible when no single one does, and ``name`` is then as written.
    """

    id: str
    name: str
    native: str | None = None
    qid: str | None = None
    country: str | None = None
    offices: tuple[Office, ...] = ()
    resolved_by: str = "as_written"
    candidates: tuple[str, ...] = ()
    mentions: tuple[Span, ...] = ()
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PersonParty:
    """A person taking part; ``id`` is that of a PersonMention, ``role`` caller, called, host, guest, sender ..."""

    id: str
    role: str | None = None


@dataclass(frozen=True, slots=True)
class PolityParty:
    """A state or territory taking part, by ISO 3166 alpha-3 code."""

    country: str
    role: str | None = None


@dataclass(frozen=True, slots=True)
class OrganisationParty:
    """An organisation or armed movement taking part, by acronym."""

    code: str
    role: str | None = None


Party = PersonParty | PolityParty | OrganisationParty


@dataclass(frozen=True, slots=True)
class Place:
    """Where: English city name (or ``None``) and ISO 3166 alpha-3 code of the state (or ``None``)."""

    name: str | None
    country: str | None


@dataclass(frozen=True, slots=True)
class ContactReport:
    """One contact as one document reports it. Closed lists: docs/reference/gold.md."""

    id: str
    kind: str
    status: str
    focus: str
    participants: tuple[Party, ...]
    evidence: tuple[Span, ...]
    rule: str
    confidence: float
    date: DateValue | None = None
    place: Place | None = None
    occasion: str | None = None
    topics: tuple[str, ...] = ()
    cameo: str | None = None
    plover: tuple[str, str | None] | None = None
    attributed_to: str | None = None


@dataclass(frozen=True, slots=True)
class StatementReport:
    """What somebody is reported to have said; ``speakers`` are person ids, alpha-3 codes, acronyms or ``ANON``."""

    id: str
    speakers: tuple[str, ...]
    span: Span
    form: str
    acts: tuple[str, ...]
    rule: str
    confidence: float
    cue: Span | None = None
    addressees: tuple[str, ...] = ()
    about: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    contact: str | None = None


@dataclass(frozen=True, slots=True)
class Analysis:
    """Everything read from one document."""

    document: Document
    lang: str
    outlet: Outlet | None = None
    published: DateValue | None = None
    boilerplate: tuple[Span, ...] = ()
    people: tuple[PersonMention, ...] = ()
    contacts: tuple[ContactReport, ...] = ()
    statements: tuple[StatementReport, ...] = ()
    notes: tuple[str, ...] = field(default=())
