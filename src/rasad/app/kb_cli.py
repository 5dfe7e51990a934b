"""``rasad kb``: ask the knowledge base, check its files."""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import date, datetime
from importlib.resources import as_file, files
from pathlib import Path
from typing import Any

import click
from rich.console import Console
from rich.table import Table

from rasad.app.kb_build_cli import build
from rasad.app.table import printable
from rasad.kb import Holding, KnowledgeBase, Person, load
from rasad.kb.check import check_folder
from rasad.kb.tenures import OFFICES
from rasad.packs.files import LANGUAGES
from rasad.packs.pack import LanguagePack, Title
from rasad.text.folding import fold_phrase
from rasad.text.tokens import words

_FORMAT = click.option("--format", "form", type=click.Choice(["table", "json"]), default="table", show_default=True)
_PRECISION = {"d": 10, "m": 7, "y": 4, "s": 10}


@click.group()
def kb() -> None:
    """Knowledge base: who held which office when, with sources."""


kb.add_command(build)


@kb.command()
@click.argument("folder", required=False, type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.option("--gaps", is_flag=True, help="Also name stretches of over a year without a known holder.")
def check(folder: Path | None, gaps: bool) -> None:
    """Check a folder of knowledge base files (the shipped one by default).

    Problems are printed with file, line and code; the codes are listed in docs/reference/knowledge-base.md.

    \b
    Examples:
      rasad kb check
      rasad kb check my-data --gaps

    Exit codes: 0 nothing wrong, 1 problems found, 2 wrong usage.
    """
    if folder is None:
        with as_file(files("rasad").joinpath("kb", "data")) as root:
            problems = check_folder(root, gaps=gaps)
    elif (folder / "organisations.yaml").is_file():
        problems = check_folder(folder, gaps=gaps)
    else:
        raise click.UsageError(f"{folder} has no organisations.yaml")
    for problem in problems:
        click.echo(str(problem), err=True)
    click.echo(f"{len(problems)} problems" if problems else "knowledge base: no problems")
    if problems:
        raise SystemExit(1)


@kb.command()
@click.argument("office")
@click.argument("polity")
@click.option(
    "--on", type=click.DateTime(["%Y-%m-%d"]), help="The day asked about (ISO, Gregorian); else everybody known."
)
@_FORMAT
def who(office: str, polity: str, on: datetime | None, form: str) -> None:
    """Who held OFFICE at POLITY, on a day or ever.

    OFFICE is a title in English, Persian or Arabic or a code of the closed list; POLITY a code or a name. An answer
    past the last day that a source vouches for says so.

    \b
    Examples:
      rasad kb who "foreign minister" QAT --on 2024-06-01
      rasad kb who head_of_state Iran
      rasad kb who "وزیر خارجه" عمان --on 2025-04-12 --format json

    Exit codes: 0 somebody found, 1 nobody known, 2 wrong usage.
    """
    base = load()
    code = base.find_polity(polity)
    if code is None:
        raise click.UsageError(f"no polity or organisation is called {polity!r}")
    offices = _offices(office)
    if not offices:
        raise click.UsageError(f"no office is called {office!r}; the codes are: {', '.join(sorted(OFFICES))}")
    day = on.date() if on else None
    found = [holding for each in offices for holding in base.holders(each, code, day)]
    _print(
        base, found, day, form, f"nobody is known as {' or '.join(offices)} at {code}" + (f" on {day}" if day else "")
    )


@kb.command()
@click.argument("name")
@click.option("--on", type=click.DateTime(["%Y-%m-%d"]), help="Only the offices of that day (ISO, Gregorian).")
@_FORMAT
def person(name: str, on: datetime | None, form: str) -> None:
    """Everybody who bears NAME (any language, any part), with offices, dates and sources.

    \b
    Examples:
      rasad kb person Araghchi
      rasad kb person "لاریجانی" --on 2012-05-01
      rasad kb person "الصفدي" --format json

    Exit codes: 0 somebody found, 1 nobody, 2 wrong usage.
    """
    base = load()
    day = on.date() if on else None
    found = [holding for each in base.find(name) for holding in base.offices(each.id, day)]
    _print(
        base, found, day, form, f"nobody called {name!r}" + (f" is known in an office on {day}" if day else " is known")
    )


def _offices(name: str) -> list[str]:
    """The codes that a title in any language, or a code, stands for; the narrower meaning only."""
    code = name.strip().lower().replace(" ", "_").replace("-", "_")
    if code in OFFICES:
        return [code]
    keys = list(words(fold_phrase(name)))
    for lang in LANGUAGES:
        hit = LanguagePack(lang).phrases.longest(keys, 0) if keys else None
        titles = [value for value in hit[1] if isinstance(value, Title)] if hit and hit[0] == len(keys) else []
        if titles:
            return list(dict.fromkeys(office for title in titles for office in title.offices))
    return []


def _print(base: KnowledgeBase, found: list[Holding], day: date | None, form: str, nobody: str) -> None:
    """Print answers; exit code 1 where there are none."""
    if form == "json":
        click.echo(json.dumps([_record(base, h, day) for h in found], ensure_ascii=False, indent=2))
    elif found:
        Console().print(_table(base, found, day))
    else:
        click.echo(nobody)
    if not found:
        raise SystemExit(1)


def _table(base: KnowledgeBase, found: Iterable[Holding], day: date | None) -> Table:
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="bold")
    for column in ("person", "office", "held", "sure", "source"):
        table.add_column(column, overflow="fold")
    for holding in found:
        tenure = holding.tenure
        title = holding.title or holding.office.replace("_", " ")
        faction = f" ({tenure.faction})" if tenure.faction else ""
        table.add_row(
            _names(base.persons[holding.person]),
            printable(f"{title}, {holding.polity}{faction}"),
            f"{_written(holding.interval.start, tenure.start_precision)} - {_until(holding)}",
            _sure(holding, day),
            f"{tenure.source.replace('+', ', ')} ({tenure.confidence})",
        )
    return table


def _names(each: Person) -> str:
    """The English name and the usual one of each other language."""
    others = (each.names[lang][0] for lang in LANGUAGES if lang != "en" and lang in each.names)
    return "\n".join(printable(name) for name in (each.name, *others))


def _written(day: date | None, precision: str) -> str:
    if day is None:
        return "?"
    return ("about " if precision == "s" else "") + day.isoformat()[: _PRECISION[precision]]


def _until(holding: Holding) -> str:
    if holding.interval.end is not None:
        return _written(holding.interval.end, holding.tenure.end_precision)
    return f"? (last known {holding.interval.attested})"


def _sure(holding: Holding, day: date | None) -> str:
    if day is None:
        return ""
    if holding.certainty == "last_known":
        return f"last known on {holding.interval.attested}"
    return "yes" if holding.certainty == "yes" else "unknown: coarse dates"


def _record(base: KnowledgeBase, holding: Holding, day: date | None) -> dict[str, Any]:
    each, tenure = base.persons[holding.person], holding.tenure
    days = {key: getattr(holding.interval, key) for key in ("start", "end", "attested")}
    return {
        "person": holding.person,
        "name": each.name,
        "qid": each.qid,
        "names": {lang: list(forms) for lang, forms in each.names.items()},
        "office": holding.office,
        "title": holding.title,
        "polity": holding.polity,
        **{key: value.isoformat() if value else None for key, value in days.items()},
        "start_precision": tenure.start_precision,
        "end_precision": tenure.end_precision,
        "certainty": holding.certainty if day else None,
        "faction": tenure.faction,
        "predecessors": list(base.predecessors(holding)),
        "source": tenure.source,
        "confidence": tenure.confidence,
    }
