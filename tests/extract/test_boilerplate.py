"""Each pattern is tried on its own example and its refusal; what makes a sentence one by its place is tried too."""

from __future__ import annotations

from typing import Any

import pytest

from rasad.extract.boilerplate import find_boilerplate
from rasad.packs.files import LANGUAGES, section
from rasad.text import sentences

_OPENER = {"fa": "بیشتر بخوانید", "ar": "اقرأ أيضا", "en": "Read more"}
_TITLE = {"fa": "سفیر تازه وارد شد", "ar": "وصل السفير الجديد", "en": "A new ambassador arrives"}


def _rules() -> list[Any]:
    return [
        pytest.param(lang, rule, id=f"{lang}-{rule['id']}")
        for lang in LANGUAGES
        for rule in section(lang, "boilerplate")["patterns"]
    ]


def _found(lang: str, text: str) -> list[str]:
    return [text[span.start : span.end] for span in find_boilerplate(text, sentences(text), lang)]


def _article(lang: str, rule: Any, line: str) -> str:
    return "\n".join([_TITLE[lang], *([_OPENER[lang]] if "after" in rule else []), line])


@pytest.mark.parametrize(("lang", "rule"), _rules())
def test_every_pattern_has_an_example_and_a_refusal(lang: str, rule: Any) -> None:
    assert rule["examples"]
    assert rule["refusals"]


@pytest.mark.parametrize(("lang", "rule"), _rules())
def test_examples_are_found_and_refusals_are_not(lang: str, rule: Any) -> None:
    for example in rule["examples"]:
        assert example in _found(lang, _article(lang, rule, example)), example
    for refusal in rule["refusals"]:
        assert refusal not in _found(lang, _article(lang, rule, refusal)), refusal


@pytest.mark.parametrize("lang", LANGUAGES)
def test_lines_of_marks_only_are_boilerplate(lang: str) -> None:
    text = f"🔴\n{_TITLE[lang]}\n🔹\n|\n"
    assert _found(lang, text) == ["🔴", "🔹", "|"]


def test_the_number_of_a_list_is_part_of_the_article() -> None:
    assert _found("fa", "گام‌های توافق\n1.\nآزادی زندانیان") == []


def test_a_title_with_words_is_never_boilerplate() -> None:
    assert _found("fa", "منبع: یک دیپلمات\nاو رسید.") == []
    assert _found("en", "Read more\nHe came.") == []


def test_a_name_alone_signs_only_at_the_close() -> None:
    body = "\n".join(f"The delegation visited the city number {n}." for n in range(5))
    assert _found("en", f"A visit\nSmith\n{body}\nSmith") == ["Smith"]
    assert _found("en", f"A visit\nSmith\n{body}") == []


def test_links_to_other_stories_end_with_the_first_full_sentence() -> None:
    text = (
        "سفیر رسید\nبیشتر بخوانید:\n• افتتاح ایستگاه تازه\n• بارش برف در شمال\nسفیر فردا استوارنامه خود را تقدیم می‌کند."
    )
    assert _found("fa", text) == ["بیشتر بخوانید:", "• افتتاح ایستگاه تازه", "• بارش برف در شمال"]


def test_captions_datelines_and_bare_dates_stay() -> None:
    text = "سفیر رسید\nعکس: حسین نمونه\n۱۲ خرداد ۱۴۰۳\nتهران - خبرنگار ما: سفیر امروز رسید."
    assert _found("fa", text) == []


def test_arabic_letters_in_persian_make_no_difference() -> None:
    assert _found("fa", "سفير رسيد\nانتهاي پيام/") == ["انتهاي پيام/"]
