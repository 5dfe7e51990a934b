"""Who held what, when: facts that analysts would notice if they were wrong."""

from __future__ import annotations

import pickle
from datetime import date
from typing import get_args

import pytest

from rasad.evaluate.codebook import OfficeCode
from rasad.kb import KnowledgeBase
from rasad.kb.tenures import OFFICES, SHARED
from rasad.text.folding import fold_phrase


@pytest.mark.parametrize(
    ("office", "polity", "day", "name"),
    [
        ("foreign_minister", "IRN", "2024-06-01", "Ali Bagheri Kani"),
        ("foreign_minister", "IRN", "2025-03-08", "Abbas Araghchi"),
        ("foreign_minister", "IRN", "2015-07-14", "Mohammad Javad Zarif"),
        ("head_of_state", "IRN", "2024-06-01", "Mohammad Mokhber"),
        ("head_of_state", "IRN", "2010-01-01", "Mahmoud Ahmadinejad"),
        ("supreme_leader", "IRN", "2010-01-01", "Ali Khamenei"),
        ("head_of_state", "QAT", "2024-06-01", "Tamim bin Hamad Al Thani"),
        ("head_of_government", "QAT", "2024-06-01", "Mohammed bin Abdulrahman Al Thani"),
        ("head_of_state", "EGY", "2013-01-01", "Mohamed Morsi"),
        ("head_of_state", "TUR", "2016-01-01", "Recep Tayyip Erdogan"),
        ("head_of_government", "TUR", "2005-01-01", "Recep Tayyip Erdogan"),
        ("head_of_state", "RUS", "2010-01-01", "Dmitry Medvedev"),
        ("head_of_government", "RUS", "2010-01-01", "Vladimir Putin"),
        ("foreign_minister", "USA", "2006-01-01", "Condoleezza Rice"),
        ("foreign_minister", "SAU", "2004-01-01", "Saud al-Faisal"),
        ("foreign_minister", "OMN", "2023-01-01", "Badr Albusaidi"),
        ("secretary_general", "UN", "2005-01-01", "Kofi Annan"),
        ("secretary_general", "IAEA", "2008-01-01", "Mohamed ElBaradei"),
        ("secretary_general", "ARAB_LEAGUE", "2005-01-01", "Amr Moussa"),
    ],
)
def test_the_holder_on_a_day_is_known(kb: KnowledgeBase, office: str, polity: str, day: str, name: str) -> None:
    found = kb.holders(office, polity, date.fromisoformat(day))
    assert [(kb.persons[h.person].name, h.certainty) for h in found] == [(name, "yes")]


def test_emir_and_prime_minister_of_qatar_are_two_people(kb: KnowledgeBase) -> None:
    day = date(2024, 6, 1)
    emir, premier = (kb.holders(office, "QAT", day)[0] for office in ("head_of_state", "head_of_government"))
    assert emir.person != premier.person
    assert (emir.title, premier.title) == ("Emir", "Prime Minister")


def test_the_caretaker_follows_the_minister_who_died(kb: KnowledgeBase) -> None:
    caretaker = kb.holders("foreign_minister", "IRN", date(2024, 6, 1))[0]
    assert [kb.persons[p].name for p in kb.predecessors(caretaker)] == ["Hossein Amir-Abdollahian"]


def test_rival_governments_are_both_given(kb: KnowledgeBase) -> None:
    found = kb.holders("head_of_state", "YEM", date(2024, 1, 1))
    assert {kb.persons[h.person].name for h in found} == {"Mahdi al-Mashat", "Rashad al-Alimi"}


def test_nobody_is_in_office_for_sure_after_the_last_attested_day(kb: KnowledgeBase) -> None:
    found = [h for each in kb.persons for h in kb.offices(each, date(2090, 1, 1))]
    assert found
    assert {h.certainty for h in found} == {"last_known"}
    assert all(h.interval.end is None for h in found)


def test_without_a_day_everybody_is_given_and_nothing_is_sure(kb: KnowledgeBase) -> None:
    found = kb.holders("foreign_minister", "IRN", None)
    assert len(found) > 5
    assert {h.certainty for h in found} == {"unknown"}
    assert [h.interval.start for h in found] == sorted(h.interval.start for h in found if h.interval.start)


def test_an_unknown_office_has_no_holders(kb: KnowledgeBase) -> None:
    assert kb.holders("supreme_leader", "NOR", date(2024, 1, 1)) == []


def test_a_person_of_two_sides_acts_for_the_one_served_that_day(kb: KnowledgeBase) -> None:
    (person,) = kb.find("Ahmed Aboul Gheit")
    assert kb.side(person.id, date(2008, 1, 1)) == "EGY"
    assert kb.side(person.id, date(2020, 1, 1)) == "ARAB_LEAGUE"
    assert kb.side(person.id, None) == "ARAB_LEAGUE"


@pytest.mark.parametrize(
    ("lang", "form", "kind", "code"),
    [
        ("fa", "امارات", "polity", "ARE"),
        ("fa", "عربستان", "polity", "SAU"),
        ("fa", "ایالات متحده", "polity", "USA"),
        ("fa", "رژیم صهیونیستی", "polity", "ISR"),
        ("fa", "جمهوری اسلامی", "polity", "IRN"),
        ("ar", "كوريا الجنوبية", "polity", "KOR"),
        ("ar", "أميركا", "polity", "USA"),
        ("ar", "الكيان الصهيوني", "polity", "ISR"),
        ("ar", "المملكة العربية السعودية", "polity", "SAU"),
        ("en", "U.S.", "polity", "USA"),
        ("en", "Islamic Republic of Iran", "polity", "IRN"),
        ("ar", "الأتراك", "demonym", "TUR"),
        ("ar", "الروس", "demonym", "RUS"),
        ("fa", "سعودی", "demonym", "SAU"),
        ("fa", "کاخ سفید", "institution", "USA"),
        ("ar", "الإليزيه", "institution", "FRA"),
        ("en", "Kremlin", "institution", "RUS"),
        ("fa", "حماس", "organisation", "HAMAS"),
        ("ar", "جامعة الدول العربية", "organisation", "ARAB_LEAGUE"),
    ],
)
def test_news_names_are_known(kb: KnowledgeBase, lang: str, form: str, kind: str, code: str) -> None:
    assert code in {
        target for each, what, target, _ in kb.names(lang) if fold_phrase(each) == fold_phrase(form) and what == kind
    }


@pytest.mark.parametrize(
    ("lang", "form", "strength"),
    [("fa", "عراقچی", "strong"), ("ar", "لافروف", "strong"), ("fa", "ابومازن", "strong"), ("ar", "كبير", "weak")],
)
def test_a_name_alone_counts_only_if_it_is_distinctive(kb: KnowledgeBase, lang: str, form: str, strength: str) -> None:
    wanted = fold_phrase(form)
    assert {s for each, kind, _, s in kb.names(lang) if kind == "person" and fold_phrase(each) == wanted} == {strength}


def test_places_lie_in_known_polities_and_have_english_names(kb: KnowledgeBase) -> None:
    assert {place.country for place in kb.places} <= set(kb.polities)
    assert all(place.name for place in kb.places)


def test_the_closed_list_of_offices_is_the_codebooks() -> None:
    assert set(get_args(OfficeCode)) == OFFICES
    assert SHARED < OFFICES


def test_the_knowledge_base_can_be_kept_in_a_cache(kb: KnowledgeBase) -> None:
    again = pickle.loads(pickle.dumps(kb))
    day = date(2024, 6, 1)
    assert again.holders("foreign_minister", "QAT", day) == kb.holders("foreign_minister", "QAT", day)


@pytest.mark.parametrize(
    ("name", "code"), [("Iran", "IRN"), ("qat", "QAT"), ("عمان", "OMN"), ("حماس", "HAMAS"), ("Nowhere", None)]
)
def test_polities_are_found_by_code_or_name(kb: KnowledgeBase, name: str, code: str | None) -> None:
    assert kb.find_polity(name) == code


def test_people_are_found_in_any_spelling_of_letters(kb: KnowledgeBase) -> None:
    assert {p.name for p in kb.find("عراقچي")} == {"Abbas Araghchi"}
    assert kb.find("") == []
