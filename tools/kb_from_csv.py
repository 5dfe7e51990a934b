"""Write ``src/rasad/kb/data`` from tables of office holders, countries and organisations.

    python tools/kb_from_csv.py TABLES_FOLDER

Reads ``office_holders.csv``, ``countries.csv`` and ``organisations.csv``. Files that exist are merged into: forms,
places and offices that a hand added stay.
"""

from __future__ import annotations

import csv
import sys
from collections import defaultdict
from pathlib import Path
from typing import Any

import yaml

DATA = Path(__file__).parents[1] / "src/rasad/kb/data"
OFFICES = {
    "vice_president": "deputy_head_of_government",
    "speaker": "speaker_of_parliament",
    "mfa_spokesperson": "spokesperson",
    "snsc_secretary": "security_chief",
    "leader": "party_leader",
}
ORGANISATIONS = {"UNO": "UN", "EUU": "EU", "LAS": "ARAB_LEAGUE", "HMS": "HAMAS", "HZB": "HEZBOLLAH", "HTH": "HOUTHIS",
                 "TLB": "TALIBAN", "FTH": "FATAH", "AQ": "AL_QAEDA", "AMNESTY": "AMNESTY", "WB": "WORLD_BANK", "EUCO": "EU",
                 "EC": "EU", "EP": "EU", "COE": "COE", "PMF": "PMF", "QUDS": "QUDS_FORCE", "OPECP": "OPEC+", "PA": "PSE"}  # fmt: skip
#: A president who is head of government, where news and protocol treat the office as head of state.
PRESIDENTS = ("President", "Acting President", "President (acting)")


def rows(folder: Path, name: str) -> list[dict[str, str]]:
    """The rows of one table."""
    with (folder / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def split(text: str | None) -> list[str]:
    """A cell's forms."""
    return [form.strip() for form in (text or "").split("|") if form.strip()]


def add(forms: dict[str, list[str]], lang: str, more: list[str]) -> None:
    """Add forms of a language, each once."""
    kept = forms.setdefault(lang, [])
    kept += [form for form in more if form not in kept]
    if not kept:
        del forms[lang]


def office_of(row: dict[str, str]) -> str:
    """The code of the closed list."""
    office = OFFICES.get(row["office"], row["office"])
    if row["country_iso3"] == "IRN" and row["office"] == "head_of_state":
        return "supreme_leader"
    if office == "head_of_government" and row["office_title"] in PRESIDENTS:
        return "head_of_state"
    return office


def person_items(table: list[dict[str, str]]) -> dict[str, list[dict[str, Any]]]:
    """Persons with their offices, by polity or organisation."""
    out: dict[str, dict[str, dict[str, Any]]] = defaultdict(dict)
    for row in table:
        code = ORGANISATIONS.get(row["country_iso3"], row["country_iso3"])
        key = row["wikidata_qid"] or row["person_name_en"]
        person = out[code].setdefault(key, {"id": key, "name": row["person_name_en"], "names": {}, "offices": []})
        if row["wikidata_qid"]:
            person["qid"] = row["wikidata_qid"]
        for lang, cell in (("en", "person_name_en"), ("fa", "name_fa"), ("ar", "name_ar")):
            add(person["names"], lang, split(row[cell]))
        tenure: dict[str, Any] = {"office": office_of(row), "title": row["office_title"]}
        for key, cell in (("start", "start"), ("end", "end"), ("attested", "known_open_until")):
            if row[cell]:
                tenure[key] = row[cell]
        for key, cell in (("start_precision", "start_prec"), ("end_precision", "end_prec")):
            if row[cell] not in ("", "d"):
                tenure[key] = row[cell]
        tenure |= {"source": row["source"], "confidence": row["confidence"]}
        if row["faction"] not in ("", "hand"):
            tenure["faction"] = row["faction"]
        if not any(same(tenure, other) for other in person["offices"]):
            person["offices"].append(tenure)
    return {code: list(persons.values()) for code, persons in out.items()}


def same(one: dict[str, Any], two: dict[str, Any]) -> bool:
    """Whether two rows say the same tenure (a president as head of state and of government)."""
    return one["office"] == two["office"] and one.get("start") == two.get("start")


def polity_items(countries: list[dict[str, str]]) -> dict[str, dict[str, Any]]:
    """Polities with their names and demonyms."""
    out: dict[str, dict[str, Any]] = {}
    for row in countries:
        item: dict[str, Any] = {"code": row["iso3"], "name": row["name_en"], "names": {}, "demonyms": {}}
        for lang, cell in (("en", "name_en"), ("fa", "name_fa_cldr"), ("ar", "name_ar_cldr")):
            add(item["names"], lang, split(row[cell]))
        add(item["demonyms"], "en", split(row["demonym_en_variants"]))
        add(item["demonyms"], "fa", split(row["demonym_fa"]))
        for cell in row:
            if cell.startswith("dem_ar"):
                add(item["demonyms"], "ar", split(row[cell]))
        out[row["iso3"]] = item
    return out


def organisation_items(table: list[dict[str, str]]) -> dict[str, dict[str, Any]]:
    """Organisations with their names; several rows may be one code."""
    out: dict[str, dict[str, Any]] = {}
    for row in table:
        code = ORGANISATIONS.get(row["id"], (row["acronym"] or row["id"]).upper().replace("-", ""))
        if code == "PSE":
            continue
        item = out.setdefault(code, {"code": code, "name": row["en"], "names": {}})
        add(item["names"], "en", [row["en"], *split(row["acronym"])])
        add(item["names"], "fa", [*split(row["fa"]), *split(row["aliases_fa"])])
        add(item["names"], "ar", [*split(row["ar"]), *split(row["aliases_ar"])])
    return out


def merge(old: Any, new: Any) -> Any:
    """What stands in the file, completed: keys and items that it lacks are added, nothing is taken away."""
    if isinstance(old, dict) and isinstance(new, dict):
        return {key: merge(old[key], new[key]) if key in old and key in new else old.get(key, new.get(key)) for key in
                [*old, *(k for k in new if k not in old)]}  # fmt: skip
    if isinstance(old, list) and isinstance(new, list):
        known = {_key(item): n for n, item in enumerate(old)}
        out = list(old)
        for item in new:
            if _key(item) in known:
                out[known[_key(item)]] = merge(out[known[_key(item)]], item)
            else:
                out.append(item)
        return out
    return old


def _key(item: Any) -> Any:
    if isinstance(item, dict):
        return (
            item.get("id") or item.get("code") or (item.get("office"), str(item.get("start")))
            if "office" in item or "id" in item or "code" in item
            else item.get("name")
        )
    return item


def write(path: Path, item: dict[str, Any]) -> None:
    """Write one file, merged with what stands there."""
    if path.exists():
        item = merge(yaml.safe_load(path.read_text(encoding="utf-8")), item)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(yaml.safe_dump(item, allow_unicode=True, sort_keys=False, width=110), encoding="utf-8")


def main(folder: Path) -> None:
    """Write every file."""
    persons = person_items(rows(folder, "office_holders.csv"))
    polities = polity_items(rows(folder, "countries.csv"))
    organisations = organisation_items(rows(folder, "organisations.csv"))
    for code, people in persons.items():
        if code in polities:
            polities[code]["persons"] = people
        else:
            organisations.setdefault(code, {"code": code, "name": code, "names": {}})["persons"] = people
    for code, item in polities.items():
        write(DATA / "polities" / f"{code}.yaml", item)
    write(DATA / "organisations.yaml", {"organisations": list(organisations.values())})


if __name__ == "__main__":
    main(Path(sys.argv[1]))
