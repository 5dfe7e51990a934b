"""Where the time of a reading goes: what the chain uses, each part timed without the parts it calls in turn."""

from __future__ import annotations

import inspect
import time
from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import is_dataclass
from functools import wraps
from typing import Any

from rasad.extract import chain
from rasad.model import Document


class Stopwatch:
    """Processor seconds by name; the time of an inner call is taken off the outer one."""

    def __init__(self) -> None:
        self.seconds: defaultdict[str, float] = defaultdict(float)
        self.calls: defaultdict[str, int] = defaultdict(int)
        self._inner = [0.0]

    def timed(self, name: str, function: Callable[..., Any]) -> Callable[..., Any]:
        """``function``, timed under ``name``."""

        @wraps(function)
        def run(*args: Any, **kwargs: Any) -> Any:
            self._inner.append(0.0)
            start = time.perf_counter()
            try:
                return function(*args, **kwargs)
            finally:
                took = time.perf_counter() - start
                self.seconds[name] += took - self._inner.pop()
                self.calls[name] += 1
                self._inner[-1] += took

        return run


def measure(documents: Iterable[Document]) -> Stopwatch:
    """Read ``documents`` with every step of the chain timed."""
    watch = Stopwatch()
    reader = chain.Reader.load()
    for name, thing in list(vars(chain).items()):
        if not getattr(thing, "__module__", "").startswith("rasad.") or name == "Reader":
            continue
        if inspect.isfunction(thing):
            setattr(chain, name, watch.timed(name, thing))
        elif inspect.isclass(thing) and thing.__module__.startswith("rasad.extract") and not is_dataclass(thing):
            for part, method in list(vars(thing).items()):
                if inspect.isfunction(method) and not part.startswith("_"):
                    setattr(thing, part, watch.timed(f"{name}.{part}", method))
    read = watch.timed("Reader.read (the rest)", reader.read)
    for document in documents:
        read(document)
    return watch


def report(documents: list[Document]) -> str:
    """A table of the steps, the dearest first."""
    watch = measure(documents)
    total = sum(watch.seconds.values())
    rows = [f"{'step':34} {'us/article':>10} {'share':>6} {'calls/article':>13}"]
    for name, seconds in sorted(watch.seconds.items(), key=lambda item: -item[1]):
        each = seconds / len(documents) * 1e6
        rows.append(f"{name:34} {each:10.0f} {seconds / total:6.1%} {watch.calls[name] / len(documents):13.1f}")
    return "\n".join(rows)
