"""Stretches of days: when somebody was in office, when a text may be from."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from rasad.model import Interval


def stretch(interval: Interval) -> tuple[date, date]:
    """The first and last day on which an office may have been held; attested ones end with their last witness."""
    return interval.start or date.min, interval.end or interval.attested or date.max


def overlap(one: Sequence[tuple[date, date]], two: Sequence[tuple[date, date]]) -> list[tuple[date, date]]:
    """The stretches that both have in common."""
    return [(max(a, c), min(b, d)) for a, b in one for c, d in two if max(a, c) <= min(b, d)]


def merged(stretches: Sequence[tuple[date, date]]) -> list[tuple[date, date]]:
    """Stretches that overlap put together."""
    out: list[tuple[date, date]] = []
    for start, end in sorted(stretches):
        if out and start <= out[-1][1]:
            out[-1] = out[-1][0], max(out[-1][1], end)
        else:
            out.append((start, end))
    return out
