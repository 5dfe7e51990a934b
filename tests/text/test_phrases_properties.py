"""Longest match of the phrase automaton, against trying every phrase at every token."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from rasad.text import Phrases

TOKENS = st.sampled_from(["وزیر", "خارجه", "ایران", "و", "قطر"])
PHRASE = st.lists(TOKENS, min_size=1, max_size=4).map(tuple)
ITEMS = st.lists(st.tuples(PHRASE, st.integers(0, 3)), max_size=12)


@given(ITEMS, st.lists(TOKENS, min_size=1, max_size=12))
def test_the_longest_phrase_is_found_at_every_token(items: list[tuple[tuple[str, ...], int]], keys: list[str]) -> None:
    automaton = Phrases(items)
    for at in range(len(keys)):
        here = [phrase for phrase, _ in items if tuple(keys[at : at + len(phrase)]) == phrase]
        best = max(here, key=len, default=None)
        values = list(dict.fromkeys(value for phrase, value in items if phrase == best))
        assert automaton.longest(keys, at) == (None if best is None else (at + len(best), values))


@given(ITEMS, st.lists(TOKENS, min_size=1, max_size=12), TOKENS)
def test_a_word_without_its_clitic_stands_for_the_first_token_only(
    items: list[tuple[tuple[str, ...], int]], keys: list[str], bare: str
) -> None:
    automaton = Phrases(items)
    assert automaton.longest(["x", *keys[1:]], 0, first=bare) == automaton.longest([bare, *keys[1:]], 0)


@given(ITEMS)
def test_an_automaton_gives_back_what_was_put_in(items: list[tuple[tuple[str, ...], int]]) -> None:
    assert {(phrase, value) for phrase, values in Phrases(items) for value in values} == set(items)
