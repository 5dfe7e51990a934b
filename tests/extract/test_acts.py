"""Acts: what is done by saying a sentence."""

from __future__ import annotations

from typing import get_args

import pytest

from rasad.evaluate.codebook import Act
from rasad.extract.acts import Acts
from rasad.packs.files import LANGUAGES, section
from rasad.text import fold, tokenise

SAID = [
    ("fa", "وزیر خارجه این حمله را محکوم کرد.", ("condemn",), {"condemn"}),
    ("fa", "وی افزود: جامعه جهانی باید به این روند پایان دهد.", ("inform",), {"appeal"}),
    ("fa", "او آمادگی کشورش برای میزبانی مذاکرات را اعلام کرد.", ("inform",), {"promise"}),
    ("fa", "سفیر ابراز امیدواری کرد که رفت‌وآمدها بیشتر شود.", ("hope",), {"hope"}),
    ("fa", "سخنگو گفت: هر گونه حمله با پاسخ قاطع روبه‌رو می‌شود.", ("inform",), {"warn"}),
    ("fa", "او این گزارش را تکذیب کرد و آن را بی‌اساس خواند.", ("reject",), {"reject"}),
    ("fa", "وزیر از میهمان‌نوازی دولت عمان قدردانی کرد.", ("praise",), {"praise"}),
    ("fa", "وی گفت روابط دو کشور از اهمیت بسیار برخوردار است.", ("inform",), {"affirm"}),
    ("fa", "او گفت: هیئت دیروز با ۱۲ نفر وارد شد.", ("inform",), {"inform"}),
    ("ar", "أكد الوزير أهمية الحوار بين دول المنطقة.", ("affirm",), {"affirm"}),
    ("ar", "ودعا الطرفين إلى ضبط النفس.", ("appeal",), {"appeal"}),
    ("ar", "وأعرب عن أمله في نجاح الجولة المقبلة.", ("hope",), {"hope"}),
    ("ar", "وحذر من عواقب أي هجوم جديد.", ("warn",), {"warn"}),
    ("ar", "وأشاد السفير بجهود السلطنة.", ("praise",), {"praise"}),
    ("ar", "وقال إن بلاده مستعدة لاستضافة المحادثات.", ("inform",), {"promise"}),
    ("ar", "وقدم الأمير التعازي إلى أسر الغرقى.", ("condole",), {"condole"}),
    ("en", "He stressed the importance of dialogue.", ("affirm",), {"affirm"}),
    ("en", "She called for an immediate end to the raids.", ("appeal",), {"appeal"}),
    ("en", "The envoy voiced his country's readiness to host the talks.", ("promise",), {"promise"}),
    ("en", "The ministry rejected the report as baseless.", ("reject",), {"reject"}),
    ("en", "He congratulated his counterpart on the holiday.", ("congratulate",), {"congratulate"}),
]

TRAPS = [
    ("fa", "او از گفت‌وگو درباره مبارزه با تروریسم خبر داد.", ("inform",), "condemn"),
    ("fa", "وزیر به دعوت همتای خود سفر کرد و گفت که دیدار ساعت ۹ برگزار شد.", ("inform",), "propose"),
    ("ar", "ذكر أن اللقاء تناول مكافحة الإرهاب.", ("inform",), "condemn"),
    ("ar", "وقال جون كيري إن الجولة بدأت أمس.", ("inform",), "affirm"),
    ("en", "He said they discussed the fight against terrorism on Monday.", ("inform",), "condemn"),
]


def _acts(lang: str, text: str, verbs: tuple[str, ...]) -> tuple[str, ...]:
    return Acts.load(lang).find(tokenise(fold(text)).keys, verbs)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_acts_are_those_of_the_closed_list(lang: str) -> None:
    assert set(section(lang, "acts")) - {"nothing"} == set(get_args(Act))


@pytest.mark.parametrize(("lang", "text", "verbs", "acts"), SAID)
def test_a_sentence_does_what_its_words_do(lang: str, text: str, verbs: tuple[str, ...], acts: set[str]) -> None:
    assert acts <= set(_acts(lang, text, verbs))


@pytest.mark.parametrize(("lang", "text", "verbs", "act"), TRAPS)
def test_a_word_in_passing_is_no_act(lang: str, text: str, verbs: tuple[str, ...], act: str) -> None:
    assert act not in _acts(lang, text, verbs)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_sentence_without_a_cue_informs(lang: str) -> None:
    assert Acts.load(lang).find(["x"], ()) == ("inform",)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_at_most_three_acts_are_given(lang: str) -> None:
    everything = [word for forms in section(lang, "acts").values() for words in forms.values() for word in words]
    assert len(_acts(lang, " . ".join(everything), ())) == 3
