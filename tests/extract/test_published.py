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


@pytest.mark.parametrize(
    ("text", "start", "written"),
    [
        ("تاریخ انتشار: ۱۴۰۳/۰۳/۱۲ - ۰۸:۰۰\nدو وزیر دیدار کردند.", "2024-06-01T08:00", "۱۴۰۳/۰۳/۱۲ - ۰۸:۰۰"),
        ("تهران - ایرنا - ۱۲ خرداد ۱۴۰۳ - دو وزیر دیدار کردند.", "2024-06-01", "۱۲ خرداد ۱۴۰۳"),
        ("لقاء الوزيرين\nنشر في 2015-08-11 16:10\nالتقى الوزيران.", "2015-08-11T16:10", "2015-08-11 16:10"),
        ("لقاء الوزيرين\nتاريخ النشر : 4 أغسطس 2012\nالتقى الوزيران.", "2012-08-04", "4 أغسطس 2012"),
        ("لقاء الوزيرين\nالأحد، 6 ديسمبر 2009، آخر تحديث 22:22 (GMT+0400)\nالتقى.", "2009-12-06T22:22", None),
        ("الرياض 25 شوال 1436 هـ الموافق 10 أغسطس 2015 م واس\nالتقى الوزيران.", "2015-08-10", "10 أغسطس 2015"),
        ("Ministers meet\nPosted on March 8, 2025 9:05 PM\nThe ministers met.", "2025-03-08T21:05", None),
        ("لقاء الوزيرين\nتم إضافته يوم السبت 19 مايو 2012 م - الساعة 2:32 مساءً\nالتقى.", "2012-05-19T14:32", None),
        ("Ministers meet\nMUSCAT, 3 May 2025 (KUNA) — The ministers met.", "2025-05-03", "3 May 2025"),
        ("Ministers meet\nASTANA, May 19, 2025 (Wire) -- The ministers met.", "2025-05-19", "May 19, 2025"),
        ("Ministers meet\nDOHA, June 3, 2025 /QNA/ The ministers met.", "2025-06-03", "June 3, 2025"),
        ("لقاء الوزيرين\nمسقط في 20 نوفمبر 2024\nالتقى الوزيران.", "2024-11-20", "20 نوفمبر 2024"),
        ("لقاء الوزيرين\nالجزائر، 12 فيفري 2024 - التقى الوزيران.", "2024-02-12", "12 فيفري 2024"),
        ("Ministers meet\n2025-03-08T09:05\nThe ministers met.", "2025-03-08T09:05", "2025-03-08T09:05"),
    ],
)
def test_labels_and_datelines_say_when(read: Read, text: str, start: str, written: str | None) -> None:
    found = read(text).published
    assert found is not None
    assert (found.start, found.source) == (start, "text")
    assert written in (None, found.as_written)


@pytest.mark.parametrize(
    ("text", "given", "start"),
    [
        ("TEHRAN, Nov. 12 (MNA) -- The two ministers met in Tehran.", "2024-11-13", "2024-11-12"),
        ("الرياض (واس) 12 مايو - التقى الوزيران في الرياض.", "2025-05-12", "2025-05-12"),
    ],
)
def test_a_dateline_without_a_year_takes_it_from_what_came_with_the_article(
    read: Read, text: str, given: str, start: str
) -> None:
    found = read(text, given).published
    assert found is not None
    assert (found.start, found.source) == (start, "text")
    assert read(text).published is None


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
        "برنامه دیدارهای هفته:\nجمعه ۷ تیر ۱۳۹۸ ساعت ۱۸:۳۰\nدو وزیر دیدار می‌کنند.",
        "مشاهد من العملية التي وقعت بتاريخ\n17-05-2025\nعلى الحدود.",
        "Ministers meet\nOn June 3, 2025 (a Tuesday) - it rained - the ministers met.",
        "لقاء الوزيرين\nالتقى الوزيران في مسقط في 20 نوفمبر 2024",
        "قال الوزير في مقال نشر في الثامن من أبريل 2024 إن المحادثات مستمرة.",
        "پیام رهبر به مردم\nمردم عزیز، سپاسگزارم.\nدفتر رهبر\n۲۵ اردیبهشت ۱۴۰۵",
    ],
)
def test_a_date_of_the_story_or_one_that_cannot_be_is_not_when(read: Read, text: str) -> None:
    assert read(text).published is None


def test_a_bare_date_far_from_what_came_with_the_article_is_of_the_story(read: Read) -> None:
    found = read("تشییع در تهران\n۱۴ خرداد ۱۳۶۸\nمردم آمدند.", "2024-11-05").published
    assert found is not None
    assert (found.start, found.source) == ("2024-11-05", "metadata")


@pytest.mark.parametrize(
    ("text", "outlet", "country"),
    [
        ("به گزارش خبرنگار مهر، دو وزیر دیدار کردند.", "mehr", "IRN"),
        ("به گزارش ایسنا به نقل از رویترز، دو وزیر دیدار کردند.", "isna", "IRN"),
        ("طهران-مهر: التقى الوزيران في طهران.", "mehr", "IRN"),
        ("صنعاء (سبأ) - التقى الوزيران في صنعاء.", "saba", "YEM"),
        ("التقى الوزيران في عدن ثم عقدا مؤتمرا صحفيا. (سبأ)", "saba", "YEM"),
        ("TEHRAN (FNA)- The two ministers met in Tehran.", "fars", "IRN"),
        ("The two ministers met in Tehran. (IRNA)", "irna", "IRN"),
        ("MUSCAT, 3 May 2025 (KUNA) — The two ministers met.", "kuna", "KWT"),
        ("DOHA, June 3, 2025 /QNA/ The two ministers met.", "qna", "QAT"),
        ("به گزارش خبرگزاری مهر، دو وزیر دیدار کردند.", "mehr", "IRN"),
        ("خبرگزاری میزان - دو وزیر دیدار کردند.", "mizan", "IRN"),
        ("وأفادت وكالة مهر للأنباء أن الوزيرين التقيا.", "mehr", "IRN"),
    ],
)
def test_the_agency_tag_says_by_whom(read: Read, text: str, outlet: str, country: str) -> None:
    found = read(text).outlet
    assert found is not None
    assert (found.id, found.country) == (outlet, country)


@pytest.mark.parametrize(
    "text",
    [
        "به نقل از رویترز، دو وزیر دیدار کردند.",
        "به گزارش رویترز، دو وزیر دیدار کردند.",
        "رویترز: دو وزیر دیدار کردند.",
        "ونقلت وكالة رويترز عن مصدر أن الوزيرين التقيا.",
        "القمة - الشرق الأوسط - اجتماع مرتقب للوزراء.",
        "The minister was quoted by the agency (IRNA) as saying that talks go on.",
        "The envoys (was that not clear?) met.",
    ],
)
def test_an_agency_that_is_quoted_is_not_the_outlet(read: Read, text: str) -> None:
    assert read(text).outlet is None


def test_a_month_is_not_the_agency_of_the_same_name(read: Read) -> None:
    assert read("در ۱۵ مهر ۱۴۰۳ دو وزیر دیدار کردند.").outlet is None


def test_a_stated_outlet_is_known_or_kept_by_its_name(read: Read) -> None:
    known, unknown = (read("دو وزیر دیدار کردند.", None, source).outlet for source in ("Mizan", "Harbour Wire"))
    assert known is not None
    assert unknown is not None
    assert (known.id, known.country) == ("mizan", "IRN")
    assert (unknown.name, unknown.country) == ("Harbour Wire", None)
