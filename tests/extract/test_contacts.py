"""Which exchanges a text reports, between whom, and whether they took place."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from rasad.model import Analysis, PersonParty, Place

Read = Callable[..., Analysis]
Contacts = Callable[..., list[tuple[str, str, set[str]]]]

DAY = "2025-06-02"
ARAGHCHI, ALBUSAIDI, ABDELATTY = "Abbas Araghchi", "Badr Albusaidi", "Badr Abdelatty"
PREMIER, RUBIO = "Mohammed bin Abdulrahman Al Thani", "Marco Rubio"


@pytest.mark.parametrize(
    ("text", "kind", "parties"),
    [
        ("عراقچی در تماس تلفنی با وزیر خارجه مصر تحولات غزه را بررسی کرد.", "phone_call", {ARAGHCHI, ABDELATTY}),
        ("عراقچی و البوسعیدی در مسقط دیدار کردند.", "meeting", {ARAGHCHI, ALBUSAIDI}),
        ("وزیر خارجه عمان وارد تهران شد.", "visit", {ALBUSAIDI, "IRN"}),
        ("بحث وزير الخارجية المصري مع نظيره القطري في الدوحة التطورات في غزة.", "meeting", {ABDELATTY, PREMIER}),
        ("التقى وزيرا خارجية مصر والأردن في القاهرة.", "meeting", {ABDELATTY, "Ayman Safadi"}),
        (
            "بعث أمير قطر برقية تهنئة إلى الرئيس المصري.",
            "message",
            {"Tamim bin Hamad Al Thani", "Abdel Fattah el-Sisi"},
        ),
        ("The Iranian foreign minister met his Omani counterpart in Muscat.", "meeting", {ARAGHCHI, ALBUSAIDI}),
    ],
)
def test_kinds(contacts: Contacts, text: str, kind: str, parties: set[str]) -> None:
    assert contacts(text, DAY) == [(kind, "held", parties)]


@pytest.mark.parametrize(
    ("text", "kind", "status"),
    [
        ("وزیر خارجه ایران فردا با همتای عمانی خود در مسقط دیدار خواهد کرد.", "meeting", "planned"),
        ("قرار است وزیر خارجه قطر به تهران سفر کند.", "visit", "planned"),
        ("من المقرر أن يزور وزير الخارجية المصري طهران غدا.", "visit", "planned"),
        ("The Iranian foreign minister is expected to visit Muscat on Thursday.", "visit", "planned"),
        ("Oman's foreign minister proposed a meeting with his Iranian counterpart in Muscat.", "meeting", "proposed"),
        ("سفر وزیر خارجه قطر به تهران لغو شد.", "visit", "cancelled"),
        ("أعلنت الخارجية العراقية إلغاء زيارة وزير الخارجية الكويتي إلى بغداد.", "visit", "cancelled"),
        ("The Qatari emir cancelled a visit to Cairo.", "visit", "cancelled"),
        ("سخنگوی وزارت خارجه دیدار وزیر خارجه ایران با وزیر خارجه آمریکا را تکذیب کرد.", "meeting", "denied"),
        (
            "نفى المتحدث باسم الخارجية الإيرانية عقد لقاء بين وزير الخارجية الإيراني ووزير الخارجية الأمريكي.",
            "meeting",
            "denied",
        ),
    ],
)
def test_statuses(contacts: Contacts, text: str, kind: str, status: str) -> None:
    assert [(found_kind, found) for found_kind, found, _ in contacts(text, DAY)] == [(kind, status)]


@pytest.mark.parametrize(
    "text",
    [
        "وزارت خارجه قطر اعلام کرد که وزیر خارجه مصر در تماسی با وزیر خارجه ایران تحولات غزه را بررسی کرد.",
        "The Qatari foreign ministry said the Egyptian foreign minister met his Iranian counterpart in Doha.",
    ],
)
def test_who_tells_of_a_contact_takes_no_part(contacts: Contacts, text: str) -> None:
    assert [parties for _, _, parties in contacts(text, DAY)] == [{ABDELATTY, ARAGHCHI}]


@pytest.mark.parametrize(
    "text",
    [
        "دور تازه مذاکرات میان تهران و مسقط آغاز شد.",
        "بدأت جولة جديدة من المحادثات بين طهران ومسقط.",
        "A new round of talks between Tehran and Muscat began.",
    ],
)
def test_capitals_between_which_there_are_talks_are_their_states(contacts: Contacts, text: str) -> None:
    assert ("negotiation", "held", {"IRN", "OMN"}) in contacts(text, DAY)


@pytest.mark.parametrize(
    "text",
    [
        "وزارت خارجه پاکستان خبر داد وزیر خارجه مصر وارد تهران شد.",
        "Egypt's state media say Egyptian Foreign Minister Badr Abdelatty arrived in Tehran.",
    ],
)
def test_a_state_before_the_traveller_does_not_travel(contacts: Contacts, text: str) -> None:
    assert ("visit", "held", {ABDELATTY, "IRN"}) in contacts(text, DAY)


def test_talks_that_somebody_mediates_in_are_the_mediation(contacts: Contacts) -> None:
    kinds = [
        kind for kind, _, _ in contacts("تتوسط سلطنة عمان في محادثات غير مباشرة بين إيران والولايات المتحدة.", DAY)
    ]
    assert kinds == ["mediation"]


@pytest.mark.parametrize(
    "text",
    [
        "گفت‌وگوی پسر امیر قطر با وزیر خارجه ایران",
        "التقى نجل أمير قطر وزير الخارجية الإيراني.",
        "The emir of Qatar's son met the Iranian foreign minister in Doha.",
    ],
)
def test_the_kin_of_an_official_is_not_the_official(contacts: Contacts, text: str) -> None:
    assert not any("Tamim bin Hamad Al Thani" in parties for _, _, parties in contacts(text, DAY))


def test_will_visit_is_planned(contacts: Contacts) -> None:
    text = "Iranian Foreign Minister Abbas Araghchi will visit Cairo on Monday."
    assert contacts(text, DAY) == [("visit", "planned", {ARAGHCHI, "EGY"})]


def test_a_cancelled_visit_leaves_another_one_held(contacts: Contacts) -> None:
    text = "سفر وزیر خارجه قطر به تهران لغو شد.\nوزیر خارجه قطر به مسقط سفر کرد."
    assert contacts(text, DAY) == [("visit", "cancelled", {PREMIER, "IRN"}), ("visit", "held", {PREMIER, "OMN"})]


@pytest.mark.parametrize(
    "text",
    [
        "رئیس‌جمهور ایران با وزیر نفت ایران دیدار کرد.",
        "رئیس‌جمهور با هیئت دولت دیدار کرد.",
        "عباس عراقچی با خبرنگاران دیدار کرد.",
        "التقى الرئيس المصري وزير الخارجية المصري في القاهرة.",
    ],
)
def test_a_domestic_meeting_is_none(contacts: Contacts, text: str) -> None:
    assert contacts(text, DAY, "Mehr") == []


@pytest.mark.parametrize(
    "text",
    [
        "دیدار تیم‌های ملی ایران و قطر با تساوی پایان یافت.",
        "دیدار پرسپولیس و الهلال در ریاض برنده نداشت.",
        "انتهى لقاء المنتخبين المصري والقطري بالتعادل.",
    ],
)
def test_a_match_is_none(contacts: Contacts, text: str) -> None:
    assert contacts(text, DAY) == []


def test_accounts_of_one_exchange_in_one_text_are_one_contact(read: Read) -> None:
    text = (
        "دیدار عراقچی با وزیر خارجه عمان\n"
        "عباس عراقچی، وزیر خارجه ایران، امروز در مسقط با بدر البوسعیدی دیدار کرد.\n"
        "البوسعیدی در دیدار با عراقچی گفت مسقط آماده است."
    )
    (contact,) = read(text, DAY).contacts
    assert len(contact.evidence) == 3
    assert all(span.of(text).strip() == span.of(text) for span in contact.evidence)
    assert contact.place == Place("Muscat", "OMN")


def test_who_calls_and_who_is_called(read: Read) -> None:
    analysis = read("تلقى وزير الخارجية العماني اتصالا هاتفيا من نظيره الإيراني.", DAY)
    names = {person.id: person.name for person in analysis.people}
    (call,) = analysis.contacts
    roles = {names[party.id]: party.role for party in call.participants if isinstance(party, PersonParty)}
    assert roles == {ALBUSAIDI: "called", ARAGHCHI: "caller"}


@pytest.mark.parametrize(
    ("published", "day"),
    [("2025-06-02", "2025-06-02"), ("2025-06-04", "2025-06-02"), (None, None)],
)
def test_a_weekday_dates_a_contact_where_publication_is_known(
    read: Read, published: str | None, day: str | None
) -> None:
    (contact,) = read("عباس عراقچی روز دوشنبه در تهران با وزیر خارجه عمان دیدار کرد.", published).contacts
    assert (contact.date.start if contact.date else None) == day


def test_a_contact_has_a_rule_and_evidence(read: Read) -> None:
    (contact,) = read("عراقچی در تماس تلفنی با وزیر خارجه مصر گفت آماده‌ایم.", DAY).contacts
    assert contact.rule == "fa.contact.phone_call.in_with"
    assert [span.of("عراقچی در تماس تلفنی با وزیر خارجه مصر") for span in contact.evidence] == [
        "عراقچی در تماس تلفنی با وزیر خارجه مصر"
    ]
    assert 0 < contact.confidence <= 1


def test_the_way_back_is_another_visit(contacts: Contacts) -> None:
    text = "وصل وزير الخارجية العماني إلى طهران.\nوصل وزير الخارجية الإيراني إلى مسقط."
    assert contacts(text, DAY) == [("visit", "held", {ALBUSAIDI, "IRN"}), ("visit", "held", {ARAGHCHI, "OMN"})]


def test_who_is_told_to_have_met_met_and_not_who_tells_it(contacts: Contacts) -> None:
    text = "قال وزير الخارجية المصري إن وزير الخارجية العماني أجرى محادثات في جدة مع وزير الخارجية الإيراني."
    assert contacts(text, DAY) == [("meeting", "held", {ALBUSAIDI, ARAGHCHI})]


def test_two_ministers_with_their_names_after_one_title_are_two(contacts: Contacts) -> None:
    text = "يلتقي وزيرا الخارجية العماني بدر البوسعيدي والإيراني عباس عراقجي في جدة."
    assert contacts(text, DAY) == [("meeting", "held", {ALBUSAIDI, ARAGHCHI})]


def test_a_word_for_a_state_and_a_city_is_the_city_of_who_was_met_there(read: Callable[..., Analysis]) -> None:
    text = "وصل المبعوث الأممي غير بيدرسن إلى دمشق قادما من عمان، حيث التقى وزير الخارجية الأردني أيمن الصفدي."
    meeting = next(c for c in read(text, "2025-02-03").contacts if c.kind == "meeting")
    assert meeting.place is not None
    assert (meeting.place.name, meeting.place.country) == ("Amman", "JOR")


def test_an_envoy_is_met_at_his_post(read: Callable[..., Analysis]) -> None:
    text = "التقى وزير الخارجية الأردني أيمن الصفدي السفير الياباني لدى عمان هيروشي ساتو."
    (meeting,) = read(text, "2025-02-03").contacts
    assert meeting.place is not None
    assert meeting.place.country == "JOR"


def test_the_dateline_is_where_a_host_at_home_receives(read: Callable[..., Analysis]) -> None:
    text = "طهران: استقبل الرئيس الإيراني مسعود بزشكيان وزير الخارجية التركي هاكان فيدان."
    (meeting,) = read(text, "2025-02-03").contacts
    assert meeting.place is not None
    assert meeting.place.name == "Tehran"


def test_who_denies_something_during_a_meeting_has_met(
    contacts: Callable[..., list[tuple[str, str, set[str]]]],
) -> None:
    text = "نفى المبعوث الأمريكي ستيف ويتكوف خلال لقائه وزير الخارجية المصري بدر عبد العاطي وجود خلاف."
    assert [status for _, status, _ in contacts(text, "2025-06-02")] == ["held"]


def test_the_time_of_a_clock_ends_no_clause(contacts: Contacts) -> None:
    assert contacts("عراقچی و البوسعیدی ساعت ۱۸:۳۰ در مسقط دیدار کردند.", DAY) == [
        ("meeting", "held", {ARAGHCHI, ALBUSAIDI})
    ]


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("وزیر خارجه عمان راهی تهران می‌شود.", "planned"),
        ("وزیر خارجه عمان راهی تهران شد.", "held"),
        ("وزیر خارجه عمان مسقط را به مقصد تهران ترک کرد.", "held"),
        ("وزیر خارجه عمان: هفته آینده به تهران سفر خواهم کرد.", "planned"),
    ],
)
def test_who_sets_out_for_a_state_visits_it(contacts: Contacts, text: str, status: str) -> None:
    assert contacts(text, DAY) == [("visit", status, {ALBUSAIDI, "IRN"})]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("سفیر ایران در بغداد با وزیر خارجه عراق دیدار کرد. وی در این دیدار که شنبه‌شب برگزار شد گفت روابط خوب است.", "2025-05-31"),
        ("Araghchi met Omani Foreign Minister Badr Albusaidi in Muscat. In the meeting on Monday, he said talks go on.", "2025-06-02"),
        ("التقى وزير الخارجية القطري نظيره الإيراني في الدوحة. وخلال اللقاء الذي عقد أمس قال إن العلاقات جيدة.", "2025-06-03"),
        ("Araghchi met Omani Foreign Minister Badr Albusaidi in Muscat. In the meeting he said talks go on from Monday.", None),
    ],
)  # fmt: skip
def test_the_next_sentence_may_tell_when_the_meeting_was(
    read: Callable[..., Analysis], text: str, day: str | None
) -> None:
    contact, *_ = read(text, "2025-06-04").contacts
    assert (contact.date.start if contact.date else None) == day


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("أمير دولة قطر يزور إيران\nأعلن الديوان أن أمير دولة قطر سيزور إيران يوم الأحد.", "planned"),
        ("أمير دولة قطر يزور إيران في 12 يونيو 2025", "planned"),
        ("أمير دولة قطر يزور إيران\nزار أمير دولة قطر إيران يوم الأحد.", "held"),
        ("أمير دولة قطر يزور إيران", "held"),
    ],
)
def test_a_visit_told_in_the_present_is_as_the_rest_of_the_news_has_it(
    contacts: Callable[..., list[tuple[str, str, set[str]]]], text: str, status: str
) -> None:
    assert {told for kind, told, _ in contacts(text, "2025-06-02") if kind == "visit"} == {status}


def test_an_invitation_is_of_the_one_named_before_it(contacts: Callable[..., list[tuple[str, str, set[str]]]]) -> None:
    text = "قال وزير الخارجية المصري إن وزير الخارجية القطري وصل إلى طهران بدعوة من نظيره الإيراني."
    invited = [who for kind, _, who in contacts(text, "2025-06-02") if kind == "message"]
    assert invited == [{"Mohammed bin Abdulrahman Al Thani", "Abbas Araghchi"}]
