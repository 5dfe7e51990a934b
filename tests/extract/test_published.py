"""When and by whom a text says it was published."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from rasad.model import Analysis

Read = Callable[..., Analysis]


@pytest.mark.parametrize(
    ("text", "start", "calendar", "written"),
    [
        (
            "دیدار دو وزیر\n۸:۰۰ - ۱۲ خرداد ۱۴۰۳\nدو وزیر دیدار کردند.",
            "2024-06-01T08:00",
            "jalali",
            "۸:۰۰ - ۱۲ خرداد ۱۴۰۳",
        ),
        (
            "دیدار دو وزیر\n۱۷ اسفند ۱۴۰۳ - ۲۱:۱۰\nدو وزیر دیدار کردند.",
            "2025-03-07T21:10",
            "jalali",
            "۱۷ اسفند ۱۴۰۳ - ۲۱:۱۰",
        ),
        ("دیدار دو وزیر\n۱۱ آبان ۱۴۰۳\nدو وزیر دیدار کردند.", "2024-11-01", "jalali", "۱۱ آبان ۱۴۰۳"),
        (
            "الوزير يستقبل السفير\nالرياض 18 شعبان 1446 هـ الموافق 17 فبراير 2025 م\nاستقبل الوزير السفير.",
            "2025-02-17",
            "gregorian",
            "17 فبراير 2025",
        ),
    ],
)
def test_the_date_line_says_when(read: Read, text: str, start: str, calendar: str, written: str) -> None:
    found = read(text).published
    assert found is not None
    assert (found.start, found.end, found.calendar, found.source) == (start, start, calendar, "text")
    assert found.span is not None
    assert found.as_written == found.span.of(text) == written


def test_the_date_line_counts_before_what_came_with_the_article(read: Read) -> None:
    found = read("دیدار دو وزیر\n۱۱ آبان ۱۴۰۳\nدو وزیر دیدار کردند.", "2024-11-05").published
    assert found is not None
    assert (found.start, found.source) == ("2024-11-01", "text")


def test_what_came_with_the_article_counts_where_it_has_no_date_line(read: Read) -> None:
    found = read("دو وزیر امروز دیدار کردند.", "2024-11-05").published
    assert found is not None
    assert (found.start, found.source, found.span) == ("2024-11-05", "metadata", None)


@pytest.mark.parametrize(
    "text",
    [
        "دو وزیر امروز دوشنبه دیدار کردند.",
        "این موافقت‌نامه که دو کشور آن را در ۱۲ خرداد ۱۴۰۳ در تهران امضا کرده بودند امروز در مجلس تصویب شد.",
        "دیدار دو وزیر\n۳۱ مهر ۱۴۰۳\nدو وزیر دیدار کردند.",
    ],
)
def test_a_date_of_the_story_or_one_that_cannot_be_is_not_when(read: Read, text: str) -> None:
    assert read(text).published is None


@pytest.mark.parametrize(
    ("text", "outlet", "country"),
    [
        ("به گزارش خبرگزاری مهر، دو وزیر دیدار کردند.", "mehr", "IRN"),
        ("خبرگزاری میزان - دو وزیر دیدار کردند.", "mizan", "IRN"),
        ("وأفادت وكالة مهر للأنباء أن الوزيرين التقيا.", "mehr", "IRN"),
    ],
)
def test_the_agency_tag_says_by_whom(read: Read, text: str, outlet: str, country: str) -> None:
    found = read(text).outlet
    assert found is not None
    assert (found.id, found.country) == (outlet, country)


def test_a_month_is_not_the_agency_of_the_same_name(read: Read) -> None:
    assert read("در ۱۵ مهر ۱۴۰۳ دو وزیر دیدار کردند.").outlet is None


def test_a_stated_outlet_is_known_or_kept_by_its_name(read: Read) -> None:
    known, unknown = (read("دو وزیر دیدار کردند.", None, source).outlet for source in ("Mizan", "Harbour Wire"))
    assert known is not None
    assert unknown is not None
    assert (known.id, known.country) == ("mizan", "IRN")
    assert (unknown.name, unknown.country) == ("Harbour Wire", None)
