"""What coarse and open dates say about a day."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rasad.kb import KnowledgeBase, Person, Tenure
from rasad.kb.tenures import certainty_of, window
from rasad.model import Interval

DAYS = st.dates(date(1990, 1, 1), date(2040, 12, 31))
PRECISIONS = st.sampled_from("dmys")


def held(start: str, end: str | None = None, attested: str | None = None, **more: str) -> Tenure:
    days = (date.fromisoformat(each) if each else None for each in (start, end, attested))
    return Tenure("foreign_minister", "OMN", "Minister", Interval(*days), source="own", confidence="high", **more)


def base(**tenures: Tenure) -> KnowledgeBase:
    return KnowledgeBase([Person(name, name, "OMN", tenures=(t,)) for name, t in tenures.items()], [], [])


@given(DAYS, PRECISIONS)
def test_the_window_of_a_date_holds_the_date(day: date, precision: str) -> None:
    first, last = window(day, precision)
    assert first <= day <= last


@given(DAYS)
def test_a_month_ends_before_the_next_begins(day: date) -> None:
    first, last = window(day, "m")
    assert first.day == 1
    assert (last + timedelta(days=1)).day == 1
    assert (first.year, first.month) == (last.year, last.month)


@given(DAYS, DAYS, DAYS, PRECISIONS, PRECISIONS)
def test_days_before_the_earliest_start_and_after_the_latest_end_are_no(
    one: date, two: date, day: date, begins: str, ends: str
) -> None:
    start, end = sorted((one, two))
    tenure = Tenure("foreign_minister", "OMN", None, Interval(start, end), begins, ends)
    outside = day < window(start, begins)[0] or day > window(end, ends)[1]
    assert (certainty_of(tenure, day) is None) == outside


@given(DAYS, DAYS, DAYS)
def test_precise_dates_leave_no_doubt(one: date, two: date, day: date) -> None:
    start, end = sorted((one, two))
    sure = certainty_of(Tenure("foreign_minister", "OMN", None, Interval(start, end)), day)
    assert sure == ("yes" if start <= day <= end else None)
    assert (sure == "yes") == bool(Interval(start, end).holds(day))


@given(DAYS, DAYS, DAYS)
def test_an_open_tenure_is_sure_until_attested_and_last_known_after(one: date, two: date, day: date) -> None:
    start, attested = sorted((one, two))
    sure = certainty_of(Tenure("foreign_minister", "OMN", None, Interval(start, None, attested)), day)
    assert sure == (None if day < start else "yes" if day <= attested else "last_known")


@pytest.mark.parametrize(
    ("tenure", "day", "sure"),
    [
        (held("2005-01-01", "2010-12-31", start_precision="y"), "2005-06-01", "unknown"),
        (held("2005-01-01", "2010-12-31", start_precision="y"), "2006-06-01", "yes"),
        (held("2005-03-01", "2010-03-31", end_precision="m"), "2010-03-15", "unknown"),
        (held("2005-03-01", "2010-03-31", end_precision="m"), "2010-02-28", "yes"),
        (held("2005-03-01", "2010-03-31", end_precision="s"), "2010-04-15", "unknown"),
        (held("2005-03-01", "2010-03-31", end_precision="s"), "2010-06-01", None),
        (held("2005-03-01"), "2006-01-01", "last_known"),
    ],
)
def test_coarse_dates_leave_their_window_unknown(tenure: Tenure, day: str, sure: str | None) -> None:
    assert certainty_of(tenure, date.fromisoformat(day)) == sure


def test_a_tenure_without_a_start_is_never_sure() -> None:
    tenure = Tenure("foreign_minister", "OMN", None, Interval(None, date(2010, 1, 1)))
    assert certainty_of(tenure, date(2005, 1, 1)) == "unknown"
    assert certainty_of(tenure, date(2011, 1, 1)) is None


def test_a_later_holder_ends_what_was_only_last_known() -> None:
    kb = base(older=held("2001-01-01", attested="2003-01-01"), newer=held("2008-01-01", attested="2012-01-01"))
    assert [h.person for h in kb.holders("foreign_minister", "OMN", date(2006, 1, 1))] == ["older"]
    assert [h.person for h in kb.holders("foreign_minister", "OMN", date(2009, 1, 1))] == ["newer"]
    assert kb.offices("older", date(2009, 1, 1)) == []


def test_a_rival_government_ends_nothing() -> None:
    kb = base(
        one=held("2001-01-01", attested="2003-01-01"), two=held("2008-01-01", attested="2012-01-01", faction="east")
    )
    found = kb.holders("foreign_minister", "OMN", date(2009, 1, 1))
    assert {(h.person, h.certainty) for h in found} == {("one", "last_known"), ("two", "yes")}
    assert all(kb.predecessors(h) == () for h in found)


def test_on_the_day_of_a_handover_both_held_the_office() -> None:
    kb = base(one=held("2001-01-01", "2005-05-05"), two=held("2005-05-05", "2009-01-01"))
    assert [h.person for h in kb.holders("foreign_minister", "OMN", date(2005, 5, 5))] == ["one", "two"]
    assert kb.predecessors(kb.holders("foreign_minister", "OMN", date(2006, 1, 1))[0]) == ("one",)


@given(DAYS)
def test_offices_and_holders_tell_the_same(kb: KnowledgeBase, day: date) -> None:
    holders = {(h.person, h.certainty) for h in kb.holders("foreign_minister", "IRN", day)}
    people = {h.person for h in kb.holders("foreign_minister", "IRN", None)}
    told = {
        (p, h.certainty)
        for p in people
        for h in kb.offices(p, day)
        if (h.office, h.polity) == ("foreign_minister", "IRN")
    }
    assert told == holders
