"""Two runs side by side: what came, what went, what changed, and which of it gold approves."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from rasad.evaluate import Change, Record, RecordError, difference, load_gold, load_records, load_texts

Alter = Callable[[dict[str, Any]], Any]


@pytest.fixture
def compared(house: Path) -> Callable[..., list[Change]]:
    """Changes from a perfect run to one whose Persian record went through ``alter`` (``back``: the other way round)."""

    def run(alter: Alter, judged: bool = True, back: bool = False) -> list[Change]:
        rows = [json.loads(line) for line in (house / "perfect.jsonl").read_text(encoding="utf-8").splitlines()]
        alter(rows[0])
        (house / "run.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
        runs = [load_records(house / "perfect.jsonl"), load_records(house / "run.jsonl")]
        golds = load_gold([house / "gold.yaml"]) if judged else []
        before, after = reversed(runs) if back else runs
        return difference(before, after, load_texts(golds, [house]), golds)

    return run


def test_equal_runs_do_not_differ(compared: Any) -> None:
    assert compared(lambda row: None) == []


def test_a_contact_that_went_was_right_and_one_made_up_is_wrong(compared: Any) -> None:
    def swap(row: dict[str, Any]) -> None:
        row["contacts"][1] = {
            "kind": "visit",
            "status": "planned",
            "participants": [{"type": "polity", "country": "FRA"}],
        }

    assert compared(swap) == [
        Change("fa-one.txt", "contact", "", ("held negotiation [IRN, UN]", True), None),
        Change("fa-one.txt", "contact", "", None, ("planned visit [FRA]", False)),
    ]


@pytest.mark.parametrize(
    ("fields", "kind", "old", "new"),
    [
        ({"kind": "visit"}, "contact kind", ("meeting", True), ("visit", False)),
        ({"status": "planned"}, "contact status", ("held", True), ("planned", False)),
        ({"focus": "background"}, "contact focus", ("foreground", True), ("background", False)),
        ({"date": {"start": "2025-03-05"}}, "contact date", ("2025-03-04", True), ("2025-03-05", False)),
        ({"date": None}, "contact date", ("2025-03-04", True), None),
        ({"place": {"name": None, "country": "OMN"}}, "contact place", ("Muscat, OMN", True), ("OMN", False)),
        ({"topics": ["mediation", "gaza"]}, "contact topic", ("bilateral_relations", True), ("gaza", False)),
    ],
)
def test_a_changed_cell_of_a_contact_is_judged_on_both_sides(
    compared: Any, fields: dict[str, Any], kind: str, old: Any, new: Any
) -> None:
    (change,) = compared(lambda row: row["contacts"][0].update(fields))
    assert (change.kind, change.old, change.new) == (kind, old, new)
    assert change.sort == ("changed" if new else "lost")


def test_a_participant_added_is_gained_and_seen_backwards_lost(compared: Any) -> None:
    def add(row: dict[str, Any]) -> None:
        row["contacts"][0]["participants"].append({"type": "organisation", "code": "EU"})

    (change,) = compared(add)
    assert (change.sort, change.kind, change.new) == ("gained", "participant", ("EU", False))
    (change,) = compared(add, back=True)
    assert (change.sort, change.kind, change.old) == ("lost", "participant", ("EU", False))


def test_speakers_acts_offices_and_boilerplate_are_compared(compared: Any) -> None:
    def alter(row: dict[str, Any]) -> None:
        row["people"][0]["offices"] = [{"office": "ambassador"}]
        row["statements"][0].update(speakers=["p2"], acts=["warn"])
        row["boilerplate"] = []

    assert [(c.kind, c.where, c.old, c.new) for c in compared(alter)] == [
        ("office", "Badr Albusaidi (OMN)", ("foreign_minister", True), ("ambassador", False)),
        ("speaker", "s0", ("Badr Albusaidi (OMN)", True), ("Takeshi Iwaya (JPN)", False)),
        ("act", "s0", ("inform", True), ("warn", False)),
        ("boilerplate", "s3", ("flagged", True), None),
    ]


def test_without_gold_nothing_is_judged_and_the_text_comes_from_the_records(compared: Any) -> None:
    (change,) = compared(lambda row: row["statements"][0].update(acts=[]), judged=False)
    assert (change.sort, change.old) == ("lost", ("inform", None))
    with pytest.raises(RecordError, match=r"fa-one\.txt: the records hold no text"):
        difference({}, {"fa-one.txt": Record("fa-one.txt")}, {})


def test_a_document_that_only_one_run_has_gives_all_its_facts(compared: Any) -> None:
    changes = compared(lambda row: row.update(doc_id="elsewhere.txt"), judged=False)
    assert {(c.doc, c.sort) for c in changes} == {("fa-one.txt", "lost"), ("elsewhere.txt", "gained")}


def test_with_gold_only_its_documents_are_compared_whatever_folder_their_ids_name(compared: Any, house: Path) -> None:
    (change,) = compared(lambda row: row.update(doc_id="/somewhere/fa-one.txt", boilerplate=[]))
    assert (change.doc, change.kind, change.sort) == ("fa-one.txt", "boilerplate", "lost")
