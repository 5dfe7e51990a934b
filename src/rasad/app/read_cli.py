"""``rasad read``: articles in, records out."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from contextlib import nullcontext
from typing import IO

import click
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

from rasad.app.record import to_line
from rasad.app.table import printable, show
from rasad.ingest.errors import IngestError, Rejected
from rasad.ingest.read import Settings, published_value, read_paths
from rasad.model import Analysis, DateValue, Document

#: Exit codes (docs/reference/read.md).
SOME_REJECTED, NOTHING_READ = 1, 3


def _day(_: click.Context, __: click.Parameter, value: str | None) -> DateValue | None:
    try:
        return published_value(value) if value else None
    except IngestError as error:
        raise click.BadParameter(error.message) from None


@click.command()
@click.argument("paths", nargs=-1, required=True, metavar="PATH...")
@click.option("--published", callback=_day, metavar="DATE", help="Publication date of articles that come without one.")
@click.option("--source", metavar="OUTLET", help="Outlet of articles that come without one: name or id.")
@click.option("--lang", metavar="CODE", help="Language, where it shall not be detected: fa, ar, en.")
@click.option("--encoding", metavar="ENC", help="Encoding of the files, where it is not UTF-8.")
@click.option("--format", "form", type=click.Choice(["table", "jsonl"]), default="table", show_default=True)
@click.option("--text/--no-text", "with_text", default=True, help="With or without the text in the records.")
@click.option("--output", type=click.File("w", encoding="utf-8"), default="-", help="Where to write; standard output.")
def read(
    paths: tuple[str, ...],
    published: DateValue | None,
    source: str | None,
    lang: str | None,
    encoding: str | None,
    form: str,
    with_text: bool,
    output: IO[str],
) -> None:
    """Read articles: who met, called, visited or wrote to whom, and what each side said.

    PATH is a file, a folder, a glob or - for standard input; plain text, HTML or JSON lines, gzipped or not.

    \b
    Examples:
      rasad read article.txt
      rasad read news/ --published 2024-06-01 --source Mizan
      rasad read crawl.jsonl.gz --format jsonl --no-text > records.jsonl
      curl -s https://example.org/news/1 | rasad read -

    Exit codes: 0 all read; 1 some items set aside, the others read; 2 wrong usage; 3 nothing could be read.
    """
    from rasad.app.reader import load_reader

    items = read_paths(paths, Settings(published, source, lang, encoding), sys.stdin.buffer)
    reader = load_reader()
    console = Console(file=output, highlight=False, soft_wrap=False)
    done = rejected = 0
    for item in _tracked(items):
        analysis: Analysis | Rejected = item if isinstance(item, Rejected) else _read(reader, item)
        if isinstance(analysis, Rejected):
            rejected += 1
            click.echo(printable(str(analysis)).strip("\u2068\u2069"), err=True)
            continue
        done += 1
        if form == "jsonl":
            output.write(to_line(analysis, with_text) + "\n")
        else:
            show(analysis, console)
    if rejected:
        click.echo(f"{done} read, {rejected} set aside", err=True)
        raise SystemExit(SOME_REJECTED if done else NOTHING_READ)
    if not done:
        click.echo("nothing to read", err=True)
        raise SystemExit(NOTHING_READ)


def _read(reader: object, document: Document) -> Analysis | Rejected:
    """One article; what goes wrong inside costs that article only."""
    try:
        return reader.read(document)  # type: ignore[attr-defined, no-any-return]
    except Exception as error:
        return Rejected(document.doc_id, "I011", f"reading failed: {type(error).__name__}: {error}")


def _tracked(items: Iterable[Document | Rejected]) -> Iterator[Document | Rejected]:
    """The items, with a bar on standard error while a run is long and somebody looks on."""
    if not sys.stderr.isatty():
        yield from items
        return
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with (
        Progress(*columns, console=Console(stderr=True), transient=True)
        if sys.stdout.isatty() is False
        else nullcontext() as bar
    ):
        task = bar.add_task("reading", total=None) if bar is not None else None
        for item in items:
            yield item
            if bar is not None and task is not None:
                bar.advance(task)
