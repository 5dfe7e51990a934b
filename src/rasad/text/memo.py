"""What was once worked out for a word, kept for the next time it comes."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

K = TypeVar("K")
V = TypeVar("V")
#: Entries kept; a full memo starts anew.
_MOST = 20_000


class Memo(dict[K, V]):
    """``memo[key]`` is ``make(key)``, worked out once. ``make`` must depend on nothing but the key."""

    def __init__(self, make: Callable[[K], V]) -> None:
        super().__init__()
        self.make = make

    def __missing__(self, key: K) -> V:
        if len(self) >= _MOST:
            self.clear()
        value = self[key] = self.make(key)
        return value
