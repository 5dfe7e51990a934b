"""One article a line, as a JSON object: ``text`` or ``html``, and optionally id, title, published, source, url, lang."""

from __future__ import annotations

import json
from typing import Any

from rasad.ingest.decode import clean, decode
from rasad.ingest.errors import IngestError
from rasad.ingest.html import Page, read_page, with_title
from rasad.ingest.metadata import Settings, language_code, published_value
from rasad.model import DateValue, Document


def document_of_line(line: bytes, where: str, settings: Settings) -> Document:
    """The article of a line; ``where`` (file:line) is its id where it has neither ``id`` nor ``url``.

    Raises IngestError I006 for what is no such object; I004, I007 or I008 for its encoding, date or page.
    """
    try:
        row = json.loads(decode(line, settings.encoding))
    except IngestError:
        raise
    except (ValueError, RecursionError) as error:
        raise IngestError("I006", f"not JSON: {error}") from None
    if not isinstance(row, dict):
        raise IngestError("I006", "not a JSON object")
    title = _string(row, "title").strip()
    page = _page(row, title)
    given = _string(row, "published")
    return Document(
        _id(row) or where,
        with_title(title, page.text) if title else page.text,
        published_value(given) if given.strip() else page_date(page) or settings.published,
        _string(row, "source").strip() or settings.source or page.site,
        _string(row, "url") or None,
        language_code(_string(row, "lang")) or settings.lang,
    )


def page_date(page: Page) -> DateValue | None:
    """When a page says that it was published; None where its markup holds no date that can be."""
    try:
        return published_value(page.published) if page.published else None
    except IngestError:
        return None


def _page(row: dict[str, Any], title: str) -> Page:
    text, html = _string(row, "text"), _string(row, "html")
    if text.strip():
        return Page(text)
    if html.strip():
        return read_page(html, title or None)
    raise IngestError("I006", "neither 'text' nor 'html' in the object")


def _id(row: dict[str, Any]) -> str:
    given = row.get("id")
    if isinstance(given, int) and not isinstance(given, bool):
        return str(given)
    return _string(row, "id") or _string(row, "url")


def _string(row: dict[str, Any], key: str) -> str:
    value = row.get(key)
    if value is None:
        return ""
    if not isinstance(value, str):
        raise IngestError("I006", f"{key!r} is not a string")
    return clean(value)
