"""The worked facts, on the five seed articles (where they are there) and on the project's own samples."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from rasad.extract.chain import Reader
from rasad.ingest.metadata import published_value
from rasad.ingest.read import read_paths
from rasad.model import Analysis, ContactReport, Document, PersonMention, PersonParty, Place

Contacts = Callable[..., list[tuple[str, str, set[str]]]]

ARAGHCHI, FIDAN, ALBUSAIDI, ABDELATTY = "Abbas Araghchi", "Hakan Fidan", "Badr Albusaidi", "Badr Abdelatty"
BAGHERI, EMIR, PREMIER = "Ali Bagheri Kani", "Tamim bin Hamad Al Thani", "Mohammed bin Abdulrahman Al Thani"
PEZESHKIAN, BOTH_OFFICES = "Masoud Pezeshkian", ["head_of_government", "foreign_minister"]
GIVEN = {"000": "2024-08-26", "001": "2025-02-20", "003": "2024-12-02", "004": "2025-03-08"}

Seed = Callable[..., Analysis]
Sample = Callable[[str], Analysis]


@pytest.fixture
def seed(reader: Reader, shared: Path) -> Seed:
    """``seed("002")`` reads a seed article, with the day it was fetched on unless ``dated`` is false."""

    def run(number: str, dated: bool = True) -> Analysis:
        (path,) = (shared / "exam" / "seeds").glob(f"{number}_*.txt")
        given = GIVEN.get(number) if dated else None
        return reader.read(Document(path.name, path.read_text("utf-8"), published_value(given) if given else None))

    return run


@pytest.fixture
def sample(reader: Reader, root: Path) -> Sample:
    """``sample("fa-phone-call")`` reads one of the project's own articles."""

    def run(name: str) -> Analysis:
        (path,) = (root / "samples" / "articles").glob(f"{name}.*")
        (document,) = read_paths([str(path)])
        assert isinstance(document, Document)
        return reader.read(document)

    return run


def person(analysis: Analysis, name: str) -> PersonMention:
    (found,) = (each for each in analysis.people if each.name == name)
    return found


def offices(analysis: Analysis, name: str) -> list[str]:
    return [office.office for office in person(analysis, name).offices]


def contact(analysis: Analysis, kind: str, *names: str) -> ContactReport:
    """The one contact of a kind that all of these people take part in."""
    ids = {person(analysis, name).id for name in names}
    (found,) = (
        each
        for each in analysis.contacts
        if each.kind == kind and ids <= {p.id for p in each.participants if isinstance(p, PersonParty)}
    )
    return found


def bearers(analysis: Analysis, name: str) -> set[str]:
    """Everybody with a mention in which these words stand."""
    text = analysis.document.text
    return {each.name for each in analysis.people if any(name in span.of(text) for span in each.mentions)}


# Both parties of a phone call in their offices of that day.


def test_seed_both_parties_of_the_call_hold_the_offices_of_that_day(seed: Seed) -> None:
    analysis = seed("002")
    assert contact(analysis, "phone_call", BAGHERI, PREMIER).status == "held"
    assert offices(analysis, BAGHERI) == ["foreign_minister"]
    assert offices(analysis, PREMIER) == BOTH_OFFICES


def test_seed_call_of_two_heads_of_state(seed: Seed) -> None:
    analysis = seed("003")
    assert contact(analysis, "phone_call", PEZESHKIAN, EMIR).status == "held"
    assert offices(analysis, PEZESHKIAN) == offices(analysis, EMIR) == ["head_of_state"]


def test_sample_both_parties_of_the_call_hold_the_offices_of_that_day(sample: Sample) -> None:
    analysis = sample("fa-phone-call")
    assert contact(analysis, "phone_call", BAGHERI, PREMIER).status == "held"
    assert offices(analysis, BAGHERI) == ["foreign_minister"]
    assert offices(analysis, PREMIER) == BOTH_OFFICES


# A caretaker holds the office: its minister had died two weeks before.


def test_seed_caretaker_foreign_minister(seed: Seed) -> None:
    analysis = seed("002")
    assert analysis.published is not None
    assert analysis.published.start[:10] == "2024-06-01"
    caretaker = person(analysis, BAGHERI)
    assert [(office.office, office.polity) for office in caretaker.offices] == [("foreign_minister", "IRN")]
    assert any(span.of(analysis.document.text) == "سرپرست وزارت امور خارجه" for span in caretaker.mentions)


# One family name, two men.


def test_seed_one_family_name_means_the_emir_here_and_the_prime_minister_there(seed: Seed) -> None:
    assert bearers(seed("001"), "آل ثاني") == {EMIR}
    assert bearers(seed("000"), "آل ثانی") == {PREMIER}


def test_sample_one_family_name_by_what_stands_beside_it(read: Callable[..., Analysis]) -> None:
    of_emir = read("أمير قطر الشيخ تميم بن حمد آل ثاني يصل إلى بغداد\nآل ثاني: نأمل خيرا", "2025-02-20")
    of_premier = read("رئيس الوزراء القطري محمد بن عبدالرحمن آل ثاني يصل إلى بغداد\nآل ثاني: نأمل خيرا", "2025-02-20")
    assert bearers(of_emir, "آل ثاني") == {EMIR}
    assert bearers(of_premier, "آل ثاني") == {PREMIER}


# Several meetings on the margins of one conference.


def test_seed_three_meetings_each_with_its_own_counterpart(seed: Seed) -> None:
    analysis = seed("004")
    meetings = [contact(analysis, "meeting", ARAGHCHI, other) for other in (FIDAN, ALBUSAIDI, ABDELATTY)]
    assert len({meeting.id for meeting in meetings}) == 3
    assert all(len(meeting.participants) == 2 for meeting in meetings)


def test_seed_three_meetings_in_jeddah(seed: Seed) -> None:
    analysis = seed("004")
    places = [contact(analysis, "meeting", ARAGHCHI, other).place for other in (FIDAN, ALBUSAIDI, ABDELATTY)]
    assert places == [Place("Jeddah", "SAU")] * 3


def test_sample_two_meetings_in_jeddah_each_with_its_own_counterpart(sample: Sample) -> None:
    analysis = sample("fa-margins-meeting")
    meetings = [contact(analysis, "meeting", ARAGHCHI, other) for other in (FIDAN, ABDELATTY)]
    assert [meeting.place for meeting in meetings] == [Place("Jeddah", "SAU")] * 2
    assert len({meeting.id for meeting in meetings}) == 2


# An announced visit.


def test_seed_announced_visit_is_planned(seed: Seed, contacts: Contacts) -> None:
    assert ("visit", "planned", {"IRN", "QAT"}) in contacts(seed("003"))


def test_sample_announced_visit_is_planned(contacts: Contacts) -> None:
    text = "قرار است وزیر خارجه قطر هفته آینده به تهران سفر کند."
    assert contacts(text, "2025-06-02") == [("visit", "planned", {PREMIER, "IRN"})]


# What is not the article.


def test_seed_news_code_and_comment_form_are_boilerplate(seed: Seed) -> None:
    analysis = seed("002")
    lines = [span.of(analysis.document.text) for span in analysis.boilerplate]
    assert lines[0].startswith("کد خبر: ")
    assert "ارسال دیدگاه" in lines
    assert analysis.boilerplate[-1].end == len(analysis.document.text)
    assert not any(statement.span.overlaps(line) for statement in analysis.statements for line in analysis.boilerplate)


def test_sample_news_code_and_end_mark_are_boilerplate(sample: Sample) -> None:
    analysis = sample("fa-phone-call")
    lines = [span.of(analysis.document.text) for span in analysis.boilerplate]
    assert [re.sub("[۰-۹]+", "N", line) for line in lines] == ["کد خبر: N", "انتهای پیام/"]


# When it was published, by its own date line.


def test_seed_date_line(seed: Seed) -> None:
    analysis = seed("002")
    published = analysis.published
    assert published is not None
    assert (published.start, published.end, published.precision) == ("2024-06-01T08:00", "2024-06-01T08:00", "minute")
    assert (published.calendar, published.source) == ("jalali", "text")
    assert published.span is not None
    assert published.as_written == published.span.of(analysis.document.text) == "8:00 - 12 خرداد 1403"


def test_sample_date_line(sample: Sample) -> None:
    published = sample("fa-phone-call").published
    assert published is not None
    assert (published.start, published.precision, published.calendar) == ("2024-06-04T09:30", "minute", "jalali")
    assert published.as_written == "۹:۳۰ - ۱۵ خرداد ۱۴۰۳"


# "Monday" is a date only where the day of publication is known.


def test_seed_weekday_needs_the_day_of_publication(seed: Seed) -> None:
    found = contact(seed("000"), "meeting", PEZESHKIAN, PREMIER).date
    assert found is not None
    assert (found.start, found.end, found.precision) == ("2024-08-26", "2024-08-26", "day")
    assert contact(seed("000", dated=False), "meeting", PEZESHKIAN, PREMIER).date is None


def test_sample_weekday_needs_the_day_of_publication(sample: Sample, reader: Reader) -> None:
    analysis = sample("fa-phone-call")
    found = contact(analysis, "phone_call", BAGHERI, PREMIER).date
    assert found is not None
    assert (found.start, found.as_written) == ("2024-06-03", "دوشنبه")
    undated = re.sub(r".*خرداد.*\n", "", analysis.document.text)
    (call,) = (each for each in reader.read(Document("undated", undated)).contacts if each.kind == "phone_call")
    assert call.date is None


def test_every_span_of_the_samples_lies_in_its_text(reader: Reader, root: Path) -> None:
    documents = [item for item in read_paths([str(root / "samples" / "articles")]) if isinstance(item, Document)]
    assert len(documents) == 19
    for document in documents:
        analysis = reader.read(document)
        spans = [
            *analysis.boilerplate,
            *(span for each in analysis.people for span in each.mentions),
            *(span for each in analysis.contacts for span in each.evidence),
            *(each.span for each in analysis.statements),
            *(each.cue for each in analysis.statements if each.cue),
        ]
        assert all(0 <= span.start < span.end <= len(document.text) for span in spans)
        assert all(span.of(document.text) == span.of(document.text).strip() for span in spans)
        assert analysis == reader.read(document)
