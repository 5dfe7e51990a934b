"""Fits the confidence of contacts and statements to gold and to judged sheets, and says by cross-validation how good it is.

    fit_confidence.py --gold GOLD... --texts DIR... --sheets SHEET... --corpus FILE...
                      --write src/rasad/packs/confidence.yaml --plot docs/confidence.svg

Gold is that of `rasad evaluate`, sheets are those of `rasad sample` with the marks of a reader, ``--corpus`` the articles
that they were drawn from. Rules were written on the gold's articles, so that its findings are likelier right than those
in other news: the model has a sign for that (``seen``), which is left out of what is written; what is written holds figures only.
Gold of articles that were held back (the SHA-256 of their name is 0 modulo 3) is left out unless ``--all`` is given.
"""

from __future__ import annotations

import argparse
import hashlib
import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from math import exp
from pathlib import Path
from typing import NamedTuple

import msgspec

from rasad.app.reader import load_reader
from rasad.app.record import to_line
from rasad.evaluate.articles import load_articles
from rasad.evaluate.gold import GoldDocument, load_gold
from rasad.evaluate.pairing import pair_with_gold
from rasad.evaluate.parties import matched
from rasad.evaluate.records import Record, covers
from rasad.evaluate.sheet import marks_of
from rasad.extract.chain import Reader
from rasad.extract.confidence import contact_signs, statement_signs
from rasad.ingest.read import Rejected, read_paths
from rasad.model import Analysis
from rasad.text import sentences

_LINE = re.compile(r"(?P<doc>.+):(?P<start>\d+)-(?P<end>\d+) (?P<rest>.+)")
#: Strength of the pull of weights towards none, parts of the cross-validation, bins of the reliability.
_RIDGE, _FOLDS, _BINS = 1.0, 10, 5


_HEAD = """# What each sign adds to the log odds that a finding is right (`extract/confidence.py`); written by
# tools/fit_confidence.py, which says how.
"""


class Row(NamedTuple):
    """A finding: its article, the signs that hold, whether it is right."""

    doc: str
    signs: frozenset[str]
    right: bool


def fit(rows: Sequence[Row]) -> dict[str, float]:
    """Weights of a logistic model by Newton's method, with a ridge on all but ``base``."""
    names = ["base", *sorted({sign for row in rows for sign in row.signs})]
    at = {name: i for i, name in enumerate(names)}
    known = [([0, *sorted(at[s] for s in row.signs)], row.right) for row in rows]
    weights = [0.0] * len(names)
    for _ in range(25):
        slope = [-_RIDGE * w if i else 0.0 for i, w in enumerate(weights)]
        bend = [[_RIDGE * (i == j and i > 0) for j in range(len(names))] for i in range(len(names))]
        for signs, right in known:
            p = 1 / (1 + exp(-sum(weights[i] for i in signs)))
            for i in signs:
                slope[i] += right - p
                for j in signs:
                    bend[i][j] += p * (1 - p)
        weights = [w + s for w, s in zip(weights, solve(bend, slope), strict=True)]
    return dict(zip(names, weights, strict=True))


def solve(matrix: list[list[float]], vector: list[float]) -> list[float]:
    """The solution of a small system of linear equations, by elimination; the matrix is positive definite."""
    n = len(vector)
    rows = [[*line, value] for line, value in zip(matrix, vector, strict=True)]
    for i in range(n):
        for k in range(n):
            if k != i:
                share = rows[k][i] / rows[i][i]
                rows[k] = [a - share * b for a, b in zip(rows[k], rows[i], strict=True)]
    return [rows[i][n] / rows[i][i] for i in range(n)]


def chances(weights: Mapping[str, float], rows: Sequence[Row]) -> list[float]:
    """The chance that the model gives each finding."""
    return [1 / (1 + exp(-weights["base"] - sum(weights.get(s, 0.0) for s in row.signs))) for row in rows]


def cross_validated(rows: Sequence[Row]) -> list[float]:
    """The chance of each finding from a model that has not seen its article."""

    def fold(row: Row) -> int:
        return int(hashlib.sha256(row.doc.encode()).hexdigest(), 16) // 3 % _FOLDS

    out = [0.0] * len(rows)
    for part in range(_FOLDS):
        weights = fit([row for row in rows if fold(row) != part])
        for i, row in enumerate(rows):
            if fold(row) == part:
                out[i] = chances(weights, [row])[0]
    return out


def reliability(pairs: Sequence[tuple[float, bool]]) -> list[tuple[float, float, int]]:
    """(mean chance, share right, number) of bins of about equal size, least sure first."""
    ordered = sorted(pairs)
    cuts = [round(i * len(ordered) / _BINS) for i in range(_BINS + 1)]
    bins = [ordered[a:b] for a, b in pairwise(cuts) if b > a]
    return [(sum(p for p, _ in b) / len(b), sum(r for _, r in b) / len(b), len(b)) for b in bins]


def report(title: str, pairs: Sequence[tuple[float, bool]]) -> list[tuple[float, float, int]]:
    """Prints Brier score (beside that of always giving the mean), expected calibration error and bins."""
    n, mean = len(pairs), sum(r for _, r in pairs) / len(pairs)
    bins = reliability(pairs)
    brier = sum((p - r) ** 2 for p, r in pairs) / n
    error = sum(abs(p - r) * k for p, r, k in bins) / n
    print(
        f"{title}: {n}, {mean:.2f} right; Brier {brier:.3f} (always the mean: {mean * (1 - mean):.3f}), ECE {error:.3f}"
    )
    for p, r, k in bins:
        print(f"| {p:.2f} | {r:.2f} | {k} |")
    return bins


def signs_of(analysis: Analysis, reader: Reader) -> tuple[list[frozenset[str]], list[frozenset[str]]]:
    """The signs of each contact and of each statement."""
    rules = reader.languages[analysis.lang].settings
    people = {person.id: person for person in analysis.people}
    return (
        [frozenset(contact_signs(c, people, rules[c.rule])) for c in analysis.contacts],
        [frozenset(statement_signs(s, people, rules.get(s.rule, {}))) for s in analysis.statements],
    )


def held_back(doc: str) -> bool:
    """Whether an article is one of the third that no rule was written on."""
    return int(hashlib.sha256(doc.encode()).hexdigest(), 16) % 3 == 0


def from_gold(reader: Reader, golds: Sequence[GoldDocument], folders: Sequence[Path]) -> Iterator[tuple[str, Row]]:
    """Findings in the gold's articles. A contact is right with its kind, status and at least half of the parties of both;
    a statement whose speakers the gold gives one of its sentences.
    """
    articles = load_articles(golds, folders)
    for gold in golds:
        analysis = reader.read(articles[gold.doc])
        if analysis.lang not in reader.languages:
            continue
        record = msgspec.json.decode(to_line(analysis), type=Record, strict=False)
        contacts, statements = signs_of(analysis, reader)
        wanted = {j: (gold.contacts or ())[i] for i, j in pair_with_gold(gold, record.contacts or ())}
        for j, (signs, got) in enumerate(zip(contacts, record.contacts or (), strict=True)):
            right = j in wanted and (wanted[j].kind, wanted[j].status) == (got.kind, got.status)
            yield "contacts", Row(gold.doc, signs | {"seen"}, right)
        spans = list(enumerate(sentences(analysis.document.text)))
        for signs, said in zip(statements, analysis.statements, strict=True):
            voices = record.voices_and_acts((said.span.start, said.span.end))[0]
            there = [n for n, span in spans if covers((said.span.start, said.span.end), (span.start, span.end))]
            speakers = dict.fromkeys(key for n in there for key in gold.speakers_of(n))
            yield "statements", Row(gold.doc, signs | {"seen"}, not matched(gold, speakers, voices)[1])


def from_sheets(reader: Reader, sheets: Sequence[Path], corpus: Sequence[str]) -> Iterator[tuple[str, Row]]:
    """Findings that a reader has judged in sheets and that are found still."""
    marks: dict[str, dict[tuple[int, int, str], bool]] = {}
    for sheet in sheets:
        for line, mark in marks_of(sheet.read_text(encoding="utf-8")).items():
            if mark[0] in "x-" and (found := _LINE.fullmatch(line)):
                where = int(found["start"]), int(found["end"]), found["rest"].split(":")[0]
                marks.setdefault(found["doc"], {})[where] = mark[0] == "x"
    for article in read_paths(corpus):
        if isinstance(article, Rejected) or article.doc_id not in marks:
            continue
        judged, analysis = marks[article.doc_id], reader.read(article)
        contacts, statements = signs_of(analysis, reader)
        for contact, signs in zip(analysis.contacts, contacts, strict=True):
            right = judged.get((*contact.evidence[0], f"{contact.kind}, {contact.status}"))
            if right is not None:
                yield "contacts", Row(article.doc_id, signs, right)
        for said, signs in zip(analysis.statements, statements, strict=True):
            verdicts = [right for (start, end, _), right in judged.items() if (start, end) == tuple(said.span)]
            if verdicts:
                yield "statements", Row(article.doc_id, signs, verdicts[0])


def plot(drawn: Mapping[str, Sequence[tuple[float, float, int]]], path: Path) -> None:
    """Draws chance against share that was right, one line for each kind of finding, as SVG."""
    size, edge = 360, 50
    whole = size + 2 * edge
    colours = {"contacts": "#1b6ca8", "statements": "#c1541c"}

    def at(p: float, r: float) -> str:
        return f"{edge + p * size:.1f},{edge + (1 - r) * size:.1f}"

    out = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {whole} {whole}" font-family="sans-serif" font-size="12">',
        f'<rect x="{edge}" y="{edge}" width="{size}" height="{size}" fill="#fff" stroke="#888"/>',
        f'<polyline points="{at(0, 0)} {at(1, 1)}" stroke="#aaa" stroke-dasharray="4" fill="none"/>',
    ]
    for tick in (0, 0.25, 0.5, 0.75, 1):
        x, y = at(tick, 0).split(",")
        out.append(f'<text x="{x}" y="{float(y) + 16}" text-anchor="middle">{tick}</text>')
        x, y = at(0, tick).split(",")
        out.append(f'<text x="{float(x) - 8}" y="{float(y) + 4}" text-anchor="end">{tick}</text>')
    middle = edge + size / 2
    out.append(f'<text x="{middle}" y="{whole - 12}" text-anchor="middle">confidence</text>')
    out.append(f'<text transform="translate(14,{middle}) rotate(-90)" text-anchor="middle">share right</text>')
    for row, (name, bins) in enumerate(drawn.items()):
        points = " ".join(at(p, r) for p, r, _ in bins)
        out.append(f'<polyline points="{points}" stroke="{colours[name]}" fill="none" stroke-width="2"/>')
        for p, r, number in bins:
            x, y = at(p, r).split(",")
            title = f"{name}: {p:.2f}, {r:.2f} right of {number}"
            out.append(f'<circle cx="{x}" cy="{y}" r="4" fill="{colours[name]}"><title>{title}</title></circle>')
        out.append(f'<text x="{edge + 12}" y="{edge + 20 + 18 * row}" fill="{colours[name]}">{name}</text>')
    path.write_text("\n".join([*out, "</svg>"]) + "\n", encoding="utf-8")


def main() -> None:
    """Reads, fits, reports, and writes what is asked for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name in ("--gold", "--texts", "--sheets"):
        parser.add_argument(name, type=Path, nargs="+", required=True)
    parser.add_argument("--corpus", nargs="+", required=True)
    parser.add_argument("--all", action="store_true", help="the gold of held-back articles too")
    parser.add_argument("--write", type=Path)
    parser.add_argument("--plot", type=Path)
    options = parser.parse_args()
    reader = load_reader()
    golds = [gold for gold in load_gold(options.gold) if options.all or not held_back(gold.doc)]
    rows: dict[str, list[Row]] = {"contacts": [], "statements": []}
    for kind, row in from_gold(reader, golds, options.texts):
        rows[kind].append(row)
    for kind, row in from_sheets(reader, options.sheets, options.corpus):
        rows[kind].append(row)
    drawn, lines = {}, [_HEAD]
    for kind, found in rows.items():
        given = list(zip(cross_validated(found), found, strict=True))
        report(f"{kind}, all", [(p, row.right) for p, row in given])
        drawn[kind] = report(f"{kind}, other news", [(p, r.right) for p, r in given if "seen" not in r.signs])
        weights = {name: round(weight, 2) for name, weight in fit(found).items()}
        print(weights)
        lines.append(f"{kind}:\n" + "".join(f"  {name}: {w}\n" for name, w in weights.items() if name != "seen"))
    if options.write:
        options.write.write_text("".join(lines), encoding="utf-8")
    if options.plot:
        plot(drawn, options.plot)


if __name__ == "__main__":
    main()
