"""What the knowledge base holds."""

from __future__ import annotations

from dataclasses import dataclass, field

from rasad.model import Interval, Place

#: Name forms by language (``en``, ``fa``, ``ar``), the usual one first.
Forms = dict[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Tenure:
    """A person's time in an office.

    ``interval`` has the dates as known; the precisions say how well: ``d`` that day, ``m`` and ``y`` some day of that
    month or year, ``s`` about then (a month off either way). ``source`` says what the row rests on; ``faction`` names
    a rival government.
    """

    office: str
    polity: str
    title: str | None
    interval: Interval
    start_precision: str = "d"
    end_precision: str = "d"
    source: str = ""
    confidence: str = ""
    faction: str | None = None


@dataclass(frozen=True, slots=True)
class Person:
    """A person.

    ``names`` are full names by language; ``short`` those under which they are known alone; ``weak`` those that are
    ordinary words too, or somebody else's name, and count only after the full name. ``country`` is the polity or
    organisation that they mostly act for.
    """

    id: str
    name: str
    country: str
    qid: str | None = None
    names: Forms = field(default_factory=dict)
    short: Forms = field(default_factory=dict)
    weak: Forms = field(default_factory=dict)
    tenures: tuple[Tenure, ...] = ()


@dataclass(frozen=True, slots=True)
class Polity:
    """A state or territory by ISO 3166 alpha-3 code (or ``KRG`` and the like); ``capital`` is the English name."""

    code: str
    name: str
    names: Forms = field(default_factory=dict)
    demonyms: Forms = field(default_factory=dict)
    institutions: Forms = field(default_factory=dict)
    capital: str | None = None
    places: tuple[tuple[Place, Forms], ...] = ()


@dataclass(frozen=True, slots=True)
class Organisation:
    """An international organisation or armed movement by its acronym."""

    code: str
    name: str
    names: Forms = field(default_factory=dict)
    demonyms: Forms = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Holding:
    """An answer: ``person`` (id) in ``office`` at ``polity``.

    ``certainty`` is ``yes``; ``last_known``: past ``interval.attested``, the last day that a source vouches for; or
    ``unknown``: no day was asked, or the dates are too coarse to tell.
    """

    person: str
    office: str
    polity: str
    title: str | None
    interval: Interval
    certainty: str
    tenure: Tenure
