"""What a person sees: contacts, then statements under their speakers; nothing a terminal would obey."""

from __future__ import annotations

import io
from dataclasses import replace

import pytest
from rich.cells import cell_len
from rich.console import Console

from rasad.app.table import harmless, printable, render
from rasad.model import Analysis, DateValue, Document, Outlet, Span, StatementReport

HOSTILE = "\x1b[2J\x1b]0;title\x07red \x9b31m and \u202ereversed\u202c [bold]markup[/bold] :smile:\r\nend"


def shown(analysis: Analysis, width: int = 100, colour: bool = False) -> str:
    console = Console(
        file=io.StringIO(),
        width=width,
        force_terminal=colour,
        markup=False,
        emoji=False,
        highlight=False,
        no_color=False,
    )
    return render(analysis, console)


def test_contacts_have_a_line_each_with_everything(analysis: Analysis) -> None:
    lines = shown(analysis).splitlines()
    assert lines[0] == "news/1.txt  Sample Wire · 2024-06-01 08:00 · fa"
    assert lines[2].split() == ["date", "contact", "status", "participants", "place", "topics", "sure"]
    table = "\n".join(lines[3:])
    assert "2024-06-01  phone call  held" in table
    assert "caller: Nur Zharfa" in table
    assert "foreign minister, QAT" in table
    assert "\u2068همتای خود\u2069" in table
    assert "host: EGY" in table
    assert "Doha, QAT  gaza, ceasefire peace" in table
    assert "0.88" in table


@pytest.mark.parametrize(
    ("date", "written"),
    [
        (DateValue("2024-06-01", "2024-06-30", "month"), ["2024-06"]),
        (DateValue("2024-01-01", "2024-12-31", "year"), ["2024"]),
        (DateValue("2024-06-21", "2024-09-22", "season"), ["2024-06-21", "to 2024-09-22"]),
        (DateValue("2024-06-01T08:00", "2024-06-01T08:00", "minute"), ["2024-06-01"]),
        (None, ["?"]),
    ],
)
def test_dates_show_what_is_known(analysis: Analysis, date: DateValue | None, written: list[str]) -> None:
    text = shown(replace(analysis, contacts=(replace(analysis.contacts[1], date=date),), statements=()))
    assert [line.strip().split("  ")[0] for line in text.splitlines()[3:] if line] == written


def test_statements_stand_under_their_speaker_once(analysis: Analysis) -> None:
    text = shown(analysis)
    assert text.count("\n  Nur Zharfa  foreign minister, QAT\n") == 1
    below = text.split("\n  Nur Zharfa  foreign minister, QAT\n")[1]
    assert below.index("demand, affirm") < below.index("UN: talks go on.") < below.index("  UN\n  unnamed\n")
    assert "to USA, \u2068همتای خود\u2069 · about ISR · gaza" in below


def test_right_to_left_lines_are_isolated_one_by_one(analysis: Analysis) -> None:
    long = "وزیر گفت " + "همکاری دو کشور ادامه دارد " * 9
    one = replace(
        analysis,
        document=Document("x", long),
        contacts=(),
        statements=(StatementReport("s1", ("p1",), Span(0, len(long)), "direct", (), "r", 1.0),),
    )
    said = [line for line in shown(one, 80).splitlines() if "همکاری" in line][1:]
    assert len(said) == 3
    for line in said:
        assert line.count("\u2068") == line.count("\u2069") == 1
        assert line.endswith("\u2069")
    assert said[-1].endswith("…\u2069")
    assert {cell_len(line) for line in said} == {cell_len(said[0])}, "their beginnings stand at one margin"


def test_a_right_to_left_line_that_begins_with_latin_runs_right_to_left() -> None:
    from rasad.app.table import _wrapped

    assert _wrapped("وزیر با BBC گفت", 100, 1) == ["\u2068وزیر با BBC گفت\u2069"]
    assert _wrapped("وزیر خارجه کشور به BBC گفت", 20, 3) == [
        "\u2068وزیر خارجه کشور به\u2069",
        "\u2068\u200fBBC گفت\u2069",
    ]
    assert _wrapped("The word رصد means observation", 100, 1) == ["\u2068The word رصد means observation\u2069"]
    assert _wrapped("No such letters", 100, 1) == ["No such letters"]


def test_letters_and_half_spaces_are_left_as_they_are() -> None:
    assert printable("گفت‌وگو می‌کند") == "\u2068گفت‌وگو می‌کند\u2069"
    assert printable("plain") == "plain"


def test_nothing_hostile_reaches_the_terminal(analysis: Analysis) -> None:
    assert harmless(HOSTILE) == "[2J ]0;title red 31m and reversed [bold]markup[/bold] :smile: end"
    spoiled = replace(
        analysis,
        document=Document(HOSTILE, HOSTILE * 3),
        outlet=Outlet("x", HOSTILE),
        people=tuple(replace(person, name=HOSTILE) for person in analysis.people),
    )
    for each in (spoiled, replace(spoiled, contacts=(), statements=())):
        text = shown(each)
        assert not {c for c in text if not c.isprintable()} - set("\n\u2068\u2069\u200c\u200d\u200f")
        assert "[bold]markup[/bold]" in text


def test_an_article_with_nothing_found_has_one_line(analysis: Analysis) -> None:
    bare = Analysis(Document("a.txt", "Пресс-служба сообщила о погоде."), "ru")
    assert shown(bare) == "a.txt  outlet unknown · undated · ru  nothing found\n"


@pytest.mark.parametrize("width", [70, 80, 100, 200])
def test_no_line_is_wider_than_the_terminal_and_nothing_is_cut_off(analysis: Analysis, width: int) -> None:
    text = shown(analysis, width)
    assert max(map(cell_len, text.splitlines())) <= width
    assert "0.88" in text
    assert "peace" in text


def test_colours_stand_only_where_they_are_wanted(analysis: Analysis, monkeypatch: pytest.MonkeyPatch) -> None:
    assert "\x1b[" in shown(analysis, colour=True)
    assert "\x1b[" not in shown(analysis)
