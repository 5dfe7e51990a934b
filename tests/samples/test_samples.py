"""The samples and their gold fit together: every article is there, sentence numbers exist, parties are known."""

from __future__ import annotations

import json
import re
from pathlib import Path

from rasad.evaluate import load_gold
from rasad.text import sentences

SAMPLES = Path(__file__).parents[2] / "samples"
ARTICLES = SAMPLES / "articles"
GOLD = load_gold([SAMPLES / "gold.yaml"])


def _page(html: str) -> str:
    """The title and the paragraphs of the sample page, one a line."""
    article = html.partition("<article>")[2].partition("</article>")[0]
    return "\n".join(re.findall(r"<(?:h1|p)>(.*?)</(?:h1|p)>", article, re.DOTALL))


def _texts() -> dict[str, str]:
    """Every article by the name that gold calls it."""
    texts = {path.name: path.read_text(encoding="utf-8") for path in ARTICLES.glob("*.txt")}
    texts |= {path.name: _page(path.read_text(encoding="utf-8")) for path in ARTICLES.glob("*.html")}
    for line in (ARTICLES / "wire.jsonl").read_text(encoding="utf-8").splitlines():
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
    for line in (ARTICLES / "wire.jsonl").read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        assert given[row["id"]] == row["published"]
