"""Paths to documents: files, folders, globs, standard input; plain text, HTML and JSON lines, also gzipped.

Every item that cannot be read becomes a Rejected with its place; the rest goes on.
"""

from __future__ import annotations

import glob
import gzip
import json
import re
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import IO, Any, cast

from rasad.ingest.decode import decode
from rasad.ingest.errors import IngestError, Rejected
from rasad.ingest.html import article, looks_like_html
from rasad.model import DateValue, Document

__all__ = ["Rejected", "Settings", "published_value", "read_paths"]

#: What a folder is searched for.
SUFFIXES = (".txt", ".html", ".htm", ".jsonl", ".jsonl.gz", ".ndjson", ".ndjson.gz", ".txt.gz", ".html.gz")
_LINES = (".jsonl", ".ndjson")
_day = re.compile(r"\d{4}-\d{2}-\d{2}$")


@dataclass(frozen=True, slots=True)
class Settings:
    """What is said of all inputs: publication date, outlet, language, encoding; ``largest`` is the most bytes that an
    article may have (a file, or a line of a JSON-lines file).
    """

    published: DateValue | None = None
    source: str | None = None
    lang: str | None = None
    encoding: str | None = None
    largest: int = 20_000_000


def published_value(text: str) -> DateValue:
    """A publication date from metadata: a day or a time, ISO 8601, a space instead of the T allowed.

    Raises IngestError I007 for a date that cannot be.
    """
    written = text.strip()
    try:
        if _day.match(written):
            day = date.fromisoformat(written).isoformat()
            return DateValue(day, day, "day", as_written=written, source="metadata")
        moment = datetime.fromisoformat(written.replace(" ", "T", 1).replace("Z", "+00:00"))
    except ValueError:
        raise IngestError("I007", f"not a date that can be: {written[:40]!r}") from None
    minute = moment.isoformat()[:16]
    return DateValue(minute, minute, "minute", as_written=written, source="metadata")


def read_paths(
    paths: Iterable[str], settings: Settings = Settings(), stdin: IO[bytes] | None = None
) -> Iterator[Document | Rejected]:
    """Every document of the paths, in order; a folder's files sorted by name, a glob's too. ``-`` is ``stdin``."""
    for path in paths:
        if path == "-":
            if stdin is not None:
                yield from _standard_input(stdin, settings)
            continue
        files = _files(path)
        if not files:
            yield Rejected(path, "I010", "no such file")
        for file in files:
            yield from _file(file, settings)


def _files(path: str) -> list[Path]:
    root = Path(path)
    if root.is_dir():
        return sorted(p for p in root.rglob("*") if p.is_file() and p.name.lower().endswith(SUFFIXES))
    if root.exists():
        return [root]
    return sorted(Path(p) for p in glob.glob(path, recursive=True) if Path(p).is_file())  # noqa: PTH207 - patterns may be absolute


def _file(path: Path, settings: Settings) -> Iterator[Document | Rejected]:
    name = path.name.lower().removesuffix(".gz")
    try:
        with _opened(path) as file:
            if name.endswith(_LINES):
                yield from _lines(file, str(path), settings)
            else:
                yield _whole(file, str(path), settings)
    except IngestError as error:
        yield error.at(str(path))
    except (EOFError, zlib.error, gzip.BadGzipFile) as error:
        yield Rejected(str(path), "I009", f"broken compressed file: {error}")
    except OSError as error:
        yield Rejected(str(path), "I001", error.strerror or str(error))


def _opened(path: Path) -> IO[bytes]:
    if path.name.lower().endswith(".gz"):
        return cast("IO[bytes]", gzip.open(path))
    return path.open("rb")


def _whole(file: IO[bytes], doc_id: str, settings: Settings) -> Document:
    data = file.read(settings.largest + 1)
    if len(data) > settings.largest:
        raise IngestError(
            "I002", f"larger than an article may be ({settings.largest} bytes); articles in bulk: JSON lines"
        )
    return _document(doc_id, decode(data, settings.encoding), settings)


def _document(doc_id: str, text: str, settings: Settings) -> Document:
    if looks_like_html(text):
        text = article(text)
    return Document(doc_id, text, settings.published, settings.source, None, settings.lang)


def _standard_input(stdin: IO[bytes], settings: Settings) -> Iterator[Document | Rejected]:
    """One article, or JSON lines where the first line is a JSON object."""
    first = stdin.readline(settings.largest + 1)
    if first.lstrip().startswith(b"{"):
        yield from _lines(_Pushed(first, stdin), "-", settings)
        return
    try:
        data = first + stdin.read(settings.largest + 1)
        if len(data) > settings.largest:
            raise IngestError("I002", f"larger than an article may be ({settings.largest} bytes)")
        yield _document("-", decode(data, settings.encoding), settings)
    except IngestError as error:
        yield error.at("-")


class _Pushed:
    """A stream whose first line was read already."""

    def __init__(self, first: bytes, rest: IO[bytes]) -> None:
        self.first, self.rest = first, rest

    def readline(self, size: int) -> bytes:
        """The next line, ``size`` bytes of it at most."""
        line, self.first = self.first, b""
        return line or self.rest.readline(size)


def _lines(file: IO[bytes] | _Pushed, place: str, settings: Settings) -> Iterator[Document | Rejected]:
    number = 0
    while line := file.readline(settings.largest + 1):
        number += 1
        if not line.strip():
            continue
        where = f"{place}:{number}"
        try:
            if len(line) > settings.largest:
                while line and not line.endswith(b"\n"):
                    line = file.readline(settings.largest + 1)
                raise IngestError("I002", f"a line larger than an article may be ({settings.largest} bytes)")
            yield _record(line, where, settings)
        except IngestError as error:
            yield error.at(where)


def _record(line: bytes, where: str, settings: Settings) -> Document:
    try:
        row = json.loads(decode(line, settings.encoding))
    except (json.JSONDecodeError, RecursionError) as error:
        raise IngestError("I006", f"not a JSON object: {error}") from None
    if not isinstance(row, dict):
        raise IngestError("I006", "not a JSON object")
    text = _string(row, "text")
    if not text and (page := _string(row, "html")):
        text = article(page)
    if not text or not text.strip():
        raise IngestError("I006", "no text")
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    title = (_string(row, "title") or "").strip()
    if title and not text.lstrip().startswith(title):
        text = f"{title}\n{text}"
    published = _string(row, "published")
    return Document(
        _string(row, "id") or where,
        text,
        published_value(published) if published else settings.published,
        _string(row, "source") or settings.source,
        _string(row, "url"),
        _string(row, "lang") or settings.lang,
    )


def _string(row: dict[str, Any], key: str) -> str | None:
    value = row.get(key)
    if value is None or isinstance(value, str):
        return value
    if isinstance(value, int) and key == "id":
        return str(value)
    raise IngestError("I006", f"{key!r} is not a string")
