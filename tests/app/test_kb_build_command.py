"""``rasad kb build`` against a server on the loopback that plays the answers, and the faults, of a SPARQL endpoint."""

from __future__ import annotations

import json
import re
import threading
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs

import pytest
import yaml
from click.testing import Result

from rasad.app.wikidata import Endpoint, EndpointError

Run = Callable[..., Result]
Reply = tuple[int, dict[str, str], bytes]

WD = "http://www.wikidata.org/entity/"
NORMAL, PREFERRED = "http://wikiba.se/ontology#NormalRank", "http://wikiba.se/ontology#PreferredRank"
MINISTER, SULTAN = "Q108730677", "Q28478447"  # of Oman


def answer(*rows: dict[str, str]) -> bytes:
    bindings = [{key: {"type": "literal", "value": value} for key, value in row.items()} for row in rows]
    return json.dumps({"head": {"vars": []}, "results": {"bindings": bindings}}).encode()


def holder(
    person: str, position: str, start: str, end: str = "", *, precision: str = "11", rank: str = NORMAL
) -> dict[str, str]:
    row = {
        "statement": f"{WD}statement/{person}-{position}",
        "person": WD + person,
        "position": WD + position,
        "rank": rank,
        "start": f"{start}T00:00:00Z",
        "startPrecision": precision,
    }
    return row | ({"end": f"{end}T00:00:00Z", "endPrecision": precision} if end else {})


def label(person: str, lang: str, text: str) -> dict[str, str]:
    return {"person": WD + person, "lang": lang, "label": text}


class Server:
    """Plays ``replies`` in turn, then answers from ``holders`` and ``labels`` by pages."""

    def __init__(self) -> None:
        self.replies: list[Reply] = []
        self.holders: list[dict[str, str]] = []
        self.labels: list[dict[str, str]] = []
        self.questions: list[str] = []
        self.agents: set[str] = set()

    def reply(self, question: str) -> Reply:
        self.questions.append(question)
        if self.replies:
            return self.replies.pop(0)
        limit, offset = (int(n) for n in re.findall(r"(?:LIMIT|OFFSET) (\d+)", question))
        rows = self.holders if "p:P39" in question else self.labels
        return 200, {"Content-Type": "application/sparql-results+json"}, answer(*rows[offset : offset + limit])


@pytest.fixture
def server() -> Iterator[tuple[Server, str]]:
    played = Server()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"])).decode()
            played.agents.add(self.headers["User-Agent"])
            status, headers, content = played.reply(parse_qs(body)["query"][0])
            self.send_response(status)
            for key, value in headers.items():
                self.send_header(key, value)
            self.send_header("Content-Length", str(len(content)))
            self.end_headers()
            self.wfile.write(content)

        def log_message(self, *args: Any) -> None:
            pass

    http = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=http.serve_forever, daemon=True)
    thread.start()
    yield played, f"http://127.0.0.1:{http.server_port}/sparql"
    http.shutdown()
    http.server_close()
    thread.join()


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A knowledge base of one state with a row by hand and one of Wikidata's."""
    (tmp_path / "polities").mkdir()
    rows = {
        "code": "OMN",
        "name": "Oman",
        "persons": [
            {"id": "Q1001", "name": "Said Alzadjali", "qid": "Q1001", "names": {"en": ["Said Alzadjali"]}, "offices": [
                {"office": "foreign_minister", "title": "Foreign Minister", "start": "2011-03-01", "end": "2015-06-30",
                 "source": "hand", "confidence": "high"}]},
            {"id": "Q1002", "name": "Hamad Alfarsi", "qid": "Q1002", "names": {"en": ["Hamad Alfarsi"]}, "offices": [
                {"office": "foreign_minister", "start": "2015", "start_precision": "y", "attested": "2016-01-01",
                 "source": "eps_wikidata", "confidence": "auto"}]},
        ],
    }  # fmt: skip
    rows["persons"][1]["offices"][0]["start"] = "2015-01-01"  # type: ignore[index]
    text = yaml.safe_dump(rows, allow_unicode=True, sort_keys=False, width=120)
    (tmp_path / "polities" / "OMN.yaml").write_text(text, encoding="utf-8")
    return tmp_path


@pytest.fixture(autouse=True)
def hurry(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("time.sleep", lambda _: None)
    monkeypatch.setattr(
        Endpoint.__init__, "__kwdefaults__", {**(Endpoint.__init__.__kwdefaults__ or {}), "sleep": lambda _: None}
    )


def build(rasad: Run, url: str, data: Path, *more: str) -> Result:
    return rasad("kb", "build", "--endpoint", url, "--folder", data, "--polity", "OMN", *more)


def oman(data: Path) -> dict[str, Any]:
    content: dict[str, Any] = yaml.safe_load((data / "polities" / "OMN.yaml").read_text(encoding="utf-8"))
    return {person["id"]: person for person in content["persons"]}


def fill(played: Server) -> None:
    played.holders = [
        holder("Q1001", MINISTER, "2011-03-01", "2015-08-31"),
        holder("Q1002", MINISTER, "2015-07-01", "2020-08-18"),
        holder("Q1003", MINISTER, "2020-08-18", rank=PREFERRED),
        holder("Q1004", SULTAN, "2020-00-00", precision="9"),
    ]
    played.labels = [
        label("Q1003", "en", "Salim Alhabsi"),
        label("Q1003", "ar", "سالم الحبسي"),
        label("Q1004", "mul", "Khalid Alnabhani"),
    ]


def test_every_difference_is_listed_and_nothing_is_changed(rasad: Run, server: tuple[Server, str], data: Path) -> None:
    played, url = server
    fill(played)
    before = (data / "polities" / "OMN.yaml").read_bytes()
    result = build(rasad, url, data, "--contact", "desk@example.org")
    assert result.exit_code == 1
    assert result.stdout.splitlines() == [
        "conflict OMN foreign_minister: Said Alzadjali (Q1001): 2011-03-01 to 2015-06-30 -> 2011-03-01 to 2015-08-31",
        "dates OMN foreign_minister: Hamad Alfarsi (Q1002): 2015 to (no end) -> 2015-07-01 to 2020-08-18",
        "person OMN foreign_minister: Salim Alhabsi (Q1003): not known -> 2020-08-18 to (no end)",
        "person OMN head_of_state: Khalid Alnabhani (Q1004): not known -> 2020 to (no end)",
    ]
    assert "differences not taken: 1 conflict, 1 dates, 2 person" in result.stderr
    assert (data / "polities" / "OMN.yaml").read_bytes() == before
    assert played.agents.pop().endswith("(desk@example.org)")


def test_what_is_taken_is_written_and_rows_by_hand_stay(rasad: Run, server: tuple[Server, str], data: Path) -> None:
    played, url = server
    fill(played)
    result = build(rasad, url, data, "--write")
    assert result.exit_code == 1  # the conflict stands
    assert "differences not taken: 1 conflict" in result.stderr
    people = oman(data)
    assert people["Q1001"]["offices"][0]["end"] == "2015-06-30"
    assert people["Q1002"]["offices"] == [
        {
            "office": "foreign_minister",
            "title": "Minister of Foreign Affairs",
            "start": "2015-07-01",
            "end": "2020-08-18",
            "source": "wikidata",
            "confidence": "auto",
        }
    ]
    assert people["Q1003"]["names"] == {"en": ["Salim Alhabsi"], "ar": ["سالم الحبسي"]}
    assert people["Q1003"]["offices"][0]["attested"] > "2026"
    assert people["Q1004"]["offices"][0] | {"title": ""} == {
        "office": "head_of_state",
        "title": "",
        "start": "2020-01-01",
        "start_precision": "y",
        "attested": "2020-01-01",
        "source": "wikidata",
        "confidence": "auto",
    }
    again = build(rasad, url, data, "--write")
    assert [line.split(" ", 1)[0] for line in again.stdout.splitlines()] == ["conflict"]


def add(data: Path, *persons: dict[str, Any]) -> None:
    """More persons in the file."""
    path = data / "polities" / "OMN.yaml"
    rows = yaml.safe_load(path.read_text(encoding="utf-8"))
    rows["persons"] += persons
    path.write_text(yaml.safe_dump(rows, allow_unicode=True, sort_keys=False), encoding="utf-8")


def served(name: str, source: str, **office: str) -> dict[str, Any]:
    """A foreign minister without an item."""
    held = {"office": "foreign_minister", "title": "Minister", **office, "source": source, "confidence": "auto"}
    return {"id": name.lower().replace(" ", "-"), "name": name, "names": {"en": [name]}, "offices": [held]}


def test_no_stated_end_takes_none_of_ours_away(rasad: Run, server: tuple[Server, str], data: Path) -> None:
    played, url = server
    add(
        data,
        served("Tariq Alkharusi", "eps_wikidata", start="1990-01-01", end="1994-03-01", end_precision="m"),
        served("Yusuf Alriyami", "eps_wikidata", start="1994-04-01", attested="1997-05-05"),
    )
    played.holders = [holder("Q7", MINISTER, "1990-06-01"), holder("Q8", MINISTER, "1994-06-01")]
    played.labels = [label("Q7", "en", "Tariq Alkharusi"), label("Q8", "en", "Yusuf Alriyami")]
    assert build(rasad, url, data, "--write").exit_code == 0
    held = [oman(data)[name]["offices"][0] for name in ("tariq-alkharusi", "yusuf-alriyami")]
    ends = [{key: row.get(key) for key in ("start", "end", "end_precision", "attested")} for row in held]
    assert ends == [
        {"start": "1990-06-01", "end": "1994-03-01", "end_precision": "m", "attested": None},
        {"start": "1994-06-01", "end": None, "end_precision": None, "attested": "1997-05-05"},
    ]


def test_who_has_no_item_is_not_added_a_second_time(rasad: Run, server: tuple[Server, str], data: Path) -> None:
    played, url = server
    add(
        data,
        served("Tariq Alkharusi", "hand", start="1990-01-01", end="1994-03-01"),
        served("Yusuf Alriyami", "hand", start="1994-04-01", end="1997-05-05"),
    )
    played.holders = [holder("Q7", MINISTER, "1990-06-01", "1994-03-01"), holder("Q8", SULTAN, "2001-06-01")]
    played.labels = [label("Q7", "en", "Tariq Alkharusi"), label("Q8", "en", "Yusuf Alriyami")]
    before = (data / "polities" / "OMN.yaml").read_bytes()
    result = build(rasad, url, data, "--write")
    assert result.stdout.splitlines() == [
        "conflict OMN foreign_minister: Tariq Alkharusi (Q7): 1990-01-01 to 1994-03-01 -> 1990-06-01 to 1994-03-01",
        "conflict OMN head_of_state: Yusuf Alriyami (Q8): somebody of that name (yusuf-alriyami) -> 2001-06-01 to (no end)",
    ]
    assert (data / "polities" / "OMN.yaml").read_bytes() == before


@pytest.mark.parametrize(
    ("start", "end", "kind"),
    [
        ("2012-01-01", "2013-01-01", "conflict"),  # inside Said's years, which are by hand
        ("2015-06-30", "2015-07-15", "person"),  # from the day of his handover
        ("2015-10-01", "2015-11-01", "person"),  # inside Hamad's years, which are not
    ],
)
def test_a_row_by_hand_leaves_no_room_for_somebody_else(
    rasad: Run, server: tuple[Server, str], data: Path, start: str, end: str, kind: str
) -> None:
    played, url = server
    played.holders = [holder("Q9", MINISTER, start, end)]
    played.labels = [label("Q9", "en", "Faisal Almahrouqi")]
    result = build(rasad, url, data)
    assert result.stdout.split()[0] == kind
    assert ("Said Alzadjali 2011-03-01 to 2015-06-30" in result.stdout) == (kind == "conflict")


def test_a_busy_endpoint_is_asked_again(rasad: Run, server: tuple[Server, str], data: Path) -> None:
    played, url = server
    played.replies = [(429, {"Retry-After": "3"}, b""), (503, {}, b"busy"), (502, {"Retry-After": "soon"}, b"")]
    assert build(rasad, url, data).exit_code == 0
    assert len(played.questions) == 4


@pytest.mark.parametrize(
    ("reply", "why"),
    [
        (
            (200, {"Content-Type": "text/html"}, b"<html>maintenance</html>"),
            "not an answer in SPARQL's JSON (24 bytes)",
        ),
        ((200, {}, answer({"person": WD + "Q1"})[:-9]), "not an answer in SPARQL's JSON"),
        ((200, {}, b'{"boolean": true}'), "not an answer in SPARQL's JSON"),
        ((400, {}, b"bad query"), "HTTP 400"),
        ((302, {"Location": "http://169.254.0.1/"}, b""), "HTTP 302"),
    ],
)
def test_an_answer_that_is_none_is_named(
    rasad: Run, server: tuple[Server, str], data: Path, reply: Reply, why: str
) -> None:
    played, url = server
    played.replies = [reply]
    result = build(rasad, url, data)
    assert result.exit_code == 3
    assert "OMN: holders of offices of OMN, from row 0: " in result.stderr
    assert why in result.stderr


def test_an_endpoint_that_stays_silent_is_given_up(rasad: Run, data: Path) -> None:
    result = build(rasad, "http://127.0.0.1:9/sparql", data)
    assert result.exit_code == 3
    assert "ConnectError" in result.stderr
    assert "asked 5 times" in result.stderr


def test_answers_come_in_pages(server: tuple[Server, str]) -> None:
    played, url = server
    played.holders = [holder(f"Q{n}", MINISTER, "2020-01-01") for n in range(1, 8)]
    endpoint = Endpoint(url)
    pages = list(endpoint.pages("holders", lambda limit, offset: f"p:P39 LIMIT {limit} OFFSET {offset}", 3))
    assert [len(page) for page in pages] == [3, 3, 1]


def test_an_answer_that_is_too_large_is_refused(server: tuple[Server, str]) -> None:
    played, url = server
    played.replies = [(200, {}, answer(*(label("Q1", "en", "x" * 500),) * 20))]
    with pytest.raises(EndpointError, match="larger than 1,000 bytes"):
        Endpoint(url, largest=1000).select("names", "q")


@pytest.mark.parametrize(
    ("row", "why"),
    [
        (holder("Q5", "Q99", "2020-01-01"), "a position that was not asked for"),
        (holder("Q5", MINISTER, "1900-00-00", precision="7"), "no usable start"),
        (holder("Q5", MINISTER, "2020-13-01"), "no usable start"),
        (holder("Q5", MINISTER, "2020-01-01", "2021-02-30"), "no usable end"),
        ({"person": "javascript:alert(1)", "position": WD + MINISTER}, "no person"),
    ],
)
def test_a_statement_that_cannot_be_used_is_left_out_with_its_reason(
    rasad: Run, server: tuple[Server, str], data: Path, row: dict[str, str], why: str
) -> None:
    played, url = server
    played.holders = [row, holder("Q1001", MINISTER, "2011-03-01")]
    result = build(rasad, url, data)
    assert result.exit_code == 0
    assert why in result.stderr


def test_a_state_without_positions_is_wrong_usage(rasad: Run) -> None:
    result = rasad("kb", "build", "--polity", "XXX")
    assert result.exit_code == 2
    assert "no positions are known for XXX" in result.stderr
