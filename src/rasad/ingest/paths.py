"""What the user names, files, folders and globs, as files in an order that does not change."""

from __future__ import annotations

import glob
import os
from collections.abc import Iterable, Iterator
from pathlib import Path

from rasad.ingest.errors import Rejected

#: What a folder is searched for, also with ``.gz`` behind; a file named itself may be called anything.
SUFFIXES = (".txt", ".html", ".htm", ".jsonl", ".ndjson")
STANDARD_INPUT = "-"


def expand(paths: Iterable[str]) -> Iterator[Path | Rejected]:
    """Every file of the paths once: in the paths' order, those of a folder or glob sorted by name; ``-`` as it is.

    A path that leads nowhere, and a folder that cannot be looked into, is a Rejected.
    """
    seen: set[Path] = set()
    for path in paths:
        for item in [Path(path)] if path == STANDARD_INPUT else _files(path):
            if isinstance(item, Path):
                if item in seen:
                    continue
                seen.add(item)
            yield item


def place(path: Path) -> str:
    """How a file is called in ids and messages: its path, also where that is not valid UTF-8."""
    return os.fsencode(path).decode("utf-8", "replace")


def _files(path: str) -> Iterator[Path | Rejected]:
    try:
        matches = [Path(path)] if os.path.lexists(path) else [Path(p) for p in sorted(glob.glob(path, recursive=True))]  # noqa: PTH207 - patterns may be absolute
    except (OSError, ValueError):
        matches = []
    if not matches:
        yield Rejected(path, "I010", "no such file")
    whole = os.path.lexists(path)
    for match in matches:
        if match.is_dir():
            yield from _folder(match)
        elif whole or match.is_file():
            yield match


def _folder(root: Path) -> Iterator[Path | Rejected]:
    problems: list[Rejected] = []

    def note(error: OSError) -> None:
        problems.append(Rejected(place(Path(error.filename)), "I001", error.strerror or str(error)))

    found: list[Path] = []
    for folder, folders, names in os.walk(root, onerror=note):
        folders[:] = [name for name in folders if not name.startswith(".")]
        found += [Path(folder, name) for name in names if _is_article(name)]
    yield from sorted(problems, key=lambda problem: problem.place)
    yield from sorted(path for path in found if path.is_file())
    if not found and not problems:
        yield Rejected(place(root), "I010", f"no articles in the folder ({', '.join(SUFFIXES)}, gzipped or not)")


def _is_article(name: str) -> bool:
    return not name.startswith(".") and name.lower().removesuffix(".gz").endswith(SUFFIXES)
