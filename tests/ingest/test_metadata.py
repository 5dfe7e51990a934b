"""What is stated beside the text."""

from __future__ import annotations

import pytest

from rasad.ingest.errors import IngestError
from rasad.ingest.metadata import language_code, published_value
from rasad.model import DateValue


@pytest.mark.parametrize(
    ("written", "start", "precision"),
    [
        ("2024-06-01", "2024-06-01", "day"),
        ("2024-06-01T08:00", "2024-06-01T08:00", "minute"),
        ("2015-07-21 02:51:33", "2015-07-21T02:51", "minute"),
        ("2024-06-01T08:00:00+03:30", "2024-06-01T08:00", "minute"),
        ("2024-06-01T08:00:00.123456Z", "2024-06-01T08:00", "minute"),
        ("2024-06-01 23:59 UTC", "2024-06-01T23:59", "minute"),
        ("20240601", "2024-06-01", "day"),
        ("20240601T0800", "2024-06-01T08:00", "minute"),
        ("2017-01-22T193400", "2017-01-22T19:34", "minute"),
        ("2024/6/1 8:05", "2024-06-01T08:05", "minute"),
        ("08:05 \u00a0-\u00a0 2024/6/1", "2024-06-01T08:05", "minute"),
        ("2024.06.01 - 08:05:59", "2024-06-01T08:05", "minute"),
        ("۲۰۲۴-۰۶-۰۱", "2024-06-01", "day"),
        ("2024-06-01 (from the file's name)", "2024-06-01", "day"),
        ("Sat, 01 Jun 2024 08:00:00 GMT", "2024-06-01T08:00", "minute"),
        ("  2024-02-29  ", "2024-02-29", "day"),
    ],
)
def test_dates_keep_their_precision(written: str, start: str, precision: str) -> None:
    expected = DateValue(start, start, precision, as_written=written.strip(), source="metadata")
    assert published_value(written) == expected


@pytest.mark.parametrize(
    "written",
    [
        "2024-13-45",
        "2023-02-29",
        "2024-06-01T25:00",
        "0000-00-00",
        "1403-12-31",  # no such Jalali day
        "1404-12-30",  # no leap year
        "1445-11-24",  # Hijri
        "9999-12-31",
        "2024601",
        "2024-06/01",
        "01/06/2024",
        "2024-06-01 2024-06-02",
        "31 Jun 2024 08:00",
        "2024-06-01 24:30",
        "2024-06",
        "yesterday",
        "12 خرداد 1403",
        "2024-06-01T08:00 or so",
        "",
    ],
)
def test_dates_that_cannot_be_are_refused(written: str) -> None:
    with pytest.raises(IngestError) as caught:
        published_value(written)
    assert caught.value.code == "I007"


@pytest.mark.parametrize(
    ("written", "start"),
    [
        ("1385-03-02", "2006-05-23"),
        ("1403-12-30", "2025-03-20"),  # the day that only a leap year has
        ("۱۷:۰۶  -  ۱۳۹۷/۱۰/۲۵", "2019-01-15T17:06"),
        ("1403-03-12T08:00", "2024-06-01T08:00"),
        ("1403-03-12 08:00:30+03:30", "2024-06-01T08:00"),
    ],
)
def test_jalali_dates_become_gregorian_and_say_so(written: str, start: str) -> None:
    precision = "minute" if "T" in start else "day"
    assert published_value(written) == DateValue(start, start, precision, "jalali", written, source="metadata")


@pytest.mark.parametrize("written", ["1403-12-31", "2023-02-29", "2024-06-01T25:00"])
def test_what_is_wrong_is_said_in_words(written: str) -> None:
    with pytest.raises(IngestError, match=r"^a date that cannot be: '[-0-9T:]+' \([a-z][^()']+\)$"):
        published_value(written)


def test_a_long_wrong_date_is_not_repeated_whole() -> None:
    with pytest.raises(IngestError) as caught:
        published_value("x" * 10_000)
    assert len(caught.value.message) < 120


@pytest.mark.parametrize(
    ("stated", "code"), [("fa", "fa"), ("FA", "fa"), ("ar-SA", "ar"), ("en_GB", "en"), ("Persian", None), ("", None)]
)
def test_language_codes_are_two_letters(stated: str, code: str | None) -> None:
    assert language_code(stated) == code
