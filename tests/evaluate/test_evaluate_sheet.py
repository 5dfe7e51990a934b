"""Sheets of drawn findings: chance that repeats itself, marks, and what they add up to."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rasad.evaluate.sheet import Item, SheetError, block, draw, marks_of, tally, wilson

ITEMS = [Item(f"wire-{n}:0-9 meeting, held: QAT + OMN", "undated\n[they] met") for n in range(40)]


@given(st.permutations(ITEMS), st.integers(0, 99))
def test_the_same_seed_draws_the_same_items_in_any_order(items: list[Item], seed: int) -> None:
    assert draw(items, 7, seed) == draw(ITEMS, 7, seed)


def test_what_is_still_found_stays_drawn() -> None:
    kept = [item for item in ITEMS if item not in draw(ITEMS, 3, 1)[:1]]
    assert set(draw(ITEMS, 3, 1)[1:]) < set(draw(kept, 3, 1))


def test_another_seed_draws_others() -> None:
    assert draw(ITEMS, 7, 1) != draw(ITEMS, 7, 2)


def test_marks_are_read_back_and_carried_over_to_a_new_sheet() -> None:
    first, second, third = ITEMS[:3]
    sheet = block(first, {}).replace("[ ]", "[- wrong party]") + block(second, {}).replace("[ ]", "[x]")
    marks = marks_of(f"# two drawn\n\n{sheet}[+] wire-1 visit: OMN to QAT\n")
    assert marks == {first.line: "- wrong party", second.line: "x", "wire-1 visit: OMN to QAT": "+"}
    assert block(first, marks).startswith("[- wrong party] ")
    assert block(third, marks).startswith("[ ] ")


@pytest.mark.parametrize("sheet", ["[!] wire-1 meeting\n", "", "no item here\n"])
def test_what_is_no_sheet_is_refused(sheet: str) -> None:
    with pytest.raises(SheetError):
        marks_of(sheet)


def test_marks_add_up() -> None:
    counted = tally(["x"] * 6 + ["- wrong party", "- wrong party", "-", "?", " ", "+", "+"])
    assert (counted.right, counted.wrong, counted.undecided, counted.unjudged, counted.missed) == (6, 3, 1, 1, 2)
    assert counted.errors == {"wrong party": 2, "no kind given": 1}
    assert counted.precision == pytest.approx(2 / 3)
    assert counted.recall == 0.75


def test_the_interval_is_wilsons() -> None:
    assert wilson(90, 100) == pytest.approx((0.8256, 0.9448), abs=1e-4)
    assert wilson(0, 0) == (0.0, 1.0)


@given(st.integers(1, 500), st.data())
def test_the_interval_holds_the_share_and_stays_between_0_and_1(n: int, data: st.DataObject) -> None:
    right = data.draw(st.integers(0, n))
    low, high = wilson(right, n)
    assert 0 <= low <= right / n + 1e-12 <= high + 2e-12
    assert high <= 1
