"""An analysis as a person wants to look at it on a terminal: contacts first, then statements under their speaker."""

from __future__ import annotations

import textwrap
import unicodedata
from collections.abc import Iterable, Iterator

from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from rasad.model import Analysis, ContactReport, OrganisationParty, Party, PersonMention, PersonParty, StatementReport

#: Right-to-left words stand between a first-strong isolate and its end, so that a terminal keeps them together; a mark
#: after it makes a line right-to-left that begins with a Latin word or a number.
_ISOLATE, _END, _RTL_MARK = "\u2068", "\u2069", "\u200f"
#: Joiners shape Arabic letters and stay; other format characters (direction marks above all) would act on the terminal.
_JOINERS = "\u200c\u200d"
#: Columns that a document takes at most, those of the acts beside a statement; and its lines.
_WIDEST, _ACTS, _LINES = 110, 14, 3
#: Columns from which a table need not be narrow, and what its columns have at most below.
_ROOMY, _NARROW = 100, {"contact": 12, "place": 10, "topics": 13}
#: Characters of an ISO day that a coarser date has.
_SHORT = {"month": 7, "year": 4}
_LONGEST_ID = 200


def harmless(text: str) -> str:
    """A text on one line, without what a terminal would obey: escape sequences, control and direction characters."""
    return " ".join("".join(map(_shown, text)).split())


def printable(text: str) -> str:
    """A harmless text, isolated where it has right-to-left letters."""
    clean = harmless(text)
    return _isolated(clean) if _direction(clean) else clean


def render(analysis: Analysis, console: Console) -> str:
    """One document as ``console`` would print it; the console is to have markup, emoji and highlighting off."""
    with console.capture() as printed:
        console.print(Group(*_parts(analysis, min(console.width, _WIDEST))), crop=False)
    return "".join(f"{line.rstrip()}\n" for line in printed.get().splitlines())


def _shown(c: str) -> str:
    if c.isprintable() or c in _JOINERS:
        return c
    category = unicodedata.category(c)
    return "" if category == "Cf" else "\ufffd" if category in ("Cs", "Co", "Cn") else " "


def _direction(text: str) -> str:
    """``rtl`` or ``ltr`` by the first letter of a right-to-left text, nothing for one without such letters."""
    kinds = [kind for c in text if (kind := unicodedata.bidirectional(c)) in ("L", "R", "AL")]
    if not any(kind != "L" for kind in kinds):
        return ""
    return "ltr" if kinds[0] == "L" else "rtl"


def _isolated(line: str, rtl: bool = False) -> str:
    """A line between isolates; with ``rtl`` it runs right to left whatever it begins with."""
    mark = _RTL_MARK if rtl and _direction(line) != "rtl" else ""
    return f"{_ISOLATE}{mark}{line}{_END}"


def _parts(analysis: Analysis, width: int) -> Iterator[RenderableType]:
    if not analysis.contacts and not analysis.statements:
        yield _heading(analysis).append("  nothing found", style="dim")
        return
    people = {person.id: person for person in analysis.people}
    yield _heading(analysis)
    yield _title(analysis, width)
    if analysis.contacts:
        yield Padding(_contacts(analysis, people, width >= _ROOMY), (0, 0, 0, 2))
    for speakers, said in _by_speaker(analysis.statements).items():
        yield _speakers(speakers, people)
        yield Padding(_said(said, analysis.document.text, people, width), (0, 0, 0, 4))
    yield Text("")


def _heading(analysis: Analysis) -> Text:
    outlet = printable(analysis.outlet.name) if analysis.outlet else "outlet unknown"
    published = analysis.published.start.replace("T", " ") if analysis.published else "undated"
    head = Text(printable(analysis.document.doc_id[:_LONGEST_ID]), style="bold", no_wrap=True, overflow="ignore")
    return head.append(f"  {outlet} · {published} · {analysis.lang}", style="not bold dim")


def _title(analysis: Analysis, width: int) -> Text:
    first = analysis.document.text.lstrip().split("\n", 1)[0]
    return Text("\n").join(Text(f"  {line}", style="italic") for line in _wrapped(first, width - 2, 1))


def _wrapped(text: str, width: int, lines: int) -> list[str]:
    """A text in at most so many lines, cut between words with …; right-to-left lines isolated one by one."""
    clean = harmless(text)
    direction = _direction(clean)
    wrapped = textwrap.wrap(clean, max(width, 20), max_lines=lines, placeholder=" …")
    return [_isolated(line, direction == "rtl") if direction else line for line in wrapped]


def _contacts(analysis: Analysis, people: dict[str, PersonMention], roomy: bool) -> Table:
    table = Table(box=None, pad_edge=False, padding=(0, 2 if roomy else 1, 0, 0), header_style="dim")
    for name in ("date", "contact", "status", "participants", "place", "topics", "sure"):
        most = None if roomy else _NARROW.get(name)
        table.add_column(name, overflow="fold", no_wrap=name in ("date", "status", "sure"), max_width=most)
    for contact in analysis.contacts:
        table.add_row(
            _date(contact),
            contact.kind.replace("_", " "),
            contact.status,
            Group(*(line for party in contact.participants for line in _party(party, people))),
            _place(contact),
            Text(_labels(contact.topics), style="dim"),
            f"{contact.confidence:.2f}",
            style="" if contact.focus == "foreground" else "dim",
        )
    return table


def _date(contact: ContactReport) -> str:
    """The day, month or year, or both ends of another stretch."""
    if contact.date is None:
        return "?"
    start, end = contact.date.start[:10], contact.date.end[:10]
    if contact.date.precision in _SHORT:
        return start[: _SHORT[contact.date.precision]]
    return start if start == end else f"{start}\nto {end}"


def _place(contact: ContactReport) -> str:
    if contact.place is None:
        return ""
    return ", ".join(part for part in (contact.place.name, contact.place.country) if part)


def _party(party: Party, people: dict[str, PersonMention]) -> Iterator[RenderableType]:
    """A participant: a person with office and state below, or a state or organisation."""
    role = f"{party.role}: " if party.role else ""
    if not isinstance(party, PersonParty):
        code = party.code if isinstance(party, OrganisationParty) else party.country
        yield Text(role, style="dim").append(code, style="not dim")
        return
    person = people[party.id]
    yield Text(role, style="dim").append(printable(person.name), style="not dim")
    if office := _office(person):
        yield Padding(Text(office, style="dim"), (0, 0, 0, 2))


def _office(person: PersonMention) -> str:
    """The offices at each state or organisation, and which; the state alone where no office is known."""
    offices: dict[str, list[str]] = {}
    for each in person.offices:
        doubt = f" (last known {each.last_known})" if each.last_known else ""
        offices.setdefault(each.polity or "", []).append(each.office.replace("_", " ") + doubt)
    held = (", ".join(filter(None, (" and ".join(dict.fromkeys(names)), polity))) for polity, names in offices.items())
    return "; ".join(held) or person.country or ""


def _labels(codes: Iterable[str]) -> str:
    return ", ".join(code.replace("_", " ") for code in codes)


def _by_speaker(statements: Iterable[StatementReport]) -> dict[tuple[str, ...], list[StatementReport]]:
    """Statements under their speakers, both in the order of the text."""
    out: dict[tuple[str, ...], list[StatementReport]] = {}
    for statement in statements:
        out.setdefault(statement.speakers, []).append(statement)
    return out


def _speakers(speakers: Iterable[str], people: dict[str, PersonMention]) -> Text:
    lines = []
    for speaker in speakers:
        person = people.get(speaker)
        line = Text(f"  {_called(speaker, people)}", style="bold")
        if person is not None and (office := _office(person)):
            line.append(f"  {office}", style="not bold dim")
        lines.append(line)
    return Text("\n").join(lines)


def _called(party: str, people: dict[str, PersonMention]) -> str:
    """A person's name; a state or organisation by its code."""
    if party in people:
        return printable(people[party].name)
    return "unnamed" if party == "ANON" else party


def _said(said: Iterable[StatementReport], text: str, people: dict[str, PersonMention], width: int) -> Table:
    """Statements in their own words, right-to-left ones at the right margin, their acts beside and labels below."""
    grid = Table.grid(padding=(0, 2, 0, 0))
    room = width - 4 - _ACTS - 2
    grid.add_column(width=_ACTS, style="dim")
    grid.add_column(width=room)
    for statement in said:
        lines = _wrapped(statement.span.of(text), room, _LINES)
        words = Text("\n".join(lines), justify="right" if any(_ISOLATE in line for line in lines) else "left")
        grid.add_row(_labels(statement.acts), words)
        if labels := _about(statement, people):
            grid.add_row("", Text(labels, style="dim"))
    return grid


def _about(statement: StatementReport, people: dict[str, PersonMention]) -> str:
    to, about = (
        ", ".join(_called(party, people) for party in parties) for parties in (statement.addressees, statement.about)
    )
    parts = (to and f"to {to}", about and f"about {about}", _labels(statement.topics))
    return " · ".join(part for part in parts if part)
