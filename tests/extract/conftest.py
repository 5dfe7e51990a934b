"""Short ways to read a few sentences and to name what was found in them."""

from __future__ import annotations

from collections.abc import Callable, Iterable

import pytest

from rasad.extract.chain import Reader
from rasad.ingest.metadata import published_value
from rasad.model import Analysis, Document, OrganisationParty, PersonParty


def _read(reader: Reader, text: str, published: str | None = None, source: str | None = None) -> Analysis:
    return reader.read(Document("article", text, published_value(published) if published else None, source))


def _named(analysis: Analysis, parties: Iterable[str]) -> list[str]:
    names = {person.id: person.name for person in analysis.people}
    return [names.get(party, party) for party in parties]


@pytest.fixture
def read(reader: Reader) -> Callable[..., Analysis]:
    """``read(text, published, source)`` gives the analysis."""

    def run(text: str, published: str | None = None, source: str | None = None) -> Analysis:
        return _read(reader, text, published, source)

    return run


@pytest.fixture
def contacts(reader: Reader) -> Callable[..., list[tuple[str, str, set[str]]]]:
    """The contacts of a text as kind, status, and participants by English name or code."""

    def run(
        text: str | Analysis, published: str | None = None, source: str | None = None
    ) -> list[tuple[str, str, set[str]]]:
        analysis = text if isinstance(text, Analysis) else _read(reader, text, published, source)
        out = []
        for contact in analysis.contacts:
            parties = [
                p.id if isinstance(p, PersonParty) else p.code if isinstance(p, OrganisationParty) else p.country
                for p in contact.participants
            ]
            out.append((contact.kind, contact.status, set(_named(analysis, parties))))
        return out

    return run


@pytest.fixture
def said(reader: Reader) -> Callable[..., list[list[str]]]:
    """The speakers of each statement of a text, by English name or code."""

    def run(text: str | Analysis, published: str | None = None, source: str | None = None) -> list[list[str]]:
        analysis = text if isinstance(text, Analysis) else _read(reader, text, published, source)
        return [_named(analysis, statement.speakers) for statement in analysis.statements]

    return run
