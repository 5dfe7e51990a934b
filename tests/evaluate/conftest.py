"""Records made from gold: a perfect reading, and one with mistakes of every kind (fixed seed)."""

from __future__ import annotations

import json
import random
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from rasad.evaluate import GoldDocument, load_gold, load_texts
from rasad.text import sentences

Json = dict[str, Any]

FA = """وزیر خارجه عمان: گفت‌وگوهای مسقط ادامه دارد
بدر البوسعیدی سه‌شنبه در مسقط با همتای ژاپنی خود دیدار کرد. وی گفت عمان به میانجیگری پایبند است!
کد خبر ۷۷۱۲
"""
EN = """Japan welcomes Muscat talks
Foreign Minister Takeshi Iwaya thanked Oman on Tuesday. He warned against further delay.
Share this story
"""
GOLD = """
- doc: fa-one.txt
  lang: fa
  published: null
  given_published: 2025-03-05
  people:
    P1: {name: Badr Albusaidi, aka: [Badr al-Busaidi], country: OMN, offices: [foreign_minister]}
    P2: {name: Takeshi Iwaya, country: JPN, offices: [foreign_minister]}
  contacts:
    - {id: c1, kind: meeting, status: held, focus: foreground, participants: [P1, P2], date: "2025-03-04",
       attendees: [the two ambassadors], place: {name: Muscat, country: OMN}, topics: [mediation, bilateral_relations],
       sentences: [1]}
    - {id: c2, kind: negotiation, status: held, focus: background, participants: [IRN, UN], date: 2025-03, place: null,
       sentences: [0]}
  speakers: {0: P1, 2: P1}
  acts: {0: [inform], 2: [promise]}
  boilerplate: [3]
- doc: en-two.txt
  lang: en
  published: "2025-03-05T10:30"
  people:
    P1: {name: Takeshi Iwaya, country: JPN, offices: [foreign_minister]}
  contacts: []
  speakers: {0: JPN, 1: P1, 2: [P1, JPN]}
  acts: {1: [praise], 2: [warn]}
  boilerplate: [3]
"""


@pytest.fixture
def house(tmp_path: Path) -> Path:
    """A folder with two articles, ``gold.yaml`` over them and ``perfect.jsonl``, the records of a perfect reading."""
    for name, content in (("fa-one.txt", FA), ("en-two.txt", EN), ("gold.yaml", GOLD)):
        (tmp_path / name).write_text(content, encoding="utf-8")
    golds = load_gold([tmp_path / "gold.yaml"])
    texts = load_texts(golds, [tmp_path])
    rows = [json.dumps(_perfect(gold, texts[gold.doc]), ensure_ascii=False) + "\n" for gold in golds]
    (tmp_path / "perfect.jsonl").write_text("".join(rows), encoding="utf-8")
    return tmp_path


@pytest.fixture(scope="session")
def perfect() -> Callable[[GoldDocument, str], Json]:
    """The record of a reader that finds exactly what gold says."""
    return _perfect


@pytest.fixture(scope="session")
def flawed() -> Callable[[Json, random.Random], Json | None]:
    """A perfect record with facts left out, altered and made up; now and then none at all."""
    return _flawed


def _perfect(gold: GoldDocument, text: str) -> Json:
    spans = [list(span) for span in sentences(text)]
    people = {
        key: {"id": key.lower(), "type": "person", "name": p.name, "country": p.country, "aliases": list(p.aka),
              "offices": [{"office": o, "polity": p.country} for o in p.offices]}
        for key, p in (gold.people or {}).items()
    }  # fmt: skip
    return {
        "schema": "rasad.document/1",
        "doc_id": gold.doc,
        "lang": gold.lang,
        "text": text,
        "published": {"start": gold.published} if gold.published else None,
        "boilerplate": [spans[n] for n in gold.boilerplate or ()],
        "people": list(people.values()),
        "contacts": [
            {
                "kind": c.kind,
                "status": c.status,
                "focus": c.focus,
                "participants": [people.get(p) or _code(p) for p in c.participants],
                "date": {"start": c.day} if c.day else None,
                "place": {"name": c.place.name, "country": c.place.country} if c.place else None,
                "topics": list(c.topics or ()),
            }
            for c in gold.contacts or ()
        ],
        "statements": [
            {
                "span": spans[n],
                "speakers": [people[p]["id"] if p in people else p for p in gold.speakers_of(n)],
                "acts": list((gold.acts or {}).get(n, ())),
            }
            for n in sorted({*(gold.speakers or {}), *(gold.acts or {})})
        ],
    }


def _flawed(record: Json, rng: random.Random) -> Json | None:
    if rng.random() < 0.04:
        return None
    out = {**record, "lang": rng.choice([record["lang"]] * 9 + ["ku"])}
    out["people"] = [_person(p, rng) for p in record["people"]]
    people = {p["id"]: p for p in out["people"]}
    contacts = [_contact(c, people, rng) for c in record["contacts"] if rng.random() > 0.15]
    out["contacts"] = contacts + [_contact(c, people, rng) for c in contacts if rng.random() < 0.2]
    rng.shuffle(out["contacts"])
    out["statements"] = [
        _statement(s, [*people, "IRN", "ANON"], rng) for s in record["statements"] if rng.random() > 0.1
    ]
    end = len(record["text"])
    out["boilerplate"] = [b for b in record["boilerplate"] if rng.random() > 0.3]
    if rng.random() < 0.2:
        out["boilerplate"].append([max(0, end - rng.randrange(1, 200)), end])
    if rng.random() < 0.3:
        out["published"] = rng.choice([None, {"start": "2020-01-01T00:00"}])
    return out


def _code(code: str) -> Json:
    if len(code) == 3 and code.isalpha():
        return {"type": "polity", "country": code}
    return {"type": "organisation", "code": code}


def _person(person: Json, rng: random.Random) -> Json:
    out = {**person, "aliases": []}
    fate = rng.random()
    if fate < 0.1:
        out["name"] = "Nobody Inparticular"
    elif fate < 0.2:
        out["name"] = person["name"].split()[-1]
    elif fate < 0.3:
        out["country"] = rng.choice([None, "FRA"])
    if rng.random() < 0.15:
        out["offices"] = rng.choice([[], [{"office": "minister"}]])
    return out


def _contact(contact: Json, people: dict[str, Json], rng: random.Random) -> Json:
    out = dict(contact)
    parties = [people.get(p.get("id", ""), p) for p in contact["participants"]]
    if rng.random() < 0.2:
        parties = parties[1:] or parties
    if rng.random() < 0.2:
        parties = [*parties, rng.choice([{"type": "polity", "country": "OMN"}, *people.values()])]
    out["participants"] = parties
    for name, others in (
        ("kind", ["visit", "meeting"]),
        ("status", ["planned", "held"]),
        ("focus", ["background", None]),
    ):
        if rng.random() < 0.15:
            out[name] = rng.choice(others)
    if rng.random() < 0.3:
        out["date"] = rng.choice(
            [None, {"start": "2024-06-01"}, {"start": f"{(contact['date'] or {}).get('start')}T09:00"}]
        )
    if rng.random() < 0.3:
        out["place"] = rng.choice([None, {"name": "Doha", "country": "QAT"}, {"name": "Tehran", "country": "IRN"}])
    out["topics"] = [t for t in contact["topics"] if rng.random() > 0.3] + rng.choice([[], ["gaza"]])
    return out


def _statement(statement: Json, voices: list[str], rng: random.Random) -> Json:
    start, end = statement["span"]
    out = {**statement, "span": [max(0, start - rng.randrange(-60, 60)), end + rng.randrange(0, 80)]}
    if rng.random() < 0.15:
        out["speakers"] = rng.sample(voices, k=min(len(voices), rng.randrange(3)))
    out["acts"] = [a for a in statement["acts"] if rng.random() > 0.3] + rng.choice([[], ["warn"]])
    return out
