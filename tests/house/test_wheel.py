"""The wheel holds what reading needs."""

from __future__ import annotations

import importlib.util
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest


@pytest.mark.skipif(
    not all(importlib.util.find_spec(name) for name in ("hatchling", "pip")), reason="nothing here to build with"
)
def test_every_file_of_the_package_is_in_the_wheel(root: Path, tracked: list[Path], tmp_path: Path) -> None:
    build = [sys.executable, "-m", "pip", "wheel", "--quiet", "--disable-pip-version-check", "--no-deps", "--no-index"]
    subprocess.run([*build, "--no-build-isolation", "--wheel-dir", str(tmp_path), str(root)], check=True)
    (wheel,) = tmp_path.glob("*.whl")
    with zipfile.ZipFile(wheel) as archive:
        packed = set(archive.namelist())
    wanted = {path.relative_to("src").as_posix() for path in tracked if path.is_relative_to("src/rasad")}
    assert sorted(wanted - packed) == []
    assert {"rasad/py.typed", "rasad/kb/data/organisations.yaml", "rasad/languages/fa/contacts.yaml"} <= packed
