"""Names on the command line to files."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from rasad.ingest.errors import Rejected
from rasad.ingest.paths import expand, place


@pytest.fixture
def news(tmp_path: Path) -> Path:
    for name in ("b.txt", "a.html", "deep/er/c.jsonl.gz", "deep/d.TXT", "e.pdf", ".hidden.txt", ".git/f.txt"):
        file = tmp_path / "news" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text("x")
    return tmp_path / "news"


def names(*paths: object) -> list[str]:
    return [item.name if isinstance(item, Path) else item.code for item in expand(map(str, paths))]


def test_a_folder_gives_its_articles_sorted_and_nothing_hidden(news: Path) -> None:
    assert names(news) == ["a.html", "b.txt", "d.TXT", "c.jsonl.gz"]


def test_a_glob_gives_its_files_sorted_and_looks_into_folders(news: Path) -> None:
    assert names(news / "*.*") == ["a.html", "b.txt", "e.pdf"]
    assert names(news / "**" / "*.jsonl.gz") == ["c.jsonl.gz"]
    assert names(news.parent / "n*") == names(news)


def test_a_file_named_itself_may_be_called_anything(news: Path) -> None:
    assert names(news / "e.pdf", news / ".hidden.txt") == ["e.pdf", ".hidden.txt"]


def test_a_file_with_glob_letters_in_its_name_is_itself(tmp_path: Path) -> None:
    (tmp_path / "a[1].txt").write_text("x")
    assert names(tmp_path / "a[1].txt") == ["a[1].txt"]


def test_a_file_reached_twice_is_read_once(news: Path) -> None:
    assert names(news / "b.txt", news, news / "*.txt") == ["b.txt", "a.html", "d.TXT", "c.jsonl.gz"]


@pytest.mark.parametrize("path", ["no/such/file.txt", "no*such", "x" * 5_000, "zero\0byte"])
def test_a_path_that_leads_nowhere_is_an_item(path: str) -> None:
    assert list(expand([path])) == [Rejected(path, "I010", "no such file")]


def test_a_folder_without_articles_says_what_was_looked_for(tmp_path: Path) -> None:
    (item,) = expand([str(tmp_path)])
    assert isinstance(item, Rejected)
    assert (item.place, item.code) == (str(tmp_path), "I010")
    assert ".txt" in item.message


def test_a_folder_that_cannot_be_looked_into_is_an_item(news: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    really = os.scandir

    def scandir(path: str | os.PathLike[str]) -> object:
        if Path(path).name == "er":
            raise PermissionError(13, "Permission denied", str(path))
        return really(path)

    monkeypatch.setattr(os, "scandir", scandir)
    items = list(expand([str(news)]))
    assert items[0] == Rejected(str(news / "deep" / "er"), "I001", "Permission denied")
    assert [Path(str(item)).name for item in items[1:]] == ["a.html", "b.txt", "d.TXT"]


def test_a_name_that_is_not_utf_8_can_be_printed() -> None:
    assert place(Path(os.fsdecode(b"news/\xff.txt"))) == "news/\ufffd.txt"


def test_standard_input_stays_a_dash() -> None:
    assert list(expand(["-"])) == [Path("-")]
