"""A bad knowledge base file is refused with file, line and code."""

from __future__ import annotations

from importlib.resources import as_file, files
from pathlib import Path

import pytest

from rasad.kb.check import check_folder

POLITY = """\
code: OMN
name: Oman
names:
  en: [Oman]
persons:
- id: one
  name: Salim Example
  names:
    fa: [سالم نمونه]
  short:
    fa: [نمونه]
  offices:
  - office: foreign_minister
    title: Minister
    start: '2001-01-01'
    end: '2005-05-05'
    source: own
    confidence: high
- id: two
  name: Badr Example
  names:
    ar: [بدر المثال]
  offices:
  - office: foreign_minister
    title: Minister
    start: '2005-05-05'
    attested: '2008-01-01'
    source: own
    confidence: high
"""
ORGANISATIONS = "organisations:\n- code: GCC\n  name: Gulf Cooperation Council\n  names:\n    en: [GCC]\n"


def folder(at: Path, polity: str = POLITY, organisations: str = ORGANISATIONS) -> Path:
    (at / "polities").mkdir()
    (at / "polities" / "OMN.yaml").write_text(polity, encoding="utf-8")
    (at / "organisations.yaml").write_text(organisations, encoding="utf-8")
    return at


def test_the_shipped_knowledge_base_has_no_problems() -> None:
    with as_file(files("rasad").joinpath("kb", "data")) as root:
        assert [str(p) for p in check_folder(root)] == []


def test_a_sound_knowledge_base_has_no_problems(tmp_path: Path) -> None:
    assert check_folder(folder(tmp_path), gaps=True) == []


@pytest.mark.parametrize(
    ("old", "new", "code", "line"),
    [
        ("code: OMN\n", "code: [OMN\n", "K001", 2),
        ("name: Badr Example", "name: ''", "K002", 19),
        ("  short:", "  shorts:", "K003", 6),
        (
            "office: foreign_minister\n    title: Minister\n    start: '2001",
            "office: minster\n    title: Minister\n    start: '2001",
            "K004",
            13,
        ),
        ("end: '2005-05-05'", "end: '1999-05-05'", "K005", 13),
        ("end: '2005-05-05'", "end: spring", "K005", 13),
        ("    end: '2005-05-05'\n", "    end: '2005-05-05'\n    end_precision: q\n", "K006", 13),
        ("    source: own\n    confidence: high\n- id", "    confidence: high\n- id", "K007", 13),
        ("id: two", "id: one", "K008", 19),
        ("end: '2005-05-05'", "end: '2006-05-05'", "K009", 24),
        ("end: '2005-05-05'", "attested: '2003-05-05'", "K009", 24),
        ("end: '2005-05-05'", "end: '2002-05-05'", "K010", 24),
        ("ar: [بدر المثال]", "fa: [سالم نمونه]", "K011", 19),
        ("    ar: [بدر المثال]\n", "    ar: [بدر المثال]\n  short:\n    fa: [نمونه]\n", "K011", 19),
        ("بدر المثال", "بدر\u200f المثال", "K012", 22),
        ("بدر المثال", "بدر گلستان", "K013", 19),
        ("    attested: '2008-01-01'\n", "", "K014", 24),
        ("code: OMN", "code: OMM", "K015", 1),
    ],
)
def test_each_kind_of_mistake_in_the_knowledge_base_is_named(
    tmp_path: Path, old: str, new: str, code: str, line: int
) -> None:
    assert old in POLITY
    problems = check_folder(folder(tmp_path, POLITY.replace(old, new, 1)), gaps=True)
    assert [(Path(p.file).name, p.line) for p in problems if p.code == code] == [("OMN.yaml", line)]


def test_gaps_are_named_only_when_asked_for(tmp_path: Path) -> None:
    root = folder(tmp_path, POLITY.replace("end: '2005-05-05'", "end: '2002-05-05'"))
    assert check_folder(root) == []


def test_factions_and_different_titles_may_overlap(tmp_path: Path) -> None:
    clash = POLITY.replace("end: '2005-05-05'", "end: '2007-05-05'")
    assert (
        check_folder(
            folder(tmp_path, clash.replace("title: Minister\n    start: '2005", "title: Rival\n    start: '2005"))
        )
        == []
    )


def test_one_id_with_two_names_is_refused(tmp_path: Path) -> None:
    person = POLITY.partition("persons:\n")[2].partition("- id: two")[0].replace("Salim Example", "Somebody Else")
    text = ORGANISATIONS + "  persons:\n" + "".join(f"  {row}\n" for row in person.splitlines())
    assert [(Path(p.file).name, p.code) for p in check_folder(folder(tmp_path, organisations=text))] == [
        ("organisations.yaml", "K008")
    ]
