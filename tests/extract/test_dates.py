"""Dates in running text, in three calendars, resolved against the day of publication or left open."""

from __future__ import annotations

from datetime import date

import pytest
from hijridate import Gregorian
from hypothesis import given
from hypothesis import strategies as st
from persiantools.jdatetime import JalaliDate

from rasad.extract.dates import find_dates, gregorian, resolve
from rasad.model import DateValue
from rasad.text import fold, tokenise

PUBLISHED = date(2025, 6, 4)  # a Wednesday
PERSIAN_MONTHS = (
    "فروردین", "اردیبهشت", "خرداد", "تیر", "مرداد", "شهریور", "مهر", "آبان", "آذر", "دی", "بهمن", "اسفند",
)  # fmt: skip
_DIGITS = str.maketrans("0123456789", "۰۱۲۳۴۵۶۷۸۹")


def values(text: str, lang: str, anchor: date | None = PUBLISHED, future: bool = False) -> list[DateValue | None]:
    return [resolve(mention, anchor, future) for mention in find_dates(tokenise(fold(text)), text, lang)]


def value(text: str, lang: str, anchor: date | None = PUBLISHED, future: bool = False) -> DateValue | None:
    (found,) = values(text, lang, anchor, future)
    return found


@pytest.mark.parametrize(
    ("lang", "text", "start", "calendar"),
    [
        ("fa", "در ۱۲ خرداد ۱۴۰۳ آغاز شد", "2024-06-01", "jalali"),
        ("fa", "در ۱۲ خردادماه سال ۱۴۰۳ آغاز شد", "2024-06-01", "jalali"),
        ("fa", "در ۱۴۰۳/۰۳/۱۲ آغاز شد", "2024-06-01", "jalali"),
        ("fa", "در اول ژوئن ۲۰۲۴ آغاز شد", "2024-06-01", "gregorian"),
        ("ar", "بدأت في 3 يونيو 2024", "2024-06-03", "gregorian"),
        ("ar", "بدأت في 3 حزيران/يونيو 2024", "2024-06-03", "gregorian"),
        ("ar", "بدأت في 18 شعبان 1446", "2025-02-17", "hijri"),
        ("en", "It began on 8 March 2025 in Jeddah", "2025-03-08", "gregorian"),
        ("en", "It began on March 8, 2025 in Jeddah", "2025-03-08", "gregorian"),
        ("en", "It began on 2025-03-08 in Jeddah", "2025-03-08", "gregorian"),
    ],
)
def test_full_dates_need_no_publication_day(lang: str, text: str, start: str, calendar: str) -> None:
    found = value(text, lang, None)
    assert found is not None
    assert (found.start, found.end, found.precision, found.calendar) == (start, start, "day", calendar)
    assert found.span is not None
    assert found.as_written == found.span.of(text)


@pytest.mark.parametrize(
    ("lang", "text", "start"),
    [
        ("fa", "روز دوشنبه دیدار کرد", "2025-06-02"),
        ("fa", "امروز دیدار کرد", "2025-06-04"),
        ("fa", "دیروز دیدار کرد", "2025-06-03"),
        ("fa", "دوشنبه هفته گذشته دیدار کرد", "2025-05-26"),
        ("ar", "التقاه أمس", "2025-06-03"),
        ("ar", "التقاه يوم الاثنين", "2025-06-02"),
        ("en", "They met on Monday", "2025-06-02"),
        ("en", "They met yesterday", "2025-06-03"),
        ("en", "They met on Wednesday", "2025-06-04"),
        ("fa", "در ۱۲ خرداد دیدار کرد", "2025-06-02"),
    ],
)
def test_what_is_relative_needs_the_publication_day(lang: str, text: str, start: str) -> None:
    found = value(text, lang)
    assert found is not None
    assert found.start == start
    assert value(text, lang, None) is None


def test_a_weekday_of_what_is_to_come_is_the_next_one() -> None:
    found = value("They will meet on Monday", "en", future=True)
    assert found is not None
    assert found.start == "2025-06-09"


def test_a_month_has_its_first_and_last_day() -> None:
    found = value("در اسفند ۱۴۰۳ برگزار شد", "fa", None)
    assert found is not None
    assert (found.start, found.end, found.precision) == ("2025-02-19", "2025-03-20", "month")


@pytest.mark.parametrize(
    ("lang", "text"),
    [("fa", "در ۳۱ مهر ۱۴۰۳ آغاز شد"), ("fa", "در ۳۰ اسفند ۱۴۰۴ آغاز شد"), ("en", "on 30 February 2025")],
)
def test_a_date_that_cannot_be_is_none(lang: str, text: str) -> None:
    assert value(text, lang) is None


@pytest.mark.parametrize("text", ["خبرگزاری مهر نوشت", "تیر خورد", "آبان رفت"])
def test_a_month_alone_is_a_word(text: str) -> None:
    assert values(text, "fa") == []


@given(st.dates(date(1871, 3, 21), date(2045, 12, 31)))
def test_jalali_days_come_back(day: date) -> None:
    there = JalaliDate(day)
    assert gregorian("jalali", there.year, there.month, there.day) == day
    written = f"{there.day} {PERSIAN_MONTHS[there.month - 1]} {there.year}".translate(_DIGITS)
    found = value(f"در {written} آغاز شد", "fa", None)
    assert found is not None
    assert (found.start, found.as_written, found.calendar) == (day.isoformat(), written, "jalali")


@given(st.dates(date(1924, 8, 1), date(2075, 1, 1)))
def test_hijri_days_come_back(day: date) -> None:
    there = Gregorian.fromdate(day).to_hijri()
    assert gregorian("hijri", there.year, there.month, there.day) == day


@given(st.dates(date(1850, 1, 1), date(2100, 12, 31)), st.sampled_from(["fa", "ar", "en"]))
def test_days_in_figures_come_back(day: date, lang: str) -> None:
    found = value(f"({day.isoformat()})", lang, None)
    assert found is not None
    assert found.first_day == found.last_day == day


@given(
    st.integers(1200, 1500), st.integers(0, 20), st.integers(0, 40), st.sampled_from(["jalali", "hijri", "gregorian"])
)
def test_impossible_days_are_none_and_never_an_error(year: int, month: int, day: int, calendar: str) -> None:
    found = gregorian(calendar, year, month, day)
    assert found is None or (1 <= month <= 12 and 1 <= day <= 31)
