"""Topics: words with their weights, words that only look like a topic, and what parties and kinds tell."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import get_args

import pytest

from rasad.evaluate.codebook import Topic
from rasad.extract.topics import Topics
from rasad.packs.files import LANGUAGES, section
from rasad.text import fold, tokenise

_SECTIONS = {"suffixes", "names", "together", "nothing"}

ABOUT = [
    ("fa", "دو طرف بر گسترش روابط دوجانبه و افزایش مبادلات تجاری تاکید کردند.", {"bilateral_relations", "economy_trade"}),
    ("fa", "آنان درباره آتش‌بس در غزه و ارسال کمک‌های بشردوستانه گفت‌وگو کردند.", {"ceasefire_peace", "gaza", "humanitarian_aid"}),
    ("fa", "رفع تحریم‌ها و سطح غنی سازی محور گفت‌وگو بود.", {"sanctions", "nuclear_programme"}),
    ("fa", "لغو روادید و آزادی زندانیان دو کشور در دستور کار است.", {"consular_legal", "prisoners_detainees"}),
    ("fa", "ایران و عمان درباره پیشنهاد واشنگتن برای مذاکرات با تهران رایزنی کردند.", {"iran_us"}),
    ("ar", "بحث الجانبان العلاقات الثنائية وسبل تعزيزها وفرص الاستثمار.", {"bilateral_relations", "investment"}),
    ("ar", "تناول اللقاء الأوضاع في المنطقة ومكافحة الإرهاب.", {"regional_issues", "counter_terrorism"}),
    ("ar", "وتطرقا إلى وقف إطلاق النار في لبنان وتبادل الأسرى.", {"ceasefire_peace", "lebanon", "prisoners_detainees"}),
    ("en", "They discussed bilateral ties, trade and the nuclear deal.", {"bilateral_relations", "economy_trade", "nuclear_programme"}),
    ("en", "The envoys spoke of a ceasefire in Yemen and of the release of prisoners.", {"ceasefire_peace", "yemen", "prisoners_detainees"}),
]  # fmt: skip

TRAPS = [
    ("fa", "وزیر نفت در کنار وزیر دفاع ایستاد.", {"energy", "defence_military"}),
    ("fa", "سفیر فدراسیون روسیه وارد شد.", {"sports"}),
    ("fa", "جلال طالبانی به کابینه رأی داد.", {"afghanistan"}),
    ("fa", "او برنده جایزه صلح بود.", {"ceasefire_peace"}),
    ("ar", "استقبل وزير الدفاع السيد عبد السلام في مدينة السلام.", {"defence_military", "ceasefire_peace"}),
    ("ar", "الجهات ذات العلاقة في مجلس الأمن", {"bilateral_relations", "security_cooperation"}),
    ("en", "The oil minister met the defense minister.", {"energy", "defence_military"}),
    ("en", "A member of the Security Council spoke.", {"security_cooperation"}),
]


def _topics(lang: str, texts: Sequence[str], parties: Sequence[str] = (), kind: str = "") -> tuple[str, ...]:
    topics = Topics.load(lang)
    lead: Counter[str] = Counter()
    for text in texts:
        lead.update({t: 2 * w for t, w in topics.score(tokenise(fold(text)).keys).items()})
    return topics.choose(lead, parties, kind)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_topics_are_those_of_the_closed_list(lang: str) -> None:
    data = section(lang, "topics")
    assert set(data) - _SECTIONS == set(get_args(Topic))
    assert all(
        rule["topic"] in get_args(Topic) and set(rule["names"]) <= set(data["names"]) for rule in data["together"]
    )


@pytest.mark.parametrize(("lang", "text", "topics"), ABOUT)
def test_a_sentence_has_the_topics_that_its_words_name(lang: str, text: str, topics: set[str]) -> None:
    assert topics <= set(_topics(lang, [text]))


@pytest.mark.parametrize(("lang", "text", "topics"), TRAPS)
def test_titles_and_names_are_no_topics(lang: str, text: str, topics: set[str]) -> None:
    assert topics.isdisjoint(_topics(lang, [text]))


def test_a_party_s_own_name_is_not_what_was_discussed() -> None:
    text = "وزیر خارجه عراق از گسترش روابط دوجانبه استقبال کرد و عراق را شریک خواند."
    assert "iraq" in _topics("fa", [text])
    assert "iraq" not in _topics("fa", [text], ["IRN", "IRQ"])


def test_dealings_of_a_pair_are_a_topic_without_a_word() -> None:
    assert "iran_us" in _topics("en", ["The two delegations sat down in Muscat."], ["IRN", "USA"], "negotiation")
    assert "iran_us" not in _topics("en", ["The two delegations sat down in Muscat."], ["IRN", "OMN"], "negotiation")


def test_ties_are_what_a_meeting_is_about_where_nothing_else_is_said() -> None:
    assert _topics("ar", ["التقى الوزير نظيره في جدة."], kind="meeting") == ("bilateral_relations",)
    assert _topics("ar", ["التقى الوزير نظيره في جدة."], kind="phone_call") == ()
    assert _topics("en", ["The ambassador presented his papers."], kind="restoration") == ("bilateral_relations",)


def test_one_sentence_does_not_outweigh_many() -> None:
    loud = "نفت و نفت و نفت و نفت و نفت و نفت"
    assert Topics.load("fa").score(tokenise(fold(loud)).keys)["energy"] == Topics.load("fa").score(["نفت"])["energy"]


def test_persian_endings_may_be_joined_or_apart() -> None:
    for text in ("تحریم‌های تازه", "تحریم های تازه", "تحریمهای تازه", "تحريم هاي تازه"):
        assert "sanctions" in _topics("fa", [text])
