"""What Wikidata says of who held which office, beside what the knowledge base has: the differences, and how to take them.

Rows by hand win: a difference from one is a ``conflict``, which is listed and never taken. Nothing here touches the
network: answers come in as the rows of SPARQL's JSON results.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from importlib.resources import files
from string import Template
from typing import Any

import yaml

from rasad.kb.load import day
from rasad.kb.tenures import SHARED, window

#: A row of an answer: variable to value.
Row = Mapping[str, str]

_QID = re.compile(r"Q[1-9]\d*")
_ITEM = re.compile(rf"http://www\.wikidata\.org/entity/({_QID.pattern})")
_TIME = re.compile(r"([+-]?\d{4,})-(\d\d)-(\d\d)T")
#: Wikibase's precisions of a date; coarser ones say too little.
_PRECISIONS = {"11": "d", "10": "m", "9": "y"}
_LANGUAGES = ("en", "fa", "ar")
_SOURCE = "wikidata"
#: Days by which two sources' starts of one tenure may differ.
_SAME = 400


@dataclass(frozen=True, slots=True)
class Position:
    """A position of Wikidata: whose office it is."""

    qid: str
    polity: str
    office: str
    title: str


@dataclass(frozen=True, slots=True)
class Claim:
    """A statement of Wikidata: the person held the position from ``start`` to ``end``, each with its precision.

    ``preferred`` says that Wikidata marks it as the present one.
    """

    position: Position
    person: str
    start: date
    start_precision: str
    end: date | None
    end_precision: str
    preferred: bool


@dataclass(frozen=True, slots=True)
class Difference:
    """``kind`` is ``person`` (not known yet), ``office`` (a tenure not known yet), ``dates`` (ours are refined or
    changed) or ``conflict`` (a row by hand says otherwise and stays, or it is open who of ours is meant). ``ours`` and
    ``theirs`` are dates as text, ``ours`` of a conflict perhaps with whom it is with.
    """

    kind: str
    claim: Claim
    name: str
    ours: str
    theirs: str

    def __str__(self) -> str:
        where = f"{self.claim.position.polity} {self.claim.position.office}"
        return f"{self.kind:8} {where}: {self.name} ({self.claim.person}): {self.ours or 'not known'} -> {self.theirs}"


def positions(polities: Iterable[str] = ()) -> list[Position]:
    """The positions that are asked for, of these polities or of all."""
    text = files("rasad").joinpath("kb", "wikidata", "positions.yaml").read_text(encoding="utf-8")
    wanted = set(polities)
    return [
        Position(qid, polity, item["office"], item["title"])
        for polity, items in yaml.safe_load(text).items()
        if not wanted or polity in wanted
        for qid, item in items.items()
    ]


def query(name: str, **values: object) -> str:
    """A query of ``kb/wikidata`` with its values put in; items are given without prefix, with spaces between."""
    text = files("rasad").joinpath("kb", "wikidata", f"{name}.rq").read_text(encoding="utf-8")
    items = {k: " ".join(f"wd:{qid}" for qid in v) for k, v in values.items() if isinstance(v, (list, tuple))}
    return Template(text).substitute({**values, **items})


def claims(rows: Iterable[Row], known: Sequence[Position]) -> Iterator[Claim | str]:
    """The statements that the rows of ``holders.rq`` make; for one that cannot be used, why."""
    by_qid = {position.qid: position for position in known}
    for row in rows:
        person, position = _item(row.get("person", "")), by_qid.get(_item(row.get("position", "")))
        name = row.get("statement", "?").rsplit("/", 1)[-1]
        if not person or position is None:
            yield f"{name}: no person, or a position that was not asked for"
            continue
        start = _date(row.get("start"), row.get("startPrecision"))
        if start is None:
            yield f"{name}: {person} as {position.qid}: no usable start"
            continue
        end = _date(row.get("end"), row.get("endPrecision"))
        if row.get("end") and end is None:
            yield f"{name}: {person} as {position.qid}: no usable end"
            continue
        preferred = row.get("rank", "").endswith("PreferredRank")
        until, until_precision = end or (None, "d")
        yield Claim(position, person, *start, until, until_precision, preferred)


def names(rows: Iterable[Row]) -> dict[str, dict[str, str]]:
    """Labels by person and language, from the rows of ``names.rq``; ``mul`` serves where English is missing."""
    out: dict[str, dict[str, str]] = {}
    for row in rows:
        if (person := _item(row.get("person", ""))) and row.get("label", "").strip():
            out.setdefault(person, {})[row.get("lang", "")] = " ".join(row["label"].split())
    for labels in out.values():
        if "mul" in labels:
            labels.setdefault("en", labels.pop("mul"))
    return out


def compare(
    data: Mapping[str, Any], found: Iterable[Claim], labels: Mapping[str, Mapping[str, str]]
) -> list[Difference]:
    """What the claims add to the files' content (``data`` by polity), or say otherwise."""
    out = []
    for claim in found:
        file, called = data.get(claim.position.polity) or {}, labels.get(claim.person, {}).get("en", "")
        person = _person(file, claim, called)
        tenure = _tenure(person, claim) if person is not None else None
        if tenure is not None:
            kind, ours = "conflict" if _by_hand(tenure) else "dates", _ours(tenure)
        elif against := _against(file, claim, called):
            kind, ours = "conflict", against
        else:
            kind, ours = "person" if person is None else "office", ""
        if tenure is None or not _agrees(tenure, claim):
            name = called or (person or {}).get("name", "") or claim.person
            theirs = _text(claim.start, claim.start_precision, claim.end, claim.end_precision)
            out.append(Difference(kind, claim, name, ours, theirs))
    return out


def apply(data: Mapping[str, Any], differences: Iterable[Difference], labels: Mapping[str, Mapping[str, str]],
          asked: date) -> list[Difference]:  # fmt: skip
    """Take the differences into the files' content; those that are not taken are given back.

    ``asked`` is the day of the answer: a present holder (Wikidata's preferred statement) is attested for that day.
    Conflicts are not taken, nor are persons without an English name.
    """
    left = []
    for difference in differences:
        claim = difference.claim
        file = data.get(claim.position.polity)
        known = labels.get(claim.person, {})
        if difference.kind == "conflict" or file is None or (difference.kind == "person" and "en" not in known):
            left.append(difference)
            continue
        person = _person(file, claim, known.get("en", ""))
        if person is None:
            person = {"id": claim.person, "name": known["en"], "qid": claim.person,
                      "names": {lang: [known[lang]] for lang in _LANGUAGES if lang in known}, "offices": []}  # fmt: skip
            file.setdefault("persons", []).append(person)
        tenure = _tenure(person, claim) if difference.kind == "dates" else None
        if tenure is None:
            person["offices"].append(_row(claim, asked))
        else:
            row = _row(claim, asked) | {key: tenure[key] for key in ("polity", "title", "faction") if key in tenure}
            if claim.end is None:  # which says nothing about an end of ours, nor that nobody saw him later
                row |= {key: tenure[key] for key in ("end", "end_precision") if key in tenure}
                if "end" in row:
                    del row["attested"]
                else:
                    row["attested"] = max(row["attested"], str(tenure.get("attested", "")))
            tenure.clear()
            tenure.update(row)
    return left


def _row(claim: Claim, asked: date) -> dict[str, str]:
    """A claim as an office of a file."""
    out = {"office": claim.position.office, "title": claim.position.title, "start": claim.start.isoformat()}
    if claim.start_precision != "d":
        out["start_precision"] = claim.start_precision
    if claim.end is not None:
        out["end"] = claim.end.isoformat()
        if claim.end_precision != "d":
            out["end_precision"] = claim.end_precision
    else:
        out["attested"] = (asked if claim.preferred else claim.start).isoformat()
    return out | {"source": _SOURCE, "confidence": "auto"}


def _item(value: str) -> str:
    match = _ITEM.fullmatch(value)
    return match[1] if match else ""


def _date(value: str | None, precision: str | None) -> tuple[date, str] | None:
    """A time of Wikibase as a day and its precision; None where it is none, or coarser than a year."""
    match = _TIME.match(value or "")
    fine = _PRECISIONS.get(precision or "")
    if match is None or fine is None:
        return None
    try:
        return date(int(match[1]), int(match[2]) or 1, int(match[3]) or 1), fine
    except ValueError:
        return None


def _person(file: Mapping[str, Any], claim: Claim, name: str) -> dict[str, Any] | None:
    """Who of the file is meant: by the item, else the one namesake without an item who held the office about then."""
    persons: Sequence[dict[str, Any]] = file.get("persons") or ()
    known = [p for p in persons if claim.person in (p.get("qid"), p.get("id"))]
    known = known or [p for p in _namesakes(file, name) if _tenure(p, claim) is not None]
    return known[0] if len(known) == 1 else None


def _namesakes(file: Mapping[str, Any], name: str) -> list[dict[str, Any]]:
    """The persons of the file who have no item and bear the name."""
    return [
        person
        for person in file.get("persons") or ()
        if not person.get("qid")
        and not _QID.fullmatch(person["id"])
        and name.casefold() in {each.casefold() for each in (person["name"], *person.get("names", {}).get("en", ()))}
    ]


def _against(file: Mapping[str, Any], claim: Claim, name: str) -> str:
    """What speaks against a tenure that is not known yet: a namesake without an item, or a row by hand that gives an
    office of one person to somebody else at that time; empty where nothing does.
    """
    if called := _namesakes(file, name):
        return f"somebody of that name ({', '.join(person['id'] for person in called)})"
    for person in file.get("persons") or () if claim.position.office not in SHARED else ():
        for tenure in person.get("offices") or ():
            if claim.person not in (person.get("qid"), person["id"]) and _by_hand(tenure) and _excludes(tenure, claim):
                return f"{person['name']} {_ours(tenure)}"
    return ""


def _excludes(tenure: Mapping[str, Any], claim: Claim) -> bool:
    """Whether the tenure is of the claim's office, and certainly in part of its time."""
    start = day(tenure.get("start"))
    if (
        start is None
        or "faction" in tenure
        or tenure["office"] != claim.position.office
        or tenure.get("polity", claim.position.polity) != claim.position.polity
    ):
        return False
    began, begins = window(start, tenure.get("start_precision", "d"))[1], window(claim.start, claim.start_precision)[1]
    end, until = day(tenure.get("end")), claim.end
    ended = window(end, tenure.get("end_precision", "d"))[0] if end else day(tenure.get("attested")) or began
    ends = window(until, claim.end_precision)[0] if until else date.max
    return began < ends and begins < ended


def _by_hand(tenure: Mapping[str, Any]) -> bool:
    return "hand" in tenure.get("source", "")


def _tenure(person: Mapping[str, Any], claim: Claim) -> dict[str, Any] | None:
    """The person's tenure that the claim is about: of the office, with the nearest start that is near enough."""
    near = [
        (abs((started - claim.start).days), number, tenure)
        for number, tenure in enumerate(person.get("offices") or ())
        if tenure["office"] == claim.position.office
        and tenure.get("polity", claim.position.polity) == claim.position.polity
        and (started := day(tenure.get("start"))) is not None
    ]
    distance, _, tenure = min(near, default=(_SAME + 1, 0, None), key=lambda each: each[:2])
    return tenure if distance <= _SAME else None


def _agrees(tenure: Mapping[str, Any], claim: Claim) -> bool:
    """Whether the dates may be the same as far as their precisions tell."""
    start, end = day(tenure.get("start")), day(tenure.get("end"))
    if start is None or not _meet(start, tenure.get("start_precision", "d"), claim.start, claim.start_precision):
        return False
    if claim.end is None:
        return True  # that no end is stated does not mean that there was none
    return end is not None and _meet(end, tenure.get("end_precision", "d"), claim.end, claim.end_precision)


def _meet(one: date, precision: str, other: date, theirs: str) -> bool:
    (first, last), (begin, close) = window(one, precision), window(other, theirs)
    return first <= close and begin <= last


def _ours(tenure: Mapping[str, Any]) -> str:
    start, end = day(tenure.get("start")), day(tenure.get("end"))
    return _text(start, tenure.get("start_precision", "d"), end, tenure.get("end_precision", "d"))


def _text(start: date | None, precision: str, end: date | None, end_precision: str) -> str:
    cut = {"d": 10, "s": 10, "m": 7, "y": 4}
    first, last = str(start or "?")[: cut[precision]], str(end or "")[: cut[end_precision]]
    return f"{first} to {last or '(no end)'}"
