"""What a tenure's dates say about a day, precision and attestation honoured."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from rasad.kb.types import Tenure

#: The closed list of offices (the codebook's; docs/reference/knowledge-base.md).
OFFICES = frozenset(
    "head_of_state supreme_leader head_of_government deputy_head_of_government crown_prince foreign_minister "
    "deputy_foreign_minister ambassador special_envoy spokesperson speaker_of_parliament member_of_parliament "
    "defence_minister interior_minister security_chief military_commander minister deputy_minister secretary_general "
    "organisation_official governor religious_leader party_leader judiciary former other".split()
)
#: Offices that several people of one polity hold at a time: who comes later puts nobody out.
SHARED = OFFICES - frozenset(
    "head_of_state supreme_leader head_of_government crown_prince foreign_minister defence_minister "
    "interior_minister".split()
)
PRECISIONS = frozenset("dmys")
_ABOUT = timedelta(days=31)

Row = tuple[str, Tenure]


def window(day: date, precision: str) -> tuple[date, date]:
    """The first and last day that a date of this precision may mean."""
    if precision == "m":
        following = date(day.year + day.month // 12, day.month % 12 + 1, 1)
        return day.replace(day=1), following - timedelta(days=1)
    if precision == "y":
        return date(day.year, 1, 1), date(day.year, 12, 31)
    return (day - _ABOUT, day + _ABOUT) if precision == "s" else (day, day)


def certainty_of(tenure: Tenure, day: date) -> str | None:
    """``yes``, ``last_known`` or ``unknown``; None where the tenure surely does not cover ``day``.

    A day inside the window of a coarse start or end is ``unknown``, and so is every day before the end where no start
    is known; without an end, a day past the last attested one is ``last_known``.
    """
    interval = tenure.interval
    unsure = interval.start is None
    if interval.start is not None:
        first, last = window(interval.start, tenure.start_precision)
        if day < first:
            return None
        unsure = day < last
    if interval.end is not None:
        first, last = window(interval.end, tenure.end_precision)
        if day > last:
            return None
        return "unknown" if unsure or day > first else "yes"
    attested = interval.attested or interval.start
    if attested is None or day > attested:
        return "last_known"
    return "unknown" if unsure else "yes"


def settled(rows: Sequence[tuple[Row, str]]) -> list[tuple[Row, str]]:
    """The answers of one office on one day without those that a later holder puts out.

    Only offices that one person holds are settled so, and only inside one government.
    """
    return [
        (row, certainty)
        for row, certainty in rows
        if certainty == "yes"
        or row[1].office in SHARED
        or not any(
            other[1].faction == row[1].faction
            and sure != "unknown"
            and (other[1].interval.start or date.min) > (row[1].interval.start or date.min)
            for other, sure in rows
        )
    ]


def predecessors_of(row: Row, rows: Sequence[Row]) -> tuple[str, ...]:
    """The persons of the tenures that began last before this one in the same government; ``rows`` by start."""
    person, tenure = row
    start = tenure.interval.start
    before = [
        other
        for other in rows
        if other[0] != person
        and other[1].faction == tenure.faction
        and other[1].interval.start is not None
        and start is not None
        and other[1].interval.start < start
    ]
    return tuple(dict.fromkeys(r[0] for r in before if r[1].interval.start == before[-1][1].interval.start))
