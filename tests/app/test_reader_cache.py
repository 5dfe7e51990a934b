"""The kept reader."""

from __future__ import annotations

import gc
import pickle
from typing import TYPE_CHECKING

from rasad.app import reader as module
from rasad.extract.chain import Reader

if TYPE_CHECKING:
    from pathlib import Path

    import pytest


def test_garbage_is_looked_for_again_after_loading(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    kept = Reader.__new__(Reader)
    kept.languages = {}
    monkeypatch.delenv("RASAD_NO_CACHE", raising=False)
    monkeypatch.setattr(module, "user_cache_path", lambda _: tmp_path)
    monkeypatch.setattr(module, "_version", lambda: "0")
    (tmp_path / "reader-0.pickle").write_bytes(pickle.dumps(kept))
    assert module.load_reader().languages == {}
    assert gc.isenabled()
