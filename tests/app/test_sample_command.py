"""``rasad sample`` draws findings to judge, ``rasad tally`` adds the marks up."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

Run = Callable[..., Result]

TEXTS = [
    "Qatar's foreign minister visits Muscat\nForeign Minister of Qatar met with the foreign minister of Oman on Monday.",
    "The prime minister of Iraq received the ambassador of Japan on Tuesday. He said: trade should grow.",
    "The president of Egypt spoke by phone with the president of Cyprus.",
    "Rain is expected in the north.",
]


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    path = tmp_path / "corpus.jsonl"
    rows = [json.dumps({"id": f"wire-{n}", "text": text, "lang": "en"}) for n, text in enumerate(TEXTS)]
    path.write_text("\n".join([*rows, '{"id": "bad"}']) + "\n", encoding="utf-8")
    return path


def drawn(result: Result) -> list[str]:
    return [line for line in result.stdout.splitlines() if line.startswith("[")]


def test_contacts_are_drawn_with_the_words_around_them(rasad: Run, corpus: Path) -> None:
    result = rasad("sample", corpus, "--count", "2")
    assert result.exit_code == 0
    assert len(drawn(result)) == 2
    assert all(line.startswith("[ ] wire-") for line in drawn(result))
    assert "⟦" in result.stdout
    assert result.stderr.startswith("1 set aside, the first: ")


def test_the_same_seed_draws_the_same(rasad: Run, corpus: Path) -> None:
    assert drawn(rasad("sample", corpus, "--seed", "5")) == drawn(rasad("sample", corpus, "--seed", "5"))


def test_a_sheet_that_was_marked_is_added_up_and_carried_over(rasad: Run, corpus: Path, tmp_path: Path) -> None:
    sheet = tmp_path / "sheet.txt"
    printed = rasad("sample", corpus).stdout
    total = printed.count("[ ]")
    assert total >= 3
    marked = printed.replace("[ ]", "[- wrong party]", 1).replace("[ ]", "[x]")
    sheet.write_text(f"{marked}[+] wire-1 restoration: IRQ + JPN\n", encoding="utf-8")
    result = rasad("tally", sheet)
    assert result.exit_code == 0
    assert f"sheet.txt: {total - 1} right, 1 wrong: precision {(total - 1) / total:.3f} (95 %: " in result.stdout
    assert "1 missed: recall " in result.stdout
    assert "   1  wrong party" in result.stdout
    assert rasad("sample", corpus, "--marks", sheet).stdout.count("[x]") == total - 1


def test_whole_articles_are_drawn_with_all_that_was_found(rasad: Run, corpus: Path) -> None:
    result = rasad("sample", corpus, "--whole", "--count", "4")
    assert result.stdout.count("\n## wire-") == 4
    assert "    Rain is expected in the north." in result.stdout


def test_statements_are_drawn(rasad: Run, corpus: Path) -> None:
    assert rasad("sample", corpus, "--of", "statements").exit_code == 0


def test_nothing_found_and_nothing_judged_are_exit_code_1(rasad: Run, tmp_path: Path) -> None:
    (tmp_path / "dull.txt").write_text("Rain is expected.", encoding="utf-8")
    assert rasad("sample", tmp_path / "dull.txt").exit_code == 1
    (tmp_path / "sheet.txt").write_text("[ ] wire-1 meeting, held: IRQ + JPN\n", encoding="utf-8")
    assert rasad("tally", tmp_path / "sheet.txt").exit_code == 1


def test_a_file_that_is_no_sheet_is_named(rasad: Run, corpus: Path) -> None:
    result = rasad("tally", corpus)
    assert result.exit_code == 2
    assert "corpus.jsonl: no items" in result.stderr
