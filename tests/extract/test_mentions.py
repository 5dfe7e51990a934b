"""Noun phrases that stand for somebody: how far they reach, and that their spans are exact."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from rasad.model import Analysis

DAY = "2025-06-02"


def mentions(analysis: Analysis) -> dict[str, list[str]]:
    text = analysis.document.text
    return {person.name: [span.of(text) for span in person.mentions] for person in analysis.people}


@pytest.mark.parametrize(
    ("text", "name", "mention"),
    [
        (
            "شیخ محمد بن عبدالرحمن آل ثانی نخست‌وزیر و وزیر امور خارجه قطر وارد تهران شد.",
            "Mohammed bin Abdulrahman Al Thani",
            "شیخ محمد بن عبدالرحمن آل ثانی نخست‌وزیر و وزیر امور خارجه قطر",
        ),
        (
            "بدر البوسعیدی، وزیر خارجه عمان، گفت مسقط آماده است.",
            "Badr Albusaidi",
            "بدر البوسعیدی، وزیر خارجه عمان",
        ),
        (
            "استقبل وزير الخارجية المصري بدر عبد العاطي، اليوم، السفير القطري.",
            "Badr Abdelatty",
            "وزير الخارجية المصري بدر عبد العاطي",
        ),
        (  # a word that is a preposition too, written as the name is
            "قال سفير السعودية علي بن حسن الحربي إن الرياض ترحب بالحوار.",
            "Ali bin Hassan al-Harbi",
            "سفير السعودية علي بن حسن الحربي",
        ),
        (
            "قال السفير الياباني لدى بغداد هيروشي ساتو إن طوكيو ترحب بالحوار.",
            "Hiroshi Sato",
            "السفير الياباني لدى بغداد هيروشي ساتو",
        ),
        (
            "سفیر ایران در دوحه، حمید مرادی، گفت تهران آماده است.",
            "Hamid Moradi",
            "سفیر ایران در دوحه، حمید مرادی",
        ),
        (
            "The Belgian ambassador to Muscat, Veronique Maes, said Brussels was ready.",
            "Veronique Maes",
            "Belgian ambassador to Muscat, Veronique Maes",
        ),
        (
            "Iranian Foreign Minister Abbas Araghchi received the Omani ambassador.",
            "Abbas Araghchi",
            "Iranian Foreign Minister Abbas Araghchi",
        ),
    ],
)
def test_name_office_and_state_are_one_mention(
    read: Callable[..., Analysis], text: str, name: str, mention: str
) -> None:
    assert mentions(read(text, DAY))[name] == [mention]


@pytest.mark.parametrize(
    "title",
    ["نخست وزیر", "نخست‌وزیر", "نخستوزیر"],
)
def test_titles_are_known_with_half_space_space_and_glued(read: Callable[..., Analysis], title: str) -> None:
    found = mentions(read(f"{title} عراق گفت بغداد آماده گفت‌وگو است.", DAY))
    assert found == {"Mohammed Shia' Al Sudani": [f"{title} عراق"]}


def test_both_alphabets_and_vowel_signs_are_the_same_title(read: Callable[..., Analysis]) -> None:
    found = mentions(read("وَزيرُ الخارجيّةِ المصري قال إن بلاده تدعم الحوار.", DAY))
    assert found == {"Badr Abdelatty": ["وَزيرُ الخارجيّةِ المصري"]}


def test_marks_around_a_name_do_not_break_it(read: Callable[..., Analysis]) -> None:
    found = mentions(read("وزیر خارجه ایران با «بدر عبدالعاطی» همتای مصری خود دیدار کرد.", DAY))
    assert found["Badr Abdelatty"] == ["«بدر عبدالعاطی» همتای مصری خود"]


def test_a_plural_title_gives_one_mention_to_each_state(read: Callable[..., Analysis]) -> None:
    found = mentions(read("وزرای خارجه ایران و عربستان در ریاض دیدار کردند.", DAY))
    assert found == {"Abbas Araghchi": ["وزرای خارجه ایران"], "Faisal bin Farhan Al Saud": ["عربستان"]}


def test_offsets_count_code_points_of_the_text_as_it_is(read: Callable[..., Analysis]) -> None:
    """Emoji, vowel signs and half-spaces before a mention shift nothing."""
    text = "🔴 مُهِمّ ⁄ می‌خوانید:\nوزیر خارجه عمان گفت مسقط آماده گفت‌وگو است."
    assert mentions(read(text, DAY)) == {"Badr Albusaidi": ["وزیر خارجه عمان"]}


def test_who_and_us_are_words_and_no_organisation(read: Callable[..., Analysis]) -> None:
    analysis = read("Abbas Araghchi, who visited Oman, told us that the talks went well.", DAY)
    assert [{getattr(p, "code", None) for p in contact.participants} for contact in analysis.contacts] == [{None}]
    assert [country for contact in analysis.contacts for p in contact.participants
            if (country := getattr(p, "country", None))] == ["OMN"]  # fmt: skip


def test_who_stands_after_a_post_but_served_somebody_else_is_another(read: Callable[..., Analysis]) -> None:
    analysis = read("استقبل السفير التركي في بغداد نوري المالكي.", "2010-03-02")
    assert "Nouri al-Maliki" in mentions(analysis)
    assert mentions(analysis)["Nouri al-Maliki"] == ["نوري المالكي"]


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("During his talks with the emir of Qatar, Araghchi said the region must decide.", {"Abbas Araghchi"}),
        ("Araghchi, Iraqi Foreign Minister Fuad Hussein and others attended. Araghchi said it was late.", {"Abbas Araghchi"}),
        ("سيلتقي عراقجي نظيره الروسي سيرغي لافروف غدا.", {"Abbas Araghchi", "Sergei Lavrov"}),
    ],
)  # fmt: skip
def test_a_title_of_a_state_that_the_named_never_served_is_somebody_elses(
    read: Callable[..., Analysis], text: str, people: set[str]
) -> None:
    found = mentions(read(text, DAY))
    assert people <= found.keys()
    assert all(span.count(" ") < 2 for span in found["Abbas Araghchi"])


@pytest.mark.parametrize(
    ("text", "office"),
    [
        ("قال مستشار الرئيس الأوكراني ميخايلو بودولياك إن كييف مستعدة.", "other"),
        ("قال متحدث باسم رئيس الوزراء العراقي كريم العبيدي إن بغداد مستعدة.", "spokesperson"),
        ("حمید مرادی، مشاور وزیر خارجه ایران، گفت تهران آماده است.", "other"),
    ],
)
def test_who_serves_a_minister_holds_no_ministers_office(read: Callable[..., Analysis], text: str, office: str) -> None:
    assert [[o.office for o in person.offices] for person in read(text, DAY).people] == [[office]]


def test_the_name_after_whom_somebody_speaks_for_is_not_the_speakers(read: Callable[..., Analysis]) -> None:
    analysis = read("قال متحدث باسم رئيس الوزراء العراقي نوري المالكي إن بغداد مستعدة.", "2010-03-02")
    assert "Nouri al-Maliki" not in mentions(analysis)


@pytest.mark.parametrize(
    ("text", "name", "mention"),
    [
        (  # a demonym, where a verb's subject stands
            "وصل رئيس الوزراء العراقي محمد شياع السوداني إلى الدوحة. وقال السوداني إن بغداد مستعدة.",
            "Mohammed Shia' Al Sudani",
            "السوداني",
        ),
        (  # the word for a morning
            "أكد ولي العهد الكويتي الشيخ صباح خالد الحمد الصباح أن بلاده مستعدة.",
            "Sabah Khaled al-Hamad",
            "ولي العهد الكويتي الشيخ صباح خالد الحمد",
        ),
    ],
)
def test_words_of_the_language_are_names_where_a_name_stands(
    read: Callable[..., Analysis], text: str, name: str, mention: str
) -> None:
    assert mention in mentions(read(text, DAY))[name]


def test_the_two_ministers_are_those_who_met(read: Callable[..., Analysis]) -> None:
    analysis = read(
        "التقى وزير الخارجية المصري بدر عبد العاطي نظيره الأردني أيمن الصفدي. واتفق الوزيران على التشاور.", DAY
    )
    assert [len(said.speakers) for said in analysis.statements] == [2]


@pytest.mark.parametrize("mark", ["'s", " s"])
def test_whose_envoy_travels_does_not_travel(contacts: Callable[..., list[object]], mark: str) -> None:
    assert contacts(f"Araghchi{mark} special envoy visits Moscow", DAY) == []
    assert contacts(f"Shamkhani meets Putin{mark} envoy in Tehran", DAY) == []
    assert contacts("Araghchi visits Moscow on Monday", DAY) == [("visit", "held", {"Abbas Araghchi", "RUS"})]
