"""Document records as far as they are scored: one JSON object a line; fields without a figure are passed over."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path, PurePath

import msgspec


class RecordError(ValueError):
    """Records that cannot be read; the message says file, line and field."""


class OfficeRecord(msgspec.Struct, frozen=True):
    """An office as a record has it."""

    office: str | None = None
    polity: str | None = None


class Party(msgspec.Struct, frozen=True):
    """A person, polity or organisation of a record: among its people, or taking part in a contact."""

    type: str | None = None
    id: str | None = None
    name: str | None = None
    aliases: tuple[str, ...] | None = None
    country: str | None = None
    code: str | None = None
    acronym: str | None = None
    offices: tuple[OfficeRecord | str, ...] | None = None

    @property
    def codes(self) -> frozenset[str]:
        """What a polity or organisation may be known by, in capitals."""
        return frozenset((value or "").upper() for value in (self.country, self.code, self.acronym, self.id))

    @property
    def office_codes(self) -> frozenset[str]:
        """The offices held."""
        offices = (o if isinstance(o, str) else o.office for o in self.offices or ())
        return frozenset(o for o in offices if o)

    @property
    def label(self) -> str:
        """How the party is called in lists: ``Name (IRN)`` or a code."""
        if self.type == "person":
            return f"{self.name} ({self.country})" if self.country else self.name or ""
        return self.code or self.acronym or self.country or self.id or self.name or ""


class Date(msgspec.Struct, frozen=True):
    """A date of a record: where it starts, ISO."""

    start: str | None = None


class Place(msgspec.Struct, frozen=True):
    """A place of a record."""

    name: str | None = None
    country: str | None = None


class Contact(msgspec.Struct, frozen=True):
    """A contact of a record."""

    kind: str | None = None
    status: str | None = None
    focus: str | None = None
    participants: tuple[Party, ...] | None = None
    date: Date | None = None
    place: Place | None = None
    topics: tuple[str, ...] | None = None

    @property
    def day(self) -> str:
        """The ISO date or date-time it starts, or ""."""
        return (self.date.start if self.date else None) or ""


class Statement(msgspec.Struct, frozen=True):
    """A statement of a record: ``speakers`` are ids of its people or codes; ``speaker`` stands for a list of one."""

    span: tuple[int, int]
    speakers: tuple[str, ...] | None = None
    speaker: str | None = None
    acts: tuple[str, ...] | None = None

    @property
    def voices(self) -> tuple[str, ...]:
        """Who speaks."""
        return self.speakers or ((self.speaker,) if self.speaker else ())


class Record(msgspec.Struct, frozen=True):
    """What a run made of one article."""

    doc_id: str
    lang: str | None = None
    text: str | None = None
    published: Date | None = None
    boilerplate: tuple[tuple[int, int], ...] | None = None
    people: tuple[Party, ...] | None = None
    contacts: tuple[Contact, ...] | None = None
    statements: tuple[Statement, ...] | None = None

    @property
    def published_day(self) -> str:
        """The ISO day of publication, or ""."""
        return ((self.published.start if self.published else None) or "")[:10]

    def flagged(self, spans: Iterable[tuple[int, int]]) -> set[int]:
        """The numbers of the sentences (``spans``) of which at least half is boilerplate."""
        return {n for n, span in enumerate(spans) if any(covers(b, span) for b in self.boilerplate or ())}

    def voices_and_acts(self, span: tuple[int, int]) -> tuple[list[Party], set[str]]:
        """Who speaks in a sentence, each once and in order, and the acts; a statement counts if it covers half."""
        people = {p.id: p for p in self.people or ()}
        voices: dict[str, Party] = {}
        acts: set[str] = set()
        for statement in self.statements or ():
            if covers(statement.span, span):
                acts.update(statement.acts or ())
                for voice in statement.voices:
                    voices.setdefault(voice, people.get(voice) or Party(type="other", code=voice))
        return list(voices.values()), acts


def covers(span: tuple[int, int], sentence: tuple[int, int]) -> bool:
    """Whether ``span`` covers at least half of ``sentence``."""
    start, end = sentence
    return min(end, span[1]) - max(start, span[0]) >= 0.5 * (end - start)


def load_records(path: Path) -> dict[str, Record]:
    """The records of a JSON-lines file by ``doc_id``, in order; the last of equal ones counts.

    Raises RecordError naming file, line and field.
    """
    decoder = msgspec.json.Decoder(Record)
    records: dict[str, Record] = {}
    try:
        lines = path.read_bytes().split(b"\n")
    except OSError as error:
        raise RecordError(f"{path}: {error.strerror}") from error
    for number, line in enumerate(lines, start=1):
        if line.strip():
            try:
                record = decoder.decode(line)
            except (msgspec.DecodeError, UnicodeDecodeError) as error:
                raise RecordError(f"{path}:{number}: {error}") from error
            records[record.doc_id] = record
    return records


def record_of(doc: str, records: Mapping[str, Record]) -> Record | None:
    """The record of the document ``doc``: its id ends with ``doc``, or is a path to it with whatever extension."""
    stem = PurePath(doc).stem
    return next((r for doc_id, r in records.items() if PurePath(doc_id).stem == stem or doc_id.endswith(doc)), None)
