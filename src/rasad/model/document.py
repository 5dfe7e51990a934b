"""A text as it reached us; never changed afterwards."""

from __future__ import annotations

from dataclasses import dataclass

from rasad.model.dates import DateValue


@dataclass(frozen=True, slots=True)
class Outlet:
    """Who published: ``id`` (lower case), English ``name`` and the ISO 3166 alpha-3 code of the state it belongs to."""

    id: str
    name: str
    country: str | None = None


@dataclass(frozen=True, slots=True)
class Document:
    """One article.

    ``text`` is the ruler that every offset counts on: decoded, ``\\n`` line ends, title first where it came apart.
    ``given`` is the publication date that came with the article as metadata; ``source`` the outlet's name or id as
    given; ``lang`` a language stated with the input. All three are ``None`` where nothing was stated.
    """

    doc_id: str
    text: str
    given: DateValue | None = None
    source: str | None = None
    url: str | None = None
    lang: str | None = None
