"""Gold files are checked to the field; a mistake in one never passes for a reader's miss."""

from __future__ import annotations

from pathlib import Path
from typing import get_args

import pytest

from rasad.evaluate import GoldError, codebook, load_gold, load_texts

DOCS = Path(__file__).parents[2] / "docs" / "reference" / "gold.md"


def test_a_date_stays_as_written_and_a_month_is_no_day(house: Path) -> None:
    first, second = load_gold([house / "gold.yaml"])
    assert first.given_published == "2025-03-05"
    assert first.contacts is not None
    assert [c.day for c in first.contacts] == ["2025-03-04", "2025-03"]
    assert second.published == "2025-03-05T10:30"


def test_a_speaker_may_be_one_or_several(house: Path) -> None:
    second = load_gold([house / "gold.yaml"])[1]
    assert [second.speakers_of(n) for n in range(4)] == [("JPN",), ("P1",), ("P1", "JPN"), ()]


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("kind: meeting", "kind: meting", "contacts[0].kind: Invalid enum value 'meting'"),
        ("status: held, focus: fore", "state: held, focus: fore", "contacts[0]: Object contains unknown field `state`"),
        ("mediation, bilateral", "meditation, bilateral", "Invalid enum value 'meditation'"),
        ("[foreign_minister]}\n    P2", "[foreign]}\n    P2", "people[...].offices[0]: Invalid enum value 'foreign'"),
        ("participants: [P1, P2]", "participants: [P1, P7]", "contacts[0].participants: P7 is not among the people"),
        ("participants: [IRN, UN]", "participants: [iran, UN]", "contacts[1].participants: 'iran' is neither"),
        ("participants: [IRN, UN]", "participants: []", "contacts[1].participants: empty"),
        ("attendees: [the two ambassadors]", "attendees: [P9]", "contacts[0].attendees: P9 is not among the people"),
        ("date: 2025-03,", "date: March,", "contacts[1].date: 'March' is no ISO date"),
        ("given_published: 2025-03-05", "given_published: today", "given_published: 'today' is no ISO date"),
        ("0: [inform]", "0: [inform, warn, hope, agree]", "acts[0]: more than 3"),
        ("speakers: {0: P1,", "speakers: {0: P5,", "speakers[0]: P5 is not among the people"),
        ("lang: fa", "lang: xx", "lang: Invalid enum value 'xx'"),
        ("doc: en-two.txt", "doc: fa-one.txt", "doc: already in"),
        ("place: {name: Muscat, country: OMN}", "place: {}", "contacts[0].place: empty"),
    ],
)
def test_a_mistake_is_refused_with_file_document_and_field(house: Path, old: str, new: str, said: str) -> None:
    file = house / "gold.yaml"
    content = file.read_text(encoding="utf-8")
    assert content.count(old) == 1
    file.write_text(content.replace(old, new), encoding="utf-8")
    with pytest.raises(GoldError) as caught:
        load_gold([file])
    assert f"{file}: " in str(caught.value)
    assert "fa-one.txt: " in str(caught.value)
    assert said in str(caught.value)


def test_all_mistakes_are_listed_at_once(house: Path) -> None:
    file = house / "gold.yaml"
    content = file.read_text(encoding="utf-8").replace("[P1, P2]", "[P1, P7]").replace("[P1, JPN]", "[P8, JPN]")
    file.write_text(content, encoding="utf-8")
    with pytest.raises(GoldError) as caught:
        load_gold([file])
    assert [line.split(": ")[1] for line in str(caught.value).splitlines()] == ["fa-one.txt", "en-two.txt"]


@pytest.mark.parametrize("content", ["{a: 1}", "[1, 2", "- 5"])
def test_a_file_that_is_no_list_of_documents_is_refused(tmp_path: Path, content: str) -> None:
    file = tmp_path / "bad.yaml"
    file.write_text(content, encoding="utf-8")
    with pytest.raises(GoldError, match=r"bad\.yaml"):
        load_gold([file])


def test_a_sentence_number_that_the_article_lacks_is_refused(house: Path) -> None:
    (house / "en-two.txt").write_text("Title only\nAnd one line.", encoding="utf-8")
    with pytest.raises(GoldError) as caught:
        load_texts(load_gold([house / "gold.yaml"]), [house])
    assert "en-two.txt: speakers: no sentence 2" in str(caught.value)
    assert "en-two.txt: boilerplate: no sentence 3" in str(caught.value)


def test_an_article_that_is_absent_or_not_utf8_is_named(house: Path) -> None:
    (house / "en-two.txt").unlink()
    (house / "fa-one.txt").write_bytes(b"\xff\xe9\n")
    with pytest.raises(GoldError) as caught:
        load_texts(load_gold([house / "gold.yaml"]), [house])
    assert "fa-one.txt: I004 not valid utf-8" in str(caught.value)
    assert "en-two.txt: not in " in str(caught.value)


@pytest.mark.parametrize("name", ["Kind", "Status", "Focus", "OfficeCode", "Topic", "Act"])
def test_every_code_of_the_closed_lists_is_documented(name: str) -> None:
    page = DOCS.read_text(encoding="utf-8")
    assert [code for code in get_args(getattr(codebook, name)) if f"`{code}`" not in page] == []
