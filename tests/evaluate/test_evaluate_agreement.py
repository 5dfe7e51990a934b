"""Our figures are the reference scorer's, one for one, on gold and texts that lie outside the project."""

from __future__ import annotations

import importlib.util
import json
import os
import random
from pathlib import Path
from types import ModuleType
from typing import Any

import msgspec
import pytest
import yaml

from rasad.evaluate import Record, load_gold, load_records, load_texts, score
from rasad.evaluate.parties import plain
from rasad.text import sentences

EXAM = Path(os.environ.get("RASAD_SHARED") or Path(__file__).parents[2] / "../shared").resolve() / "exam"
GOLDS = [EXAM / "dev.gold.yaml", EXAM / "seeds.gold.yaml"]
FOLDERS = [EXAM / "dev", EXAM / "seeds"]

pytestmark = pytest.mark.skipif(not EXAM.is_dir(), reason="the shared exam is not here")


@pytest.fixture(scope="module")
def reference() -> ModuleType:
    spec = importlib.util.spec_from_file_location("reference_score", EXAM / "score.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize("seed", range(4))
def test_every_figure_agrees_with_the_reference_for_all_and_each_language(
    seed: int, reference: ModuleType, tmp_path: Path, perfect: Any, flawed: Any
) -> None:
    golds = load_gold(GOLDS)
    texts = load_texts(golds, FOLDERS)
    rng = random.Random(seed)
    made = [perfect(gold, texts[gold.doc]) for gold in golds]
    rows = [row for record in made if (row := flawed(record, rng) if seed else record)]
    file = tmp_path / "records.jsonl"
    file.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), encoding="utf-8")

    ours = score(golds, load_records(file), texts)

    items = [item for path in GOLDS for item in yaml.safe_load(path.read_text(encoding="utf-8"))]
    records = {row["doc_id"]: row for row in rows}
    for lang in ("all", "fa", "ar", "en"):
        chosen = [item for item in items if lang in ("all", item["lang"])]
        theirs: dict[str, Any] = reference.score(chosen, records, texts)
        got = {
            name: {"p": f.p, "r": f.r, "f1": f.f1, "tp": f.tp, "fp": f.fp, "fn": f.fn}
            for name, f in ours.figures[lang].items()
        }
        assert got == theirs, f"seed {seed}, {lang}"


def test_a_perfect_reading_scores_one_everywhere(perfect: Any) -> None:
    golds = load_gold(GOLDS)
    texts = load_texts(golds, FOLDERS)
    records = {g.doc: msgspec.convert(perfect(g, texts[g.doc]), Record) for g in golds}
    scores = score(golds, records, texts)
    assert {name: f.value for name, f in scores.figures["all"].items() if f.value < 0.999} == {}


def test_sentences_and_names_are_cut_as_the_reference_cuts_them(reference: ModuleType) -> None:
    golds = load_gold(GOLDS)
    for text in load_texts(golds, FOLDERS).values():
        assert [tuple(span) for span in sentences(text)] == reference.sentences(text)
    for name in {n for g in golds for p in (g.people or {}).values() for n in (p.name, *p.aka)}:
        assert plain(name) == reference.fold(name)
