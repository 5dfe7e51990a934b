"""``rasad restore``: Persian text with the half-spaces that it lost."""

from __future__ import annotations

from typing import BinaryIO

import click

from rasad.app.table import harmless
from rasad.ingest.decode import decode
from rasad.ingest.errors import IngestError


@click.command()
@click.argument("file", type=click.File("rb"), default="-")
@click.option("--encoding", metavar="ENC", help="Encoding of what is not UTF-8, as cp1256.")
def restore(file: BinaryIO, encoding: str | None) -> None:
    """Give Persian text back the half-spaces that it lost, deleted or turned into spaces.

    FILE is plain text, or - for standard input (so without one). Nothing else is changed, and half-spaces that are there
    stay. Reading does not need it: rasad read finds words with and without.

    \b
    Examples:
      rasad restore article.txt > restored.txt
      echo "وی گفت: منطقهای امن می خواهیم" | rasad restore

    Exit codes: 0 done, 2 wrong usage, or a file that is no text.
    """
    from rasad.packs.half_spaces import half_spaces

    try:
        text = decode(file.read(), encoding)
    except IngestError as error:
        raise click.UsageError(f"{harmless(file.name)}: {error.code} {error}") from None
    click.echo(half_spaces("fa").restore(text).text, nl=not text.endswith("\n"))
