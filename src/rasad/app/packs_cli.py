"""``rasad packs``: check the language folders, count what their constructions do on real text."""

from __future__ import annotations

import random
from collections import Counter, defaultdict
from importlib.resources import as_file, files
from pathlib import Path

import click

from rasad.extract.chain import Reader
from rasad.extract.witnesses import check_witnesses
from rasad.ingest.read import Rejected, read_paths
from rasad.model import Document, Span
from rasad.packs.check import Problem, check_folder
from rasad.packs.files import LANGUAGES

_CONTEXT = 70


@click.group()
def packs() -> None:
    """Language packs: words and constructions as data."""


@packs.command()
@click.argument("folders", nargs=-1, type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.option(
    "--witnesses/--no-witnesses", default=True, help="Also try every example and refusal (shipped packs only)."
)
def check(folders: tuple[Path, ...], witnesses: bool) -> None:
    """Check language folders (the shipped ones by default).

    Problems are printed with file, line and code; the codes are listed in docs/reference/packs.md.

    \b
    Examples:
      rasad packs check
      rasad packs check my-languages/ku

    Exit codes: 0 nothing wrong, 1 problems found, 2 wrong usage.
    """
    problems: list[Problem] = []
    if folders:
        for folder in folders:
            problems += check_folder(folder)
    else:
        with as_file(files("rasad").joinpath("languages")) as root:
            for lang in LANGUAGES:
                problems += check_folder(root / lang)
        if witnesses and not problems:
            reader = Reader.load()
            for lang in LANGUAGES:
                problems += check_witnesses(reader, lang)
    for problem in problems:
        click.echo(str(problem), err=True)
    click.echo(f"{len(problems)} problems" if problems else "language packs: no problems")
    if problems:
        raise SystemExit(1)


@packs.command()
@click.argument("corpus", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--rule", default="", help="Only rules whose id contains this.")
@click.option("--samples", default=2, show_default=True, help="Hits to print for each rule.")
@click.option("--limit", default=2000, show_default=True, help="Articles to read (0: all).")
@click.option("--seed", default=1, show_default=True, help="Which hits are drawn.")
def coverage(corpus: tuple[Path, ...], rule: str, samples: int, limit: int, seed: int) -> None:
    """Count each construction's hits on a corpus and print samples of them; name those that never fire.

    \b
    Examples:
      rasad packs coverage news.jsonl.gz
      rasad packs coverage news.jsonl.gz --rule meeting --samples 20

    Exit codes: 0 done, 1 nothing could be read, 2 wrong usage.
    """
    reader = Reader.load()
    counts: Counter[str] = Counter()
    drawn: dict[str, list[str]] = defaultdict(list)
    dice = random.Random(seed)
    read = 0
    for document in read_paths([str(path) for path in corpus]):
        if isinstance(document, Rejected):
            click.echo(f"{document.place}: {document.code} {document.message}", err=True)
            continue
        for name, span in _hits(reader, document):
            if rule in name:
                counts[name] += 1
                _draw(drawn[name], _shown(document, span), counts[name], samples, dice)
        read += 1
        if limit and read >= limit:
            break
    if not read:
        raise SystemExit(1)
    for name in sorted(_rules(reader), key=lambda each: (-counts[each], each)):
        if rule in name:
            click.echo(f"{counts[name]:8}  {name}")
            for text in drawn[name]:
                click.echo(f"          {text}")
    click.echo(f"{read} articles; {sum(1 for r in _rules(reader) if rule in r and not counts[r])} rules never fired")


def _rules(reader: Reader) -> list[str]:
    return [r.id for parts in reader.languages.values() for r in (*parts.pack.contacts, *parts.pack.statements)]


def _hits(reader: Reader, document: Document) -> list[tuple[str, Span]]:
    analysis = reader.read(document)
    return [(c.rule, c.evidence[0]) for c in analysis.contacts] + [
        (s.rule, s.cue or s.span) for s in analysis.statements
    ]


def _shown(document: Document, span: Span) -> str:
    text = document.text[max(0, span.start - _CONTEXT) : span.end + _CONTEXT].replace("\n", " / ")
    printable = "".join(c if c.isprintable() else " " for c in text)
    return f"{document.doc_id}: \u2068{printable}\u2069"


def _draw(kept: list[str], text: str, seen: int, room: int, dice: random.Random) -> None:
    """Keep ``room`` of all hits, each as likely as the other (reservoir sampling)."""
    if len(kept) < room:
        kept.append(text)
    elif (place := dice.randrange(seen)) < room:
        kept[place] = text
