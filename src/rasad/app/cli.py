"""``rasad``: the command line."""

from __future__ import annotations

import os
import sys
from typing import Any

import click

from rasad import __version__
from rasad.app.evaluate_cli import evaluate
from rasad.app.kb_cli import kb
from rasad.app.packs_cli import packs
from rasad.app.read_cli import read
from rasad.app.restore_cli import restore
from rasad.app.sample_cli import sample, tally_command

#: What a shell calls a program that an interrupt or a closed pipe ended.
INTERRUPTED, PIPE_CLOSED = 130, 141


class _Commands(click.Group):
    """Ends quietly where the reader of its output has gone, and on an interrupt."""

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command."""
        try:
            result = super().invoke(ctx)
            sys.stdout.flush()
        except BrokenPipeError:
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # what is still buffered goes nowhere
            ctx.exit(PIPE_CLOSED)
        except KeyboardInterrupt:
            ctx.exit(INTERRUPTED)
        return result


@click.group(cls=_Commands)
@click.version_option(__version__, prog_name="rasad")
def cli() -> None:
    """Rasad reads Persian, Arabic and English news and keeps a ledger of diplomacy.

    \b
    Examples:
      rasad read article.txt                                 contacts and statements as a table
      rasad read news/ --format jsonl > records.jsonl        one record an article
      rasad kb who "foreign minister" QAT --on 2024-06-01    who held an office on a day

    Every command has its own --help.
    """


cli.add_command(read)
cli.add_command(kb)
cli.add_command(packs)
cli.add_command(evaluate)
cli.add_command(sample)
cli.add_command(tally_command)
cli.add_command(restore)


def main() -> None:
    """The console entry."""
    cli()


if __name__ == "__main__":
    main()
