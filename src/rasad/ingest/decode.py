"""Bytes to text: UTF-8 (or UTF-16 with its mark), ``\\n`` line ends; never a guess about the encoding."""

from __future__ import annotations

import codecs

from charset_normalizer import from_bytes

from rasad.ingest.errors import IngestError

_MARKS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
#: Bytes looked at to tell what an undecodable file may be.
_LOOK = 20_000


def decode(data: bytes, encoding: str | None = None) -> str:
    """The text of ``data``.

    Raises IngestError: I005 where there is none, I003 for binary data, I004 where the bytes are not valid in the stated
    encoding (UTF-8 by default); the message then names the byte and what the encoding looks like.
    """
    if not data.strip():
        raise IngestError("I005", "empty")
    marked = next((name for mark, name in _MARKS if data.startswith(mark)), None)
    if marked is None and b"\0" in data[:_LOOK]:
        raise IngestError("I003", "binary data, not text")
    name = encoding or marked or "utf-8"
    try:
        text = data.decode(name)
    except LookupError:
        raise IngestError("I004", f"unknown encoding {name!r}") from None
    except UnicodeDecodeError as error:
        raise IngestError(
            "I004", f"not valid {name}: byte {error.start} (0x{data[error.start]:02x}){_looks(data)}"
        ) from None
    text = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    if not text.strip():
        raise IngestError("I005", "empty")
    return text


def _looks(data: bytes) -> str:
    best = from_bytes(data[:_LOOK]).best()
    return f"; it looks like {best.encoding}: state it with --encoding if that is so" if best is not None else ""
