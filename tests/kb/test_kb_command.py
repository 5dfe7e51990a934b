"""``rasad kb`` as a user types it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from rasad.app.kb_cli import kb


def run(*words: str) -> Result:
    return CliRunner().invoke(kb, words, env={"COLUMNS": "160"})


@pytest.mark.parametrize(
    ("office", "polity"),
    [
        ("foreign minister", "QAT"),
        ("foreign_minister", "Qatar"),
        ("وزیر امور خارجه", "قطر"),
        ("وزير الخارجية", "دولة قطر"),
    ],
)
def test_an_office_is_asked_for_in_any_language(office: str, polity: str) -> None:
    result = run("who", office, polity, "--on", "2024-06-01", "--format", "json")
    assert result.exit_code == 0
    assert [row["name"] for row in json.loads(result.stdout)] == ["Mohammed bin Abdulrahman Al Thani"]


def test_the_answer_shows_dates_source_and_title() -> None:
    result = run("who", "foreign minister", "IRN", "--on", "2024-06-01")
    assert result.exit_code == 0
    assert "Ali Bagheri Kani" in result.stdout
    assert "2024-05-20" in result.stdout
    assert "hand" in result.stdout


def test_past_the_last_attested_day_the_answer_says_so() -> None:
    result = run("who", "emir", "QAT", "--on", "2089-01-01", "--format", "table")
    assert result.exit_code == 0
    assert "last known on" in result.stdout
    row = json.loads(run("who", "emir", "QAT", "--on", "2089-01-01", "--format", "json").stdout)[0]
    assert row["certainty"] == "last_known"
    assert row["end"] is None


def test_without_a_day_everybody_is_listed_with_dates() -> None:
    rows = json.loads(run("who", "president", "Iran", "--format", "json").stdout)
    assert {"Mohammad Khatami", "Mahmoud Ahmadinejad", "Hassan Rouhani"} <= {row["name"] for row in rows}
    assert {row["certainty"] for row in rows} == {None}


def test_everybody_of_a_name_is_listed_with_offices() -> None:
    result = run("person", "Larijani")
    assert result.exit_code == 0
    assert "Ali Larijani" in result.stdout
    assert "Sadeq Larijani" in result.stdout


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("who", "foreign minister", "IRN", "--on", "1700-01-01"), 1),
        (("person", "Nobody Atall"), 1),
        (("who", "grand vizier", "IRN"), 2),
        (("who", "foreign minister", "Atlantis"), 2),
        (("who", "foreign minister", "IRN", "--on", "yesterday"), 2),
        (("check",), 0),
    ],
)
def test_kb_exit_codes_tell_what_happened(words: tuple[str, ...], code: int) -> None:
    assert run(*words).exit_code == code


def test_check_names_problems_with_file_and_line(tmp_path: Path) -> None:
    (tmp_path / "polities").mkdir()
    (tmp_path / "polities" / "OMN.yaml").write_text("code: OMN\nname: Oman\n", encoding="utf-8")
    (tmp_path / "organisations.yaml").write_text("organisations: []\n", encoding="utf-8")
    result = run("check", str(tmp_path))
    assert result.exit_code == 1
    assert "OMN.yaml:1: K002 no 'names'" in result.stderr


def test_a_folder_that_is_no_knowledge_base_is_wrong_usage(tmp_path: Path) -> None:
    assert run("check", str(tmp_path)).exit_code == 2


@pytest.mark.parametrize("command", ["check", "who", "person"])
def test_help_shows_examples(command: str) -> None:
    assert "Examples:" in run(command, "--help").stdout
