"""How sure a finding is: the chance that a careful reader agrees with it, from signs known while reading.

A logistic model: the chance is 1 / (1 + exp(-w)), where w is ``base`` and the weights of the signs that hold, from
``packs/confidence.yaml``. `tools/fit_confidence.py` fits it; docs/confidence.md says how well.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from importlib.resources import files
from math import exp
from typing import Any

import yaml

from rasad.model import ContactReport, PersonMention, PersonParty, StatementReport

#: Characters from which on the words that report a contact lie far apart, and parties that are several.
_FAR, _SEVERAL = 80, 3
#: Names that no knowledge base vouches for.
_UNKNOWN = "as_written"


@cache
def _weights(of: str) -> Mapping[str, float]:
    table: Any = yaml.safe_load(files("rasad").joinpath("packs", "confidence.yaml").read_text(encoding="utf-8"))
    return dict(table[of])


def chance(of: str, signs: Iterable[str]) -> float:
    """The chance, 0 to 1, that a finding is right; ``of`` is ``contacts`` or ``statements``."""
    weights = _weights(of)
    return 1 / (1 + exp(-weights["base"] - sum(weights.get(sign, 0.0) for sign in signs)))


def contact_signs(contact: ContactReport, *, talks: bool) -> Sequence[str]:
    """The signs that hold of a contact; ``talks`` says that the rule which found it leaves open which kind they are."""
    words = contact.evidence[0]
    return _holding(
        open_talks=talks,
        to_come=contact.status != "held",
        without_persons=not any(isinstance(p, PersonParty) for p in contact.participants),
        far_apart=words.end - words.start > _FAR,
        several=len(contact.participants) >= _SEVERAL,
    )


def statement_signs(statement: StatementReport, people: Mapping[str, PersonMention]) -> Sequence[str]:
    """The signs that hold of a statement; ``people`` by id."""
    persons = [people[s] for s in statement.speakers if s in people]
    return _holding(
        goes_on=statement.rule.endswith(".continued"),
        headline=statement.form == "headline",
        without_person=not persons,
        unknown_person=any(p.resolved_by == _UNKNOWN for p in persons),
        several=len(statement.speakers) > 1,
    )


def _holding(**signs: bool) -> Sequence[str]:
    return [sign for sign, holds in signs.items() if holds]
