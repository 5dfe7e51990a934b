"""The document record: the public contract of the reader, one JSON object an article (docs/reference/record.md)."""

from __future__ import annotations

import hashlib
import json
import re
from typing import Any

from rasad.model import (
    Analysis,
    ContactReport,
    DateValue,
    Office,
    OrganisationParty,
    Party,
    PersonMention,
    PersonParty,
    Span,
    StatementReport,
)

SCHEMA = "rasad.document/1"
#: What JSON lets stand although some programs break lines there, or terminals obey it.
_unruly = re.compile("[\x7f-\x9f\u2028\u2029]")


def to_record(analysis: Analysis, with_text: bool = True) -> dict[str, Any]:
    """The record of one document, keys in the documented order."""
    document = analysis.document
    people = {person.id: person for person in analysis.people}
    record: dict[str, Any] = {
        "schema": SCHEMA,
        "doc_id": document.doc_id,
        "text_sha256": hashlib.sha256(document.text.encode("utf-8", "surrogatepass")).hexdigest(),
    }
    if with_text:
        record["text"] = document.text
    outlet = analysis.outlet
    return record | {
        "lang": analysis.lang,
        "outlet": {"id": outlet.id, "name": outlet.name, "country": outlet.country} if outlet else None,
        "published": _date(analysis.published, whole=True),
        "boilerplate": [list(span) for span in analysis.boilerplate],
        "people": [_person(person) for person in analysis.people],
        "contacts": [_contact(contact, people) for contact in analysis.contacts],
        "statements": [_statement(statement) for statement in analysis.statements],
    }


def to_line(analysis: Analysis, with_text: bool = True) -> str:
    """The record as one line of JSON; equal analyses give equal bytes."""
    line = json.dumps(to_record(analysis, with_text), ensure_ascii=False, separators=(",", ":"))
    return _unruly.sub(lambda match: f"\\u{ord(match[0]):04x}", line)


def _span(span: Span | None) -> list[int] | None:
    return list(span) if span is not None else None


def _date(value: DateValue | None, whole: bool = False) -> dict[str, Any] | None:
    if value is None:
        return None
    out: dict[str, Any] = {"start": value.start, "end": value.end, "precision": value.precision}
    if whole:
        out["calendar"] = value.calendar
    out |= {"as_written": value.as_written, "span": _span(value.span)}
    if whole:
        out["source"] = value.source
    return out


def _person(person: PersonMention) -> dict[str, Any]:
    return {
        "id": person.id,
        "type": "person",
        "name": person.name,
        "native": person.native,
        **_aliases(person),
        "qid": person.qid,
        "country": person.country,
        "offices": [_office(office) for office in person.offices],
        "resolved_by": person.resolved_by,
        "candidates": list(person.candidates),
        "mentions": [list(span) for span in person.mentions],
    }


def _aliases(person: PersonMention) -> dict[str, list[str]]:
    """The key of other spellings, only there where there are some."""
    return {"aliases": list(person.aliases)} if person.aliases else {}


def _office(office: Office) -> dict[str, Any]:
    out: dict[str, Any] = {"office": office.office, "polity": office.polity, "title": office.title}
    if office.last_known is not None:
        out["last_known"] = office.last_known.isoformat()
    return out


def _party(party: Party, people: dict[str, PersonMention]) -> dict[str, Any]:
    out: dict[str, Any]
    if isinstance(party, PersonParty):
        person = people[party.id]
        out = {
            "type": "person",
            "id": person.id,
            "name": person.name,
            **_aliases(person),
            "country": person.country,
            "offices": [{"office": o.office, "polity": o.polity} for o in person.offices],
        }
    elif isinstance(party, OrganisationParty):
        out = {"type": "organisation", "code": party.code}
    else:
        out = {"type": "polity", "country": party.country}
    if party.role:
        out["role"] = party.role
    return out


def _contact(contact: ContactReport, people: dict[str, PersonMention]) -> dict[str, Any]:
    place, plover = contact.place, contact.plover
    return {
        "id": contact.id,
        "kind": contact.kind,
        "status": contact.status,
        "focus": contact.focus,
        "participants": [_party(party, people) for party in contact.participants],
        "date": _date(contact.date),
        "place": {"name": place.name, "country": place.country} if place else None,
        "occasion": contact.occasion,
        "topics": list(contact.topics),
        "cameo": contact.cameo,
        "plover": {"category": plover[0], "mode": plover[1]} if plover else None,
        "attributed_to": contact.attributed_to,
        "confidence": round(contact.confidence, 2),
        "rule": contact.rule,
        "evidence": [list(span) for span in contact.evidence],
    }


def _statement(statement: StatementReport) -> dict[str, Any]:
    return {
        "id": statement.id,
        "speakers": list(statement.speakers),
        "span": list(statement.span),
        "cue": _span(statement.cue),
        "form": statement.form,
        "acts": list(statement.acts),
        "addressees": list(statement.addressees),
        "about": list(statement.about),
        "topics": list(statement.topics),
        "contact": statement.contact,
        "confidence": round(statement.confidence, 2),
        "rule": statement.rule,
    }
