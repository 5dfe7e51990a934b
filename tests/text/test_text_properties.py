"""Whatever the text: the folded view leads back to the original, tokens and sentences lie where they say."""

from __future__ import annotations

import gzip
import importlib.util
import json
from collections.abc import Callable
from itertools import islice, pairwise
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rasad.text import fold, joined, sentences, tokenise
from rasad.text.folding import fold_letters, fold_phrase
from rasad.text.tokens import words

# A final sigma depends on what follows it, so that a piece of a text may fold otherwise than the whole.
ANY = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="Σ"))
WIRE = st.text(
    st.sampled_from(
        "ابپتجچحخدرزسشعغفقکكگلمنوهةيیىئأإآؤ۱٢3abİIéÑs'’“”«»().,،؛:؟?!-–_/\n\n   \u200c\u200c\u200f\u0640\u064b\u0651"
    )
)
TEXT = st.one_of(WIRE, ANY)


@given(TEXT)
def test_every_folded_letter_stands_for_one_of_the_original(text: str) -> None:
    view = fold(text)
    assert len(view.folded) + len(view.dropped) == len(text)
    places = [view.to_original(at) for at in range(len(view.folded))]
    assert all(one < two for one, two in pairwise(places))
    assert all(fold(text[place]).folded == letter for place, letter in zip(places, view.folded, strict=True))
    assert all(fold(text[at]).folded == "" for at in set(range(len(text))) - set(places))


@given(TEXT)
def test_folding_twice_is_folding_once(text: str) -> None:
    once = fold(text).folded
    assert fold(once).folded == once
    assert fold_phrase(fold_phrase(text)) == fold_phrase(text)


@given(TEXT)
def test_folding_letters_keeps_the_length(text: str) -> None:
    assert len(fold_letters(text)) == len(text)


@given(TEXT, st.data())
def test_a_folded_span_leads_to_the_words_it_was_folded_from(text: str, data: st.DataObject) -> None:
    view = fold(text)
    if not view.folded:
        return
    start = data.draw(st.integers(0, len(view.folded) - 1))
    end = data.draw(st.integers(start + 1, len(view.folded)))
    first, last = view.span_to_original(start, end)
    assert fold(text[first:last]).folded == view.folded[start:end]


@given(TEXT)
def test_tokens_lead_back_to_their_places(text: str) -> None:
    view = fold(text)
    tokens = tokenise(view)
    spans = list(zip(tokens.starts, tokens.ends, strict=True))
    assert [fold(text[start:end]).folded for start, end in spans] == tokens.keys
    assert all(start < end for start, end in spans)
    assert all(one[1] <= two[0] for one, two in pairwise(spans))


@given(TEXT)
def test_tokens_hold_all_but_the_white_space(text: str) -> None:
    view = fold(text)
    tokens = tokenise(view)
    assert "".join(tokens.keys) == "".join(view.folded.split())
    assert words(view.folded) == tuple(tokens.keys)


@given(TEXT)
def test_sentences_hold_all_but_the_white_space_in_order(text: str) -> None:
    spans = sentences(text)
    assert "".join("".join(span.of(text).split()) for span in spans) == "".join(text.split())
    assert all(span.of(text) == span.of(text).strip() != "" for span in spans)
    assert all("\n" not in span.of(text) for span in spans)
    assert all(one.end <= two.start for one, two in pairwise(spans))


@pytest.fixture(scope="session")
def reference(shared: Path) -> Callable[[str], Any]:
    """The sentences of the shared scorer."""
    spec = importlib.util.spec_from_file_location("shared_score", shared / "exam" / "score.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    found: Callable[[str], Any] = module.sentences
    return found


@given(text=TEXT)
def test_sentences_are_those_of_the_shared_scorer(reference: Callable[[str], Any], text: str) -> None:
    assert [tuple(span) for span in sentences(text)] == [tuple(span) for span in reference(text)]


@pytest.mark.parametrize("lang", ["fa", "ar", "en"])
def test_real_news_is_cut_and_folded_without_loss(shared: Path, reference: Callable[[str], Any], lang: str) -> None:
    with gzip.open(shared / "corpus" / f"{lang}.jsonl.gz", "rt", encoding="utf-8") as file:
        texts = [json.loads(line)["text"] for line in islice(file, 0, 5000, 25)]
    assert texts
    for text in texts:
        assert [tuple(span) for span in sentences(text)] == [tuple(span) for span in reference(text)]
        tokens = tokenise(fold(text))
        spans = zip(tokens.starts, tokens.ends, strict=True)
        assert [fold(text[start:end]).folded for start, end in spans] == tokens.keys


SHORT, ALONE = frozenset(("mr", "gen")), frozenset(("the", "he"))


@pytest.mark.parametrize(
    ("text", "whole"),
    [
        ("He met U.S. President Lee. They talked.", ["He met U.S. President Lee.", "They talked."]),
        ("He left the U.S. in May. They stayed.", ["He left the U.S. in May.", "They stayed."]),
        ("It was Mr. Lee. He left the U.S. The end.", ["It was Mr. Lee.", "He left the U.S.", "The end."]),
        ("Gen. J. Lee spoke.", ["Gen. J. Lee spoke."]),
        ("He saw the U.S.\nPresident Lee", ["He saw the U.S.", "President Lee"]),
        ("They met. Lee spoke.", ["They met.", "Lee spoke."]),
        ("استقبل د. خالد العلي السفير.", ["استقبل د. خالد العلي السفير."]),
    ],
)
def test_an_abbreviation_ends_no_sentence(text: str, whole: list[str]) -> None:
    spans = sentences(text)
    assert [span.of(text) for _, span in joined(text, spans, SHORT, ALONE)] == whole


@given(st.text("ab. \nA", max_size=30))
def test_joined_sentences_keep_order_numbers_and_ends(text: str) -> None:
    spans = sentences(text)
    whole = list(joined(text, spans, SHORT, ALONE))
    assert [number for number, _ in whole] == sorted({number for number, _ in whole})
    assert all(span.start == spans[number].start for number, span in whole)
    assert {span.end for _, span in whole} <= {span.end for span in spans}
    assert (whole[-1][1].end if whole else 0) == (spans[-1].end if spans else 0)
