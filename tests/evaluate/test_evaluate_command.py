"""The command: what it prints and what it exits with."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest
import yaml
from click.testing import CliRunner, Result

from rasad.app.evaluate_cli import evaluate
from rasad.evaluate import floors_of, load_articles, load_floors, load_gold
from rasad.evaluate.gate import FloorsError
from rasad.model import DateValue, Document


def run(*args: object) -> Result:
    return CliRunner().invoke(evaluate, [str(a) for a in args])


@pytest.fixture
def poorer(house: Path) -> Path:
    """A run that lost the Persian article's contacts."""
    rows = [json.loads(line) for line in (house / "perfect.jsonl").read_text(encoding="utf-8").splitlines()]
    rows[0]["contacts"] = []
    file = house / "poorer.jsonl"
    file.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return file


def test_the_table_has_a_column_a_language(house: Path) -> None:
    result = run("--gold", house / "gold.yaml", "--records", house / "perfect.jsonl")
    assert result.exit_code == 0, result.output
    head, *rows = result.stdout.splitlines()
    assert head.split() == ["figure", "all", "(2)", "fa", "(1)", "en", "(1)"]
    contacts = next(row for row in rows if row.startswith("contacts  "))
    assert contacts.split("  ", 1)[1].split() == ["1.000", "(1.00", "/", "1.00)"] * 2 + ["-"]


def test_one_language_alone_has_one_column(house: Path) -> None:
    result = run("--gold", house / "gold.yaml", "--records", house / "perfect.jsonl", "--lang", "en")
    assert result.stdout.splitlines()[0].split() == ["figure", "en", "(1)"]


def test_json_holds_figures_errors_and_changes(house: Path, poorer: Path) -> None:
    args = ("--gold", house / "gold.yaml", "--texts", house, "--records", poorer, "--errors", "--format", "json")
    out = json.loads(run(*args, "--against", house / "perfect.jsonl").stdout)
    assert out["figures"]["fa"]["contacts"] == {"p": 0.0, "r": 0.0, "f1": 0.0, "tp": 0, "fp": 0, "fn": 2}
    assert {e["kind"] for e in out["errors"]} == {"contact missed"}
    assert [c["change"] for c in out["changes"]] == ["lost", "lost"]
    assert all(c["old"]["right"] for c in out["changes"])


def test_values_may_follow_an_option_in_a_row(house: Path) -> None:
    gold = yaml.safe_load((house / "gold.yaml").read_text(encoding="utf-8"))
    for name, item in zip(("one.yaml", "two.yaml"), gold, strict=True):
        (house / name).write_text(yaml.safe_dump([item]), encoding="utf-8")
    result = run("--gold", house / "one.yaml", house / "two.yaml", "--records", house / "perfect.jsonl")
    assert result.exit_code == 0, result.output
    assert "all (2)" in result.stdout


def test_floors_written_from_a_run_hold_it_and_stop_a_poorer_one(house: Path, poorer: Path) -> None:
    gold, floors = ("--gold", house / "gold.yaml"), house / "floors.yaml"
    assert run(*gold, "--records", house / "perfect.jsonl", "--write-baseline", floors).exit_code == 0
    assert run(*gold, "--records", house / "perfect.jsonl", "--baseline", floors).exit_code == 0
    result = run(*gold, "--records", poorer, "--baseline", floors)
    assert result.exit_code == 1
    assert "  fa: contacts: 0.0000, floor 1.000" in result.stderr
    assert "  all: participants: not measured, floor 1.000" in result.stderr
    assert run(*gold, "--records", poorer, "--baseline", floors, "--lang", "en").exit_code == 0


def test_floors_are_cut_and_never_rounded_up() -> None:
    from rasad.evaluate import Figure, Scores

    scores = Scores({"all": {"contacts": Figure("contacts", 2, 1, 1)}}, {"all": 1}, [])
    assert floors_of(scores) == {"all": {"contacts": 0.666}}


@pytest.mark.parametrize("content", ["all: {contracts: 0.5}", "all: {contacts: 60}", "[1]", "all: {contacts: high}"])
def test_floors_that_mean_nothing_are_refused(tmp_path: Path, content: str) -> None:
    file = tmp_path / "floors.yaml"
    file.write_text(content, encoding="utf-8")
    with pytest.raises(FloorsError, match=r"floors\.yaml"):
        load_floors(file)


def test_two_runs_are_compared_without_gold(house: Path, poorer: Path) -> None:
    result = run("--records", poorer, "--against", house / "perfect.jsonl")
    assert result.exit_code == 0, result.output
    lines = result.stdout.splitlines()
    assert lines[0].startswith("- fa-one.txt")
    assert lines[-2:] == ["2 changes", "lost: 2 (2 unjudged)"]


def test_the_summary_counts_what_gold_approves(house: Path, poorer: Path) -> None:
    result = run("--gold", house / "gold.yaml", "--records", house / "perfect.jsonl", "--against", poorer)
    assert result.stdout.splitlines()[-2:] == ["2 changes", "gained: 2 (2 right)"]


@pytest.mark.parametrize(
    ("args", "said"),
    [
        ((), "Give --gold, or --records and --against."),
        (("--records", "perfect.jsonl", "--against", "perfect.jsonl", "--errors"), "need --gold"),
        (("--gold", "perfect.jsonl", "--records", "perfect.jsonl"), "perfect.jsonl"),
        (("--gold", "gold.yaml", "--records", "gold.yaml"), "gold.yaml:2: "),
        (("--gold", "gold.yaml", "--sources", "perfect.jsonl"), "perfect.jsonl: not a JSON list"),
        (("--gold", "absent.yaml"), "does not exist"),
        (("--gold", "gold.yaml", "--records", "perfect.jsonl", "--lang", "ar"), "no document in ar"),
    ],
)
def test_what_cannot_be_used_is_said_with_exit_code_2(
    house: Path, monkeypatch: pytest.MonkeyPatch, args: tuple[str, ...], said: str
) -> None:
    monkeypatch.chdir(house)
    result = run(*args)
    assert result.exit_code == 2
    assert said in result.stderr


def test_without_records_articles_are_read_with_their_date_and_outlet(
    house: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    read: list[Document] = []

    class Reader:
        def read(self, document: Document) -> Document:
            read.append(document)
            return document

    def to_record(document: Document) -> dict[str, str]:
        return {"doc_id": document.doc_id, "lang": "fa"}

    monkeypatch.setitem(sys.modules, "rasad.app.reader", SimpleNamespace(load_reader=Reader))
    monkeypatch.setitem(sys.modules, "rasad.app.record", SimpleNamespace(to_record=to_record))
    about = [{"doc": "fa-one.txt", "source": "ISNA", "url": None}]
    (house / "sources.json").write_text(json.dumps(about), encoding="utf-8")
    result = run("--gold", house / "gold.yaml", "--sources", house / "sources.json")
    assert result.exit_code == 0, result.output
    first, second = read
    assert (first.source, first.given) == ("ISNA", DateValue("2025-03-05", "2025-03-05", "day", source="metadata"))
    assert (second.source, second.given) == (None, None)
    assert first.text.startswith((house / "fa-one.txt").read_text(encoding="utf-8")[:20])
    assert next(row for row in result.stdout.splitlines() if row.startswith("language")).split()[1] == "0.500"


def test_pages_and_items_of_json_lines_are_scored_on_the_text_that_reading_takes_from_them(house: Path) -> None:
    gold = [
        {"doc": "page.html", "lang": "en", "published": None, "people": {}, "contacts": [], "boilerplate": [1]},
        {"doc": "item-7", "lang": "en", "published": None, "people": {}, "contacts": [], "boilerplate": [1]},
    ]
    (house / "page.html").write_text(
        "<!doctype html><html><head><title>Quiet day</title></head><body><article>"
        "<h1>Quiet day</h1><p>Nothing of note happened anywhere in the harbour this morning.</p></article></body></html>",
        encoding="utf-8",
    )
    item = {"id": "item-7", "title": "Quiet night", "text": "Nothing stirred.", "source": "Harbour Wire"}
    (house / "wire.jsonl").write_text(json.dumps(item) + "\n", encoding="utf-8")
    (house / "mixed.yaml").write_text(yaml.safe_dump(gold), encoding="utf-8")
    articles = load_articles(load_gold([house / "mixed.yaml"]), [house])
    assert articles["page.html"].text.endswith("\nNothing of note happened anywhere in the harbour this morning.")
    assert "<" not in articles["page.html"].text
    assert (articles["item-7"].text, articles["item-7"].source) == ("Quiet night\nNothing stirred.", "Harbour Wire")
    assert run("--gold", house / "mixed.yaml", "--texts", house).exit_code == 0


def test_help_shows_examples_and_exit_codes() -> None:
    result = run("--help")
    assert "rasad evaluate --gold samples/gold.yaml" in result.stdout
    assert "1  a figure is under its floor" in result.stdout
