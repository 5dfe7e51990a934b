"""The record is the one that docs/reference/read.md describes."""

from __future__ import annotations

import hashlib
import json
from dataclasses import replace
from datetime import date

from rasad.app.record import to_line, to_record
from rasad.evaluate.records import Record
from rasad.model import Analysis, Document


def test_keys_stand_in_the_documented_order(analysis: Analysis) -> None:
    record = to_record(analysis)
    assert " ".join(record) == (
        "schema doc_id text_sha256 text lang outlet published boilerplate people contacts statements"
    )
    assert " ".join(record["people"][1]) == ("id type name native qid country offices resolved_by candidates mentions")
    assert " ".join(record["contacts"][0]) == (
        "id kind status focus participants date place occasion topics cameo plover attributed_to confidence rule evidence"
    )
    assert " ".join(record["statements"][0]) == (
        "id speakers span cue form acts addressees about topics contact confidence rule"
    )


def test_the_head_says_what_was_read(analysis: Analysis) -> None:
    record = to_record(analysis)
    text = analysis.document.text
    assert record["schema"] == "rasad.document/1"
    assert record["text_sha256"] == hashlib.sha256(text.encode()).hexdigest()
    assert record["outlet"] == {"id": "sample", "name": "Sample Wire", "country": "QAT"}
    assert record["published"] == {
        "start": "2024-06-01T08:00",
        "end": "2024-06-01T08:00",
        "precision": "minute",
        "calendar": "jalali",
        "as_written": "8:00 - 12 خرداد",
        "span": [0, 4],
        "source": "text",
    }
    assert record["boilerplate"] == [[0, 4]]


def test_other_names_stand_only_where_there_are_some(analysis: Analysis) -> None:
    first, second = to_record(analysis)["people"]
    assert first["aliases"] == ["N. Zharfa"]
    assert "aliases" not in second
    assert first["offices"] == [{"office": "foreign_minister", "polity": "QAT", "title": "وزیر خارجه"}]
    assert (second["qid"], second["candidates"], second["mentions"]) == (None, ["one", "two"], [[16, 25]])


def test_an_office_past_its_witnesses_says_so(analysis: Analysis) -> None:
    doubted = replace(analysis.people[0].offices[0], last_known=date(2024, 5, 1))
    person = replace(analysis.people[0], offices=(doubted,))
    record = to_record(replace(analysis, people=(person, *analysis.people[1:])))
    assert record["people"][0]["offices"][0]["last_known"] == "2024-05-01"


def test_participants_repeat_who_they_are(analysis: Analysis) -> None:
    office = {"office": "foreign_minister", "polity": "QAT"}
    assert to_record(analysis)["contacts"][0]["participants"] == [
        {
            "type": "person",
            "id": "p1",
            "name": "Nur Zharfa",
            "aliases": ["N. Zharfa"],
            "country": "QAT",
            "offices": [office],
            "role": "caller",
        },
        {"type": "person", "id": "p2", "name": "همتای خود", "country": "EGY", "offices": []},
        {"type": "polity", "country": "EGY", "role": "host"},
        {"type": "organisation", "code": "UN"},
    ]


def test_what_is_not_known_is_null_or_empty(analysis: Analysis) -> None:
    visit = to_record(analysis)["contacts"][1]
    assert (visit["place"], visit["cameo"], visit["plover"], visit["topics"]) == (None, None, None, [])
    bare = to_record(Analysis(Document("x", "text"), "ru"))
    assert (bare["outlet"], bare["published"], bare["people"], bare["contacts"]) == (None, None, [], [])


def test_confidence_has_two_digits(analysis: Analysis) -> None:
    record = to_record(analysis)
    assert [contact["confidence"] for contact in record["contacts"]] == [0.88, 0.5]
    assert record["statements"][0]["confidence"] == 0.67


def test_the_text_may_be_left_out(analysis: Analysis) -> None:
    assert "text" not in to_record(analysis, with_text=False)
    assert to_record(analysis, with_text=False)["text_sha256"] == to_record(analysis)["text_sha256"]


def test_a_record_is_one_line_whatever_the_text_holds(analysis: Analysis) -> None:
    text = "a\nb\u2028c\u2029d\x85e\x9b31mf\x1b[31mg"
    line = to_line(replace(analysis, document=Document("x", text), people=(), contacts=(), statements=()))
    assert len(line.splitlines()) == 1
    assert not {"\x1b", "\x9b", "\x85"} & set(line)
    assert json.loads(line)["text"] == text


def test_equal_analyses_give_equal_bytes(analysis: Analysis) -> None:
    assert to_line(analysis) == to_line(replace(analysis))


def test_evaluation_understands_the_record(analysis: Analysis) -> None:
    import msgspec

    record = msgspec.json.decode(to_line(analysis), type=Record)
    found = (record.people or (), record.contacts or (), record.statements or ())
    assert tuple(map(len, found)) == (2, 2, 3)
