#!/usr/bin/env python3
"""Rasad's phrase automaton over tokens beside daachorse over letters, on the same phrases and texts.

    pip install daachorse==0.5.0
    python benchmarks/phrases.py CORPUS.jsonl.gz [--lang LANG] [--articles N] [--phrases N]

Phrases are the names of the knowledge base and of the table of names, filled up with pairs of words of the corpus (from
articles that are not measured). Both find the longest phrase that begins at each word and ends with a word; daachorse
finds all that is there and boundaries are looked up then. They must find the same. Processor time, median of five
rounds in turn: docs/decisions/0002-tokens-instead-of-letters.md.
"""

from __future__ import annotations

import argparse
import gzip
import time
from collections.abc import Callable, Iterable, Sequence
from importlib import import_module
from itertools import pairwise
from pathlib import Path
from statistics import median
from typing import Any

import msgspec
from articles import Row, lines

from rasad.kb.load import load
from rasad.text import Phrases, fold, tokenise
from rasad.text.tokens import words

ROUNDS = 5
NAMES = Path(__file__).parents[1] / "src/rasad/languages/names.tsv.gz"


def phrases(lang: str, count: int, texts: Iterable[str]) -> list[str]:
    """``count`` folded phrases, their words with one space between them."""
    names = {" ".join(words(fold(name).folded)) for name, *_ in load().names(lang)}
    with gzip.open(NAMES, "rt", encoding="utf-8") as file:
        names |= {line.split("\t", 1)[0] for line in file}
    names = set(filter(_plain, names))
    pairs = {f"{one} {two}" for text in texts for one, two in pairwise(tokenise(fold(text)).keys)}
    more = sorted(filter(_plain, pairs - names))
    wanted = max(0, count - len(names))
    return [*sorted(names)[:count], *more[:: max(1, len(more) // max(1, wanted))][:wanted]]


def _plain(name: str) -> bool:
    return bool(name) and not name.isascii() and all(word.isalnum() for word in name.split(" "))


def over_tokens(automaton: Phrases, text: str) -> list[int]:
    """The phrases found, in order, by tokens."""
    keys = tokenise(fold(text)).keys
    longest = automaton.longest
    return [hit[1][0] for at in range(len(keys)) if (hit := longest(keys, at)) is not None]


def over_letters(automaton: Any, text: str) -> list[int]:
    """The phrases found, in order, by letters with a look at both boundaries."""
    folded = f" {' '.join(fold(text).folded.split())} "
    best: dict[int, tuple[int, int]] = {}
    for start, end, number in automaton.find_overlapping(folded):
        if not (_in_word(folded[start - 1]) or _in_word(folded[end])) and end > best.get(start, (0, 0))[0]:
            best[start] = end, number
    return [best[start][1] for start in sorted(best)]


def _in_word(letter: str) -> bool:
    return letter.isalnum()


def seconds(work: Callable[[str], Any], texts: Sequence[str]) -> float:
    """Processor seconds for all texts."""
    start = time.process_time()
    for text in texts:
        work(text)
    return time.process_time() - start


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--lang", default="fa")
    parser.add_argument("--articles", type=int, default=2000)
    parser.add_argument("--phrases", type=int, default=50_000)
    options = parser.parse_args()
    rows = [msgspec.json.decode(line, type=Row).text for line in lines(options.corpus, options.articles * 2)]
    texts, others = rows[::2], rows[1::2]
    chosen = phrases(options.lang, options.phrases, others)
    tokens = Phrases((tuple(name.split(" ")), number) for number, name in enumerate(chosen))
    letters = import_module("daachorse").CharwiseDoubleArrayAhoCorasick(chosen)
    raw = sum(len(letters.find_overlapping(fold(text).folded)) for text in texts)
    hits = [over_tokens(tokens, text) for text in texts]
    differing = sum(one != over_letters(letters, text) for one, text in zip(hits, texts, strict=True))
    work: dict[str, Callable[[str], Any]] = {
        "fold": fold,
        "fold and tokenise": lambda text: tokenise(fold(text)),
        "over tokens": lambda text: over_tokens(tokens, text),
        "over letters, raw hits": lambda text: letters.find_overlapping(fold(text).folded),
        "over letters, boundaries": lambda text: over_letters(letters, text),
    }
    times: dict[str, list[float]] = {name: [] for name in work}
    for _ in range(ROUNDS):
        for name, one in work.items():
            times[name].append(seconds(one, texts))
    print(f"{len(chosen):,} phrases, {len(texts):,} articles, {sum(map(len, texts)) / 1e6:.2f} million letters")
    print(f"{sum(map(len, hits)):,} hits, {raw:,} of letters before boundaries; {differing} articles read differently")
    for name, taken in times.items():
        print(f"{name:28} {median(taken) / len(texts) * 1e6:8.0f} us an article")


if __name__ == "__main__":
    main()
