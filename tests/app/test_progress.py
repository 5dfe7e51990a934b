"""A bar only on a long run, on a terminal; messages always."""

from __future__ import annotations

import pytest

from rasad.app.progress import Watch
from rasad.ingest.read import Meter


def run(capsys: pytest.CaptureFixture[str], wanted: bool, delay: float) -> tuple[str, str]:
    meter = Meter(0, 100)
    with Watch(meter, wanted, delay) as watch:
        for done in (50, 100):
            meter.done = done
            watch.tick()
            watch.say("a message")
    captured = capsys.readouterr()
    return captured.out, captured.err


@pytest.fixture(autouse=True)
def terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FORCE_COLOR", "1")
    monkeypatch.setenv("TERM", "xterm")


def test_a_long_run_has_a_bar_on_standard_error(capsys: pytest.CaptureFixture[str]) -> None:
    out, err = run(capsys, wanted=True, delay=0)
    assert out == ""
    assert "reading" in err
    assert "2 items" in err
    assert err.count("a message") == 2


@pytest.mark.parametrize(("wanted", "delay"), [(True, 60), (False, 0)])
def test_a_short_run_or_one_that_nobody_watches_has_none(
    capsys: pytest.CaptureFixture[str], wanted: bool, delay: float
) -> None:
    assert run(capsys, wanted, delay) == ("", "a message\na message\n")
