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
        ("fa", "در روز دوشنبه ۱۲ خرداد ۱۴۰۳ آغاز شد", "2024-06-01", "jalali"),
        ("fa", "در ۲۲ بهمن ۵۷ پیروز شد", "1979-02-11", "jalali"),
        ("fa", "در ۸۵/۳/۱۲ آغاز شد", "2006-06-02", "jalali"),
        ("fa", "در 12/3/85 آغاز شد", "2006-06-02", "jalali"),
        ("fa", "در بیست و دوم بهمن ۱۴۰۳ آغاز شد", "2025-02-10", "jalali"),
        ("fa", "در ٥ مهر ١٤٠٣ آغاز شد", "2024-09-26", "jalali"),
        ("fa", "در ۱۳ ژانویه ۲۰۲۵ آغاز شد", "2025-01-13", "gregorian"),
        ("ar", "بدأت في 12 كانون الثاني 2024", "2024-01-12", "gregorian"),
        ("ar", "بدأت في 24 جويلية 2012", "2012-07-24", "gregorian"),
        ("ar", "بدأت في 3 آذار/مارس 2024", "2024-03-03", "gregorian"),
        ("ar", "بدأت في 6 فبراير/ شباط 2024", "2024-02-06", "gregorian"),
        ("ar", "بدأت في الثاني والعشرين من ديسمبر 2023", "2023-12-22", "gregorian"),
        ("ar", "بدأت في 19 / 10 / 1436هـ بالرياض", "2015-08-04", "hijri"),
        ("ar", "بدأت في 4 / 8 / 2015 بالرياض", "2015-08-04", "gregorian"),
        ("ar", "بدأت في 7/21/2012 بالرياض", "2012-07-21", "gregorian"),
        ("ar", "بدأت يوم الاثنين الموافق 12 مايو 2025", "2025-05-12", "gregorian"),
        ("en", "It began on Wednesday (June 4, 2025) in Jeddah", "2025-06-04", "gregorian"),
        ("en", "It began on the 5th of May 2024", "2024-05-05", "gregorian"),
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
        ("fa", "دو شنبه دیدار کرد", "2025-06-02"),
        ("fa", "شب گذشته دیدار کرد", "2025-06-03"),
        ("fa", "سه روز پیش دیدار کرد", "2025-06-01"),
        ("fa", "دوشنبه گذشته دیدار کرد", "2025-06-02"),
        ("fa", "دوشنبه آینده دیدار می‌کند", "2025-06-09"),
        ("fa", "۱۲ خرداد سال گذشته دیدار کرد", "2024-06-01"),
        ("fa", "پانزدهم ماه جاری دیدار می‌کند", "2025-06-05"),
        ("ar", "التقاه السبت المقبل", "2025-06-07"),
        ("ar", "التقاه أول من أمس", "2025-06-02"),
        ("ar", "التقاه مساء أمس الثلاثاء", "2025-06-03"),
        ("ar", "التقاه وأمس الأول", "2025-06-02"),
        ("ar", "التقاه قبل يومين", "2025-06-02"),
        ("ar", "التقاه في 12 من الشهر الجاري", "2025-06-12"),
        ("ar", "التقاه في 12 الجاري", "2025-06-12"),
        ("ar", "التقاه في 6 فبراير/ شباط الماضي", "2025-02-06"),
        ("ar", "يلتقيه في 1 يناير المقبل", "2026-01-01"),
        ("en", "They met last Friday", "2025-05-30"),
        ("en", "They met on Monday last week", "2025-05-26"),
        ("en", "They met three days ago", "2025-06-01"),
        ("en", "They met on May 5", "2025-05-05"),
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
    [
        ("fa", "در ۳۱ مهر ۱۴۰۳ آغاز شد"),
        ("fa", "در ۳۰ اسفند ۱۴۰۴ آغاز شد"),
        ("fa", "در ۳۱ مهر آغاز شد"),
        ("ar", "في 31 فبراير"),
        ("en", "on 30 February 2025"),
    ],
)
def test_a_date_that_cannot_be_is_none(lang: str, text: str) -> None:
    assert value(text, lang) is None


def test_a_day_of_last_week_is_open_where_the_week_may_begin_on_either_of_two_days() -> None:
    assert value("التقاه الاثنين من الأسبوع الماضي", "ar", date(2025, 6, 4)) is not None
    assert value("التقاه الجمعة من الأسبوع الماضي", "ar", date(2025, 6, 7)) is None


def test_today_with_a_weekday_is_that_weekday_where_the_article_came_a_day_later() -> None:
    found = value("امروز (سه‌شنبه) دیدار کرد", "fa")
    assert found is not None
    assert (found.start, found.as_written) == ("2025-06-03", "امروز (سه‌شنبه)")
    assert value("امروز شنبه دیدار کرد", "fa") is None


def test_a_day_without_a_year_is_rather_before_publication_unless_what_is_told_is_to_come() -> None:
    text = "The round of January 1 in Muscat"
    assert [v.start for v in values(text, "en", date(2025, 8, 7)) if v] == ["2025-01-01"]
    assert [v.start for v in values(text, "en", date(2025, 8, 7), future=True) if v] == ["2026-01-01"]


@pytest.mark.parametrize(
    ("lang", "text", "start", "end", "precision"),
    [
        ("fa", "از ۳ تا ۵ خرداد", "2025-05-24", "2025-05-26", "day"),
        ("fa", "در روزهای ۳ و ۴ خرداد ۱۴۰۳", "2024-05-23", "2024-05-24", "day"),
        ("fa", "هفته آینده", "2025-06-07", "2025-06-13", "day"),
        ("fa", "ماه گذشته", "2025-04-21", "2025-05-21", "month"),
        ("fa", "در مهرماه", "2024-09-22", "2024-10-21", "month"),
        ("fa", "در سال ۱۴۰۲", "2023-03-21", "2024-03-19", "year"),
        ("fa", "سال جاری", "2025-03-21", "2026-03-20", "year"),
        ("ar", "من 3 إلى 5 مايو", "2025-05-03", "2025-05-05", "day"),
        ("ar", "يومي 3 و4 مايو", "2025-05-03", "2025-05-04", "day"),
        ("ar", "الشهر المقبل", "2025-07-01", "2025-07-31", "month"),
        ("ar", "في مايو من العام الماضي", "2024-05-01", "2024-05-31", "month"),
        ("ar", "في عام 2015", "2015-01-01", "2015-12-31", "year"),
        ("ar", "في آب 2023", "2023-08-01", "2023-08-31", "month"),
        ("en", "from May 3-5", "2025-05-03", "2025-05-05", "day"),
        ("en", "last month", "2025-05-01", "2025-05-31", "month"),
        ("en", "in March", "2025-03-01", "2025-03-31", "month"),
        ("en", "in 2015", "2015-01-01", "2015-12-31", "year"),
    ],
)
def test_stretches_have_their_first_and_last_day(lang: str, text: str, start: str, end: str, precision: str) -> None:
    found = value(text, lang)
    assert found is not None
    assert (found.start, found.end, found.precision) == (start, end, precision)


def test_a_date_that_reaches_to_another_has_its_year() -> None:
    assert [v.start for v in values("از ۲۹ فروردین تا ۶ اردیبهشت ۱۳۹۸", "fa", None) if v] == [
        "2019-04-18",
        "2019-04-26",
    ]


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("fa", "خبرگزاری مهر نوشت"),
        ("fa", "تیر خورد"),
        ("fa", "آبان رفت"),
        ("fa", "بهمن سقوط کرد"),
        ("fa", "خانم شهریور گفت"),
        ("fa", "امام جمعه تهران گفت"),
        ("fa", "نماز جمعه برگزار شد"),
        ("fa", "۲۵ می رسد"),
        ("fa", "سه هفته گذشته"),
        ("fa", "۸۰۰ هزار سال گذشته"),
        ("fa", "ساعت ۴:۳۰ و نتیجه ۳/۵/۲"),
        ("ar", "في الباب الخامس"),
        ("ar", "سيارة نيسان 2015"),
        ("ar", "صلاة الجمعة"),
        ("ar", "اليوم الوطني"),
        ("ar", "صحيفة المصري اليوم"),
        ("ar", "رجب طيب أردوغان"),
        ("ar", "مارس ضغوطا"),
        ("ar", "الخمسة أشهر الماضية"),
        ("en", "They may march"),
        ("en", "may 5"),
        ("en", "May 3,000 people come"),
        ("en", "said USA Today"),
        ("en", "content by Mehr"),
        ("en", "on 03/04/2015"),
        ("en", "the last two weeks"),
    ],
)
def test_what_only_looks_like_a_date_is_a_word(lang: str, text: str) -> None:
    assert values(text, lang) == []


def test_a_day_counts_a_part_of_the_month_after_decade_or_week() -> None:
    (found,) = values("در دهه اول مهر ماه", "fa")
    assert found is not None
    assert found.precision == "month"


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
