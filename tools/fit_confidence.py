"""Fits the confidence of contacts and statements to gold and to judged sheets, and says by cross-validation how good it is.

    fit_confidence.py --gold GOLD... --texts DIR... --sheets SHEET... --corpus FILE...
                      --write src/rasad/packs/confidence.yaml --plot docs/confidence.svg

Gold is that of `rasad evaluate`, sheets are those of `rasad sample` with the marks of a reader, ``--corpus`` the articles
that they were drawn from. Rules were written on the gold's articles, so that its findings are likelier right than
those in other news: the model has a sign for that (``seen``), which is left out of what is written; what is written holds
figures only.
Gold of articles that were held back (the SHA-256 of their name is 0 modulo 3) is left out. Needs
scikit-learn and matplotlib (`make confidence` installs them).
"""

from __future__ import annotations

import argparse
import hashlib
import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

import matplotlib as mpl
import msgspec
from matplotlib import pyplot as plt
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GroupKFold, cross_val_predict
from sklearn.pipeline import Pipeline, make_pipeline

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
#: Parts of the cross-validation, bins of the reliability.
_FOLDS, _BINS = 10, 5
#: The same picture for the same figures, its words as text.
mpl.rcParams |= {"svg.hashsalt": "rasad", "svg.fonttype": "none"}
_HEAD = """# What each sign adds to the log odds that a finding is right (`extract/confidence.py`); written by
# tools/fit_confidence.py, which says how.
"""


class Row(NamedTuple):
    """A finding: its article, the signs that hold, whether it is right."""

    doc: str
    signs: frozenset[str]
    right: bool


def model() -> Pipeline:
    """A logistic model of signs, with a ridge on all weights but ``base``."""
    return make_pipeline(DictVectorizer(), LogisticRegression(tol=1e-8))


def seen(rows: Sequence[Row]) -> tuple[list[dict[str, int]], list[bool]]:
    """What the model sees of findings, and whether they are right."""
    return [dict.fromkeys(sorted(row.signs), 1) for row in rows], [row.right for row in rows]


def weights_of(rows: Sequence[Row]) -> dict[str, float]:
    """The weights of a model of all findings."""
    vectors, logistic = (step for _, step in model().fit(*seen(rows)).steps)
    names = vectors.get_feature_names_out()
    return {"base": float(logistic.intercept_[0]), **dict(zip(names, map(float, logistic.coef_[0]), strict=True))}


def cross_validated(rows: Sequence[Row]) -> list[float]:
    """The chance of each finding from a model that has not seen its article."""
    articles = [row.doc for row in rows]
    given = cross_val_predict(model(), *seen(rows), groups=articles, cv=GroupKFold(_FOLDS), method="predict_proba")
    return [float(chance) for chance in given[:, 1]]


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
    talks = reader.languages[analysis.lang].contacts.talks
    people = {person.id: person for person in analysis.people}
    return (
        [frozenset(contact_signs(c, talks=c.rule in talks)) for c in analysis.contacts],
        [frozenset(statement_signs(s, people)) for s in analysis.statements],
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
    figure, axes = plt.subplots(figsize=(5, 5))
    axes.plot((0, 1), (0, 1), color="silver", linestyle="--")
    for name, bins in drawn.items():
        axes.plot([p for p, _, _ in bins], [r for _, r, _ in bins], marker="o", label=name)
    axes.set(xlabel="confidence", ylabel="share right", xlim=(0, 1), ylim=(0, 1), aspect="equal")
    axes.legend()
    figure.savefig(path, format="svg", metadata={"Date": None, "Creator": None})


def main() -> None:
    """Reads, fits, reports, and writes what is asked for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name in ("--gold", "--texts", "--sheets"):
        parser.add_argument(name, type=Path, nargs="+", required=True)
    parser.add_argument("--corpus", nargs="+", required=True)
    parser.add_argument("--write", type=Path)
    parser.add_argument("--plot", type=Path)
    options = parser.parse_args()
    reader = load_reader()
    golds = [gold for gold in load_gold(options.gold) if not held_back(gold.doc)]
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
        weights = {name: round(weight, 2) for name, weight in weights_of(found).items()}
        print(weights)
        lines.append(f"{kind}:\n" + "".join(f"  {name}: {w}\n" for name, w in weights.items() if name != "seen"))
    if options.write:
        options.write.write_text("".join(lines), encoding="utf-8")
    if options.plot:
        plot(drawn, options.plot)


if __name__ == "__main__":
    main()
