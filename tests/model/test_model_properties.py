"""Spans and intervals keep their word for all values."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from rasad.model import Span
from rasad.model.dates import Interval

DAYS = st.dates(date(1990, 1, 1), date(2030, 12, 31))
MAYBE = st.none() | DAYS
SPANS = st.tuples(st.integers(0, 50), st.integers(0, 50)).map(lambda ends: Span(min(ends), max(ends)))


@given(SPANS, SPANS)
def test_overlap_is_mutual_and_being_within_implies_it(one: Span, two: Span) -> None:
    assert one.overlaps(two) == two.overlaps(one)
    if one.within(two) and one.start < one.end:
        assert one.overlaps(two)
    if one.within(two) and two.within(one):
        assert one == two


@given(SPANS, st.text(min_size=50, max_size=60))
def test_a_span_covers_as_many_letters_as_it_counts(span: Span, text: str) -> None:
    assert len(span.of(text)) == span.end - span.start


@given(DAYS, MAYBE, DAYS)
def test_an_interval_denies_days_beyond_its_known_ends_and_only_those(start: date, end: date | None, day: date) -> None:
    answer = Interval(start, end).holds(day)
    beyond = day < start or (end is not None and day > end)
    assert (answer is False) == beyond


@given(DAYS, DAYS, DAYS)
def test_a_closed_interval_is_never_in_doubt(start: date, end: date, day: date) -> None:
    assert Interval(start, end).holds(day) is (start <= day <= end)


@given(DAYS, MAYBE, DAYS)
def test_an_open_interval_is_sure_until_it_was_last_attested(start: date, attested: date | None, day: date) -> None:
    answer = Interval(start, None, attested).holds(day)
    if day < start:
        assert answer is False
    else:
        assert answer is (True if attested is not None and day <= attested else None)


@given(MAYBE, DAYS)
def test_an_unknown_start_never_affirms(end: date | None, day: date) -> None:
    answer = Interval(None, end).holds(day)
    assert answer is (False if end is not None and day > end else None)


@given(MAYBE, MAYBE, MAYBE, DAYS)
def test_a_day_that_holds_is_not_followed_by_doubt_and_then_certainty(
    start: date | None, end: date | None, attested: date | None, day: date
) -> None:
    interval = Interval(start, end, attested)
    now, later = interval.holds(day), interval.holds(day + timedelta(days=1))
    if now is None and start is not None:
        assert later is not True
