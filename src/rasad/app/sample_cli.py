"""``rasad sample`` and ``rasad tally``: findings drawn by chance for a reader to judge, and what the marks add up to."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from heapq import nsmallest
from pathlib import Path

import click

from rasad.app.progress import Watch
from rasad.app.table import harmless
from rasad.evaluate.sheet import Item, SheetError, block, draw, lot, marks_of, tally, wilson
from rasad.ingest.paths import STANDARD_INPUT
from rasad.ingest.read import Meter, Rejected, read_paths
from rasad.model import Analysis, Document, OrganisationParty, Party, PersonMention, PersonParty, Span

_FILE = click.Path(exists=True, dir_okay=False, path_type=Path)
#: Characters shown before and after the words that a finding rests on, and of a whole article.
_BEFORE, _AFTER, _WHOLE = 300, 200, 4000


@dataclass(frozen=True, slots=True)
class _Wanted:
    what: str
    focus: str | None


@click.command()
@click.argument("corpus", nargs=-1, required=True, metavar="PATH...")
@click.option("--of", "what", type=click.Choice(["contacts", "statements"]), default="contacts", show_default=True)
@click.option("--count", default=100, show_default=True, help="How many are drawn; with --whole: articles.")
@click.option("--seed", default=1, show_default=True, help="Another seed, another draw.")
@click.option("--articles", default=4000, show_default=True, help="Articles to read, drawn too (0: all).")
@click.option("--lang", type=click.Choice(["fa", "ar", "en"]), help="Only articles in this language.")
@click.option("--focus", type=click.Choice(["foreground", "background"]), help="Only contacts of this focus.")
@click.option("--whole", is_flag=True, help="Draw whole articles, with all that was found in each: to look for misses.")
@click.option("--marks", "earlier", type=_FILE, help="An earlier sheet: its marks stand where the finding is the same.")
def sample(
    corpus: tuple[str, ...],
    what: str,
    count: int,
    seed: int,
    articles: int,
    lang: str | None,
    focus: str | None,
    whole: bool,
    earlier: Path | None,
) -> None:
    """Draw findings by chance from real news and print them with their text, as a sheet to judge.

    Write into the brackets before each: x for right, - and the kind of error for wrong, ? for undecided. Before what an
    article tells and was missed, add a line that begins with [+]. `rasad tally` adds the marks up.

    \b
    Examples:
      rasad sample news.jsonl.gz --lang fa --focus foreground > sheet.txt
      rasad sample news.jsonl.gz --of statements --count 50 --seed 7
      rasad sample news.jsonl.gz --whole --count 20 > misses.txt
      rasad sample news.jsonl.gz --marks sheet.txt > again.txt

    Exit codes: 0 done, 1 nothing was found, 2 wrong usage.
    """
    marks = _load(earlier) if earlier else {}
    documents = _documents(corpus, articles if not whole else count, seed, lang)
    wanted = _Wanted(what, focus)
    read = list(_analyses(documents))
    if whole:
        click.echo(f"# {len(read)} articles, seed {seed}")
        for document, analysis in read:
            click.echo(f"\n## {harmless(document.doc_id)}\n" + _indented(document.text[:_WHOLE]))
            click.echo("".join(block(item, marks) for item in _items(analysis, wanted)), nl=False)
        click.echo("".join(f"[+] {line}\n" for line, mark in marks.items() if mark == "+"), nl=False)
    else:
        found = [item for _, analysis in read for item in _items(analysis, wanted)]
        drawn = draw(found, count, seed)
        click.echo(f"# {len(drawn)} of {len(found)} {what} in {len(read)} articles, seed {seed}\n")
        click.echo("\n".join(block(item, marks) for item in drawn), nl=False)
        if not found:
            raise SystemExit(1)


@click.command(name="tally")
@click.argument("sheets", nargs=-1, required=True, type=_FILE)
def tally_command(sheets: tuple[Path, ...]) -> None:
    """Add up the marks of sheets: precision, its 95 % confidence interval, and the kinds of error.

    \b
    Examples:
      rasad tally sheet.txt
      rasad tally fa.txt ar.txt

    Exit codes: 0 done, 1 nothing is judged yet, 2 a sheet that cannot be read.
    """
    judged = 0
    for sheet in sheets:
        sum_ = tally(_load(sheet).values())
        judged += sum_.right + sum_.wrong
        low, high = sum_.interval
        click.echo(
            f"{sheet.name}: {sum_.right} right, {sum_.wrong} wrong: precision {sum_.precision:.3f} "
            f"(95 %: {low:.3f} to {high:.3f}); {sum_.undecided} undecided, {sum_.unjudged} not judged"
        )
        if sum_.missed:
            low, high = wilson(sum_.right, sum_.right + sum_.missed)
            click.echo(f"  {sum_.missed} missed: recall {sum_.recall:.3f} (95 %: {low:.3f} to {high:.3f})")
        for kind, number in sum_.errors.items():
            click.echo(f"  {number:4}  {kind}")
    if not judged:
        raise SystemExit(1)


def _load(path: Path) -> dict[str, str]:
    try:
        return marks_of(path.read_text(encoding="utf-8"))
    except (SheetError, UnicodeDecodeError) as error:
        raise click.UsageError(f"{path}: {error}") from None


def _documents(paths: Iterable[str], count: int, seed: int, lang: str | None) -> list[Document]:
    """``count`` articles by lot (0: all), in the order of their lots; what cannot be read is counted on standard error."""
    from rasad.extract.language import detect

    rejected: list[Rejected] = []

    def good() -> Iterator[Document]:
        for item in read_paths(paths, stdin=sys.stdin.buffer if STANDARD_INPUT in paths else None):
            if isinstance(item, Rejected):
                rejected.append(item)
            elif lang is None or (item.lang or detect(item.text)) == lang:
                yield item

    def by_lot(document: Document) -> str:
        return lot(seed, document.doc_id, document.text)

    drawn = nsmallest(count, good(), key=by_lot) if count else sorted(good(), key=by_lot)
    if rejected:
        click.echo(f"{len(rejected)} set aside, the first: {harmless(str(rejected[0]))}", err=True)
    return drawn


def _analyses(documents: list[Document]) -> Iterator[tuple[Document, Analysis]]:
    from rasad.app.reader import load_reader

    reader = load_reader()
    meter = Meter(total=len(documents))
    with Watch(meter, sys.stderr.isatty()) as watch:
        for number, document in enumerate(documents, 1):
            try:
                yield document, reader.read(document)
            except Exception as error:  # one article's fault is that article's
                watch.say(harmless(f"{document.doc_id}: reading failed: {type(error).__name__}: {error}"))
            meter.done = number
            watch.tick()


def _items(analysis: Analysis, wanted: _Wanted) -> Iterator[Item]:
    people = {person.id: person for person in analysis.people}
    text, doc = analysis.document.text, harmless(analysis.document.doc_id)
    if wanted.what == "contacts":
        for contact in analysis.contacts:
            if wanted.focus in (None, contact.focus):
                span = contact.evidence[0]
                parties = " + ".join(_party(party, people) for party in contact.participants)
                where = contact.place and (contact.place.name or contact.place.country)
                when = contact.date and contact.date.start
                yield Item(
                    f"{doc}:{span.start}-{span.end} {contact.kind}, {contact.status}: {parties}",
                    f"{when or 'undated'}, {where or 'no place'}, {contact.focus}, {contact.rule}\n{_around(text, span)}",
                )
    else:
        for said in analysis.statements:
            speakers = " + ".join(_person(people[s]) if s in people else s for s in said.speakers)
            yield Item(
                f"{doc}:{said.span.start}-{said.span.end} {speakers}",
                f"{', '.join(said.acts) or 'no act'}, {said.rule}\n{_around(text, said.span)}",
            )


def _party(party: Party, people: dict[str, PersonMention]) -> str:
    if isinstance(party, PersonParty):
        return _person(people[party.id])
    return party.code if isinstance(party, OrganisationParty) else party.country


def _person(person: PersonMention) -> str:
    offices = ", ".join(dict.fromkeys(office.office for office in person.offices))
    return harmless(f"{person.name} ({' '.join(filter(None, (person.country, offices)))})")


def _around(text: str, span: Span) -> str:
    before, after = text[max(0, span.start - _BEFORE) : span.start], text[span.end : span.end + _AFTER]
    return harmless(f"{before}⟦{text[span.start : span.end]}⟧{after}".replace("\n", " / "))


def _indented(text: str) -> str:
    return "\n".join(f"    {harmless(line)}" for line in text.splitlines() if line.strip())
