"""Bytes to text: valid UTF-8, what a byte order mark says, or a stated encoding; never a guess.

Line ends become ``\\n``. Nothing else is changed.
"""

from __future__ import annotations

import codecs
import re
import unicodedata

from rasad.ingest.errors import IngestError

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_MAGIC = re.compile(
    rb"%PDF-|\x89PNG|GIF8|\xff\xd8\xff|PK\x03\x04|\x7fELF|\xd0\xcf\x11\xe0|Rar!|7z\xbc\xaf|BZh|\xfd7zXZ|RIFF"
)
#: Control characters that no text has (tab, line ends, form feed and escape are seen in the wild).
_controls = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_page_says = re.compile(rb"""<meta[^<>]{0,200}?charset\s*=\s*["']?\s*([A-Za-z0-9_.:-]{2,40})""", re.IGNORECASE)
_surrogate = re.compile("[\ud800-\udfff]")
#: Bytes looked at to tell what an undecodable input may be, and bytes in which a page names its encoding.
_LOOK, _HEAD = 20_000, 4_096


def decode(data: bytes, encoding: str | None = None) -> str:
    """The text of ``data``.

    A byte order mark says what it is; valid UTF-8 beyond ASCII is UTF-8; for the rest ``encoding`` counts, or what an
    HTML page says of itself.

    Raises IngestError: I005 where there is no text, I003 for binary data, I004 where the bytes are not valid in their
    encoding; the message then names the first bad byte and what the bytes look like.
    """
    if not data.strip():
        raise IngestError("I005", "empty")
    text = clean(_decoded(data, encoding))
    if "\0" in text:
        raise IngestError("I003", "binary data, not text")
    if not text.strip():
        raise IngestError("I005", "empty")
    return text


def clean(text: str) -> str:
    """``\\n`` line ends, no byte order mark, and U+FFFD for half characters (lone surrogates), which no file can hold."""
    text = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    return _surrogate.sub("\ufffd", text)


def _decoded(data: bytes, encoding: str | None) -> str:
    marked = next((name for mark, name in _MARKS if data.startswith(mark)), None)
    if marked is not None:
        return _strictly(data, marked)
    if encoding is None or (not data.isascii() and b"\0" not in data[:_LOOK]):
        try:
            text = data.decode("utf-8")
        except UnicodeDecodeError:
            pass
        else:
            if "\0" in text:
                raise IngestError("I003", f"binary data, not text{_looks_utf_16(data)}")
            return text
    stated = encoding or _stated_by_page(data)
    if _MAGIC.match(data) or (stated is None and _mostly_binary(data)):
        raise IngestError("I003", f"binary data, not text{_looks_utf_16(data)}")
    return _strictly(data, stated or "utf-8")


def _strictly(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except LookupError:
        raise IngestError("I004", f"no encoding is called {encoding!r}") from None
    except UnicodeDecodeError as error:
        byte = f"byte {error.start} (0x{data[error.start]:02x})"
        raise IngestError("I004", f"not valid {encoding}: {byte}{_looks(data)}") from None
    except UnicodeError as error:
        raise IngestError("I004", f"not valid {encoding}: {error}") from None


def _stated_by_page(data: bytes) -> str | None:
    found = _page_says.search(data[:_HEAD])
    return found[1].decode("ascii") if found else None


def _mostly_binary(data: bytes) -> bool:
    head = data[:_LOOK]
    return len(_controls.findall(head)) > len(head) // 100


def _looks(data: bytes) -> str:
    """What the undecodable bytes look like, for the message."""
    broken = data.decode("utf-8", "replace").count("\ufffd")
    beyond = sum(1 for byte in data if byte >= 0xC0)  # bytes that begin a character of several, or would
    if broken * 20 < beyond:
        return f"; it is UTF-8 with {broken} damaged character{'s' if broken > 1 else ''}"
    if _looks_cp1256(data[:_LOOK]):
        likely = "cp1256"
    else:
        from charset_normalizer import from_bytes  # noqa: PLC0415 - loads slowly and is needed for a message only

        best = from_bytes(data[:_LOOK]).best()
        if best is None or best.encoding in ("utf_8", "ascii"):
            return ""
        likely = best.encoding
    return f"; it looks like {likely}: state it with --encoding {likely} if that is so"


def _looks_cp1256(data: bytes) -> bool:
    """Whether nearly every byte beyond ASCII is an Arabic letter in Windows' code page for them."""
    beyond = [c for c in data.decode("cp1256", "replace") if not c.isascii()]
    letters = sum(1 for c in beyond if unicodedata.bidirectional(c) == "AL")
    return letters > 0.9 * len(beyond)


def _looks_utf_16(data: bytes) -> str:
    """A hint where every second byte is zero."""
    for name, zeros in (("utf-16-le", data[1:_LOOK:2]), ("utf-16-be", data[0:_LOOK:2])):
        if zeros.count(0) > 0.7 * len(zeros):
            return f"; it looks like {name}: state it with --encoding {name} if that is so"
    return ""
