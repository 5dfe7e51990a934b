"""The three languages that are read are told apart by their words; neighbours in their scripts are not taken for them."""

from __future__ import annotations

import gzip
import json
import os
from itertools import islice
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rasad.extract.language import UNDETERMINED, detect

_SHARED = Path(os.environ.get("RASAD_SHARED", Path(__file__).parents[2] / "../shared"))

SENTENCES = {
    "fa": [
        "وزیر امور خارجه کشورمان امروز در تهران با همتای قطری خود دیدار و گفت‌وگو کرد.",
        "دیدار وزرای خارجه ایران و قطر",
        "رایزنی تلفنی پزشکیان و امیر قطر",
        "تاكيد وزير خارجه بر گسترش روابط با همسايگان",
        "سفیر عمان به وزارت خارجه احضار شد",
    ],
    "ar": [
        "استقبل وزير الخارجية اليوم في الدوحة نظيره العماني وبحث معه العلاقات الثنائية.",
        "اتصال هاتفي بين عراقجي وفيدان",
        "استدعاء السفير إلى وزارة الخارجية",
        "عراقجي: لن نقبل بأي شروط",
        "وزیر الخارجیة یستقبل السفیر القطري",
    ],
    "en": [
        "The foreign minister met his Omani counterpart in Muscat on Monday.",
        "Qatar PM meets Oman FM",
        "Two ministers discuss regional developments over the phone",
    ],
    "ur": ["وزیر اعظم نے کہا کہ دونوں ملکوں کے درمیان تعلقات مضبوط ہیں", "دفتر خارجہ کی ترجمان کی پریس بریفنگ"],
    "ckb": ["سەرۆکی هەرێم لەگەڵ وەزیری دەرەوە کۆبووەوە", "دوای دیدارەکە پەیوەندییەکان پەرە پێدەدرێت"],
    "ps": ["د بهرنیو چارو وزیر په کابل کې له خپل سیال سره وکتل", "ولسمشر په کابل کې خبرې وکړې"],
    "tr": ["Dışişleri Bakanı Katarlı mevkidaşı ile görüştü"],
    "ru": ["Министр иностранных дел прибыл в Доху"],
    "fr": ["Le ministre des Affaires étrangères s'est rendu à Doha"],
    "he": ["שר החוץ נפגש עם מקבילו"],
    "hy": ["Արտաքին գործերի նախարարը ժամանեց Դոհա"],
}


@pytest.mark.parametrize(("lang", "text"), [(lang, text) for lang, texts in SENTENCES.items() for text in texts])
def test_a_sentence_is_told_by_its_words(lang: str, text: str) -> None:
    assert detect(text) == lang


def test_running_text_outweighs_menus_handles_and_addresses() -> None:
    text = "\n".join(["Home", "News", "Contact us", SENTENCES["fa"][0], "@NewsChannel", "https://example.com/en/world"])
    assert detect(text) == "fa"


def test_a_page_in_two_languages_has_the_language_of_most_of_it() -> None:
    quotation = "«We will continue the talks next week», said the minister."
    assert detect("\n".join([*SENTENCES["ar"], quotation])) == "ar"


@pytest.mark.parametrize("text", ["", " \n", "🔴", "123 - 45", "٢٠٢٤"])
def test_nothing_to_go_by_is_undetermined(text: str) -> None:
    assert detect(text) == UNDETERMINED


@given(st.text(max_size=200))
def test_any_text_has_an_answer(text: str) -> None:
    assert detect(text)


@pytest.mark.skipif(not (_SHARED / "corpus").is_dir(), reason="the corpus is not here")
@pytest.mark.parametrize("lang", ["fa", "ar", "en"])
def test_news_is_told_with_hardly_an_error(lang: str) -> None:
    with gzip.open(_SHARED / f"corpus/{lang}.jsonl.gz", "rt", encoding="utf-8") as lines:
        texts = [json.loads(line)["text"] for line in islice(lines, 0, 4000, 4)]
    right = sum(detect(text) == lang for text in texts)
    assert right / len(texts) >= 0.995
