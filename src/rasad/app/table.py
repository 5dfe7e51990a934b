"""An analysis as a person wants to look at it on a terminal: contacts first, then statements under their speaker."""

from __future__ import annotations

from itertools import groupby

from rich.console import Console, Group, RenderableType
from rich.table import Table
from rich.text import Text

from rasad.model import Analysis, ContactReport, OrganisationParty, Party, PersonMention, PersonParty, StatementReport

#: Right-to-left words stand between a first-strong isolate and its end, so that a terminal keeps them whole.
_ISOLATE, _END = "\u2068", "\u2069"
_LONGEST = 300


def show(analysis: Analysis, console: Console) -> None:
    """Print one document."""
    console.print(Group(*_parts(analysis)))


def printable(text: str) -> str:
    """A text without control characters (escape sequences of hostile input too), on one line, isolated."""
    clean = "".join(c if c.isprintable() or c in "\u200c\u200d" else " " for c in text)
    return f"{_ISOLATE}{' '.join(clean.split())}{_END}"


def _parts(analysis: Analysis) -> list[RenderableType]:
    people = {person.id: person for person in analysis.people}
    parts: list[RenderableType] = [_heading(analysis)]
    if analysis.contacts:
        parts.append(_contacts(analysis, people))
    if analysis.statements:
        parts += _statements(analysis, people)
    if not analysis.contacts and not analysis.statements:
        parts.append(Text("  no contacts, no statements", style="dim"))
    parts.append(Text(""))
    return parts


def _heading(analysis: Analysis) -> Text:
    outlet = analysis.outlet.name if analysis.outlet else "outlet unknown"
    published = analysis.published.start.replace("T", " ") if analysis.published else "undated"
    first = analysis.document.text.lstrip().split("\n", 1)[0]
    head = Text(printable(analysis.document.doc_id).strip(_ISOLATE + _END), style="bold")
    head.append(f"  {printable(outlet)} · {published} · {analysis.lang}\n", style="dim")
    head.append(f"  {printable(first[:_LONGEST])}", style="italic")
    return head


def _contacts(analysis: Analysis, people: dict[str, PersonMention]) -> Table:
    table = Table(box=None, pad_edge=True, padding=(0, 2, 0, 0), header_style="bold")
    for name in ("date", "contact", "status", "participants", "place", "topics", "sure"):
        table.add_column(name, overflow="fold")
    for contact in analysis.contacts:
        style = "" if contact.focus == "foreground" else "dim"
        table.add_row(
            contact.date.start if contact.date else "",
            contact.kind.replace("_", " "),
            contact.status,
            _people(contact, people),
            _place(contact),
            ", ".join(topic.replace("_", " ") for topic in contact.topics),
            f"{contact.confidence:.2f}",
            style=style,
        )
    return table


def _people(contact: ContactReport, people: dict[str, PersonMention]) -> Text:
    out = Text()
    for n, party in enumerate(contact.participants):
        if n:
            out.append("\n")
        out.append_text(_party(party, people))
    return out


def _party(party: Party, people: dict[str, PersonMention]) -> Text:
    if isinstance(party, PersonParty):
        return _person(people[party.id])
    return Text(party.code if isinstance(party, OrganisationParty) else party.country)


def _person(person: PersonMention) -> Text:
    offices = ", ".join(office.office.replace("_", " ") for office in person.offices)
    return Text(printable(person.name)) + Text(
        f" ({', '.join(x for x in (offices, person.country) if x)})", style="dim"
    )


def _place(contact: ContactReport) -> str:
    if contact.place is None:
        return ""
    return ", ".join(part for part in (contact.place.name, contact.place.country) if part)


def _statements(analysis: Analysis, people: dict[str, PersonMention]) -> list[RenderableType]:
    out: list[RenderableType] = []
    for speakers, said in groupby(analysis.statements, key=lambda s: s.speakers):
        line = Text("  ")
        for n, speaker in enumerate(speakers):
            line.append(" and " if n else "")
            line.append_text(_person(people[speaker]) if speaker in people else Text(speaker))
        line.stylize("bold")
        out.append(line)
        out += [_sentence(analysis, statement) for statement in said]
    return out


def _sentence(analysis: Analysis, statement: StatementReport) -> Text:
    words = statement.span.of(analysis.document.text)
    cut = words if len(words) <= _LONGEST else words[: _LONGEST - 1] + "…"
    return Text(f"    {', '.join(statement.acts)}  ", style="dim") + Text(printable(cut), style="none")
