"""Half-spaces come back where they were lost, and nothing else changes."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rasad.packs.half_spaces import half_spaces
from rasad.text.half_spaces import ZWNJ, Restored

ANY = st.text(st.sampled_from("ابپتسشکكگلمنوهیيآئ۱3a«».,:؟ \n" + ZWNJ + "\u064b"))


def restored(text: str) -> str:
    """The restored text, half-spaces shown as ``|``."""
    return half_spaces("fa").restore(text).text.replace(ZWNJ, "|")


@pytest.mark.parametrize(
    ("lost", "whole"),
    [
        ("عرصههای همکاری", "عرصه|های همکاری"),
        ("عرصه های همکاری", "عرصه|های همکاری"),
        ("مذاکرات آغاز میشود", "مذاکرات آغاز می|شود"),
        ("مذاکرات آغاز می شود", "مذاکرات آغاز می|شود"),
        ("نخستوزیر عراق", "نخست|وزیر عراق"),
        ("نخست وزیر عراق", "نخست|وزیر عراق"),
        ("آنان رفته اند", "آنان رفته|اند"),
        ("نمیخواستهاند", "نمی|خواسته|اند"),
        ("آتشبس در دو منطقه", "آتش|بس در دو منطقه"),
    ],
)
def test_a_lost_half_space_comes_back(lost: str, whole: str) -> None:
    assert restored(lost) == whole


@pytest.mark.parametrize(
    ("lost", "whole"),
    [
        ("بحران منطقهای", "بحران منطقه|ای"),
        ("بحران منطقه ای", "بحران منطقه|ای"),
        ("برنامه هستهای", "برنامه هسته|ای"),
        ("ایدهای تازه", "ایده|ای تازه"),
        ("درآمدهای نفت", "درآمدهای نفت"),
        ("وزرای خارجه", "وزرای خارجه"),
    ],
)
def test_the_joint_is_where_the_word_ends_and_not_a_letter_before(lost: str, whole: str) -> None:
    assert restored(lost) == whole


@pytest.mark.parametrize(
    "words",
    [
        "میانجی قطر",
        "نقش میانجیگری عمان",
        "میزبان در میدان ماند",
        "همتای او در همایش همکاری کرد",
        "تنها راه تهران",
        "بیروت و بیانیه بیمارستان",
        "نماینده نمایشگاه",
        "ترکیه و تردد ترکمن",
        "کنونی جهانی ایران است",
        "گفته شد که او آمده است",
    ],
)
def test_words_that_only_begin_or_end_like_an_affix_are_left_whole(words: str) -> None:
    assert restored(words) == words


def test_half_spaces_that_are_there_stay() -> None:
    assert restored(f"می{ZWNJ}خواستهاند کتاب{ZWNJ}{ZWNJ}ها") == "می|خواسته|اند کتاب||ها"


def test_arabic_letters_stay_as_they_were_typed() -> None:
    assert restored("كشورهاي منطقه اي") == "كشورهاي منطقه|اي"


def test_text_without_persian_words_stays() -> None:
    assert restored("Oslo, 3 May: 12/4 -- ok\n") == "Oslo, 3 May: 12/4 -- ok\n"


def test_a_span_leads_back_to_the_words_it_was_made_of() -> None:
    view = half_spaces("fa").restore("در عرصههای تازه می شود")
    start = view.text.index("تازه")
    assert view.original[slice(*view.span_to_original(start, start + 4))] == "تازه"
    start = view.text.index("عرصه")
    assert view.original[slice(*view.span_to_original(start, start + 8))] == "عرصههای"


def _without(text: str) -> str:
    return text.replace(ZWNJ, "").replace(" ", "")


@given(ANY)
def test_only_half_spaces_come_in_and_every_other_code_point_leads_back(text: str) -> None:
    view = half_spaces("fa").restore(text)
    assert isinstance(view, Restored)
    assert _without(view.text) == _without(text)
    assert len(view.text) == len(text) + len(view.inserted)
    inserted = set(view.inserted)
    assert all(view.text[at] == ZWNJ for at in inserted)
    for at, sign in enumerate(view.text):
        if at not in inserted:
            before = text[view.to_original(at)]
            assert before == sign or (before == " " and sign == ZWNJ)


@given(ANY)
def test_what_is_restored_is_not_restored_again_where_nothing_was_a_space(text: str) -> None:
    once = half_spaces("fa").restore(text.replace(" ", "")).text
    assert half_spaces("fa").restore(once).text == once
