"""Reads the knowledge base from its YAML files: one a polity, one for organisations."""

from __future__ import annotations

from datetime import date
from importlib.resources import files
from typing import Any

import yaml

from rasad.kb.base import KnowledgeBase
from rasad.kb.types import Forms, Organisation, Person, Polity, Tenure
from rasad.model import Interval, Place

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def load() -> KnowledgeBase:
    """The shipped knowledge base."""
    root = files("rasad").joinpath("kb", "data")
    persons: dict[str, Person] = {}
    polities: list[Polity] = []
    for path in sorted(root.joinpath("polities").iterdir(), key=lambda p: p.name):
        if path.name.endswith(".yaml"):
            data = yaml.load(path.read_text(encoding="utf-8"), Loader=_LOADER)
            polities.append(polity(data))
            _merge(persons, (person(item, data["code"]) for item in data.get("persons", ())))
    data = yaml.load(root.joinpath("organisations.yaml").read_text(encoding="utf-8"), Loader=_LOADER)
    organisations = [organisation(item) for item in data["organisations"]]
    for item in data["organisations"]:
        _merge(persons, (person(each, item["code"]) for each in item.get("persons", ())))
    return KnowledgeBase(persons.values(), polities, organisations)


def _merge(persons: dict[str, Person], more: Any) -> None:
    """A person who served two polities stands in two files under one id: their offices and names are put together."""
    for each in more:
        known = persons.get(each.id)
        if known is None:
            persons[each.id] = each
            continue
        persons[each.id] = Person(
            known.id,
            known.name,
            known.country,
            known.qid or each.qid,
            _both(known.names, each.names),
            _both(known.short, each.short),
            _both(known.weak, each.weak),
            known.tenures + each.tenures,
        )


def _both(one: Forms, two: Forms) -> Forms:
    return {k: tuple(dict.fromkeys((*one.get(k, ()), *two.get(k, ())))) for k in (*one, *two)}


def _forms(data: Any) -> Forms:
    return {lang: tuple(forms) for lang, forms in (data or {}).items()}


def polity(data: Any) -> Polity:
    """A polity from its file's content."""
    places = tuple((Place(p["name"], data["code"]), _forms(p["names"])) for p in data.get("places", ()))
    return Polity(
        data["code"],
        data["name"],
        _forms(data.get("names")),
        _forms(data.get("demonyms")),
        _forms(data.get("institutions")),
        data.get("capital"),
        places,
    )


def organisation(data: Any) -> Organisation:
    """An organisation from its item."""
    return Organisation(data["code"], data["name"], _forms(data.get("names")), _forms(data.get("demonyms")))


def person(data: Any, polity_code: str) -> Person:
    """A person from an item of the file of ``polity_code``."""
    return Person(
        data.get("qid") or data["id"],
        data["name"],
        data.get("country", polity_code),
        data.get("qid"),
        _forms(data.get("names")),
        _forms(data.get("short")),
        _forms(data.get("weak")),
        tuple(tenure(item, polity_code) for item in data.get("offices", ())),
    )


def tenure(data: Any, polity_code: str) -> Tenure:
    """A tenure from its item."""
    return Tenure(
        data["office"],
        data.get("polity", polity_code),
        data.get("title"),
        Interval(day(data.get("start")), day(data.get("end")), day(data.get("attested"))),
        data.get("start_precision", "d"),
        data.get("end_precision", "d"),
        data.get("source", ""),
        data.get("confidence", ""),
        data.get("faction"),
    )


def day(value: Any) -> date | None:
    """The day that a cell of a file gives. Raises ValueError where it is none."""
    return value if value is None or isinstance(value, date) else date.fromisoformat(str(value))
