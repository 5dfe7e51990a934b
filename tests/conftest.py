"""What all tests share: the folder of shared material, and hypothesis that draws the same examples on every run,
and a reader, which takes seconds to compile."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import settings

from rasad.extract.chain import Reader

ROOT = Path(__file__).parents[1]

settings.register_profile("house", derandomize=True, deadline=None, max_examples=200, database=None)
settings.load_profile("house")


@pytest.fixture(scope="session")
def root() -> Path:
    """The checkout."""
    return ROOT


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder ``shared`` beside the checkout (or where RASAD_SHARED says); the test is skipped where there is none."""
    folder = Path(os.environ.get("RASAD_SHARED") or ROOT.parent / "shared")
    if not folder.is_dir():
        pytest.skip("the shared material is not here")
    return folder


@pytest.fixture(scope="session")
def reader() -> Reader:
    """The reader with everything that ships."""
    return Reader.load()
