"""A bar on standard error while a run is long and somebody looks on; messages stand above it."""

from __future__ import annotations

import time
from types import TracebackType
from typing import Self

import click
from rich.console import Console
from rich.progress import BarColumn, Progress, TaskID, TaskProgressColumn, TextColumn, TimeElapsedColumn
from rich.text import Text

from rasad.ingest.read import Meter

#: Seconds after the first article (the reader is loaded then) before which a run is not worth a bar.
DELAY = 1.0


class Watch:
    """Shows how far a run has come by ``meter``; ``wanted`` where somebody sees it and nothing else is printed there."""

    def __init__(self, meter: Meter, wanted: bool, delay: float = DELAY) -> None:
        self._meter, self._wanted, self._delay = meter, wanted, delay
        self._console = Console(stderr=True, highlight=False)
        self._bar: Progress | None = None
        self._task = TaskID(0)
        self._read = 0
        self._began: float | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._bar is not None:
            self._bar.stop()

    def tick(self) -> None:
        """One more item is done."""
        self._read += 1
        if self._bar is None:
            now = time.monotonic()
            self._began = now if self._began is None else self._began
            if not self._wanted or now - self._began < self._delay:
                return
            self._bar = _bar(self._console)
            self._task = self._bar.add_task("reading", total=None, read=0)
            self._bar.start()
        self._bar.update(self._task, completed=self._meter.done, total=self._meter.total, read=self._read)

    def say(self, message: str) -> None:
        """One line on standard error."""
        if self._bar is None:
            click.echo(message, err=True)
        else:
            self._console.print(Text(message), soft_wrap=True)


def _bar(console: Console) -> Progress:
    """Bytes of the input as the bar, articles as the count."""
    return Progress(
        TextColumn("{task.description}"),
        BarColumn(),
        TaskProgressColumn(),
        TextColumn("{task.fields[read]} items"),
        TimeElapsedColumn(),
        console=console,
        transient=True,
    )
