#!/usr/bin/env python3
"""How fast Rasad reads, side by side with other work on the same texts, in processor time on one core.

    python benchmarks/run.py [--corpus FILE.jsonl.gz ...] [--articles N] [--rounds N] [--profile]

Measured in turn, in small batches, so that a slow moment of the machine meets all alike; the median of the rounds
counts. Without a corpus the project's samples are read over and over. hazm is compared where it is installed
(``pip install -r benchmarks/requirements.txt``).
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from importlib import import_module
from pathlib import Path
from statistics import median
from typing import Any

import msgspec
import steps
from articles import Row, lines

from rasad.extract.chain import Reader
from rasad.text import fold, tokenise

EMPTY, WORDS, HAZM, RASAD = "empty loop: decode JSON", "fold and tokenise", "hazm: normalise, tokenise", "Rasad: read"
BATCH = 25
STARTS = 5
CHILD = Path(__file__).with_name("child.py")

Contender = Callable[[bytes, Row], Any]


def contenders() -> dict[str, Contender]:
    """What is measured: each gets an article as a line and decoded."""
    decode = msgspec.json.Decoder(Row).decode
    reader = Reader.load()
    out: dict[str, Contender] = {
        EMPTY: lambda line, row: decode(line),
        WORDS: lambda line, row: tokenise(fold(row.text)),
        RASAD: lambda line, row: reader.read(row.document()),
    }
    try:
        hazm = import_module("hazm")
    except ImportError:
        print("hazm is not installed here and left out (pip install -r benchmarks/requirements.txt)")
        return out
    normalizer, tokenizer = hazm.Normalizer(), hazm.WordTokenizer()
    return {**out, HAZM: lambda line, row: tokenizer.tokenize(normalizer.normalize(row.text))}


def batches(rows: Sequence[tuple[bytes, Row]]) -> Iterator[Sequence[tuple[bytes, Row]]]:
    for start in range(0, len(rows), BATCH):
        yield rows[start : start + BATCH]


def race(runners: dict[str, Contender], rows: Sequence[tuple[bytes, Row]], rounds: int) -> dict[str, float]:
    """Processor seconds an article takes each contender: the median of the rounds."""
    for run in runners.values():
        for line, row in rows[:BATCH]:
            run(line, row)
    taken: dict[str, list[float]] = {name: [0.0] * rounds for name in runners}
    for turn in range(rounds):
        for batch in batches(rows):
            for name, run in runners.items():
                start = time.process_time()
                for line, row in batch:
                    run(line, row)
                taken[name][turn] += time.process_time() - start
    return {name: median(times) / len(rows) for name, times in taken.items()}


def table(results: dict[str, float]) -> str:
    """Speeds and their ratios to Rasad's."""
    rows = [f"{'':28} {'articles/s':>10} {'us/article':>10}  Rasad takes"]
    for name, seconds in sorted(results.items(), key=lambda item: item[1]):
        ratio = "" if name == RASAD else f"{results[RASAD] / seconds:.2f} times as long"
        rows.append(f"{name:28} {1 / seconds:10,.0f} {seconds * 1e6:10,.0f}  {ratio}".rstrip())
    if HAZM in results:
        rows.append(f"Rasad reads {results[HAZM] / results[RASAD]:.2f} times as fast as hazm cuts words")
    return "\n".join(rows)


def child(count: int, path: Path | None) -> dict[str, Any]:
    """What a process of its own reports (child.py)."""
    command = [sys.executable, str(CHILD), str(count), *([str(path)] if path else [])]
    report: dict[str, Any] = json.loads(subprocess.run(command, capture_output=True, check=True, text=True).stdout)
    return report


def start_up() -> str:
    starts = [child(0, None) for _ in range(STARTS)]
    wall, cpu = (median(start[key] for start in starts) for key in ("wall", "cpu"))
    return f"start-up until the reader stands: {wall:.2f} s ({cpu:.2f} s of processor time), median of {STARTS}"


def memory(count: int, path: Path | None) -> str:
    begin, half, end = child(count, path)["memory"]
    return f"peak memory of a process reading them: {begin} MB after start, {half} MB after half, {end} MB after all"


def load(path: Path | None, count: int) -> list[tuple[bytes, Row]]:
    """The articles, as lines and decoded."""
    decode = msgspec.json.Decoder(Row).decode
    rows = [(line, decode(line)) for line in lines(path, count)]
    if not rows:
        raise SystemExit(f"no articles in {path or 'samples/'}")
    return rows


def heading(path: Path | None, rows: Sequence[tuple[bytes, Row]]) -> str:
    length = sum(len(row.text) for _, row in rows) / len(rows)
    return f"{path.name if path else 'samples'}: {len(rows)} articles, {length:,.0f} characters each on average"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--corpus", nargs="+", type=Path, default=[None], help="JSON lines, .gz too; each on its own")
    parser.add_argument("--articles", type=int, default=500, help="how many of each, evenly spread (500)")
    parser.add_argument("--rounds", type=int, default=5, help="how often (5)")
    parser.add_argument("--profile", action="store_true", help="time each step of the reading instead")
    args = parser.parse_args()
    if args.articles < 2 or args.rounds < 1:
        parser.error("at least two articles and one round")
    if args.profile:
        for path in args.corpus:
            rows = load(path, args.articles)
            print(heading(path, rows), steps.report([row.document() for _, row in rows]), sep="\n", end="\n\n")
        return
    # First the processes of their own: a child's peak memory begins with its parent's, which is still small now.
    print(start_up())
    memories = [memory(args.articles, path) for path in args.corpus]
    runners = contenders()
    for path, used in zip(args.corpus, memories, strict=True):
        rows = load(path, args.articles)
        print("", heading(path, rows), table(race(runners, rows, args.rounds)), used, sep="\n")


if __name__ == "__main__":
    main()
