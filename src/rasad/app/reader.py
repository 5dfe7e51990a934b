"""The reader, compiled once and kept: start-up reads a cache where it can."""

from __future__ import annotations

import gc
import hashlib
import os
import pickle
import tempfile
from importlib.resources import files
from pathlib import Path
from typing import Any

from platformdirs import user_cache_path

from rasad import __version__
from rasad.extract.chain import Reader

_FOLDERS = (("languages",), ("kb", "data"), ("packs",))


def load_reader() -> Reader:
    """A reader with the shipped languages and knowledge base.

    What they compile to is kept under the user's cache folder, named by the content of all their files, so that a change
    of any is seen. ``RASAD_NO_CACHE`` in the environment turns that off.
    """
    if os.environ.get("RASAD_NO_CACHE"):
        return Reader.load()
    path = user_cache_path("rasad") / f"reader-{_version()}.pickle"
    collected = gc.isenabled()
    try:
        gc.disable()  # nothing of what is loaded is garbage, and looking for it takes half of the time
        with path.open("rb") as file:
            kept: Any = pickle.load(file)
        if isinstance(kept, Reader):
            return kept
    except (OSError, pickle.UnpicklingError, EOFError, AttributeError, ImportError, IndexError):
        pass
    finally:
        if collected:
            gc.enable()
    reader = Reader.load()
    _keep(reader, path)
    return reader


def _version() -> str:
    """A digest of the code's version and of the size and time of every file that is compiled."""
    digest = hashlib.sha256(__version__.encode())
    root = Path(str(files("rasad")))
    for path in sorted(p for p in root.rglob("*") if p.suffix in (".py", ".yaml", ".gz")):
        status = path.stat()
        digest.update(f"{path}:{status.st_size}:{status.st_mtime_ns}".encode())
    return digest.hexdigest()[:16]


def _keep(reader: Reader, path: Path) -> None:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile(dir=path.parent, delete=False) as file:
            pickle.dump(reader, file, protocol=pickle.HIGHEST_PROTOCOL)
        Path(file.name).replace(path)
        for old in path.parent.glob("reader-*.pickle"):
            if old != path:
                old.unlink(missing_ok=True)
    except (OSError, pickle.PicklingError, TypeError, AttributeError):
        return
