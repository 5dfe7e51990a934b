"""Who says a sentence: named, by office, by a pronoun, not named at all, or both sides."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from rasad.model import Analysis

Read = Callable[..., Analysis]
Said = Callable[..., list[list[str]]]

DAY = "2025-06-02"
ARAGHCHI, ALBUSAIDI, ABDELATTY = "Abbas Araghchi", "Badr Albusaidi", "Badr Abdelatty"


@pytest.mark.parametrize(
    ("text", "speaker", "form"),
    [
        ("عراقچی: آماده گفت‌وگو هستیم", ARAGHCHI, "headline"),
        ("تاکید عراقچی بر گسترش روابط", ARAGHCHI, "headline"),
        ("وزیر خارجه عمان گفت مسقط آماده است.", ALBUSAIDI, "indirect"),
        ("وقال وزير الخارجية المصري إن الجهود مستمرة.", ABDELATTY, "indirect"),
        ("Araghchi said Tehran would go on with the talks.", ARAGHCHI, "indirect"),
    ],
)
def test_one_sentence_one_speaker(read: Read, said: Said, text: str, speaker: str, form: str) -> None:
    analysis = read(text, DAY)
    assert said(analysis) == [[speaker]]
    assert [(statement.form, statement.span.of(text)) for statement in analysis.statements] == [(form, text)]


def test_a_pronoun_is_the_subject_before_it(said: Said) -> None:
    text = "عباس عراقچی وزیر خارجه ایران با وزیر خارجه عمان دیدار کرد. وی گفت مذاکرات ادامه دارد."
    assert said(text, DAY) == [[ARAGHCHI]]


def test_a_verb_without_subject_goes_on_for_the_last_speaker(said: Said) -> None:
    arabic = "وقال وزير الخارجية المصري إن الجهود مستمرة. وأضاف أن بلاده تدعم الحوار. وتابع: نأمل خيرا."
    assert said(arabic, DAY) == [[ABDELATTY]] * 3
    assert said("عراقچی گفت: آماده گفت‌وگو هستیم. افزود که مذاکرات ادامه دارد.", DAY) == [[ARAGHCHI]] * 2


def test_a_verb_without_subject_is_said_by_the_subject_before_it(said: Said) -> None:
    text = "بحث وزير الخارجية المصري مع نظيره القطري التطورات في غزة. وقال إن الجهود مستمرة."
    assert said(text, DAY) == [[ABDELATTY]]


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        ("وأكد وزير الخارجية المصري دعم لبنان.", [[ABDELATTY]]),
        ("ودافع وزير الخارجية المصري عن موقف بلاده مؤكدا أن الجهود مستمرة.", [[ABDELATTY]]),
        ("وقال وزير الخارجية المصري إن الجهود مستمرة. ودعا إسرائيل إلى وقف النار.", [[ABDELATTY]] * 2),
        (
            "وقال وزير الخارجية المصري إن الجهود مستمرة. وقالت اللجنة إن الطريق مغلق. وأضافت أن المعبر مفتوح.",
            [[ABDELATTY]],
        ),
        ("وقالت وزارة الخارجية المصرية إن الجهود مستمرة. وأضاف البيان أن المعبر مفتوح.", [["EGY"]] * 2),
        ("وأعلنت القاهرة أن الجهود مستمرة.", [["EGY"]]),
        ("روزنامه همسایه نوشت جاده بسته است.", []),
    ],
)
def test_no_words_in_the_wrong_mouth(said: Said, text: str, speakers: list[list[str]]) -> None:
    assert said(text, DAY) == speakers


def test_the_other_side_takes_the_word(said: Said) -> None:
    text = "وقال وزير الخارجية المصري إن الجهود مستمرة. من جانبه أكد وزير الخارجية القطري دعم بلاده."
    assert said(text, DAY) == [[ABDELATTY], ["Mohammed bin Abdulrahman Al Thani"]]


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        ("عراقچی و البوسعیدی در مسقط دیدار کردند. دو طرف بر گسترش روابط تاکید کردند.", {ARAGHCHI, ALBUSAIDI}),
        (
            "أجرى وزير الخارجية المصري اتصالا هاتفيا بنظيره الأردني.\nواتفق الجانبان على مواصلة التشاور.",
            {ABDELATTY, "Ayman Safadi"},
        ),
        ("Araghchi met Fidan in Ankara. The two ministers agreed to keep in contact.", {ARAGHCHI, "Hakan Fidan"}),
    ],
)
def test_both_sides_are_the_parties_of_the_contact(said: Said, text: str, speakers: set[str]) -> None:
    assert [set(each) for each in said(text, DAY)] == [speakers]


def test_both_sides_of_nothing_are_nobody(said: Said) -> None:
    assert said("اتفق الجانبان على مواصلة التشاور.", DAY) == []


def test_an_unnamed_source_is_anonymous(said: Said) -> None:
    assert said("یک منبع آگاه گفت مذاکرات ادامه دارد.", DAY) == [["ANON"]]


@pytest.mark.parametrize("text", ["مذاکرات ادامه دارد.", "ساعت: هشت صبح", "به گفته شاهدان، هوا سرد است."])
def test_nobody_who_counts_says_it(said: Said, text: str) -> None:
    assert said(text, DAY) == []


def test_a_statement_belongs_to_its_contact_and_shows_its_cue(read: Read) -> None:
    text = "عراقچی در تماس تلفنی با وزیر خارجه مصر تاکید کرد که آتش‌بس باید پایدار بماند."
    analysis = read(text, DAY)
    (statement,) = analysis.statements
    assert statement.contact == analysis.contacts[0].id
    assert statement.cue is not None
    assert statement.cue.of(text) == "تاکید کرد"
    assert "affirm" in statement.acts


def test_words_after_an_open_colon_are_its_speakers(said: Said) -> None:
    text = "عراقچی:\nمذاکرات ادامه دارد."
    assert said(text, DAY) == [[ARAGHCHI]] * 2


def test_a_post_goes_on_with_its_speaker_line_by_line(said: Said) -> None:
    text = "عراقچی: آماده گفت‌وگو هستیم\n🔹\nراه توافق باز است.\n🔹\nدیدار بعدی نزدیک است.\n@hamsaye_news"
    assert said(text, DAY) == [[ARAGHCHI]] * 3
    assert said(text.replace("@hamsaye_news", ""), DAY) == [[ARAGHCHI]]


def test_a_line_that_calls_up_somebody_unknown_ends_a_post_of_one_speaker(said: Said) -> None:
    text = "عراقچی: آماده گفت‌وگو هستیم\nراه توافق باز است.\nخبرنگار:\nچه زمانی؟\n@hamsaye_news"
    assert said(text, DAY) == [[ARAGHCHI]] * 2


def test_a_dual_verb_is_said_by_both_sides(said: Said) -> None:
    text = "بحث وزير الخارجية المصري بدر عبد العاطي مع نظيره العماني بدر البوسعيدي التطورات في غزة. وشددا على متانة العلاقات."
    assert sorted(said(text, DAY)[-1]) == sorted([ABDELATTY, ALBUSAIDI])


def test_he_is_taken_up_again_by_a_but_or_by_words_without_conjunction(said: Said) -> None:
    text = "وقال وزير الخارجية المصري إن الجهود مستمرة. لكنه أضاف أن الطريق طويل. وتابع نريد حوارا."
    assert said(text, DAY) == [[ABDELATTY]] * 3


def test_a_quotation_waits_for_the_speaker_named_after_it(said: Said) -> None:
    text = "“We are ready to talk. The door is open. Nobody should doubt it,” Araghchi said."
    assert said(text, DAY) == [[ARAGHCHI]] * 3
    late = "“We are ready to talk. The door is open.” The train was late. Araghchi said he was ready."
    assert said(late, DAY) == [[ARAGHCHI]]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("وقال رئيس تكتل الحوار والعمل عباس عراقجي إن العلاقات متينة.", ARAGHCHI),
        ("وقالت الشرطة البريطانية إن الطريق مغلق.", "GBR"),
        ("وأعلنت هيئة الطيران المدني القطرية استئناف الرحلات.", "QAT"),
        ("وقال مسؤول كبير في الإدارة الأمريكية إن الاتفاق قريب.", "USA"),
        ("وقال المتحدث باسم البيت الأبيض إن الاتفاق قريب.", "USA"),
        ("وقال الجنرال النرويجي توماس ليندبرغ لصحيفة محلية إن القتال انتهى.", "Thomas Lindberg"),
        ("وبعث وزير الخارجية المصري برقية تهنئة إلى نظيره العماني.", ABDELATTY),
    ],
)
def test_who_speaks_for_a_body(said: Said, text: str, speaker: str) -> None:
    assert said(text, DAY) == [[speaker]]


def test_the_official_of_a_state_is_the_last_speaker_of_it(said: Said) -> None:
    text = "وقال وزير الخارجية العماني إن الحوار مستمر. وقال وزير الخارجية المصري إن العلاقات متينة. وأضاف المسؤول {} أن الباب مفتوح."
    assert said(text.format("العماني"), DAY) == [[ALBUSAIDI], [ABDELATTY], [ALBUSAIDI]]
    assert said(text.format("النرويجي"), DAY) == [[ALBUSAIDI], [ABDELATTY], ["NOR"]]


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        (
            "وقال وزير الخارجية المصري إن عباس عراقجي أبلغ الوسطاء أن طهران مستعدة. وأضاف أن الجهود مستمرة.",
            [[ARAGHCHI], [ABDELATTY]],
        ),
        ("وزیر خارجه عمان گفت که عباس عراقچی تاکید کرده است مذاکرات ادامه دارد.", [[ARAGHCHI]]),
        ("Badr Albusaidi said that Araghchi had told the mediators Iran was ready.", [[ARAGHCHI]]),
        ("Badr Albusaidi said that Araghchi had arrived in Muscat.", [[ALBUSAIDI]]),
    ],
)
def test_relayed_words_are_his_whose_they_are_and_the_teller_goes_on(
    said: Said, text: str, speakers: list[list[str]]
) -> None:
    assert said(text, DAY) == speakers
