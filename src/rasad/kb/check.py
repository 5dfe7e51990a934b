"""Checks the knowledge base's files: what is wrong is named with file, line and code.

===== ==================================================================================
K001  the file is not YAML, or not of the shape that is read
K002  a key that must be there is not
K003  an unknown key
K004  an office that is not in the closed list
K005  a date that is none, or dates in the wrong order
K006  an unknown precision
K007  a tenure without source or confidence
K008  one id for two people
K009  two people in an office that one person holds, without ``faction`` or different titles
K010  more than a year between two holders (only where gaps are asked for)
K011  a name under which two people are known alone, or a full name that two of one polity bear
K012  a hidden direction mark
K013  a letter of a foreign script
K014  a tenure that has neither an end nor a last attested day
K015  a file whose name is not its code
===== ==================================================================================
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path
from typing import Any

import yaml

from rasad.kb.load import day
from rasad.kb.tenures import OFFICES, PRECISIONS, SHARED, window
from rasad.text.folding import fold_phrase

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_HIDDEN = re.compile("[\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]")
_ARABIC_SCRIPT = "\u0600-\u06ff"
_FOREIGN = {
    "fa": re.compile("[\u064a\u0643\u0649\u0629A-Za-z]"),
    "ar": re.compile("[\u067e\u0686\u0698\u06af\u06a9\u06ccA-Za-z]"),
    "en": re.compile(f"[{_ARABIC_SCRIPT}]"),
}
#: Acronyms and digits are written in Latin letters in every language.
_ACRONYM = re.compile(r"\b[A-Z0-9+.-]+\b")
_KEYS = {
    "polity": {"code", "name", "names", "demonyms", "institutions", "capital", "places", "persons"},
    "organisation": {"code", "name", "names", "demonyms", "persons"},
    "person": {"id", "name", "qid", "country", "names", "short", "weak", "offices"},
    "tenure": {"office", "polity", "title", "start", "start_precision", "end", "end_precision", "attested", "faction",
               "source", "confidence"},
}  # fmt: skip
_REQUIRED = {
    "polity": ("code", "name", "names"),
    "organisation": ("code", "name", "names"),
    "person": ("id", "name", "names", "offices"),
    "tenure": ("office", "start"),
}
_YEAR = timedelta(days=366)


@dataclass(frozen=True, slots=True)
class Problem:
    """Something wrong at ``line`` (1-based) of ``file``."""

    file: str
    line: int
    code: str
    message: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.code} {self.message}"


@dataclass(frozen=True, slots=True, eq=False)
class _Place:
    """An item of a file: its content, where it stands and whose it is (polity or organisation code, person's name)."""

    data: dict[str, Any]
    file: str
    line: int
    code: str
    person: str = ""
    person_id: str = ""

    def problem(self, code: str, message: str) -> Problem:
        return Problem(self.file, self.line, code, f"{self.person}: {message}" if self.person else message)


def check_folder(folder: Path, *, gaps: bool = False) -> list[Problem]:
    """Every problem of a folder laid out like ``kb/data``, in order of file and line.

    ``gaps`` also names the stretches of more than a year for which nobody is known in an office.
    """
    problems: list[Problem] = []
    people: list[_Place] = []
    tenures: list[_Place] = []
    for path in [*sorted((folder / "polities").glob("*.yaml")), folder / "organisations.yaml"]:
        text = path.read_text(encoding="utf-8")
        problems += _hidden(path, text)
        try:
            root = yaml.compose(text, Loader=_LOADER)
            units = list(_units(path, root, yaml.load(text, Loader=_LOADER)))
        except (yaml.YAMLError, TypeError, KeyError, AttributeError) as error:
            mark = getattr(error, "problem_mark", None)
            problems.append(Problem(str(path), mark.line + 1 if mark else 1, "K001", str(error).split("\n")[0]))
            continue
        for unit, persons in units:
            kind = "organisation" if path.stem == "organisations" else "polity"
            problems += _keys(unit, kind)
            if kind == "polity" and unit.code != path.stem:
                problems.append(unit.problem("K015", f"the code is {unit.code!r}"))
            problems += _letters(unit, ("names", "demonyms", "institutions"))
            for person, held in persons:
                people.append(person)
                tenures += held
                problems += _keys(person, "person")
                problems += _letters(person, ("names", "short", "weak"))
    found = {place: list(_tenure(place)) for place in tenures}
    problems += [problem for each in found.values() for problem in each]
    sound = [place for place, wrong in found.items() if not wrong]
    problems += [*_ids(people), *_forms(people), *_succession(sound, gaps)]
    return sorted(problems, key=lambda p: (p.file, p.line, p.code))


def _units(path: Path, root: Any, data: Any) -> Iterator[tuple[_Place, list[tuple[_Place, list[_Place]]]]]:
    """The polity or the organisations of a file with their people and these people's tenures, lines found."""
    if path.stem == "organisations":
        pairs = zip(data["organisations"], _child(root, "organisations").value, strict=True)
    else:
        pairs = zip([data], [root], strict=True)
    for item, node in pairs:
        code = str(item["code"])
        people = []
        for person, at in zip(item.get("persons", ()), _items(node, "persons"), strict=True):
            whose = (str(path), code, str(person.get("name")), str(person.get("id")))
            held = [
                _Place(tenure, whose[0], line.start_mark.line + 1, *whose[1:])
                for tenure, line in zip(person.get("offices", ()), _items(at, "offices"), strict=True)
            ]
            people.append((_Place(person, whose[0], at.start_mark.line + 1, *whose[1:]), held))
        yield _Place(item, str(path), node.start_mark.line + 1, code), people


def _child(node: Any, key: str) -> Any:
    return next(value for name, value in node.value if name.value == key)


def _items(node: Any, key: str) -> list[Any]:
    return next((value.value for name, value in node.value if name.value == key), [])


def _hidden(path: Path, text: str) -> Iterator[Problem]:
    for number, line in enumerate(text.split("\n"), 1):
        if _HIDDEN.search(line):
            yield Problem(str(path), number, "K012", "a hidden direction mark")


def _keys(place: _Place, kind: str) -> Iterator[Problem]:
    for key in _REQUIRED[kind]:
        if place.data.get(key) in (None, "", [], {}):
            yield place.problem("K002", f"no {key!r}")
    for key in sorted(set(place.data) - _KEYS[kind]):
        yield place.problem("K003", f"unknown key {key!r}")


def _letters(place: _Place, groups: Iterable[str]) -> Iterator[Problem]:
    named = [item["names"] for item in place.data.get("places", ()) if not place.person]
    for forms in [*(place.data.get(group) or {} for group in groups), *named]:
        for lang, each in forms.items():
            for form in each:
                if (found := _FOREIGN[lang].search(_ACRONYM.sub("", form))) is not None:
                    yield place.problem("K013", f"{form!r} ({lang}) has U+{ord(found.group()):04X}")


def _tenure(place: _Place) -> Iterator[Problem]:
    data = place.data
    yield from _keys(place, "tenure")
    if data.get("office") not in OFFICES:
        yield place.problem("K004", f"unknown office {data.get('office')!r}")
    for key in ("start_precision", "end_precision"):
        if data.get(key, "d") not in PRECISIONS:
            yield place.problem("K006", f"unknown precision {data[key]!r}")
    for key in ("source", "confidence"):
        if not data.get(key):
            yield place.problem("K007", f"no {key}")
    if "end" not in data and "attested" not in data:
        yield place.problem("K014", "neither an end nor a last attested day")
    try:
        start, end, attested = (day(data.get(key)) for key in ("start", "end", "attested"))
    except ValueError as error:
        yield place.problem("K005", str(error))
        return
    for name, last in (("end", end), ("last attested day", attested)):
        if start is not None and last is not None and last < start:
            yield place.problem("K005", f"the {name} {last} lies before the start {start}")


def _ids(people: Iterable[_Place]) -> Iterator[Problem]:
    seen: dict[str, _Place] = {}
    in_unit: set[tuple[str, str]] = set()
    for place in people:
        first = seen.setdefault(place.person_id, place)
        if (place.code, place.person_id) in in_unit:
            yield place.problem("K008", f"the id {place.person_id!r} twice in {place.code}")
        elif first.person != place.person:
            yield place.problem(
                "K008", f"the id {place.person_id!r} is that of {first.person} ({first.file}:{first.line})"
            )
        in_unit.add((place.code, place.person_id))


def _forms(people: Iterable[_Place]) -> Iterator[Problem]:
    """Names that do not tell two people apart: alone everywhere, in full inside one polity or organisation."""
    alone: dict[tuple[str, str], _Place] = {}
    full: dict[tuple[str, str, str], _Place] = {}
    for place in people:
        for lang, forms in (place.data.get("short") or {}).items():
            for form in forms:
                first = alone.setdefault((lang, fold_phrase(form)), place)
                if first.person_id != place.person_id:
                    yield place.problem("K011", f"{form!r} alone is also {first.person} ({first.file}:{first.line})")
        for lang, forms in (place.data.get("names") or {}).items():
            for form in forms:
                other = full.setdefault((place.code, lang, fold_phrase(form)), place)
                if other.person_id != place.person_id:
                    yield place.problem("K011", f"{form!r} is also {other.person} ({other.file}:{other.line})")


def _succession(tenures: Iterable[_Place], gaps: bool) -> Iterator[Problem]:
    """Overlaps and gaps in offices that one person holds."""
    posts: dict[tuple[str, str, str], list[_Place]] = defaultdict(list)
    for place in tenures:
        data = place.data
        if data["office"] not in SHARED:
            posts[data["office"], data.get("polity", place.code), data.get("faction", "")].append(place)
    for (office, _, _), held in posts.items():
        held.sort(key=lambda place: str(place.data["start"]))
        for one, two in pairwise(held):
            begins, ends = _started(two), _ended(one)
            where = f"{one.person} ({Path(one.file).name}:{one.line})"
            if (ends is None or begins[1] + timedelta(days=1) < ends[0]) and one.data.get("title") == two.data.get(
                "title"
            ):
                last = f"until {one.data['end']}" if "end" in one.data else "with no end"
                yield two.problem("K009", f"{office} from {two.data['start']}, and {where} {last}")
            elif gaps and ends is not None and begins[0] - ends[1] > _YEAR:
                yield two.problem("K010", f"{office} from {two.data['start']}; before, {where} until {one.data['end']}")


def _started(place: _Place) -> tuple[date, date]:
    start = day(place.data["start"])
    assert start is not None
    return window(start, place.data.get("start_precision", "d"))


def _ended(place: _Place) -> tuple[date, date] | None:
    end = day(place.data.get("end"))
    return None if end is None else window(end, place.data.get("end_precision", "d"))
