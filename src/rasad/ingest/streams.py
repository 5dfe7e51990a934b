"""Bytes from a file or standard input, unpacked where they are gzipped, told by their content; bombs are stopped."""

from __future__ import annotations

import gzip
import io
from typing import IO, Any

from rasad.ingest.errors import IngestError

_GZIP = b"\x1f\x8b"
#: Real news shrinks three- to tenfold; what grows more than this beyond the first bytes is made to exhaust.
RATIO, FREE = 200, 50_000_000
_BUFFER = 1 << 18


class Counted(io.RawIOBase):
    """A stream that counts what was read from it."""

    def __init__(self, raw: IO[bytes]) -> None:
        self._raw: Any = raw
        self.count = 0

    def readable(self) -> bool:
        """Always."""
        return True

    def readinto(self, buffer: Any) -> int:
        """Fill the buffer with what there is."""
        read = self._raw.readinto1 if hasattr(self._raw, "readinto1") else self._raw.readinto
        size: int = read(buffer) or 0
        self.count += size
        return size


class _Unpacked(io.RawIOBase):
    """What a gzipped stream holds; raises IngestError I009 for one that expands without end."""

    def __init__(self, packed: io.BufferedReader, counted: Counted) -> None:
        self._file, self._packed, self._size = gzip.GzipFile(fileobj=packed), counted, 0

    def readable(self) -> bool:
        """Always."""
        return True

    def readinto(self, buffer: Any) -> int:
        """Fill the buffer with unpacked bytes."""
        size = self._file.readinto(buffer)
        self._size += size
        if self._size > FREE + RATIO * self._packed.count:
            raise IngestError("I009", f"expands to more than {RATIO} times its size")
        return size


def opened(counted: Counted) -> io.BufferedReader:
    """The stream's bytes, unpacked where it begins as a gzipped file does."""
    packed: io.BufferedReader = io.BufferedReader(counted, _BUFFER)
    if packed.peek(2)[:2] != _GZIP:
        return packed
    return io.BufferedReader(_Unpacked(packed, counted), _BUFFER)
