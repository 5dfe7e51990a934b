#!/usr/bin/env python3
"""How dates in text are found, side by side with other finders.

    python benchmarks/dates.py --timeml FOLDER [--spans FILE.json]

FOLDER holds TimeML documents in Arabic (``*.tml``); counted are TIMEX3 of type DATE whose value is a day or a month, all
counted from ANCHOR, the day that the corpus's values count from. FILE is a list of ``{test_input, expected}``: a Persian
sentence and the stretches of it that tell a time, durations and hours among them, which Rasad leaves alone: read the
precision. A find is right where it overlaps a stretch, its value where it is the same day or month.
``dateparser`` and ``parstdex`` are compared where they are installed.
"""

from __future__ import annotations

import argparse
import ast
import json
import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from importlib import import_module
from pathlib import Path

from rasad.extract.dates import find_dates, resolve
from rasad.text import fold, tokenise

ANCHOR = date(2015, 12, 24)
_TIMEX = re.compile(
    r"<TIMEX3[^>]*?type=\"(?P<type>\w+)\"[^>]*?value=\"(?P<value>[^\"]*)\"[^>]*>(?P<words>.*?)</TIMEX3>", re.S
)
_TAG = re.compile(r"<[^>]*>")
_VALUE = re.compile(r"\d{4}-\d{2}(-\d{2})?")

#: Start, end (code points) and value (ISO day or month, or nothing) of each date.
Found = list[tuple[int, int, str]]
Finder = Callable[[str], Found]


def rasad(lang: str) -> Finder:
    def find(text: str) -> Found:
        out = []
        for mention in find_dates(tokenise(fold(text)), text, lang):
            value = resolve(mention, ANCHOR)
            cut = {"day": 10, "month": 7, "year": 4}.get(value.precision, 10) if value else 0
            out.append((*mention.span, str(value.start)[:cut] if value else ""))
        return out

    return find


def dateparser(lang: str) -> Finder | None:
    try:
        search = import_module("dateparser.search")
    except ImportError:
        return None
    from datetime import datetime

    settings = {"RELATIVE_BASE": datetime(ANCHOR.year, ANCHOR.month, ANCHOR.day)}

    def find(text: str) -> Found:
        out, at = [], 0
        for words, value in search.search_dates(text, languages=[lang], settings=settings) or ():
            at = text.find(words, at)
            out.append((at, at + len(words), value.date().isoformat()))
            at += len(words)
        return out

    return find


def parstdex() -> Finder | None:
    try:
        model = import_module("parstdex").Parstdex()
    except ImportError:
        return None
    return lambda text: [(start, end, "") for start, end in model.extract_span(text)["datetime"]]


def timeml(folder: Path) -> Iterator[tuple[str, Found, Found]]:
    """Text, the dates of day and month, and all other expressions of time."""
    for path in sorted(folder.glob("*.tml")):
        body = path.read_text(encoding="utf-8").split("<TimeML>")[-1].split("</TimeML>")[0]
        text, wanted, others, last = "", [], [], 0
        for found in _TIMEX.finditer(body):
            text += _TAG.sub("", body[last : found.start()])
            start = len(text)
            text += found["words"]
            last = found.end()
            dated = found["type"] == "DATE" and _VALUE.fullmatch(found["value"])
            (wanted if dated else others).append((start, len(text), found["value"]))
        yield text + _TAG.sub("", body[last:]), wanted, others


def spans(path: Path) -> Iterator[tuple[str, Found, Found]]:
    for row in json.loads(path.read_text(encoding="utf-8-sig")):
        yield str(row["test_input"]), [(a, b, "") for a, b in ast.literal_eval(row["expected"])], []


def count(find: Finder, rows: Sequence[tuple[str, Found, Found]]) -> Counter[str]:
    n: Counter[str] = Counter()
    for text, wanted, others in rows:
        found = find(text)
        for start, end, value in wanted:
            hit = next((f for f in found if f[0] < end and start < f[1]), None)
            n["found" if hit else "missed"] += 1
            n["valued"] += bool(value)
            n["right value"] += bool(value and hit and hit[2] == value)
        n["no date"] += sum(not any(f[0] < end and start < f[1] for start, end, _ in (*wanted, *others)) for f in found)
    return n


def report(title: str, finders: dict[str, Finder | None], rows: Sequence[tuple[str, Found, Found]]) -> None:
    print(f"{title}: {sum(len(wanted) for _, wanted, _ in rows)} stretches in {len(rows)} texts")
    for name, find in finders.items():
        if find is None:
            print(f"  {name:12} not installed")
            continue
        n = count(find, rows)
        precision = n["found"] / max(1, n["found"] + n["no date"])
        values = f", value right {n['right value']} of {n['valued']}" if n["valued"] else ""
        print(f"  {name:12} found {n['found']}, missed {n['missed']}, where no time is told {n['no date']}"
              f" (precision {precision:.2f}){values}")  # fmt: skip


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--timeml", type=Path, help="a folder of TimeML documents in Arabic")
    parser.add_argument("--spans", type=Path, help="sentences in Persian with the stretches that tell a time")
    args = parser.parse_args()
    if args.timeml:
        report("Arabic", {"Rasad": rasad("ar"), "dateparser": dateparser("ar")}, list(timeml(args.timeml)))
    if args.spans:
        finders = {"Rasad": rasad("fa"), "parstdex": parstdex(), "dateparser": dateparser("fa")}
        report("Persian", finders, list(spans(args.spans)))


if __name__ == "__main__":
    main()
