"""Paths to documents: files, folders, globs, standard input; plain text, HTML and JSON lines, also gzipped.

Every item that cannot be read becomes a Rejected with its place; the rest goes on.
"""

from __future__ import annotations

import codecs
import gzip
import io
import re
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from rasad.ingest.decode import decode
from rasad.ingest.errors import IngestError, Rejected
from rasad.ingest.html import looks_like_html, read_page
from rasad.ingest.jsonl import document_of_line, page_date
from rasad.ingest.metadata import Settings, published_value
from rasad.ingest.paths import STANDARD_INPUT, expand, place
from rasad.ingest.streams import Counted, opened
from rasad.model import Document

__all__ = ["Meter", "Rejected", "Settings", "published_value", "read_paths"]

DEFAULTS = Settings()
_LINES = (".jsonl", ".ndjson")
_PAGES = (".html", ".htm")
_one_line = re.compile(rb"(?:\xef\xbb\xbf)?\s*\{[ \t]*[\"}]")
_many_lines = re.compile(rb"(?:\xef\xbb\xbf)?\s*(?:\{\s*\"|\[\s*\{)")
_CHUNK = 1 << 20


@dataclass(slots=True)
class Meter:
    """How far reading has come: bytes on disk ``done``, of ``total`` (None where standard input is among the paths)."""

    done: int = 0
    total: int | None = None


def read_paths(
    paths: Iterable[str],
    settings: Settings = DEFAULTS,
    stdin: IO[bytes] | None = None,
    meter: Meter | None = None,
) -> Iterator[Document | Rejected]:
    """Every document of the paths, in their order; a folder's files sorted by name, a glob's too. ``-`` is ``stdin``.

    The paths are expanded at once, their articles read one by one, JSON lines in the memory of the longest. ``meter`` is
    kept up to date while reading goes on.
    """
    meter = meter or Meter()
    items = list(expand(paths))
    meter.total = _bytes_of(items)
    return _read(items, settings, stdin, meter)


def _read(
    items: Iterable[Path | Rejected], settings: Settings, stdin: IO[bytes] | None, meter: Meter
) -> Iterator[Document | Rejected]:
    for item in items:
        if isinstance(item, Rejected):
            yield item
        elif str(item) == STANDARD_INPUT:
            if stdin is not None:
                yield from _stream(stdin, Path(STANDARD_INPUT), settings, meter)
        else:
            try:
                with item.open("rb") as file:
                    yield from _stream(file, item, settings, meter)
            except OSError as error:
                yield Rejected(place(item), "I001", error.strerror or str(error))


def _bytes_of(items: Iterable[Path | Rejected]) -> int | None:
    total = 0
    for item in items:
        if isinstance(item, Path):
            if str(item) == STANDARD_INPUT:
                return None
            try:
                total += item.stat().st_size
            except OSError:
                continue  # reading it will say what is wrong
    return total


def _stream(raw: IO[bytes], path: Path, settings: Settings, meter: Meter) -> Iterator[Document | Rejected]:
    counted, before = Counted(raw), meter.done
    where = place(path)
    try:
        for item in _items(opened(counted), path, settings):
            meter.done = before + counted.count
            yield item
    except IngestError as error:
        yield error.at(where)
    except (EOFError, zlib.error, gzip.BadGzipFile) as error:
        yield Rejected(where, "I009", f"broken compressed file: {error}")
    meter.done = before + counted.count


def _items(file: io.BufferedReader, path: Path, settings: Settings) -> Iterator[Document | Rejected]:
    name = path.name.lower().removesuffix(".gz")
    begin = file.peek(_CHUNK)
    if name.endswith(_LINES) or _one_line.match(begin):
        if begin.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
            raise IngestError("I004", "JSON lines in UTF-16; wanted is UTF-8")
        yield from _lines(file, place(path), settings)
    elif _many_lines.match(begin):
        raise IngestError("I006", "JSON in a list or over several lines; wanted is one object a line")
    else:
        yield _whole(file, place(path), name.endswith(_PAGES), settings)


def _whole(file: io.BufferedReader, where: str, is_page: bool, settings: Settings) -> Document:
    """The one article of a file."""
    data = file.read(settings.largest + 1)
    if len(data) > settings.largest:
        limit = _too_large(settings)
        raise IngestError("I002", f"{limit}; many articles in one file are read as JSON lines")
    text = decode(data, settings.encoding)
    if not (is_page or looks_like_html(text)):
        return Document(where, text, settings.published, settings.source, None, settings.lang)
    page = read_page(text)
    return Document(
        where, page.text, page_date(page) or settings.published, settings.source or page.site, None, settings.lang
    )


def _lines(file: io.BufferedReader, where: str, settings: Settings) -> Iterator[Document | Rejected]:
    """The articles of a JSON-lines file; a bad line costs that line only."""
    number, found = 0, False
    while line := file.readline(settings.largest + 1):
        number += 1
        if not line.strip():
            continue
        found = True
        here = f"{where}:{number}"
        if len(line) > settings.largest:
            _skip(file, line)
            yield Rejected(here, "I002", f"the line is {_too_large(settings)}")
            continue
        try:
            item: Document | Rejected = document_of_line(line, here, settings)
        except IngestError as error:
            item = error.at(here)
        yield item
    if not found:
        raise IngestError("I005", "empty")


def _skip(file: io.BufferedReader, line: bytes) -> None:
    """Read on to the end of a line."""
    while line and not line.endswith(b"\n"):
        line = file.readline(_CHUNK)


def _too_large(settings: Settings) -> str:
    return f"larger than an article may be ({settings.largest:,} bytes)"
