"""The articles that are measured: an even sample of JSON-lines files, or the project's own samples, repeated."""

from __future__ import annotations

import gzip
from collections.abc import Iterator
from io import BufferedReader
from itertools import cycle, islice
from pathlib import Path

import msgspec

from rasad.ingest.errors import IngestError
from rasad.ingest.metadata import published_value
from rasad.model import DateValue, Document

SAMPLES = Path(__file__).parents[1] / "samples"


class Row(msgspec.Struct):
    """One article of a JSON-lines file, as far as it matters here."""

    text: str
    id: str = ""
    published: str | None = None
    source: str | None = None

    def document(self) -> Document:
        """The article as a crawler hands it over; a date that cannot be read is left out."""
        return Document(self.id, self.text, given=_given(self.published or ""), source=self.source)


def lines(path: Path | None, count: int) -> Iterator[bytes]:
    """``count`` lines of a JSON-lines file (``.gz`` too), evenly spread; of the samples, over and over, without one."""
    if path is None:
        texts = (file.read_text(encoding="utf-8") for file in sorted(SAMPLES.rglob("*.txt")))
        rows = [msgspec.json.encode(Row(text, id=f"sample-{number}")) for number, text in enumerate(texts)]
        yield from islice(cycle(rows), count)
        return
    with _open(path) as file:
        step = max(1, sum(1 for _ in file) // count)
    with _open(path) as file:
        yield from islice(file, 0, step * count, step)


def _given(published: str) -> DateValue | None:
    try:
        return published_value(published) if published.strip() else None
    except IngestError:
        return None


def _open(path: Path) -> gzip.GzipFile | BufferedReader:
    return gzip.open(path) if path.suffix == ".gz" else path.open("rb")
