"""Forms of language files stand for the token phrases they say."""

from __future__ import annotations

import pytest

from rasad.packs.forms import expand


def test_a_joint_stands_for_joined_and_spaced() -> None:
    assert expand("نخست|وزیر") == {("نخستوزیر",), ("نخست", "وزیر")}


def test_a_half_space_is_a_joint() -> None:
    assert expand("نخست\u200cوزیر") == expand("نخست|وزیر")
    assert expand("صندوق (بین\u200cالمللی )پول") == expand("صندوق (بین|المللی )پول")


def test_an_optional_part_may_be_left_out() -> None:
    assert expand("وزیر (امور )خارجه") == {("وزیر", "خارجه"), ("وزیر", "امور", "خارجه")}


def test_a_list_stands_for_each_of_its_forms() -> None:
    assert expand("minister of $what", {"what": ["trade", "oil"]}) == {
        ("minister", "of", "trade"),
        ("minister", "of", "oil"),
    }


def test_lists_may_hold_options_and_joints() -> None:
    assert expand("$fm", {"fm": ["وزیر (امور )خارجه", "وزیر|خارجه"]}) == {
        ("وزیر", "خارجه"),
        ("وزیر", "امور", "خارجه"),
        ("وزیرخارجه",),
    }


def test_a_missing_list_is_an_error() -> None:
    with pytest.raises(KeyError):
        expand("$nowhere", {})


def test_arabic_letters_fold_to_one_form() -> None:
    assert expand("رئيس الجمهورية") == expand("رئیس الجمهوریه")
