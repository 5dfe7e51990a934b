"""CAMEO codes of contacts and what PLOVER makes of them, by the table in ``packs/codes.yaml``.

A contact has one code, seen from the side that acts (the visitor, the caller); what it is seen from another role is
derived where dyads are made. Realis stays the contact's own status.
"""

from __future__ import annotations

from collections.abc import Collection
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

#: PLOVER category and mode; the mode is None where PLOVER has none.
Plover = tuple[str, str | None]


@cache
def _table() -> Any:
    return yaml.safe_load(files("rasad").joinpath("packs", "codes.yaml").read_text(encoding="utf-8"))


def codes_for(
    kind: str, status: str, topics: Collection[str] = (), *, elsewhere: bool = False
) -> tuple[str | None, Plover | None]:
    """The CAMEO code of a contact and its PLOVER category and mode; None where the manuals have none.

    ``elsewhere``: it takes place where neither party is at home.
    """
    table = _table()
    cameo: str | None = table["contacts"].get(kind, {}).get(status)
    if kind == "message" and cameo is not None:
        cameo = next((code for topic, code in table["messages"].items() if topic in topics), cameo)
    if elsewhere and kind == "meeting" and cameo is not None:
        cameo = table["elsewhere"].get(cameo, cameo)
    return cameo, plover_of(cameo, kind)


def plover_of(cameo: str | None, kind: str = "") -> Plover | None:
    """The PLOVER category and mode of a CAMEO code; ``kind`` is the kind of contact where one is coded."""
    table = _table()
    code = table["codes"].get(cameo)
    if code is None or code["plover"] is None:
        return None
    return code["plover"], code["mode"] or table["modes"].get(kind, {}).get(code["plover"])


def seen_from(cameo: str | None, role: str | None) -> str | None:
    """The code of the same contact as seen from a party in ``role``: a visit (042) is hosted (043)."""
    return _table()["roles"].get(role, {}).get(cameo, cameo)  # type: ignore[no-any-return]
