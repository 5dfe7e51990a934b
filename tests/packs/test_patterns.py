"""The little language of constructions compiles to what it says, and says what it cannot compile."""

from __future__ import annotations

import re

import pytest

from rasad.packs.patterns import Context, PatternError, compile_pattern

SYMBOLS = {"with": "w", "meet": "m", "and": "&", "=که": "k", "now": "n"}
CONTEXT = Context(lambda name: SYMBOLS.get(name, ""), "&", "w", "n")


def compiled(source: str) -> re.Pattern[str]:
    return re.compile(compile_pattern(source, CONTEXT).expression)


def test_parties_joined_by_commas_and_conjunctions_are_one_group() -> None:
    match = compiled("{party:a} <with> {party:b} <meet>").search("P,P&CwPm")
    assert match is not None
    assert match["a"] == "P,P&C"
    assert match["b"] == "P"


def test_a_long_list_is_read_in_no_time() -> None:
    assert compiled("{party:a} <meet>").search(",".join("C" * 200)) is None


def test_a_subject_stands_only_where_a_subject_may() -> None:
    subject = compiled("{subj:a} .. <meet>")
    assert subject.search("P.m") is not None
    assert subject.search(",Pm") is not None
    assert subject.search("nPm") is not None
    assert subject.search(".Pm") is None
    assert subject.search("wPm") is None
    assert subject.search(".P&Pm") is None  # the tail of a list


def test_a_free_party_is_not_governed_by_a_preposition() -> None:
    free = compiled("{free:a} <meet>")
    assert free.search(".Pm") is not None
    assert free.search("wPm") is None


def test_gaps_are_bounded_and_do_not_cross_a_colon() -> None:
    assert compiled("<with> .. <meet>").search("w...m") is not None
    assert compiled("<with> .. <meet>").search("w....m") is None
    assert compiled("<with> .... <meet>").search("w" + "." * 45 + "m") is not None
    assert compiled("<with> .... <meet>").search("w.:.m") is None


def test_a_class_may_be_named_and_negated() -> None:
    match = compiled("<meet:t> <!with>").search("mwm.")
    assert match is not None
    assert match.start("t") == 2


def test_needs_name_the_symbols_without_which_nothing_can_match() -> None:
    pattern = compile_pattern("{party:a} (<with>)? <meet> که", CONTEXT)
    assert pattern.needs == (frozenset("PRGCO"), frozenset("m"), frozenset("k"))


@pytest.mark.parametrize(
    ("source", "needs"),
    [
        ("<meet> | <with>", ("mw",)),
        ("(<meet> :|<with>) {one:a}", ("mw", "PRGCO")),
        ("(<meet>|<with>)? {one:a}", ("PRGCO",)),
        ("<meet> (^|<with>)", ("m",)),
        ("{one:a} :", ("PRGCO", ":")),
    ],
)
def test_alternatives_need_one_of_what_each_needs_and_marks_are_needed_too(source: str, needs: tuple[str, ...]) -> None:
    assert compile_pattern(source, CONTEXT).needs == tuple(map(frozenset, needs))


@pytest.mark.parametrize("source", ["<nowhere>", "{nobody:a}", "(<meet>", "<meet> نامعلوم"])
def test_what_cannot_be_compiled_is_said(source: str) -> None:
    with pytest.raises(PatternError):
        compile_pattern(source, CONTEXT)
