"""Whom a statement addresses, whom it is about, in which contact it was made, and how sure all that is."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from rasad.extract.confidence import chance
from rasad.model import Analysis

MEETING = (
    "Iranian Foreign Minister Abbas Araghchi met Omani Foreign Minister Badr Albusaidi in Muscat on Monday. "
    "Araghchi said Israel must stop its attacks. The crowd cheered. Oman said the door is open."
)


def test_words_belong_to_the_contact_told_before_them_where_a_person_of_it_speaks(
    read: Callable[..., Analysis],
) -> None:
    analysis = read(MEETING, "2025-06-03")
    said, state = analysis.statements
    assert said.contact == analysis.contacts[0].id
    assert state.contact is None


def test_a_statement_is_about_the_other_sides_that_its_words_name(read: Callable[..., Analysis]) -> None:
    assert [s.about for s in read(MEETING, "2025-06-03").statements] == [("ISR",), ()]


@pytest.mark.parametrize(
    ("text", "addressees"),
    [
        ("Araghchi called on Israel to stop the attacks on Lebanon.", ("ISR",)),
        ("Araghchi told reporters that talks would go on.", ()),
        ("Araghchi told Iran's state news agency that talks would go on.", ()),
        ("Araghchi said that Lebanon had asked Israel to stop the attacks.", ()),
        ("عراقچی از آمریکا خواست به تعهدات خود عمل کند.", ("USA",)),
        ("دعا وزير الخارجية المصري سامح شكري إسرائيل إلى وقف الهجمات.", ("ISR",)),
    ],
)
def test_addressees_are_those_to_whom_something_is_said(
    read: Callable[..., Analysis], text: str, addressees: tuple[str, ...]
) -> None:
    assert read(text, "2025-06-03").statements[0].addressees == addressees


def test_signs_of_doubt_make_less_sure(read: Callable[..., Analysis]) -> None:
    assert 0 < chance("contacts", ["to_come", "without_persons"]) < chance("contacts", []) < 1
    assert chance("statements", ["several"]) < chance("statements", [])
    assert {c.confidence for c in read(MEETING, "2025-06-03").contacts} == {chance("contacts", ["far_apart"])}
