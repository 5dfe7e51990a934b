"""The samples and their gold fit together: every article is there, sentence numbers exist, parties are known."""

from __future__ import annotations

import json
import re
from pathlib import Path

from rasad.evaluate import load_gold
from rasad.kb import load
from rasad.text import sentences

SAMPLES = Path(__file__).parents[2] / "samples"
SETS = (SAMPLES, SAMPLES / "further")
WIRE = SAMPLES / "articles" / "wire.jsonl"
GOLD = load_gold([folder / "gold.yaml" for folder in SETS])
# Direction marks, byte order mark, soft hyphen, no-break space: seen by nobody, and none is meant here.
HIDDEN = re.compile(r"[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff\u00ad\u00a0]")


def _page(html: str) -> str:
    """The title and the paragraphs of the sample page, one a line."""
    article = html.partition("<article>")[2].partition("</article>")[0]
    return "\n".join(re.findall(r"<(?:h1|p)>(.*?)</(?:h1|p)>", article, re.DOTALL))


def _texts() -> dict[str, str]:
    """Every article by the name that gold calls it."""
    articles = [path for folder in SETS for path in sorted((folder / "articles").iterdir())]
    texts = {path.name: path.read_text(encoding="utf-8") for path in articles if path.suffix != ".jsonl"}
    texts |= {name: _page(text) for name, text in texts.items() if name.endswith(".html")}
    for line in WIRE.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        texts[row["id"]] = f"{row['title']}\n{row['text']}"
    return texts


TEXTS = _texts()


def test_every_article_has_gold_and_the_reverse() -> None:
    assert {gold.doc for gold in GOLD} == set(TEXTS)


def test_sentence_numbers_are_in_range() -> None:
    for gold in GOLD:
        count = len(sentences(TEXTS[gold.doc]))
        used = {*(gold.speakers or ()), *(gold.acts or ()), *(gold.boilerplate or ())}
        used |= {number for contact in gold.contacts or () for number in contact.sentences}
        assert all(0 <= number < count for number in used), gold.doc


def test_who_acts_also_speaks_and_boilerplate_does_neither() -> None:
    for gold in GOLD:
        assert set(gold.acts or ()) == set(gold.speakers or ()), gold.doc
        assert not set(gold.boilerplate or ()) & set(gold.speakers or ()), gold.doc


def test_parties_are_people_or_codes() -> None:
    for gold in GOLD:
        parties = {party for contact in gold.contacts or () for party in contact.participants}
        parties |= {party for number in gold.speakers or () for party in gold.speakers_of(number)}
        assert all(gold.person(party) or re.fullmatch(r"[A-Z][A-Z0-9_+]+", party) for party in parties), gold.doc
        assert not {party for party in parties if re.fullmatch(r"P\d+", party)} - set(gold.people or ()), gold.doc


def test_metadata_date_of_a_line_is_the_given_one() -> None:
    given = {gold.doc: gold.given_published for gold in GOLD}
    for line in WIRE.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        assert given[row["id"]] == row["published"]


def test_every_file_is_plain_utf8_and_ends_with_one_newline() -> None:
    for folder in SETS:
        for path in [folder / "gold.yaml", *(folder / "articles").iterdir()]:
            text = path.read_bytes().decode("utf-8")
            assert "\r" not in text, path.name
            assert text.endswith("\n"), path.name
            assert not text.endswith("\n\n"), path.name
            assert not HIDDEN.search(text), path.name


def test_everybody_in_gold_is_used_and_every_contact_has_its_evidence() -> None:
    for gold in GOLD:
        used = {party for contact in gold.contacts or () for party in contact.participants}
        used |= {party for contact in gold.contacts or () for party in contact.attendees or ()}
        used |= {party for number in gold.speakers or () for party in gold.speakers_of(number)}
        assert set(gold.people or ()) <= used, gold.doc
        assert all(contact.sentences for contact in gold.contacts or ()), gold.doc


def test_polities_and_organisations_are_known_to_the_knowledge_base() -> None:
    base = load()
    known = {*base.polities, *base.organisations, "ANON"}
    for gold in GOLD:
        people = gold.people or {}
        codes = {person.country for person in people.values()}
        codes |= {contact.place.country for contact in gold.contacts or () if contact.place}
        codes |= {party for contact in gold.contacts or () for party in contact.participants if party not in people}
        codes |= {party for number in gold.speakers or () for party in gold.speakers_of(number) if party not in people}
        assert codes <= known, gold.doc
