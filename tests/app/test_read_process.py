"""``rasad read`` as a process of its own, with the real reader."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

RASAD = [sys.executable, "-m", "rasad.app.cli"]
RUSSIAN = (
    "Министр иностранных дел принял посла соседней страны. На встрече стороны обсудили развитие торговли и поставки "
    "зерна. По словам министра, следующая встреча состоится осенью."
)
ENGLISH = (
    "MUSCAT, 3 May 2025 - Omani Foreign Minister Badr Albusaidi met Iranian Foreign Minister Abbas Araghchi in Muscat on "
    "Saturday.\nAlbusaidi said the two sides would meet again next week.\n"
)


@pytest.fixture(scope="session")
def environment(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """One cache for all runs of this file, and a locale without UTF-8."""
    return {**os.environ, "XDG_CACHE_HOME": str(tmp_path_factory.mktemp("cache")), "LC_ALL": "C", "COLUMNS": "100"}


def rasad(environment: dict[str, str], *args: object, stdin: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    command = [*RASAD, "read", *map(str, args)]
    return subprocess.run(command, input=stdin, capture_output=True, env=environment, check=False, timeout=120)


def test_a_language_that_is_not_read_is_detected_all_the_same(environment: dict[str, str]) -> None:
    run = rasad(environment, "-", "--format", "jsonl", stdin=RUSSIAN.encode())
    assert (run.returncode, run.stderr) == (0, b"")
    record = json.loads(run.stdout)
    assert (record["lang"], record["text"], record["contacts"], record["statements"]) == ("ru", RUSSIAN, [], [])


def test_a_table_is_printed_in_utf_8_whatever_the_locale(environment: dict[str, str], root: Path) -> None:
    run = rasad(environment, root / "samples" / "articles" / "fa-phone-call.txt", "-", stdin=ENGLISH.encode())
    assert run.returncode == 0, run.stderr
    text = run.stdout.decode("utf-8")
    assert "phone call" in text
    assert "Abbas Araghchi" in text
    assert "\x1b" not in text


def test_bad_pages_leave_one_line_each_on_standard_error(environment: dict[str, str], tmp_path: Path) -> None:
    (tmp_path / "deep.html").write_text("<div>" * 100_000 + "x", encoding="utf-8")
    (tmp_path / "empty.html").write_text("<html><body></body></html>", encoding="utf-8")
    run = rasad(environment, tmp_path)
    assert run.returncode == 3
    assert [line.split()[1] for line in run.stderr.decode().splitlines()] == ["I008", "I008", "read,"]


@pytest.mark.parametrize("form", ["table", "jsonl"])
def test_a_closed_pipe_is_quiet(environment: dict[str, str], tmp_path: Path, form: str) -> None:
    articles = tmp_path / "a.jsonl"
    articles.write_text("".join(json.dumps({"id": str(n), "text": ENGLISH}) + "\n" for n in range(3_000)))
    command = [*RASAD, "read", str(articles), "--format", form]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment) as run:
        assert run.stdout is not None
        assert run.stderr is not None
        assert run.stdout.readline()
        run.stdout.close()
        assert run.stderr.read() == b""
    assert run.returncode == 141


def test_an_interrupt_leaves_whole_lines(environment: dict[str, str]) -> None:
    row = (json.dumps({"id": "x", "text": ENGLISH}) + "\n").encode()
    command = [*RASAD, "read", "-", "--format", "jsonl"]
    pipe = subprocess.PIPE
    with subprocess.Popen(command, stdin=pipe, stdout=pipe, stderr=pipe, env=environment) as run:
        assert run.stdin is not None
        assert run.stdout is not None
        run.stdin.write(row)
        run.stdin.flush()
        assert json.loads(run.stdout.readline())["doc_id"] == "x"
        run.send_signal(signal.SIGINT)
        out, err = run.communicate(timeout=60)
    assert (run.returncode, out, b"Traceback" in err) == (130, b"", False)
