"""``rasad evaluate``: figures against gold, floors, and the difference between two runs."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import click
import msgspec
import yaml

from rasad.evaluate import (
    Change,
    GoldDocument,
    GoldError,
    Record,
    RecordError,
    Scores,
    difference,
    floors_of,
    load_articles,
    load_floors,
    load_gold,
    load_records,
    score,
    shortfalls,
)
from rasad.evaluate.gate import Floors, FloorsError
from rasad.evaluate.score import ACCURACIES, ALL, Figure
from rasad.model import DateValue, Document

_FILE = click.Path(exists=True, dir_okay=False, path_type=Path)
_FOLDER = click.Path(exists=True, file_okay=False, path_type=Path)
_SIGNS = {"gained": "+", "lost": "-", "changed": "~"}
_WORDS = {True: "right", False: "wrong", None: "unjudged"}
_MINUTE = "2024-06-01T08:00"

_FLOORS_HEAD = """\
# Floors: the least that each figure may be (F1, or accuracy), by language. Checked by `rasad evaluate --baseline`.
"""


class _ManyValues(click.Command):
    """A command whose repeatable options take several values in a row: ``--gold a.yaml b.yaml``."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        repeatable = {name for p in self.params if isinstance(p, click.Option) and p.multiple for name in p.opts}
        spread: list[str] = []
        option, values = "", 0
        for arg in args:
            if arg.startswith("-"):
                option, values = (arg, 0) if arg in repeatable else ("", 0)
            elif option:
                values += 1
                if values > 1:
                    spread.append(option)
            spread.append(arg)
        return super().parse_args(ctx, spread)


@click.command(cls=_ManyValues)
@click.option("--gold", "golds", type=_FILE, multiple=True, help="Gold files (YAML).")
@click.option("--texts", type=_FOLDER, multiple=True, help="Folders of the articles; left out: the gold files' own.")
@click.option("--records", type=_FILE, help="The run to score (JSON lines); left out: the articles are read now.")
@click.option("--sources", type=_FILE, multiple=True, help="JSON lists of {doc, source, url}, for reading now.")
@click.option(
    "--lang", type=click.Choice(["fa", "ar", "en"]), help="Only documents that gold says are in this language."
)
@click.option("--errors", is_flag=True, help="List every error.")
@click.option("--format", "form", type=click.Choice(["table", "json"]), default="table", show_default=True)
@click.option("--baseline", type=_FILE, help="Floors (YAML): fail if a figure is under its floor.")
@click.option("--write-baseline", type=click.Path(dir_okay=False, path_type=Path), help="Write the figures as floors.")
@click.option("--against", type=_FILE, help="An earlier run (JSON lines): list facts gained, lost and changed since.")
def evaluate(
    golds: tuple[Path, ...],
    texts: tuple[Path, ...],
    records: Path | None,
    sources: tuple[Path, ...],
    lang: str | None,
    errors: bool,
    form: str,
    baseline: Path | None,
    write_baseline: Path | None,
    against: Path | None,
) -> None:
    """Score reading against gold, per language and for all.

    A cell shows F1 with precision and recall, or one number where the figure is an accuracy. What each figure counts
    stands in docs/reference/gold.md.

    \b
    Examples:
      rasad evaluate --gold samples/gold.yaml
      rasad evaluate --gold a.yaml b.yaml --texts a/ b/ --records run.jsonl --errors
      rasad evaluate --gold a.yaml --lang fa --write-baseline floors.yaml
      rasad evaluate --gold a.yaml --baseline floors.yaml
      rasad evaluate --gold a.yaml --records new.jsonl --against old.jsonl
      rasad evaluate --records new.jsonl --against old.jsonl

    \b
    Exit codes:
      0  done, and no figure is under its floor
      1  a figure is under its floor, or has a floor and was not measured
      2  wrong usage, or gold, texts, records or floors that cannot be used
    """
    if not golds and not (records and against):
        raise click.UsageError("Give --gold, or --records and --against.")
    if not golds and (baseline or write_baseline or errors or lang):
        raise click.UsageError("--baseline, --write-baseline, --errors and --lang need --gold.")
    try:
        floors = load_floors(baseline) if baseline else {}
        wanted = [gold for gold in load_gold(golds) if lang in (None, gold.lang)]
        if golds and not wanted:
            raise click.UsageError(f"The gold has no document{f' in {lang}' if lang else ''}.")
        articles = load_articles(wanted, texts or tuple(dict.fromkeys(path.parent for path in golds)))
        bodies = {doc: article.text for doc, article in articles.items()}
        run = load_records(records) if records else _read(wanted, articles, _about(sources))
        changes = difference(load_records(against), run, bodies, wanted) if against else None
    except (GoldError, RecordError, FloorsError) as error:
        click.echo(f"Error: {error}", err=True)
        raise SystemExit(2) from error
    scores = _only(score(wanted, run, bodies), lang) if golds else None
    click.echo((_as_json if form == "json" else _as_table)(scores, errors, changes))
    if scores and write_baseline:
        _write_floors(write_baseline, floors_of(scores))
    if scores and (under := shortfalls(scores, floors, (lang,) if lang else None)):
        click.echo("\n".join(["Under the floor:", *(f"  {shortfall}" for shortfall in under)]), err=True)
        raise SystemExit(1)


def _about(sources: Iterable[Path]) -> dict[str, dict[str, Any]]:
    """What is known of each document's origin, by ``doc``."""
    about: dict[str, dict[str, Any]] = {}
    for path in sources:
        try:
            about |= {str(row["doc"]): row for row in json.loads(path.read_text(encoding="utf-8"))}
        except (ValueError, KeyError, TypeError) as error:
            raise click.UsageError(f"{path}: not a JSON list of objects with `doc`: {error!r}") from error
    return about


def _read(
    golds: Iterable[GoldDocument], articles: Mapping[str, Document], about: Mapping[str, Mapping[str, Any]]
) -> dict[str, Record]:
    """Read the articles now, each handed over with its outlet and date as a crawler would: as they came with it, else
    as ``about`` or the gold says.
    """
    from rasad.app.reader import load_reader  # here: scoring a file of records needs no reader
    from rasad.app.record import to_record

    reader = load_reader()
    records = {}
    for gold in golds:
        known, article = about.get(gold.doc, {}), articles[gold.doc]
        document = replace(
            article,
            given=article.given or _given(gold.given_published),
            source=article.source or known.get("source") or (gold.outlet.name if gold.outlet else None),
            url=article.url or known.get("url"),
        )
        records[gold.doc] = msgspec.convert(to_record(reader.read(document)), Record)
    return records


def _given(published: str | None) -> DateValue | None:
    """A publication date of the gold (YYYY-MM-DD, perhaps with a time) as metadata."""
    if published is None:
        return None
    moment = published.replace(" ", "T")[: len(_MINUTE)]
    return DateValue(moment, moment, "minute" if "T" in moment else "day", source="metadata")


def _only(scores: Scores, lang: str | None) -> Scores:
    """The scores of one language alone."""
    if lang is None:
        return scores
    return Scores({lang: scores.figures.get(lang, {})}, {lang: scores.documents.get(lang, 0)}, scores.misses)


def _as_table(scores: Scores | None, errors: bool, changes: Sequence[Change] | None) -> str:
    parts = []
    if scores:
        parts.append(_figures(scores))
        if errors:
            rows = ((miss.doc, miss.kind, miss.what) for miss in scores.misses)
            parts.append("\n".join(f"{doc[:28]:28} {kind:20} {what}" for doc, kind, what in rows))
    if changes is not None:
        parts.append("\n".join([*map(_change_line, changes), _change_summary(changes)]))
    return "\n\n".join(parts)


def _figures(scores: Scores) -> str:
    langs = [lang for lang in (ALL, "fa", "ar", "en") if lang in scores.figures]
    lines = [f"{'figure':24}" + "".join(f"  {f'{lang} ({scores.documents.get(lang, 0)})':<19}" for lang in langs)]
    names = list(dict.fromkeys(name for lang in langs for name in scores.figures[lang]))
    for name in names:
        cells = (_cell(scores.figures[lang].get(name)) for lang in langs)
        lines.append(f"{name:24}" + "".join(f"  {cell:<19}" for cell in cells))
    lines.append("F1 (precision / recall), or accuracy alone; in brackets above, the number of documents")
    return "\n".join(line.rstrip() for line in lines)


def _cell(figure: Figure | None) -> str:
    if figure is None or not figure.tp + figure.fp + figure.fn:
        return "-"
    if figure.name in ACCURACIES:
        return f"{figure.value:.3f}"
    return f"{figure.f1:.3f} ({figure.p:.2f} / {figure.r:.2f})"


def _change_line(change: Change) -> str:
    sides = [f"{fact[0]} ({_WORDS[fact[1]]})" for fact in (change.old, change.new) if fact]
    where = f"{change.where}: " if change.where else ""
    return f"{_SIGNS[change.sort]} {change.doc[:28]:28} {change.kind:16} {where}{' -> '.join(sides)}"


def _change_summary(changes: Sequence[Change]) -> str:
    """One line a sort of change: how many, and how gold judges them."""
    counts = Counter((c.sort, *(_WORDS[fact[1]] for fact in (c.old, c.new) if fact)) for c in changes)
    lines = [f"{len(changes)} changes"]
    for sort in _SIGNS:
        of_sort = {" -> ".join(verdicts): n for (kind, *verdicts), n in sorted(counts.items()) if kind == sort}
        if of_sort:
            told = ", ".join(f"{n} {verdict}" for verdict, n in of_sort.items())
            lines.append(f"{sort}: {sum(of_sort.values())} ({told})")
    return "\n".join(lines)


def _as_json(scores: Scores | None, errors: bool, changes: Sequence[Change] | None) -> str:
    out: dict[str, Any] = {}
    if scores:
        out["documents"] = scores.documents
        out["figures"] = {
            lang: {name: _numbers(figure) for name, figure in figures.items()}
            for lang, figures in scores.figures.items()
        }
        if errors:
            out["errors"] = [{"doc": m.doc, "kind": m.kind, "what": m.what} for m in scores.misses]
    if changes is not None:
        out["changes"] = [
            {"doc": c.doc, "change": c.sort, "kind": c.kind, "where": c.where, "old": _side(c.old), "new": _side(c.new)}
            for c in changes
        ]
    return json.dumps(out, ensure_ascii=False, indent=1)


def _numbers(figure: Figure) -> dict[str, float]:
    return {"p": figure.p, "r": figure.r, "f1": figure.f1, "tp": figure.tp, "fp": figure.fp, "fn": figure.fn}


def _side(fact: tuple[str, bool | None] | None) -> dict[str, str | bool | None] | None:
    return {"fact": fact[0], "right": fact[1]} if fact else None


def _write_floors(path: Path, floors: Floors) -> None:
    body = yaml.safe_dump(floors, sort_keys=False, allow_unicode=True)
    path.write_text(_FLOORS_HEAD + body, encoding="utf-8")
