"""What was once worked out for a word or a set of symbols, kept for the next time it comes."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

K = TypeVar("K")
V = TypeVar("V")


class Memo(dict[K, V]):
    """``memo[key]`` is ``make(key)``, worked out once. ``make`` must depend on nothing but the key.

    At most ``most`` entries are kept; a full memo starts anew.
    """

    def __init__(self, make: Callable[[K], V], most: int = 50_000) -> None:
        super().__init__()
        self.make, self.most = make, most

    def __missing__(self, key: K) -> V:
        if len(self) >= self.most:
            self.clear()
        value = self[key] = self.make(key)
        return value
