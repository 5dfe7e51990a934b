"""The roster of outlets: what a file holds, and by which names an outlet is found."""

from __future__ import annotations

import csv
import gzip
import json
from collections import defaultdict
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest
import yaml

from rasad.ingest.sources import load
from rasad.text.folding import fold_phrase

#: Sources that do not say whose they are.
NAMELESS = ("X feed", "newspaper code")


@pytest.fixture(scope="module")
def entries() -> dict[str, dict[str, Any]]:
    folder = files("rasad").joinpath("ingest", "sources")
    return {
        path.name: yaml.safe_load(path.read_text("utf-8")) for path in folder.iterdir() if path.name.endswith("yaml")
    }


def test_a_file_is_named_after_its_outlet_and_holds_what_is_asked(entries: dict[str, dict[str, Any]]) -> None:
    for name, entry in entries.items():
        assert name == f"{entry['id']}.yaml"
        assert set(entry) - {"owner"} == {"id", "name", "country", "type", "side", "languages", "names"}, name
        assert entry["type"] in {"agency", "broadcaster", "newspaper", "online", "channel"}, name
        assert entry["side"] in {"state", "public", "party", "private"}, name
        assert len(entry["country"]) == 3, name
        assert set(entry["names"]) <= {"fa", "ar", "en"}, name
        assert set(entry["languages"]) <= {"fa", "ar", "en"}, name


def test_a_name_means_one_outlet(entries: dict[str, dict[str, Any]]) -> None:
    meant = defaultdict(set)
    for entry in entries.values():
        for form in {entry["id"], *(form for forms in entry["names"].values() for form in forms)}:
            meant[fold_phrase(form)].add(entry["id"])
    assert {name: ids for name, ids in meant.items() if len(ids) > 1} == {}


@pytest.mark.parametrize(
    ("given", "outlet", "country"),
    [
        ("mehr", "mehr", "IRN"),
        ("Mehr", "mehr", "IRN"),
        ("خبرگزاری مهر", "mehr", "IRN"),
        ("وكالة مهر للأنباء", "mehr", "IRN"),
        ("Fars News (Telegram @farsna)", "fars", "IRN"),
        ("Telegram @IranintlTV", "iranintl", "GBR"),
        ("Al-Khaleej (SANAD)", "alkhaleej", "ARE"),
        ("https://www.mehrnews.com/news/1", "mehr", "IRN"),
        ("spa.gov.sa", "spa", "SAU"),
    ],
)
def test_an_outlet_is_found_by_name_handle_and_site(given: str, outlet: str, country: str) -> None:
    found = load().find(given)
    assert found is not None
    assert (found.id, found.country) == (outlet, country)


@pytest.mark.parametrize("given", ["", "Harbour Wire", "(Telegram)", "example.org"])
def test_what_no_file_knows_is_none(given: str) -> None:
    assert load().find(given) is None


def test_names_are_folded_and_by_language() -> None:
    names = dict(load().names("ar"))
    assert names[fold_phrase("وكالة أنباء الإمارات")].id == "wam"
    assert all(name == fold_phrase(name) for name in names)
    assert list(load().names("xx")) == []


def test_every_outlet_of_the_shared_material_is_found(shared: Path) -> None:
    given = {row["source"] for row in json.loads((shared / "exam/dev.sources.json").read_text("utf-8"))}
    with (shared / "kb/outlets.csv").open(encoding="utf-8") as rows:
        given |= {form for row in csv.DictReader(rows) for lang in ("en", "fa", "ar") for form in row[lang].split("|")}
    for lang in ("fa", "ar", "en"):
        with gzip.open(shared / f"corpus/{lang}.jsonl.gz", "rt", encoding="utf-8") as lines:
            given |= {json.loads(line)["source"] for line in lines}
    given = {name for name in given if name and not name.startswith(NAMELESS)}
    assert {name for name in given if load().find(name) is None} == set()
