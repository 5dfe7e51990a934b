"""Names that no knowledge base holds are delimited and spelt as English readers know them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rasad.extract.letters import spell
from rasad.extract.names import NameLexicon
from rasad.extract.nametables import NameWords, Strength
from rasad.text import fold, tokenise


def found(lang: str, text: str, introduced: bool = False, stops: frozenset[str] = frozenset()) -> str:
    """The folded tokens of the name with which ``text`` begins."""
    tokens = tokenise(fold(text))
    end = NameLexicon.load(lang).name_at(
        tokens.keys,
        0,
        lambda i: tokens.keys[i] in stops,
        introduced,
        lambda i: text[tokens.starts[i] : tokens.ends[i]],
    )
    return " ".join(tokens.keys[:end])


def spelt(lang: str, name: str, country: str | None = None) -> str:
    return NameLexicon.load(lang).romanise(tokenise(fold(name)).keys, country)


@pytest.mark.parametrize(
    ("lang", "text", "name"),
    [
        ("fa", "محمدجواد ظریف با همتای خود", "محمدجواد ظریف"),
        ("fa", "بدر عبدالعاطی در قاهره", "بدر عبدالعاطی"),
        ("fa", "محمدباقر قالیباف گفت", "محمدباقر قالیباف"),
        ("fa", "م. فیدان گفت", "م . فیدان"),
        ("fa", "نواف سلام در بیروت", "نواف سلام"),
        ("fa", "غلامرضا حسین زاده گفت", "غلامرضا حسین زاده"),
        ("fa", "محمود دولت آبادی گفت", "محمود دولت ابادی"),
        ("fa", "کریم نعمت اللهی افزود", "کریم نعمت اللهی"),
        ("ar", "عبد المجيد تبون اليوم", "عبد المجید تبون"),
        ("ar", "عبدالمجيد تبون اليوم", "عبدالمجید تبون"),
        ("ar", "تميم بن حمد آل ثاني في الدوحة", "تمیم بن حمد ال ثانی"),
        ("ar", "جوزف عون على هامش القمة", "جوزف عون"),
        ("ar", "محمد على هامش القمة", "محمد"),
        ("ar", "فؤاد حسين ونظيره", "فواد حسین"),
        ("en", "Hossein Amir-Abdollahian said", "hossein amir - abdollahian"),
        ("en", "Abdel Fattah al-Sisi met", "abdel fattah al - sisi"),
        ("en", "Ursula von der Leyen arrived", "ursula von der leyen"),
    ],
)
def test_a_name_ends_where_running_text_goes_on(lang: str, text: str, name: str) -> None:
    assert found(lang, text) == name


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("fa", "در این دیدار"),
        ("fa", "وزیران خارجه دو کشور"),
        ("fa", "به گزارش خبرگزاری"),
        ("ar", "يستعرض العلاقات الثنائية"),
        ("ar", "خلال لقائه في العاصمة"),
        ("ar", "وتناول اللقاء سبل التعاون"),
        ("en", "Meanwhile the Minister"),
        ("en", "on the sidelines"),
    ],
)
def test_ordinary_words_are_no_name(lang: str, text: str) -> None:
    assert found(lang, text) == ""
    assert found(lang, text, introduced=True) == ""


@pytest.mark.parametrize(
    ("lang", "text", "name"),
    [("fa", "آکیرا کونو در تهران", "اکیرا کونو"), ("ar", "تيرنس ماكنايت، سفير", "تیرنس ماکنایت")],
)
def test_a_title_announces_a_name_of_unknown_words(lang: str, text: str, name: str) -> None:
    assert found(lang, text, introduced=True) == name


def test_a_number_belongs_to_a_sovereign_only_after_a_title() -> None:
    assert found("ar", "محمد السادس في الرباط", introduced=True) == "محمد السادس"
    assert spelt("ar", "محمد السادس", "MAR") == "Mohamed VI"
    assert found("ar", "محمد السادس في الرباط") == "محمد"


def test_a_name_ends_before_what_belongs_to_something_else() -> None:
    assert found("fa", "عباس عراقچی وزیر خارجه", stops=frozenset(["وزیر"])) == "عباس عراقچی"
    assert found("ar", "سامح شكري وزير الخارجية", stops=frozenset(["وزیر"])) == "سامح شکری"


def test_a_conjunction_written_together_with_a_name_is_known() -> None:
    lexicon = NameLexicon.load("ar")
    assert found("ar", "ومحمد حسين في بغداد") == "ومحمد حسین"
    assert lexicon.clitic("ومحمد") == 1
    assert lexicon.clitic("ولید") == 0
    assert spelt("ar", "ومحمود عباس", "PSE") == "Mahmoud Abbas"


@pytest.mark.parametrize(
    ("lang", "name", "country", "english"),
    [
        ("fa", "محمدجواد ظریف", "IRN", "Mohammad Javad Zarif"),
        ("fa", "بدر عبدالعاطی", "EGY", "Badr Abdelatty"),
        ("fa", "آکیرا کونو", "JPN", "Akira Kono"),
        ("fa", "فیصل بن فرحان آل سعود", "SAU", "Faisal bin Farhan Al Saud"),
        ("ar", "عبد المجيد تبون", "DZA", "Abdelmajid Tebboune"),
        ("ar", "عبدالله بن زايد آل نهيان", "ARE", "Abdullah bin Zayed Al Nahyan"),
        ("ar", "صبري بوقادوم", "DZA", "Sabri Boukadoum"),
        ("ar", "م. فيدان", "TUR", "M. Fidan"),
        ("en", "abdel fattah al-sisi", "EGY", "Abdel Fattah al-Sisi"),
    ],
)
def test_names_are_spelt_as_english_knows_them(lang: str, name: str, country: str, english: str) -> None:
    assert spelt(lang, name, country) == english


def test_the_country_decides_between_spellings() -> None:
    assert spelt("ar", "حسين", "IRQ") == "Hussein"
    assert spelt("ar", "حسين", "DZA") == "Hocine"
    assert spelt("fa", "حسین", "IRN") == "Hossein"


def test_the_servants_name_is_spelt_the_same_in_one_word_or_two() -> None:
    assert spelt("ar", "عبد العزيز") == spelt("ar", "عبدالعزيز")


def test_other_spellings_follow_the_best_one() -> None:
    lexicon = NameLexicon.load("ar")
    keys = tokenise(fold("حسين")).keys
    assert lexicon.spellings(keys, "IRQ")[0] == "Hussein"
    assert "Hocine" in lexicon.spellings(keys, "IRQ")


def test_a_word_of_no_list_is_unknown_and_a_verb_is_none() -> None:
    words = NameWords("ar")
    assert words.strength("گاتیلوف", None) >= Strength.UNKNOWN
    assert words.strength("اعلنت", None) is Strength.NONE


def test_the_widest_context_spells_a_letter() -> None:
    assert spell("ab", {"/a": "x", "/b": "y", "a/b": "z"}) == "xz"


ALPHABET = "ابتجحدرسعفقکلمنهوی -.'()12xZ\u200c"


@given(st.sampled_from(["fa", "ar", "en"]), st.text(ALPHABET, max_size=40), st.booleans())
def test_any_text_gives_a_name_within_it_and_any_name_a_spelling(lang: str, text: str, introduced: bool) -> None:
    lexicon = NameLexicon.load(lang)
    keys = tokenise(fold(text)).keys
    for at in range(len(keys)):
        end = lexicon.name_at(keys, at, lambda i: False, introduced)
        assert at <= end <= len(keys)
        assert lexicon.romanise(keys[at:end]).isascii()
    assert lexicon.romanise(keys) == lexicon.romanise(keys)


@pytest.mark.parametrize("name", ["محمدعلی حسین\u200cنژاد", "محمدعلی حسین نژاد", "محمدعلی حسیننژاد"])
def test_a_surname_is_spelt_alike_with_a_half_space_a_space_and_without(name: str) -> None:
    assert spelt("fa", name, "IRN") == "Mohammad Ali Hosseinnejad"
