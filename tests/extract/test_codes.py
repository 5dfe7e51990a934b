"""CAMEO and PLOVER: the traps that others fell into, and the closed lists covered."""

from __future__ import annotations

from pathlib import Path
from typing import get_args

import pytest
import yaml

from rasad.evaluate.codebook import Kind, Status
from rasad.extract.codes import codes_for, plover_of, seen_from

_ROOT = Path(__file__).parents[2]
_TABLE = yaml.safe_load((_ROOT / "src/rasad/packs/codes.yaml").read_text(encoding="utf-8"))
KINDS: tuple[str, ...] = get_args(Kind)
STATUSES: tuple[str, ...] = get_args(Status)


def test_every_kind_that_was_held_has_a_code() -> None:
    assert set(_TABLE["contacts"]) == set(KINDS)
    assert all(codes_for(kind, "held")[0] for kind in KINDS)


@pytest.mark.parametrize("kind", ["meeting", "phone_call", "visit", "negotiation", "multilateral"])
@pytest.mark.parametrize("status", ["planned", "proposed"])
def test_what_is_yet_to_come_is_intent(kind: str, status: str) -> None:
    assert codes_for(kind, status) == ("036", ("AGREE", None))


@pytest.mark.parametrize("kind", KINDS)
def test_a_denial_is_no_event(kind: str) -> None:
    assert codes_for(kind, "denied") == (None, None)


def test_a_call_is_041_and_a_visit_042() -> None:
    assert codes_for("phone_call", "held") == ("041", ("CONSULT", "phone"))
    assert codes_for("visit", "held") == ("042", ("CONSULT", "visit"))


def test_the_host_sees_a_visit_as_043_and_nothing_else_changes() -> None:
    assert seen_from("042", "host") == "043"
    assert seen_from("042", "visitor") == "042"
    assert seen_from("041", "host") == "041"
    assert seen_from(None, "host") is None


def test_a_third_place_is_044_but_talks_and_mediation_come_first() -> None:
    assert codes_for("meeting", "held", elsewhere=True) == ("044", ("CONSULT", "third-party"))
    assert codes_for("negotiation", "held", elsewhere=True)[0] == "046"
    assert codes_for("mediation", "held", elsewhere=True)[0] == "045"
    assert codes_for("meeting", "planned", elsewhere=True)[0] == "036"


def test_a_summons_is_an_accusation() -> None:
    assert codes_for("summons", "held") == ("114", ("ACCUSE", "disapprove"))


def test_sympathy_is_a_statement_and_has_no_plover_category() -> None:
    assert codes_for("message", "held", ["condolence", "bilateral_relations"]) == ("018", None)
    assert codes_for("message", "held", ["congratulation"]) == ("051", ("SUPPORT", None))
    assert codes_for("message", "held") == ("040", ("CONSULT", None))


def test_a_conference_of_many_is_multilateral() -> None:
    assert codes_for("multilateral", "held") == ("040", ("CONSULT", "multilateral"))


def test_unknown_kinds_have_no_code() -> None:
    assert codes_for("picnic", "held") == (None, None)
    assert plover_of("999") is None


def test_every_code_that_a_contact_can_have_is_described_in_the_table_and_the_manual() -> None:
    page = (_ROOT / "docs/reference/codes.md").read_text(encoding="utf-8")
    used = {code for statuses in _TABLE["contacts"].values() for code in statuses.values()}
    used |= set(_TABLE["messages"].values()) | set(_TABLE["elsewhere"].values())
    used |= {code for codes in _TABLE["roles"].values() for code in codes.values()}
    assert used == set(_TABLE["codes"])
    for code, row in _TABLE["codes"].items():
        assert f"| {code} | {row['is']} | {row['plover'] or ''} | {row['mode'] or ''} |" in page


def test_the_manual_shows_the_code_of_every_kind_and_status() -> None:
    page = (_ROOT / "docs/reference/codes.md").read_text(encoding="utf-8")
    for kind in KINDS:
        cells = " | ".join(codes_for(kind, status)[0] or "" for status in STATUSES)
        assert f"| `{kind}` | {cells} |" in page
