"""Who is meant: by name, by office on the day, by what went before; and who stays unknown."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from rasad.extract.chain import Reader
from rasad.model import Analysis, PersonMention

Read = Callable[..., Analysis]
Contacts = Callable[..., list[tuple[str, str, set[str]]]]
Said = Callable[..., list[list[str]]]

DAY = "2025-06-02"


def only(analysis: Analysis) -> PersonMention:
    (person,) = analysis.people
    return person


@pytest.mark.parametrize(
    ("day", "name"),
    [
        ("2024-02-01", "Hossein Amir-Abdollahian"),
        ("2024-06-01", "Ali Bagheri Kani"),
        ("2024-10-01", "Abbas Araghchi"),
    ],
)
def test_an_office_is_its_holder_of_the_day(read: Read, day: str, name: str) -> None:
    person = only(read("وزیر خارجه ایران گفت آماده گفت‌وگو هستیم.", day))
    assert (person.name, person.country, person.resolved_by) == (name, "IRN", "office_at_date")
    assert [office.office for office in person.offices] == ["foreign_minister"]


def test_a_holder_past_the_last_witness_is_marked(read: Read, reader: Reader) -> None:
    (holding,) = reader.kb.holders("foreign_minister", "IRN", date(2099, 1, 1))
    person = only(read("وزیر خارجه ایران گفت آماده گفت‌وگو هستیم.", "2099-01-01"))
    assert [office.last_known for office in person.offices] == [holding.interval.attested]
    sure = only(read("وزیر خارجه ایران گفت آماده گفت‌وگو هستیم.", "2024-10-01"))
    assert [office.last_known for office in sure.offices] == [None]


def test_a_named_minister_needs_no_witness_but_the_text(read: Read) -> None:
    person = only(read("عباس عراقچی وزیر خارجه ایران گفت آماده گفت‌وگو هستیم.", "2099-01-01"))
    assert [(office.office, office.last_known) for office in person.offices] == [("foreign_minister", None)]


def test_without_a_day_an_office_is_nobody_but_its_state(read: Read, said: Said) -> None:
    analysis = read("وزیر خارجه ایران گفت آماده گفت‌وگو هستیم.")
    assert analysis.people == ()
    assert said(analysis) == [["IRN"]]


def test_two_offices_of_one_man(read: Read) -> None:
    person = only(read("نخست‌وزیر و وزیر خارجه قطر گفت دوحه آماده است.", DAY))
    assert person.name == "Mohammed bin Abdulrahman Al Thani"
    assert [office.office for office in person.offices] == ["head_of_government", "foreign_minister"]


@pytest.mark.parametrize(
    ("text", "met"),
    [
        ("عباس عراقچی با همتای مصری خود در قاهره دیدار کرد.", "Badr Abdelatty"),
        ("تلقى وزير الخارجية الإيراني اتصالا هاتفيا من نظيره العماني.", "Badr Albusaidi"),
        ("The Iranian foreign minister met his Omani counterpart in Muscat.", "Badr Albusaidi"),
    ],
)
def test_a_counterpart_holds_the_same_office_elsewhere(contacts: Contacts, text: str, met: str) -> None:
    ((_, _, parties),) = contacts(text, DAY)
    assert parties == {"Abbas Araghchi", met}


def test_this_country_is_the_one_spoken_of(contacts: Contacts, said: Said) -> None:
    arrived = "وزیر خارجه عمان وارد تهران شد و با رئیس‌جمهور این کشور دیدار کرد."
    assert ("meeting", "held", {"Badr Albusaidi", "Masoud Pezeshkian"}) in contacts(arrived, DAY)
    met = "عراقچی و البوسعیدی در مسقط دیدار کردند. وزیر خارجه این کشور گفت آماده‌ایم."
    assert said(met, DAY) == [["Badr Albusaidi"]]


@pytest.mark.parametrize(
    ("source", "name"),
    [("Mehr", "Abbas Araghchi"), ("WAM", "Abdullah bin Zayed Al Nahyan")],
)
def test_our_country_is_that_of_the_outlet(read: Read, source: str, name: str) -> None:
    assert only(read("وزیر خارجه کشورمان گفت آماده گفت‌وگو هستیم.", DAY, source)).name == name


def test_our_country_of_an_unknown_outlet_is_not_guessed(read: Read) -> None:
    assert read("وزیر خارجه کشورمان گفت آماده گفت‌وگو هستیم.", DAY, "نشریه ناشناس").people == ()


def test_two_that_nobody_knows_stay_their_states(read: Read, contacts: Contacts) -> None:
    analysis = read("وزیر خارجه نروژ با وزیر خارجه فنلاند دیدار کرد.", "1975-06-02")
    assert contacts(analysis) == [("meeting", "held", {"NOR", "FIN"})]
    assert analysis.people == ()


def test_another_first_name_is_another_man(read: Read) -> None:
    person = only(read("حسن عراقچی، وزیر خارجه ایران، گفت آماده گفت‌وگو هستیم.", DAY))
    assert person.name != "Abbas Araghchi"


def test_a_family_name_goes_on_for_the_man_named_in_full(read: Read) -> None:
    analysis = read("بدر البوسعیدی، وزیر خارجه عمان، وارد تهران شد.\nالبوسعیدی گفت مسقط آماده است.", DAY)
    assert only(analysis).name == "Badr Albusaidi"
    assert len(only(analysis).mentions) == 2


def test_all_that_is_known_of_a_person_is_told(read: Read) -> None:
    person = only(read("عباس عراقچی گفت آماده گفت‌وگو هستیم.", DAY))
    assert (person.native, person.qid, person.country) == ("عباس عراقچی", "Q7459020", "IRN")
    assert (person.resolved_by, person.candidates) == ("name", ())


@pytest.mark.parametrize(
    ("text", "name", "country"),
    [
        ("Syrian President Bashar al-Assad said the border would stay open.", "Bashar al-Assad", "SYR"),
        ("Staffan de Mistura, the UN special envoy for Syria, said the talks would go on.", "Staffan de Mistura", "UN"),
        ("Special envoy for Iran Brian Hook said the talks would go on.", "Brian Hook", "USA"),
    ],
)
def test_a_hyphen_hides_nobody_and_an_envoy_is_not_of_where_he_is_sent(
    read: Read, text: str, name: str, country: str
) -> None:
    person = only(read(text, "2018-06-01"))
    assert (person.name, person.country, person.resolved_by) == (name, country, "name")


@pytest.mark.parametrize(
    "text",
    [
        "A Putin aide said the talks would go on.",
        "Putin's envoy said the talks would go on.",
        "فرستاده ویژه پوتین گفت که گفتگوها ادامه دارد.",
        "سخنگوی نتانیاهو گفت که گفتگوها ادامه دارد.",
        "مشاور ارشد پوتین گفت که گفتگوها ادامه دارد.",
        "وقال مبعوث بوتين إن العلاقات متينة.",
        "وقال المتحدث باسم نتنياهو إن العلاقات متينة.",
        "وقال مبعوث الرئيس الروسي فلاديمير بوتين إن العلاقات متينة.",
    ],
)
def test_who_serves_a_leader_is_not_the_leader(read: Read, text: str) -> None:
    analysis = read(text, "2024-06-01")
    assert not any(party.startswith("p") for said in analysis.statements for party in said.speakers)
    assert not analysis.people


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Putin spokesman Dmitry Peskov said the talks would go on.", "Dmitry Peskov"),
        ("قال المتحدث باسم الكرملين دميتري بيسكوف إن العلاقات متينة.", "Dmitry Peskov"),
    ],
)
def test_who_serves_a_leader_speaks_himself(read: Read, text: str, name: str) -> None:
    assert only(read(text, "2024-06-01")).name == name


@pytest.mark.parametrize(
    ("text", "source", "country"),
    [
        ("أعلنت وزارة الخارجية الأمريكية أن نائب وزير الخارجية كيرت فوستر سيزور النيجر.", None, "USA"),
        ("قال وزير الزراعة خالد العمودي في الرياض إن العمل يسير.", "SPA", "SAU"),
        ("قال وزير الزراعة خالد العمودي في الرياض إن العمل يسير.", None, None),
        ("قال وزير الزراعة خالد العمودي في تونس إن تونس آمنة.", "SPA", None),
    ],
)
def test_an_unknown_minister_serves_whose_ministry_tells_of_him_or_our_own_state(
    read: Read, text: str, source: str | None, country: str | None
) -> None:
    assert only(read(text, DAY, source)).country == country


def test_this_country_is_not_that_of_who_travels_there(read: Callable[..., Analysis]) -> None:
    analysis = read("وزیر خارجه قطر گفت سفر وزیر خارجه ترکیه به این کشور مهم است.", "2025-06-02")
    visit = next(c for c in analysis.contacts if c.kind == "visit")
    assert [getattr(party, "country", None) for party in visit.participants][-1] == "QAT"


def test_a_romanised_name_has_its_other_spellings_beside_it(read: Read) -> None:
    person = only(read("قال حسين المرزوقي وزير البيئة الجزائري إن المؤتمر مفيد.", "2024-05-20"))
    assert person.resolved_by == "as_written"
    assert person.name not in person.aliases
    assert any("Hussein" in name for name in (person.name, *person.aliases))


def test_a_person_of_the_knowledge_base_has_no_guessed_spellings(read: Read) -> None:
    assert only(read("وزیر خارجه ایران گفت آماده گفت‌وگو هستیم.", "2023-05-20")).aliases == ()


@pytest.mark.parametrize(
    "text",
    [
        "قال رئيس البرلمان النرويجي، جيرجي بوزيك، إن القرار نهائي.",
        "رئیس مجلس نروژ، جرجی بوزیک، گفت این تصمیم نهایی است.",
    ],
)
def test_a_strange_name_between_commas_is_that_of_the_title_before(read: Read, text: str) -> None:
    person = only(read(text, "2024-05-20"))
    assert (person.country, person.resolved_by) == ("NOR", "as_written")


def test_words_with_the_article_between_commas_are_no_name(read: Read) -> None:
    people = read("كشف وزير العدل النرويجي، حافظ الأختام، أن الإصلاح مستمر.", "1975-06-02").people
    assert people == ()


def test_a_deposed_president_is_not_the_one_in_office(read: Read, contacts: Contacts) -> None:
    analysis = read("التقى الرئيس اليمني المخلوع علي عبد الله صالح السفير الروسي في صنعاء.", "2016-05-20")
    assert contacts(analysis) == [("meeting", "held", {"Ali Abdullah Saleh", "RUS"})]


def test_a_family_name_in_two_misspelt_words_is_still_the_ministers(read: Read) -> None:
    person = only(read("فرانک والنر اشتاین مایر وزیر خارجه آلمان گفت گفت‌وگو ادامه دارد.", "2006-01-10"))
    assert person.name == "Frank-Walter Steinmeier"


def test_the_end_of_a_servants_name_is_nobody_by_itself(read: Read) -> None:
    people = read(
        "قال الوزير النرويجي عطا الله فضل الله إن القرار نهائي.\nنسأل الله أن يوفق الجميع.", "2024-05-20"
    ).people
    assert [len(person.mentions) for person in people] == [1]


def test_the_head_of_no_state_holds_no_office_of_one(read: Callable[..., Analysis]) -> None:
    company, state = (
        read(text, "2025-06-02").people[0].offices
        for text in (
            "Adam Wexford, president of the Hartlepool Shipping Federation, said orders were rising.",
            "Masoud Pezeshkian, president of Iran, said orders were rising.",
        )
    )
    assert not {office.office for office in company} & {"head_of_state"}
    assert {office.office for office in state} == {"head_of_state"}


def test_a_counterpart_of_a_minister_is_not_the_one_minister_who_is_known(contacts: Callable[..., object]) -> None:
    text = "التقى وزير المالية السعودي محمد الجدعان نظيره المصري في القاهرة."
    assert contacts(text, "2024-05-20") == [("meeting", "held", {"Mohammed al-Jadaan", "EGY"})]


def test_a_king_is_the_one_of_the_state_that_his_title_names(contacts: Callable[..., object]) -> None:
    text = "ملک عبدالله پادشاه {} با وزیر خارجه ایران دیدار کرد."
    for state, king in (("اردن", "Abdullah II"), ("عربستان", "Abdullah bin Abdulaziz Al Saud")):
        assert contacts(text.format(state), "2010-05-05") == [("meeting", "held", {king, "Manouchehr Mottaki"})]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("قال متحدث باسم الحكومة العراقية إن بغداد مستعدة.", "IRQ"),
        ("قال المتحدث باسم وزارة الداخلية الأفغانية إن الطريق مفتوح.", "AFG"),
        ("An Iranian lawmaker said the talks would go on.", "IRN"),
        ("سخنگوی دولت عراق گفت بغداد آماده است.", "IRQ"),
    ],
)
def test_one_of_several_officials_is_not_the_only_one_who_is_known(said: Said, text: str, speaker: str) -> None:
    assert said(text, "2022-06-02") == [[speaker]]


def test_the_head_of_a_states_body_is_not_head_of_the_state(read: Read) -> None:
    text = "قال رئيس مجلس الغرف السعودية عبد الرحمن الزهراني إن الاستثمار مستمر."
    assert [o.office for o in only(read(text, DAY)).offices] == ["other"]
    assert [o.office for o in only(read("قال رئيس السلطة الوطنية الفلسطينية محمود عباس إنه مستعد.", DAY)).offices] == [
        "head_of_state"
    ]


@pytest.mark.parametrize(
    ("text", "one"),
    [
        ("وزیر کشاورزی نروژ گفت صادرات ادامه دارد. آدام هانسن افزود: بازار خوب است.", True),
        ("آدام هانسن در دیدار با سفیر نروژ گفت صادرات ادامه دارد. سفیر نروژ افزود: بازار خوب است.", False),
    ],
)
def test_a_title_and_a_name_are_one_where_they_take_turns(read: Read, text: str, one: bool) -> None:
    (person,) = [p for p in read(text, DAY).people if p.name == "Adam Hansen"]
    assert bool(person.offices) == one
