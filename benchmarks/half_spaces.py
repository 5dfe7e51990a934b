#!/usr/bin/env python3
"""How well lost half-spaces are restored, side by side with hazm and shekar.

    python benchmarks/half_spaces.py TEXTS... [--hazm PYTHON] [--shekar PYTHON]

TEXTS are CoNLL-U files (their ``# text`` lines) or plain text, a sentence a line. Their half-spaces are deleted, turned into
spaces, and each third deleted, turned and kept (by a fixed seed); "as it is" tells what is put into whole text. A restored
half-space is right where the text had one. PYTHON is that of an environment that has hazm or shekar: each contender runs in
a process of its own. A sentence whose letters a contender changes is left out of its counts, and their number is told.
"""

from __future__ import annotations

import argparse
import json
import random
import re
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

ZWNJ = "\u200c"
WAYS: dict[str, Callable[[str], str]] = {
    "deleted": lambda text: text.replace(ZWNJ, ""),
    "spaces": lambda text: text.replace(ZWNJ, " "),
    "mixed": lambda text: _mixed(text, random.Random(7)),
    "as it is": lambda text: text,
}
_LETTERS = re.compile("[\u0621-\u064a\u066e-\u06d3]")
_SAME = str.maketrans("\u064a\u0649\u0643", "\u06cc\u06cc\u06a9")


def _mixed(text: str, chance: random.Random) -> str:
    return re.sub(ZWNJ, lambda _: chance.choice(("", " ", ZWNJ)), text)


def restorer(name: str) -> Callable[[str], str]:
    if name == "hazm":
        from hazm import Normalizer

        only = ("remove_diacritics", "remove_specials_chars", "decrease_repeated_chars", "persian_style",
                "persian_numbers", "unicodes_replacement")  # fmt: skip
        return Normalizer(correct_spacing=True, seperate_mi=True, **dict.fromkeys(only, False)).normalize
    if name == "shekar":
        from shekar.preprocessing import SpacingNormalizer

        return SpacingNormalizer()
    from rasad.packs.half_spaces import half_spaces

    return lambda text: half_spaces("fa").restore(text).text


def child(name: str) -> None:
    """Texts on standard input as JSON, restored texts and processor seconds on standard output."""
    texts = json.load(sys.stdin)
    restore = restorer(name)
    restore(texts[0])
    start = time.process_time()
    restored = [restore(text) for text in texts]
    json.dump({"seconds": time.process_time() - start, "texts": restored}, sys.stdout)


def run(name: str, python: str, texts: Sequence[str]) -> tuple[list[str], float]:
    done = subprocess.run(
        [python, __file__, "--child", name], input=json.dumps(texts), capture_output=True, text=True, check=True
    )
    answer = json.loads(done.stdout[done.stdout.index('{"seconds"') :])
    return answer["texts"], answer["seconds"]


def joints(text: str) -> tuple[str, set[int]]:
    """The letters of a text, and before which of them a half-space stands."""
    letters: list[str] = []
    found = set()
    for sign in text.translate(_SAME):
        if sign == ZWNJ:
            found.add(len(letters))
        elif _LETTERS.match(sign):
            letters.append(sign)
    return "".join(letters), found


def score(gold: Sequence[str], given: Sequence[str], restored: Sequence[str]) -> str:
    right = wrong = missed = changed = 0
    for whole, before, after in zip(gold, given, restored, strict=True):
        (letters, wanted), (_, there), (same, got) = joints(whole), joints(before), joints(after)
        if letters != same:
            changed += 1
            continue
        right += len(got & wanted - there)
        wrong += len(got - wanted)
        missed += len(wanted - there - got)
    precision, recall = right / max(1, right + wrong), right / max(1, right + missed)
    f1 = 2 * precision * recall / max(1e-9, precision + recall)
    counts = f"right {right}, wrong {wrong}, missed {missed}" + (f", sentences changed {changed}" if changed else "")
    return counts if given == gold else f"P {precision:.3f} R {recall:.3f} F1 {f1:.3f}  {counts}"


def sentences(path: Path) -> list[str]:
    lines = path.read_text(encoding="utf-8").splitlines()
    marked = [line.removeprefix("# text = ") for line in lines if line.startswith("# text = ")]
    return [re.sub(f"{ZWNJ}+", ZWNJ, line) for line in marked or lines if line.strip()]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("texts", nargs="*", type=Path)
    parser.add_argument("--hazm", metavar="PYTHON")
    parser.add_argument("--shekar", metavar="PYTHON")
    parser.add_argument("--child", help=argparse.SUPPRESS)
    args = parser.parse_args()
    if args.child:
        child(args.child)
        return
    contenders = {"rasad": sys.executable, "hazm": args.hazm, "shekar": args.shekar}
    for path in args.texts:
        gold = sentences(path)
        print(f"{path.name}: {len(gold)} sentences, {sum(text.count(ZWNJ) for text in gold)} half-spaces")
        for way, lose in WAYS.items():
            given = [lose(text) for text in gold]
            words = sum(len(text.split()) for text in given)
            for name, python in contenders.items():
                if python:
                    restored, seconds = run(name, python, given)
                    print(f"  {way:9} {name:7} {score(gold, given, restored)}  {words / seconds:,.0f} words/s")


if __name__ == "__main__":
    main()
