"""Files, pages, JSON lines and streams to documents; what cannot be read is set aside with its place."""

from __future__ import annotations

import gzip
import io
import json
import tracemalloc
from collections.abc import Callable
from pathlib import Path

import pytest

from rasad.ingest import streams
from rasad.ingest.read import DEFAULTS, Meter, Rejected, Settings, published_value, read_paths
from rasad.model import Document

TEXT = "The envoy of the islands visited Muscat on Sunday."
PAGE = (
    '<!DOCTYPE html><html><head><title>Islands send envoy</title><meta property="og:site_name" content="Harbour Wire">'
    '<meta property="article:published_time" content="2025-02-23T15:40"></head><body><article><h1>Islands send envoy</h1>'
    f"<p>{TEXT} He is to stay for two days and to see the harbour, the ministry said in a statement.</p></article></body>"
)


def line(**row: object) -> str:
    return json.dumps(row, ensure_ascii=False) + "\n"


@pytest.fixture
def write(tmp_path: Path) -> Callable[[str, str | bytes], Path]:
    def write_file(name: str, content: str | bytes) -> Path:
        path = tmp_path / name
        data = content.encode() if isinstance(content, str) else content
        path.write_bytes(gzip.compress(data) if name.endswith(".gz") else data)
        return path

    return write_file


def items(*paths: object, settings: Settings = DEFAULTS, stdin: bytes = b"") -> list[Document | Rejected]:
    return list(read_paths(map(str, paths), settings, io.BytesIO(stdin)))


def document(*paths: object, settings: Settings = DEFAULTS, stdin: bytes = b"") -> Document:
    (item,) = items(*paths, settings=settings, stdin=stdin)
    assert isinstance(item, Document), item
    return item


def rejected(*paths: object, settings: Settings = DEFAULTS, stdin: bytes = b"") -> Rejected:
    (item,) = items(*paths, settings=settings, stdin=stdin)
    assert isinstance(item, Rejected), item
    return item


Write = Callable[[str, "str | bytes"], Path]


@pytest.mark.parametrize("name", ["a.txt", "a.txt.gz", "a.article"])
def test_a_text_file_is_one_article(write: Write, name: str) -> None:
    path = write(name, TEXT)
    assert document(path) == Document(str(path), TEXT)


def test_gzip_is_told_by_its_content(write: Write) -> None:
    assert document(write("a.txt", gzip.compress(TEXT.encode()))).text == TEXT


def test_a_page_is_told_by_its_content_or_its_name(write: Write) -> None:
    for path in (write("a.txt", PAGE), write("b.html", PAGE), write("c.html.gz", PAGE), write("d.htm", PAGE[15:])):
        found = document(path)
        assert found.text.startswith("Islands send envoy\nThe envoy of the islands")
        assert (found.given, found.source) == (published_value("2025-02-23T15:40"), "Harbour Wire")


def test_what_is_stated_counts_for_articles_that_do_not_say(write: Write) -> None:
    day = published_value("2024-06-01")
    stated = Settings(day, "Mizan", "fa")
    assert document(write("a.txt", TEXT), settings=stated) == Document(
        str(write("a.txt", TEXT)), TEXT, day, "Mizan", None, "fa"
    )
    page = document(write("a.html", PAGE), settings=stated)
    assert (page.given, page.source, page.lang) == (published_value("2025-02-23T15:40"), "Mizan", "fa")


def test_a_page_whose_date_cannot_be_is_read_without_one(write: Write) -> None:
    assert document(write("a.html", PAGE.replace("2025-02-23T15:40", "2025-02-30"))).given is None


def test_a_line_has_all_that_it_may_have(write: Write) -> None:
    row = {"id": "x1", "url": "https://example.org/1", "published": "2024-06-01", "source": "spa", "lang": "en-GB"}
    found = document(write("a.jsonl", line(**row, title="Envoy visits", text=TEXT)))
    day = published_value("2024-06-01")
    assert found == Document("x1", f"Envoy visits\n{TEXT}", day, "spa", "https://example.org/1", "en")


def test_ids_are_the_id_the_url_or_the_place(write: Write) -> None:
    path = write("a.jsonl", line(id=7, url="u", text=TEXT) + line(url="u", text=TEXT) + line(id=None, text=TEXT))
    assert [item.doc_id for item in items(path) if isinstance(item, Document)] == ["7", "u", f"{path}:3"]


def test_a_title_is_joined_unless_the_text_begins_with_it(write: Write) -> None:
    rows = line(id="a", title="Envoy", text="Talks.\r\nMore.") + line(id="b", title=" Envoy ", text="\nEnvoy\nTalks.")
    first, second = items(write("a.jsonl", rows))
    assert isinstance(first, Document)
    assert isinstance(second, Document)
    assert (first.text, second.text) == ("Envoy\nTalks.\nMore.", "\nEnvoy\nTalks.")


def test_a_page_in_a_line_takes_the_title_of_the_line(write: Write) -> None:
    found = document(write("a.jsonl", line(id="a", title="Another title", html=PAGE, published="2020-01-01")))
    assert found.text.startswith("Another title\n")
    assert found.given == published_value("2020-01-01")


def test_ids_that_come_twice_are_both_read(write: Write) -> None:
    assert items(write("a.jsonl", line(id="a", text="One.") + line(id="a", text="Two."))) == [
        Document("a", "One."),
        Document("a", "Two."),
    ]


@pytest.mark.parametrize(
    ("bad", "code"),
    [
        ("{broken", "I006"),
        ("[1, 2]", "I006"),
        ('"text"', "I006"),
        ("{}", "I006"),
        ('{"text": 5}', "I006"),
        ('{"text": "  "}', "I006"),
        ('{"id": ["a"], "text": "x"}', "I006"),
        ('{"id": ' + "9" * 5_000 + ', "text": "x"}', "I006"),
        ("[" * 100_000, "I006"),
        ('{"text": "x", "published": "2024-13-45"}', "I007"),
        ('{"text": "x", "published": 1717200000}', "I006"),
        ('{"html": "<html></html>"}', "I008"),
    ],
)
def test_a_bad_line_costs_that_line_only(write: Write, bad: str, code: str) -> None:
    path = write("a.jsonl", line(id="a", text="One.") + "\n" + bad + "\n" + line(id="b", text="Two."))
    first, wrong, last = items(path)
    assert (first, last) == (Document("a", "One."), Document("b", "Two."))
    assert isinstance(wrong, Rejected)
    assert (wrong.place, wrong.code) == (f"{path}:3", code)
    assert len(str(wrong)) < 300


def test_a_line_that_is_not_utf_8_costs_that_line_only(write: Write) -> None:
    path = write(
        "a.jsonl", line(id="a", text="One.").encode() + b'{"text": "caf\xe9 au lait"}\n' + line(text="x").encode()
    )
    assert [item.code if isinstance(item, Rejected) else "" for item in items(path)] == ["", "I004", ""]


def test_half_characters_are_replaced(write: Write) -> None:
    assert document(write("a.jsonl", '{"id": "a", "text": "flag \\ud83c end"}\n')).text == "flag \ufffd end"
    assert document(write("a.jsonl", '{"id": "a", "text": "flag \\ud83c\\uddf4 end"}\n')).text == "flag \U0001f1f4 end"


def test_json_lines_are_told_by_their_content(write: Write) -> None:
    assert document(write("a.json", line(id="a", text=TEXT))).text == TEXT
    assert document("-", stdin=line(id="a", text=TEXT).encode()).doc_id == "a"
    assert document("-", stdin=gzip.compress(line(id="a", text=TEXT).encode())).doc_id == "a"


@pytest.mark.parametrize("written", ['{\n  "id": "a",\n  "text": "x"\n}', '[{"id": "a", "text": "x"}]'])
def test_other_json_is_refused_once(write: Write, written: str) -> None:
    assert rejected(write("a.json", written)).code == "I006"


def test_standard_input_is_an_article_or_a_page() -> None:
    assert document("-", stdin=TEXT.encode()) == Document("-", TEXT)
    assert document("-", stdin=PAGE.encode()).text.startswith("Islands send envoy\n")
    assert rejected("-", stdin=b"") == Rejected("-", "I005", "empty")


@pytest.mark.parametrize("name", ["a.txt", "a.jsonl", "a.txt.gz", "a.html"])
def test_an_empty_file_is_an_item(write: Write, name: str) -> None:
    path = write(name, "\n\n")
    assert rejected(path) == Rejected(str(path), "I005", "empty")


def test_a_file_of_fifty_megabytes_is_refused(write: Write) -> None:
    path = write("a.txt", b"word " * 10_000_000)
    assert rejected(path).code == "I002"
    assert "20,000,000 bytes" in rejected(path).message
    assert "JSON lines" in rejected(path).message


def test_a_page_of_thirty_megabytes_is_refused(write: Write) -> None:
    assert rejected(write("a.html", b"<html><body>" + b"<p>word</p>" * 3_000_000)).code == "I002"


def test_an_oversized_line_costs_that_line_only(write: Write) -> None:
    rows = line(id="a", text="One.") + line(id="b", text="x" * 3_000_000) + line(id="c", text="Two.")
    first, wrong, last = items(write("a.jsonl", rows), settings=Settings(largest=1_000_000))
    assert (first, last) == (Document("a", "One."), Document("c", "Two."))
    assert isinstance(wrong, Rejected)
    assert wrong.code == "I002"


def test_a_gzip_bomb_is_stopped(write: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(streams, "FREE", 1_000_000)
    bomb = line(id="a", text="One.").encode() + b"0" * 60_000_000
    assert rejected(write("a.txt.gz", b"0" * 60_000_000)).code == "I009"
    first, last = items(write("a.jsonl.gz", bomb), settings=Settings(largest=100_000))
    assert first == Document("a", "One.")
    assert isinstance(last, Rejected)
    assert last.code == "I009"


def test_a_packed_article_that_is_too_large_is_refused(write: Write) -> None:
    assert rejected(write("a.txt.gz", b"0" * 30_000_000)).code == "I002"


@pytest.mark.parametrize("name", ["a.jsonl.gz", "a.txt.gz"])
def test_a_broken_packed_file_is_an_item_after_what_could_be_read(tmp_path: Path, name: str) -> None:
    rows = "".join(line(id=str(n), text=f"{n} {TEXT}") for n in range(50_000)).encode()
    path = tmp_path / name
    path.write_bytes(gzip.compress(rows)[:-2_000])
    found = items(path)
    assert isinstance(found[-1], Rejected)
    assert found[-1].code == "I009"
    assert all(isinstance(item, Document) for item in found[:-1])


def test_a_file_that_only_calls_itself_packed_is_read_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "a.txt.gz"
    path.write_text(TEXT)
    assert document(path).text == TEXT


def test_an_unreadable_path_is_an_item(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, write: Write) -> None:
    dangling = tmp_path / "gone.txt"
    dangling.symlink_to(tmp_path / "nowhere")
    assert rejected(dangling) == Rejected(str(dangling), "I001", "No such file or directory")
    path = write("a.txt", TEXT)

    def no(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", no)
    assert rejected(path) == Rejected(str(path), "I001", "Permission denied")


def test_the_rest_of_a_mixed_batch_is_read(write: Write, tmp_path: Path) -> None:
    write("a.txt", TEXT)
    write("b.txt", "وزير".encode("cp1256"))
    write("c.html", "<html></html>")
    write("d.jsonl", line(id="d1", text="One.") + "{\n" + line(id="d3", text="Three."))
    write("e.txt", b"\x00\x01")
    write("f.txt", TEXT)
    found = items(tmp_path, tmp_path / "none")
    codes = [item.code for item in found if isinstance(item, Rejected)]
    assert codes == ["I004", "I008", "I006", "I003", "I010"]
    assert [Path(item.doc_id).name for item in found if isinstance(item, Document)] == ["a.txt", "d1", "d3", "f.txt"]
    assert items(tmp_path, tmp_path / "none") == found


def test_json_lines_are_read_in_flat_memory(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    with path.open("w", encoding="utf-8") as file:
        file.writelines(line(id=str(n), text=TEXT * 200) for n in range(3_000))
    assert path.stat().st_size > 30_000_000
    tracemalloc.start()
    count = sum(1 for _ in read_paths([str(path)]))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert count == 3_000
    assert peak < 5_000_000


def test_the_meter_shows_bytes_done_and_to_come(write: Write) -> None:
    one, two = write("a.txt", TEXT), write("b.jsonl.gz", line(text=TEXT) * 2)
    meter = Meter()
    seen = [meter.done for _ in read_paths([str(one), str(two)], meter=meter)]
    assert meter.total == one.stat().st_size + two.stat().st_size == meter.done
    assert seen == sorted(seen)
    read_paths(["-"], stdin=io.BytesIO(), meter=meter)
    assert meter.total is None
