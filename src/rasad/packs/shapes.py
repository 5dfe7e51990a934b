"""With which letters a shape of a noun phrase (``grammar.yaml``) may begin, so that only those are tried that may."""

from __future__ import annotations

import re

_lookahead = re.compile(r"\(\?[!=][^()]*\)")
_group = re.compile(r"\((?:\?:|\?P<\w+>)?([^()]*)\)")
_element = re.compile(r"(?:\[([^]]*)\]|\\?(.))((?:[?*+]|\{[\d,]+\})*)")


def openings(shape: str) -> str:
    """The letters with which what ``shape`` matches may begin: a regular expression of letters, classes and groups."""
    return "".join(dict.fromkeys(_begun(_lookahead.sub("", shape))[0]))


def _begun(shape: str) -> tuple[str, bool]:
    """The openings of a shape, and whether it may match nothing. Groups are worked out from the innermost on: each becomes
    the class of its openings.
    """
    while (group := _group.search(shape)) is not None:
        letters, nothing = _begun(group[1])
        shape = f"{shape[: group.start()]}[{letters}]{'?' if nothing else ''}{shape[group.end() :]}"
    letters, nothing = "", False
    for branch in shape.split("|"):
        for each, single, often in _element.findall(branch):
            letters += each or single
            if not any(sign in often for sign in ("?", "*", "{0")):
                break
        else:
            nothing = True
    return letters, nothing
