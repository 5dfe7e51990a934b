"""A reader that needs no languages, and an analysis that has everything a record can hold."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from rasad.app.cli import cli
from rasad.model import (
    Analysis,
    ContactReport,
    DateValue,
    Document,
    Office,
    OrganisationParty,
    Outlet,
    PersonMention,
    PersonParty,
    Place,
    PolityParty,
    Span,
    StatementReport,
)

TEXT = "وزیر خارجه ژرفا با همتای خود تلفنی گفت‌وگو کرد\nوی گفت: آتش‌بس باید پایدار بماند.\nUN: talks go on."


SAID, ALSO = Span(47, TEXT.index("UN:") - 1), Span(TEXT.index("UN:"), len(TEXT))


class StubReader:
    """Reads everything as English without findings; an article with the word FAIL breaks it."""

    def __init__(self) -> None:
        self.read_ids: list[str] = []

    def read(self, document: Document) -> Analysis:
        self.read_ids.append(document.doc_id)
        if "FAIL" in document.text:
            raise RuntimeError("a rule broke")
        return Analysis(document, document.lang or "en", published=document.given)


@pytest.fixture
def stub(monkeypatch: pytest.MonkeyPatch) -> StubReader:
    reader = StubReader()
    monkeypatch.setattr("rasad.app.reader.load_reader", lambda: reader)
    return reader


@pytest.fixture
def rasad() -> Callable[..., Result]:
    """The command line, in this process."""

    def run(*args: object, stdin: bytes | None = None) -> Result:
        return CliRunner().invoke(cli, [str(arg) for arg in args], input=stdin)

    return run


@pytest.fixture
def news(tmp_path: Path) -> Path:
    """A folder of two articles that can be read and three that cannot."""
    (tmp_path / "a.txt").write_text("Oslo, 3 May - The envoys met.", encoding="utf-8")
    (tmp_path / "b.txt").write_bytes("وزير".encode("cp1256"))
    (tmp_path / "c.jsonl").write_text('{"id": "c1", "text": "They met again."}\n{"id": "c2"}\n', encoding="utf-8")
    (tmp_path / "d.txt").write_text("FAIL", encoding="utf-8")
    return tmp_path


@pytest.fixture
def analysis() -> Analysis:
    """One of everything."""
    minute = DateValue("2024-06-01T08:00", "2024-06-01T08:00", "minute", "jalali", "8:00 - 12 خرداد", Span(0, 4))
    minister = Office("foreign_minister", "QAT", "وزیر خارجه")
    people = (
        PersonMention(
            "p1", "Nur Zharfa", "نور ژرفا", "Q1", "QAT", (minister,), "name", (), (Span(0, 10),), ("N. Zharfa",)
        ),
        PersonMention("p2", "همتای خود", country="EGY", candidates=("one", "two"), mentions=(Span(16, 25),)),
    )
    call = ContactReport(
        "c1",
        "phone_call",
        "held",
        "foreground",
        (PersonParty("p1", "caller"), PersonParty("p2"), PolityParty("EGY", "host"), OrganisationParty("UN")),
        (Span(0, 46),),
        "fa.call.talk",
        0.876,
        DateValue("2024-06-01", "2024-06-01", "day", as_written="شنبه", span=Span(1, 3)),
        Place("Doha", "QAT"),
        "a summit",
        ("gaza", "ceasefire_peace"),
        "041",
        ("CONSULT", "phone"),
        "p1",
    )
    visit = ContactReport(
        "c2",
        "visit",
        "planned",
        "background",
        (PolityParty("QAT"),),
        (Span(0, 5),),
        "fa.visit",
        0.5,
        DateValue("2024-06-01", "2024-06-30", "month"),
    )
    statements = (
        StatementReport(
            "s1",
            ("p1",),
            SAID,
            "direct",
            ("demand", "affirm"),
            "fa.say",
            0.666,
            Span(50, 53),
            ("USA", "p2"),
            ("ISR",),
            ("gaza",),
            "c1",
        ),
        StatementReport("s2", ("UN", "ANON"), ALSO, "indirect", ("inform",), "en.say", 1.0),
        StatementReport("s3", ("p1",), ALSO, "indirect", (), "en.say", 1.0),
    )
    return Analysis(
        Document("news/1.txt", TEXT),
        "fa",
        Outlet("sample", "Sample Wire", "QAT"),
        minute,
        (Span(0, 4),),
        people,
        (call, visit),
        statements,
    )
