"""What can be wrong with an input, by numbered code; docs/reference/read.md lists them.

===== ================================================
I001  the path cannot be read
I002  the file is larger than an article may be
I003  not text: binary data
I004  not valid in its encoding
I005  empty
I006  a line is not a JSON object with a text
I007  a date that cannot be
I008  HTML that cannot be taken apart, or without text
I009  a broken or oversized compressed file
I010  no such file
===== ================================================
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Rejected:
    """An item that is set aside: where it stands (file, line), the code and what is wrong."""

    place: str
    code: str
    message: str

    def __str__(self) -> str:
        return f"{self.place}: {self.code} {self.message}"


class IngestError(ValueError):
    """Raised inside ingest; becomes a Rejected with the place."""

    def __init__(self, code: str, message: str) -> None:
        super().__init__(message)
        self.code = code
        self.message = message

    def at(self, place: str) -> Rejected:
        """The rejection of the item at ``place``."""
        return Rejected(place, self.code, self.message)
