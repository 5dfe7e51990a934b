"""How a form in a language file is written, and the token phrases it stands for.

``a|b`` is a joint: joined, with a half-space, or with a space; so is a half-space itself, as names are written. ``(x)``
may be left out. ``$name`` stands for each form of the list ``name`` of the same file's ``lists``.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from itertools import product

from rasad.text.folding import fold_phrase
from rasad.text.tokens import words

_JOINTS = "|\u200c"
_piece = re.compile(rf"\(([^()]*)\)|\$(\w+)|[{_JOINTS}]|[^()${_JOINTS}]+")


def expand(form: str, lists: Mapping[str, Sequence[str]] | None = None) -> set[tuple[str, ...]]:
    """Every token phrase that ``form`` stands for.

    Raises KeyError for a list that is not there.
    """
    choices: list[tuple[str, ...]] = []
    for match in _piece.finditer(form):
        optional, name = match.groups()
        if optional is not None:
            choices.append(("", optional))
        elif name is not None:
            choices.append(tuple((lists or {})[name]))
        elif match.group() in _JOINTS:
            choices.append(("", " "))
        else:
            choices.append((match.group(),))
    out: set[tuple[str, ...]] = set()
    for combination in product(*choices):
        joined = "".join(combination)
        if any(mark in joined for mark in f"(${_JOINTS}"):
            out |= expand(joined, lists)
        elif phrase := words(fold_phrase(joined)):
            out.add(phrase)
    return out
