"""What can be wrong with an input, by numbered code; docs/reference/read.md says what to do about each.

==== ======================================================
I001 the path cannot be read
I002 larger than an article may be
I003 binary data, not text
I004 not valid in its encoding
I005 empty
I006 not an article as a JSON object on one line
I007 a date that cannot be
I008 a page that cannot be taken apart, or holds no article
I009 a compressed file that is broken or expands without end
I010 no such file, or a folder without articles
I011 the reader failed on the article (given by ``rasad.app``)
==== ======================================================
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Rejected:
    """An item that is set aside: ``place`` (a file, or file:line), the code and what is wrong, in one sentence."""

    place: str
    code: str
    message: str

    def __str__(self) -> str:
        return f"{self.place}: {self.code} {self.message}"


class IngestError(ValueError):
    """Raised where the place is not known; becomes a Rejected where it is."""

    def __init__(self, code: str, message: str) -> None:
        super().__init__(message)
        self.code = code
        self.message = message

    def at(self, place: str) -> Rejected:
        """The rejection of the item at ``place``."""
        return Rejected(place, self.code, self.message)
