"""``rasad read``: articles in, records or a table out."""

from __future__ import annotations

import codecs
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import IO, Protocol

import click
from rich.console import Console

from rasad.app.progress import Watch
from rasad.app.record import to_line
from rasad.app.table import harmless, render
from rasad.ingest.errors import IngestError, Rejected
from rasad.ingest.metadata import language_code
from rasad.ingest.paths import STANDARD_INPUT, expand
from rasad.ingest.read import Meter, Settings, published_value, read_paths
from rasad.model import Analysis, DateValue, Document

#: Exit codes (docs/reference/read.md).
SOME_REJECTED, UNUSABLE, NOTHING_READ = 1, 2, 3


class Reads(Protocol):
    """What a reader is to the command."""

    def read(self, document: Document) -> Analysis:
        """Everything that the document says."""
        ...


def _day(_: click.Context, __: click.Parameter, value: str | None) -> DateValue | None:
    try:
        return published_value(value) if value else None
    except IngestError as error:
        raise click.BadParameter(error.message) from None


def _language(_: click.Context, __: click.Parameter, value: str | None) -> str | None:
    if value is None:
        return None
    code = language_code(value)
    if code is None:
        raise click.BadParameter(f"not a two-letter language code: {value!r}")
    return code


def _known_encoding(_: click.Context, __: click.Parameter, value: str | None) -> str | None:
    try:
        return codecs.lookup(value).name if value else None
    except LookupError:
        raise click.BadParameter(f"no encoding is called {value!r}") from None


@click.command()
@click.argument("paths", nargs=-1, required=True, metavar="PATH...")
@click.option("--published", callback=_day, metavar="DATE", help="Publication date of articles that come without one.")
@click.option("--source", metavar="OUTLET", help="Outlet of articles that come without one: name or id.")
@click.option("--lang", callback=_language, metavar="CODE", help="Language, instead of telling it by content.")
@click.option("--encoding", callback=_known_encoding, metavar="ENC", help="Encoding of what is not UTF-8, as cp1256.")
@click.option("--format", "form", type=click.Choice(["table", "jsonl"]), default="table", show_default=True)
@click.option("--text/--no-text", "with_text", default=True, help="Records with or without the article's text.")
@click.option("--output", default="-", metavar="FILE", help="Where to write, instead of standard output.")
def read(
    paths: tuple[str, ...],
    published: DateValue | None,
    source: str | None,
    lang: str | None,
    encoding: str | None,
    form: str,
    with_text: bool,
    output: str,
) -> None:
    """Read articles: who met, called, visited or wrote to whom, and what each side said.

    PATH is a file, a folder, a glob or - for standard input; plain text, HTML or JSON lines, gzipped or not. What
    cannot be read is named on standard error with its place, and the rest is read.

    \b
    Examples:
      rasad read article.txt
      rasad read news/ --published 2024-06-01 --source Mizan
      rasad read crawl.jsonl.gz --format jsonl --no-text > records.jsonl
      curl -s https://example.org/news/1 | rasad read -

    \b
    Exit codes:
      0  all read
      1  some items set aside, the others read
      2  wrong usage, or the output cannot be written
      3  nothing could be read
      130  interrupted
    """
    _keep_inputs(paths, output)
    meter = Meter()
    settings = Settings(published, source, lang, encoding)
    items = read_paths(paths, settings, sys.stdin.buffer if STANDARD_INPUT in paths else None, meter)
    try:
        with click.open_file(output, "w", encoding="utf-8") as file:
            console = Console(file=file, markup=False, emoji=False, highlight=False)
            results = _results(
                items,
                lambda analysis: f"{to_line(analysis, with_text)}\n" if form == "jsonl" else render(analysis, console),
            )
            with Watch(meter, sys.stderr.isatty() and not (output == "-" and sys.stdout.isatty())) as watch:
                done, rejected = _write(results, file, watch)
    except BrokenPipeError:
        raise
    except OSError as error:
        click.echo(f"{harmless(output)}: cannot be written: {error.strerror}", err=True)
        raise SystemExit(UNUSABLE) from None
    if rejected or not done:
        click.echo(f"{done} read, {rejected} set aside", err=True)
        raise SystemExit(SOME_REJECTED if done else NOTHING_READ)


def _keep_inputs(paths: tuple[str, ...], output: str) -> None:
    """Refuse to write over what is to be read."""
    target = Path(output)
    if output != "-" and target.exists():
        target = target.resolve()
        if any(isinstance(path, Path) and path.resolve() == target for path in expand(paths)):
            raise click.BadParameter(f"{output} is among what is to be read", param_hint="--output")


def _write(items: Iterator[tuple[str, str | Rejected]], output: IO[str], watch: Watch) -> tuple[int, int]:
    """Write results as they come, problems on standard error; how many of each."""
    seen: set[int] = set()
    done = rejected = again = 0
    for doc_id, result in items:
        if isinstance(result, Rejected):
            rejected += 1
            watch.say(harmless(str(result)))
        else:
            done += 1
            again += hash(doc_id) in seen
            seen.add(hash(doc_id))
            output.write(result)
            output.flush()
        watch.tick()
    if again:
        watch.say(f"note: {again} of the articles have an id that came before; all are read")
    return done, rejected


def _results(
    items: Iterator[Document | Rejected], written: Callable[[Analysis], str]
) -> Iterator[tuple[str, str | Rejected]]:
    """Every item by its id or place, as it is to be written; what goes wrong inside one costs that one only."""
    reader: Reads | None = None
    for item in items:
        if isinstance(item, Rejected):
            yield item.place, item
            continue
        if reader is None:
            from rasad.app.reader import load_reader

            reader = load_reader()
        try:
            yield item.doc_id, written(reader.read(item))
        except Exception as error:
            yield item.doc_id, Rejected(item.doc_id, "I011", f"reading failed: {type(error).__name__}: {error}")
