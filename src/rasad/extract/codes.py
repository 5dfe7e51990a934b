"""CAMEO codes of contacts and what PLOVER makes of them, by the table in ``packs/codes.yaml``."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import Any

import yaml

Plover = tuple[str, str | None]


@cache
def _table() -> Any:
    return yaml.safe_load(files("rasad").joinpath("packs", "codes.yaml").read_text(encoding="utf-8"))


def codes_for(kind: str, status: str) -> tuple[str | None, Plover | None]:
    """The CAMEO code of a contact and its PLOVER category and mode; None where the table has none."""
    table = _table()
    cameo = table["contacts"].get(kind, {}).get(status)
    plover = table["plover"].get(cameo)
    return cameo, (plover[0], plover[1]) if plover else None
