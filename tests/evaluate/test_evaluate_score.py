"""What each figure counts, on two small articles of our own."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from rasad.evaluate import Figure, RecordError, Scores, load_gold, load_records, load_texts, score
from rasad.evaluate.records import record_of

Change = Callable[[list[dict[str, Any]]], None]


@pytest.fixture
def scored(house: Path) -> Callable[[Change], Scores]:
    """Scores a perfect reading after ``change`` has had its way with the records."""

    def run(change: Change) -> Scores:
        rows = [json.loads(line) for line in (house / "perfect.jsonl").read_text(encoding="utf-8").splitlines()]
        change(rows)
        (house / "run.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
        golds = load_gold([house / "gold.yaml"])
        return score(golds, load_records(house / "run.jsonl"), load_texts(golds, [house]))

    return run


def counts(scores: Scores, name: str, lang: str = "all") -> tuple[int, int, int]:
    figure = scores.figures[lang][name]
    return figure.tp, figure.fp, figure.fn


def test_a_perfect_reading_has_every_figure_at_one_and_no_error(scored: Any) -> None:
    scores = scored(lambda rows: None)
    assert {name for name, f in scores.figures["all"].items() if f.value != 1} == set()
    assert scores.misses == []
    assert scores.documents == {"all": 2, "fa": 1, "en": 1}


def test_no_records_at_all_miss_everything_and_make_nothing_up(scored: Any) -> None:
    scores = scored(lambda rows: rows.clear())
    assert counts(scores, "documents") == (0, 0, 2)
    assert counts(scores, "contacts") == (0, 0, 2)
    assert counts(scores, "speaker of sentence") == (0, 0, 6)
    assert "participants" not in scores.figures["all"]


def test_languages_add_up_to_all(scored: Any) -> None:
    scores = scored(lambda rows: rows[1]["statements"].pop())
    assert counts(scores, "speaker of sentence") == (4, 0, 2)
    assert counts(scores, "speaker of sentence", "fa") == (2, 0, 0)
    assert counts(scores, "speaker of sentence", "en") == (2, 0, 2)


def test_a_wrong_kind_costs_a_hit_on_both_sides_but_not_on_parties(scored: Any) -> None:
    scores = scored(lambda rows: rows[0]["contacts"][0].update(kind="visit"))
    assert counts(scores, "contacts") == (1, 1, 1)
    assert counts(scores, "contacts, foreground") == (0, 1, 1)
    assert counts(scores, "contacts, parties only") == (2, 0, 0)


def test_a_spurious_contact_counts_in_the_focus_it_claims(scored: Any) -> None:
    extra = {
        "kind": "visit",
        "status": "held",
        "focus": "background",
        "participants": [{"type": "polity", "country": "FRA"}],
    }
    scores = scored(lambda rows: rows[1].update(contacts=[extra]))
    assert counts(scores, "contacts, background") == (1, 1, 0)
    assert [m.kind for m in scores.misses] == ["contact spurious"]


def test_of_two_contacts_with_the_same_parties_the_right_kind_is_paired(scored: Any) -> None:
    def double(rows: list[dict[str, Any]]) -> None:
        meeting = rows[0]["contacts"][0]
        rows[0]["contacts"] += [{**meeting, "kind": "signing"}]

    assert counts(scored(double), "contacts") == (2, 1, 0)


def test_an_attendee_among_the_participants_is_no_error(scored: Any, house: Path) -> None:
    gold = (house / "gold.yaml").read_text(encoding="utf-8")
    (house / "gold.yaml").write_text(gold.replace("[the two ambassadors]", "[QAT]"), encoding="utf-8")
    scores = scored(lambda rows: rows[0]["contacts"][0]["participants"].append({"type": "polity", "country": "QAT"}))
    assert counts(scores, "participants") == (4, 0, 0)


def test_a_person_is_found_by_another_spelling_but_not_for_another_polity(scored: Any) -> None:
    def rename(rows: list[dict[str, Any]], **fields: str) -> None:
        rows[0]["contacts"][0]["participants"][0].update(fields)

    assert counts(scored(lambda rows: rename(rows, name="Badr bin Hamad Al Busaidi")), "participants") == (4, 0, 0)
    assert counts(scored(lambda rows: rename(rows, country="QAT")), "contacts, parties only") == (1, 1, 1)


def test_one_of_the_offices_held_suffices(scored: Any) -> None:
    def offices(rows: list[dict[str, Any]], *codes: str) -> None:
        rows[0]["contacts"][0]["participants"][0]["offices"] = [{"office": code} for code in codes]

    name = "office of participant"
    assert counts(scored(lambda rows: offices(rows, "minister", "foreign_minister")), name) == (2, 0, 0)
    assert counts(scored(lambda rows: offices(rows, "minister")), name) == (1, 0, 1)


@pytest.mark.parametrize(
    ("start", "right"), [("2025-03-04", 2), ("2025-03-04T09:00", 2), ("2025-03-05", 1), ("2025-03", 1)]
)
def test_a_date_is_compared_as_finely_as_gold_has_it(scored: Any, start: str, right: int) -> None:
    scores = scored(lambda rows: rows[0]["contacts"][0].update(date={"start": start}))
    assert counts(scores, "contact date") == (right, 0, 2 - right)


@pytest.mark.parametrize(
    ("place", "right"),
    [
        ({"name": "Masqat", "country": "OMN"}, False),
        ({"name": "Muskat", "country": "OMN"}, True),
        ({"name": "Muscat", "country": "QAT"}, False),
        ({"name": None, "country": "OMN"}, False),
        (None, False),
    ],
)
def test_a_place_needs_its_state_and_a_name_alike(scored: Any, place: dict[str, Any] | None, right: bool) -> None:
    assert counts(scored(lambda rows: rows[0]["contacts"][0].update(place=place)), "contact place")[0] == right


def test_a_statement_counts_from_half_the_sentence_on(scored: Any) -> None:
    def cut(rows: list[dict[str, Any]], part: float) -> None:
        start, end = rows[0]["statements"][1]["span"]
        rows[0]["statements"][1]["span"] = [start, start + int((end - start) * part)]

    assert counts(scored(lambda rows: cut(rows, 0.6)), "speaker of sentence", "fa") == (2, 0, 0)
    assert counts(scored(lambda rows: cut(rows, 0.4)), "speaker of sentence", "fa") == (1, 0, 1)


def test_acts_are_scored_only_where_gold_has_acts(scored: Any) -> None:
    def more(rows: list[dict[str, Any]]) -> None:
        for statement in rows[1]["statements"]:
            statement["acts"] = [*statement["acts"], "hope"]

    assert counts(scored(more), "acts", "en") == (2, 2, 0)


def test_a_value_is_accuracy_where_nothing_can_be_made_up() -> None:
    assert Figure("contact date", 1, 0, 1).value == 0.5
    assert Figure("contacts", 1, 0, 1).value == pytest.approx(2 / 3)


def test_a_record_is_found_by_path_name_or_stem(house: Path) -> None:
    records = load_records(house / "perfect.jsonl")
    for doc_id in ("fa-one.txt", "/some/where/fa-one.html", "https://example.org/fa-one.txt"):
        assert record_of("fa-one.txt", {doc_id: records["fa-one.txt"]}) is not None
    assert record_of("fa-one.txt", {"fa-two.txt": records["fa-one.txt"]}) is None


@pytest.mark.parametrize("line", ['{"lang": "fa"}', "{", '{"doc_id": "a", "statements": [{"span": ["x", 2]}]}'])
def test_a_record_that_cannot_be_read_is_named_by_line(tmp_path: Path, line: str) -> None:
    file = tmp_path / "run.jsonl"
    file.write_text(f'{{"doc_id": "first"}}\n\n{line}\n', encoding="utf-8")
    with pytest.raises(RecordError, match=r"run\.jsonl:3: "):
        load_records(file)
