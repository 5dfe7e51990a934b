"""A phrase automaton over tokens: many phrases, one pass, longest match first, word boundaries for free.

Each state is a dictionary from the next token to the next state; the empty key holds what ends there. Matching on
tokens rather than on code points makes word boundaries and offsets exact by construction.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

State = dict[str, Any]
_END = ""


class Phrases:
    """A set of phrases (tuples of token keys), each with the values added for it."""

    __slots__ = ("root",)

    def __init__(self, items: Iterable[tuple[tuple[str, ...], Any]] = ()) -> None:
        self.root: State = {}
        for phrase, value in items:
            self.add(phrase, value)

    def add(self, phrase: tuple[str, ...], value: Any) -> None:
        """Add ``value`` to the values of ``phrase`` (once)."""
        state = self.root
        for token in phrase:
            state = state.setdefault(token, {})
        values = state.setdefault(_END, [])
        if value not in values:
            values.append(value)

    def longest(self, keys: list[str], at: int, first: str | None = None) -> tuple[int, list[Any]] | None:
        """The longest phrase that starts at token ``at``: the token after its end, and its values.

        ``first`` replaces the first token (the word without its clitic).
        """
        state = self.root.get(keys[at] if first is None else first)
        return None if state is None else longest_from(state, keys, at + 1)

    def __iter__(self) -> Iterator[tuple[tuple[str, ...], list[Any]]]:
        stack: list[tuple[tuple[str, ...], State]] = [((), self.root)]
        while stack:
            path, state = stack.pop()
            for token, following in state.items():
                if token == _END:
                    yield path, following
                else:
                    stack.append(((*path, token), following))


def longest_from(state: State, keys: list[str], end: int) -> tuple[int, list[Any]] | None:
    """As ``Phrases.longest``, from the state that the first token led to; ``end`` is the token after it."""
    best: tuple[int, list[Any]] | None = None
    count = len(keys)
    while True:
        values = state.get(_END)
        if values is not None:
            best = (end, values)
            if len(state) == 1:
                return best
        following = state.get(keys[end]) if end < count else None
        if following is None:
            return best
        state = following
        end += 1
