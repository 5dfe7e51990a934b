"""``rasad read``: what it prints and what it exits with."""

from __future__ import annotations

import gzip
import json
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from rasad.app.table import render

Run = Callable[..., Result]


def ids(result: Result) -> list[str]:
    return [json.loads(line)["doc_id"] for line in result.stdout.splitlines()]


def test_everything_read_is_exit_code_0(rasad: Run, stub: object, news: Path) -> None:
    result = rasad("read", news / "a.txt")
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout == f"{news / 'a.txt'}  outlet unknown · undated · en  nothing found\n"


def test_what_is_set_aside_is_named_and_the_rest_is_read(rasad: Run, stub: object, news: Path) -> None:
    result = rasad("read", news, "--format", "jsonl", "--no-text")
    assert result.exit_code == 1
    assert ids(result) == [str(news / "a.txt"), "c1"]
    *problems, summary = result.stderr.splitlines()
    assert [problem.split(" ")[:2] for problem in problems] == [
        [f"{news / 'b.txt'}:", "I004"],
        [f"{news / 'c.jsonl'}:2:", "I006"],
        [f"{news / 'd.txt'}:", "I011"],
    ]
    assert problems[2].endswith("reading failed: RuntimeError: a rule broke")
    assert summary == "2 read, 3 set aside"


def test_an_article_that_cannot_be_shown_costs_itself_only(
    rasad: Run, stub: object, news: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def show(analysis: object, console: object) -> str:
        if "a.txt" in str(analysis):
            raise KeyError("p9")
        return render(analysis, console)  # type: ignore[arg-type]

    monkeypatch.setattr("rasad.app.read_cli.render", show)
    result = rasad("read", news / "a.txt", news / "c.jsonl")
    assert result.exit_code == 1
    assert "I011 reading failed: KeyError: 'p9'" in result.stderr
    assert result.stdout.startswith("c1  ")


def test_nothing_read_is_exit_code_3_and_needs_no_reader(rasad: Run, stub: object, news: Path) -> None:
    result = rasad("read", news / "b.txt", "nowhere.txt")
    assert (result.exit_code, result.stdout) == (3, "")
    assert result.stderr.splitlines()[1:] == ["nowhere.txt: I010 no such file", "0 read, 2 set aside"]
    assert stub.read_ids == []  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    "args",
    [
        (),
        ("a", "--format", "csv"),
        ("a", "--published", "2024-13-45"),
        ("a", "--lang", "Persian"),
        ("a", "--encoding", "klingon"),
        ("a", "--output", "/no/such/folder/file"),
    ],
)
def test_wrong_usage_is_exit_code_2(rasad: Run, stub: object, args: tuple[str, ...]) -> None:
    result = rasad("read", *args)
    assert result.exit_code == 2
    assert result.stdout == ""
    assert "Traceback" not in result.stderr


def test_an_interrupt_is_exit_code_130(rasad: Run, news: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted() -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("rasad.app.reader.load_reader", interrupted)
    assert rasad("read", news / "a.txt").exit_code == 130


def test_standard_input_is_read_as_text_or_lines_packed_or_not(rasad: Run, stub: object) -> None:
    line = b'{"id": "x", "text": "The envoys met."}\n'
    assert ids(rasad("read", "-", "--format", "jsonl", stdin=b"The envoys met.")) == ["-"]
    assert ids(rasad("read", "-", "--format", "jsonl", stdin=line * 2)) == ["x", "x"]
    assert ids(rasad("read", "-", "--format", "jsonl", stdin=gzip.compress(line))) == ["x"]


def test_ids_that_come_again_are_read_and_mentioned(rasad: Run, stub: object) -> None:
    result = rasad("read", "-", "--format", "jsonl", stdin=b'{"id": "x", "text": "The envoys met."}\n' * 3)
    assert (result.exit_code, ids(result)) == (0, ["x", "x", "x"])
    assert result.stderr == "note: 2 of the articles have an id that came before; all are read\n"


def test_what_is_stated_reaches_the_reader(rasad: Run, stub: object, news: Path) -> None:
    stated = ("--published", "2024-06-01", "--lang", "fa-IR", "--encoding", "windows-1256", "--format", "jsonl")
    record = json.loads(rasad("read", news / "b.txt", *stated).stdout)
    assert (record["text"], record["lang"], record["published"]["start"]) == ("وزير", "fa", "2024-06-01")


def test_globs_and_folders_are_read_in_a_fixed_order(rasad: Run, stub: object, news: Path) -> None:
    first = rasad("read", news / "[ac].*", "--format", "jsonl")
    assert ids(first) == [str(news / "a.txt"), "c1"]
    assert rasad("read", news / "[ac].*", "--format", "jsonl").stdout_bytes == first.stdout_bytes


def test_output_goes_to_a_file(rasad: Run, stub: object, news: Path) -> None:
    out = news / "out.jsonl"
    assert rasad("read", news / "a.txt", "--format", "jsonl", "--output", out).stdout == ""
    assert json.loads(out.read_text(encoding="utf-8"))["doc_id"] == str(news / "a.txt")


def test_output_into_the_folder_that_is_read_is_not_read(rasad: Run, stub: object, news: Path) -> None:
    result = rasad("read", news, "--format", "jsonl", "--output", news / "z.jsonl")
    assert result.exit_code == 1
    assert len((news / "z.jsonl").read_text(encoding="utf-8").splitlines()) == 2


@pytest.mark.parametrize("path", ["c.jsonl", ".", "*.jsonl"])
def test_output_does_not_overwrite_what_is_read(rasad: Run, stub: object, news: Path, path: str) -> None:
    before = (news / "c.jsonl").read_bytes()
    result = rasad("read", news / path, "--output", news / "c.jsonl")
    assert result.exit_code == 2
    assert "is among what is to be read" in result.stderr
    assert (news / "c.jsonl").read_bytes() == before


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no full device here")
def test_a_full_disk_is_an_error_in_one_line(rasad: Run, stub: object, news: Path) -> None:
    result = rasad("read", news / "a.txt", "--output", "/dev/full")
    assert (result.exit_code, result.stderr) == (2, "/dev/full: cannot be written: No space left on device\n")


def test_messages_hold_nothing_a_terminal_would_obey(rasad: Run, stub: object) -> None:
    result = rasad("read", "\x1b[31mred\u202e.txt")
    assert result.stderr.startswith("[31mred.txt: I010")


def test_help_of_reading_shows_examples_and_exit_codes(rasad: Run) -> None:
    text = rasad("read", "--help").stdout
    assert "rasad read crawl.jsonl.gz --format jsonl --no-text > records.jsonl" in text
    assert "3  nothing could be read" in text
    assert "rasad read article.txt" in rasad("--help").stdout
    assert rasad("--version").stdout.startswith("rasad, version ")


def test_help_does_not_load_the_reader_of_pages(rasad: Run) -> None:
    import subprocess

    code = "import sys, rasad.app.cli; print(sorted({'trafilatura', 'lxml', 'charset_normalizer'} & set(sys.modules)))"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "[]"


def test_the_reference_has_every_option_code_and_exit_code(root: Path) -> None:
    import click

    from rasad.app.read_cli import read
    from rasad.ingest import errors

    page = (root / "docs" / "reference" / "read.md").read_text(encoding="utf-8")
    options = [option for each in read.params if isinstance(each, click.Option) for option in each.opts]
    codes = [line.split()[0] for line in (errors.__doc__ or "").splitlines() if line.startswith("I0")]
    assert len(codes) == 11
    assert [name for name in (*options, *codes) if name not in page] == []
    assert [code for code in (0, 1, 2, 3, 130, 141) if f"\n| {code} |" not in page] == []
