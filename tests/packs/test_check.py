"""A bad language file is refused with file, line and code."""

from __future__ import annotations

from pathlib import Path

import pytest

from rasad.packs.check import check_folder

GOOD = {
    "grammar.yaml": "noun_phrases: {}\nclasses: {}\n",
    "offices.yaml": "titles:\n  - office: ambassador\n    forms: [سفیر]\n",
    "contacts.yaml": "rules: []\n",
    "statements.yaml": "rules: []\n",
    "addressees.yaml": "rules: []\n",
}
RULE = 'rules:\n  - id: one\n    pattern: "x"\n    kind: meeting\n    examples: ["a"]\n    refusals: ["b"]\n'


def write(folder: Path, **changed: str) -> Path:
    root = folder / "fa"
    root.mkdir()
    for name, text in (GOOD | {f"{k}.yaml": v for k, v in changed.items()}).items():
        (root / name).write_text(text, encoding="utf-8")
    return root


def test_a_sound_folder_has_no_problems(tmp_path: Path) -> None:
    assert list(check_folder(write(tmp_path))) == []


@pytest.mark.parametrize(
    ("name", "text", "code", "line"),
    [
        ("contacts", "rules: [\n", "P001", 2),
        ("contacts", "other: 1\n", "P002", 1),
        ("contacts", RULE.replace("    kind", "    knd"), "P003", 2),
        ("grammar", "noun_phrases: {}\nclasses:\n  x: [\u200fالف]\n", "P004", 3),
        ("grammar", "noun_phrases: {}\nclasses:\n  x: [علي]\n", "P005", 3),
        ("contacts", RULE + RULE.removeprefix("rules:\n"), "P006", 7),
        ("contacts", RULE.replace('"x"', '"<what>"'), "P007", 2),
        ("contacts", RULE.replace('"x"', '"{whom:a}"'), "P007", 2),
        ("contacts", RULE.replace('"x"', '"(x"'), "P007", 2),
        (
            "contacts",
            RULE.replace("    kind: meeting", "    for: {meeting: what}").replace('"x"', '"<TRIGGER:t>"'),
            "P007",
            2,
        ),
        ("contacts", RULE.replace('    refusals: ["b"]\n', ""), "P008", 2),
        ("offices", GOOD["offices.yaml"] + "  - office: governor\n    forms: [سفیر]\n", "P009", 4),
        ("offices", "titles:\n  - office: minister\n    forms: [وزیر $what]\n", "P010", 2),
    ],
)
def test_each_kind_of_mistake_is_named_with_its_place(
    tmp_path: Path, name: str, text: str, code: str, line: int
) -> None:
    problems = [p for p in check_folder(write(tmp_path, **{name: text})) if p.code == code]
    assert [(Path(p.file).name, p.line) for p in problems] == [(f"{name}.yaml", line)]


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    root = write(tmp_path)
    (root / "offices.yaml").unlink()
    assert [p.code for p in check_folder(root)] == ["P002"]
