"""Gold: what a careful human reader found in one article (docs/reference/gold.md), loaded and checked."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any, ClassVar

import msgspec
import yaml

from rasad.evaluate.codebook import Act, Focus, Kind, Language, OfficeCode, Status, Topic

_CODE = re.compile(r"[A-Z][A-Z0-9_+&-]+")
_KEY = re.compile(r"P\d+")
_DAY = re.compile(r"\d{4}(-\d\d(-\d\d([T ]\d\d:\d\d(:\d\d)?)?)?)?")
_MOST_ACTS = 3


class GoldError(ValueError):
    """Gold, or an article that gold speaks of, that cannot be used; one problem a line: file, document, field."""


class _Item(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Base: an unknown field is an error, so that a misspelt one cannot pass for an absent one."""


class GoldPerson(_Item, frozen=True):
    """A person: usual English ``name``, other spellings, the polity acted for, the offices acted in."""

    name: str
    aka: tuple[str, ...] = ()
    country: str | None = None
    offices: tuple[OfficeCode, ...] = ()


class GoldPlace(_Item, frozen=True):
    """Where: English city name and alpha-3 code, either of which may be unknown."""

    name: str | None = None
    country: str | None = None


class GoldOutlet(_Item, frozen=True):
    """Who published the article."""

    name: str
    country: str | None = None


class GoldContact(_Item, frozen=True):
    """One contact that the article states. Parties are keys of ``people``, alpha-3 codes or acronyms; an attendee may
    also be described in words.
    """

    kind: Kind
    status: Status
    participants: tuple[str, ...]
    id: str | None = None
    focus: Focus = "foreground"
    attendees: tuple[str, ...] | None = None
    date: str | int | None = None
    place: GoldPlace | None = None
    occasion: str | None = None
    topics: tuple[Topic, ...] | None = None
    sentences: tuple[int, ...] = ()

    @property
    def day(self) -> str:
        """The date as ISO ``YYYY[-MM[-DD]]``, or "" where the gold has none."""
        return str(self.date or "")[:10]


class GoldDocument(_Item, frozen=True):
    """What gold says of one article; keys of ``speakers`` and ``acts`` are sentence numbers (title = 0)."""

    doc: str
    lang: Language
    published: str | None = None
    given_published: str | None = None
    outlet: GoldOutlet | None = None
    people: dict[str, GoldPerson] | None = None
    contacts: tuple[GoldContact, ...] | None = None
    speakers: dict[int, str | tuple[str, ...]] | None = None
    acts: dict[int, tuple[Act, ...]] | None = None
    boilerplate: tuple[int, ...] | None = None

    def person(self, party: str) -> GoldPerson | None:
        """The person whom ``party`` is a key of, if any."""
        return (self.people or {}).get(party)

    def speakers_of(self, sentence: int) -> tuple[str, ...]:
        """Who speaks in a sentence: parties, none where nobody does."""
        said = (self.speakers or {}).get(sentence) or ()
        return (said,) if isinstance(said, str) else said


class _Loader(getattr(yaml, "CSafeLoader", yaml.SafeLoader)):  # type: ignore[misc]  # the base is chosen at run time
    """YAML in which a date stays the text it is written as."""

    yaml_implicit_resolvers: ClassVar = {
        first: [(tag, pattern) for tag, pattern in resolvers if tag != "tag:yaml.org,2002:timestamp"]
        for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
    }


def load_gold(paths: Iterable[Path]) -> list[GoldDocument]:
    """The documents of gold files, in order.

    Raises GoldError listing every problem found (unreadable file, unknown field or code, unknown person, a document
    twice).
    """
    found: list[GoldDocument] = []
    problems: list[str] = []
    seen: dict[str, Path] = {}
    for path in paths:
        for number, item in enumerate(_items(path)):
            name = item.get("doc") if isinstance(item, dict) else None
            where = f"{path}: {name or f'item {number}'}"
            try:
                document = msgspec.convert(item, GoldDocument)
            except msgspec.ValidationError as error:
                problems.append(f"{where}: {_readable(error)}")
                continue
            if document.doc in seen:
                problems.append(f"{where}: doc: already in {seen[document.doc]}")
            seen[document.doc] = path
            problems += [f"{where}: {problem}" for problem in _problems(document)]
            found.append(document)
    if problems:
        raise GoldError("\n".join(problems))
    return found


def _items(path: Path) -> list[Any]:
    try:
        content = yaml.load(path.read_text(encoding="utf-8"), Loader=_Loader)
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        raise GoldError(f"{path}: {error}") from error
    if not isinstance(content, list):
        raise GoldError(f"{path}: a gold file is a list of documents")
    return content


def _readable(error: msgspec.ValidationError) -> str:
    """``field: what is wrong`` from "what is wrong - at `$.field`"."""
    what, _, at = str(error).partition(" - at `$")
    return f"{at.rstrip('`').lstrip('.')}: {what}" if at else what


def _problems(gold: GoldDocument) -> Iterator[str]:
    """What types alone do not catch."""
    for field in ("published", "given_published"):
        if (value := getattr(gold, field)) and not _DAY.fullmatch(value):
            yield f"{field}: {value!r} is no ISO date"
    for at, contact in enumerate(gold.contacts or ()):
        if not contact.participants:
            yield f"contacts[{at}].participants: empty"
        if contact.place is not None and not (contact.place.name or contact.place.country):
            yield f"contacts[{at}].place: empty; write null"
        if contact.date and not _DAY.fullmatch(str(contact.date)):
            yield f"contacts[{at}].date: {contact.date!r} is no ISO date"
        yield from _party_problems(gold, f"contacts[{at}].participants", contact.participants)
        yield from _missing_people(gold, f"contacts[{at}].attendees", contact.attendees or ())
    for number in gold.speakers or ():
        yield from _party_problems(gold, f"speakers[{number}]", gold.speakers_of(number))
    for number, acts in (gold.acts or {}).items():
        if len(acts) > _MOST_ACTS:
            yield f"acts[{number}]: more than {_MOST_ACTS}"


def _party_problems(gold: GoldDocument, field: str, parties: Sequence[str]) -> Iterator[str]:
    yield from _missing_people(gold, field, parties)
    for party in parties:
        if gold.person(party) is None and not _KEY.fullmatch(party) and not _CODE.fullmatch(party):
            yield f"{field}: {party!r} is neither a person's key nor a code in capitals"


def _missing_people(gold: GoldDocument, field: str, parties: Sequence[str]) -> Iterator[str]:
    for party in parties:
        if gold.person(party) is None and _KEY.fullmatch(party):
            yield f"{field}: {party} is not among the people"


def sentence_numbers(gold: GoldDocument) -> Iterator[tuple[str, int]]:
    """Every sentence number that the gold uses, with the field it stands in."""
    for field in ("speakers", "acts", "boilerplate"):
        for number in getattr(gold, field) or ():
            yield field, number
    for at, contact in enumerate(gold.contacts or ()):
        for number in contact.sentences:
            yield f"contacts[{at}].sentences", number
