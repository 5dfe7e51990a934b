"""``rasad kb build``: what Wikidata says of the holders of offices, beside the knowledge base."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Sequence
from contextlib import ExitStack
from datetime import datetime
from importlib.resources import as_file, files
from pathlib import Path
from typing import Any

import click
import yaml

from rasad.app.table import harmless
from rasad.app.wikidata import ENDPOINT, Endpoint, EndpointError
from rasad.kb.refresh import Claim, Position, apply, claims, compare, names, positions, query

_DUMPER = getattr(yaml, "CSafeDumper", yaml.SafeDumper)
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_WIDTH = 120
#: People whose names are asked for at a time.
_PEOPLE = 200
SOMETHING_LEFT, NO_ANSWER = 1, 3


@click.command()
@click.option("--polity", "polities", multiple=True, metavar="CODE", help="Only this state (may be repeated).")
@click.option("--since", default=2003, show_default=True, help="Leave out who left office before this year.")
@click.option("--folder", type=click.Path(exists=True, file_okay=False, path_type=Path), help="Files to compare with.")
@click.option("--write", is_flag=True, help="Take the differences into the files; rows by hand stay as they are.")
@click.option("--endpoint", default=ENDPOINT, show_default=True, help="Where to ask.")
@click.option("--contact", default="", help="Your mail address or page, told to the endpoint as it wishes.")
def build(polities: tuple[str, ...], since: int, folder: Path | None, write: bool, endpoint: str, contact: str) -> None:
    """Ask Wikidata who held the offices, and list every difference from the knowledge base.

    Nothing is changed unless --write is given. A row by hand is never changed: where Wikidata says otherwise, the
    difference is listed as a conflict for you to decide. The network is needed; questions go out one at a time.

    \b
    Examples:
      rasad kb build --polity OMN --polity QAT
      rasad kb build --contact you@example.org --write
      rasad kb build --folder my-data --since 2015

    \b
    Exit codes:
      0  no difference, or all taken
      1  differences that were not taken
      2  wrong usage
      3  some answers did not come; the others are listed
    """
    wanted = positions(polities)
    if unknown := sorted(set(polities) - {position.polity for position in wanted}):
        raise click.UsageError(f"no positions are known for {', '.join(unknown)}")
    asked = datetime.now().astimezone().date()
    with ExitStack() as stack:
        root = folder or stack.enter_context(as_file(files("rasad").joinpath("kb", "data")))
        source = Endpoint(endpoint, contact)
        left, failed = Counter[str](), 0
        codes = sorted({position.polity for position in wanted})
        with click.progressbar(codes, label="asking", file=sys.stderr, hidden=not sys.stderr.isatty()) as bar:
            for code in bar:
                path = root / "polities" / f"{code}.yaml"
                try:
                    data = {code: yaml.load(path.read_text(encoding="utf-8"), Loader=_LOADER)}
                    found, labels = _ask(source, [p for p in wanted if p.polity == code], since)
                except (EndpointError, OSError, yaml.YAMLError) as error:
                    click.echo(harmless(f"{code}: {error}"), err=True)
                    failed += 1
                    continue
                differences = compare(data, found, labels)
                for difference in differences:
                    click.echo(harmless(str(difference)))
                rest = apply(data, differences, labels, asked) if write else differences
                if write and len(rest) < len(differences):
                    _save(path, data[code])
                left.update(difference.kind for difference in rest)
    _finish(left, failed)


def _finish(left: Counter[str], failed: int) -> None:
    told = ", ".join(f"{number} {kind}" for kind, number in sorted(left.items())) or "none"
    click.echo(f"differences not taken: {told}" + (f"; {failed} states without an answer" if failed else ""), err=True)
    if failed:
        raise SystemExit(NO_ANSWER)
    if left:
        raise SystemExit(SOMETHING_LEFT)


def _ask(source: Endpoint, wanted: Sequence[Position], since: int) -> tuple[list[Claim], dict[str, dict[str, str]]]:
    """The claims about positions of one state, and the names of the people in them."""
    code, items = wanted[0].polity, [position.qid for position in wanted]

    def holders(limit: int, offset: int) -> str:
        return query("holders", positions=items, since=since, limit=limit, offset=offset)

    found: list[Claim] = []
    for page in source.pages(f"holders of offices of {code}", holders):
        for claim in claims(page, wanted):
            if isinstance(claim, Claim):
                found.append(claim)
            else:
                click.echo(harmless(f"{code}: left out: {claim}"), err=True)
    people = sorted({claim.person for claim in found})
    labels: dict[str, dict[str, str]] = {}
    for start in range(0, len(people), _PEOPLE):
        some = people[start : start + _PEOPLE]

        def called(limit: int, offset: int, some: list[str] = some) -> str:
            return query("names", persons=some, limit=limit, offset=offset)

        for page in source.pages(f"names of officials of {code}", called):
            for person, known in names(page).items():
                labels.setdefault(person, {}).update(known)
    return found, labels


def _save(path: Path, data: Any) -> None:
    """Write a file of the knowledge base in its own manner, whole or not at all."""
    text = yaml.dump(data, Dumper=_DUMPER, allow_unicode=True, sort_keys=False, width=_WIDTH)
    new = path.with_suffix(".new")
    new.write_text(text, encoding="utf-8")
    new.replace(path)
