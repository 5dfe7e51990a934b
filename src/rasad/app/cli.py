"""``rasad``: the command line."""

from __future__ import annotations

import sys

import click

from rasad import __version__
from rasad.app.evaluate_cli import evaluate
from rasad.app.kb_cli import kb
from rasad.app.packs_cli import packs
from rasad.app.read_cli import read


@click.group()
@click.version_option(__version__, prog_name="rasad")
def cli() -> None:
    """Rasad reads Persian, Arabic and English news and keeps a ledger of diplomacy."""


cli.add_command(read)
cli.add_command(kb)
cli.add_command(packs)
cli.add_command(evaluate)


def main() -> None:
    """The console entry: a closed pipe is quiet, an interrupt is exit code 130."""
    try:
        cli(standalone_mode=True)
    except BrokenPipeError:
        sys.stderr.close()
        raise SystemExit(0) from None
    except KeyboardInterrupt:
        raise SystemExit(130) from None


if __name__ == "__main__":
    main()
