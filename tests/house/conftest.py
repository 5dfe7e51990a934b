"""The files that belong to the project."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest


@pytest.fixture(scope="session")
def tracked(root: Path) -> list[Path]:
    """Every file under version control that is there, as a path below the checkout."""
    if shutil.which("git") is None or not (root / ".git").exists():
        pytest.skip("not a checkout")
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=root, capture_output=True, text=True, check=True).stdout
    return [path for name in listed.split("\0") if name and (root / (path := Path(name))).is_file()]


@pytest.fixture(scope="session")
def texts(root: Path, tracked: list[Path]) -> dict[Path, str]:
    """The content of every tracked file that is text."""
    binary = {".gz", ".png"}
    return {path: (root / path).read_text(encoding="utf-8") for path in tracked if path.suffix not in binary}
