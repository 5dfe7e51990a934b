"""Bytes to text."""

from __future__ import annotations

import codecs

import pytest

from rasad.ingest.decode import decode
from rasad.ingest.errors import IngestError

PERSIAN = "وزير خارجه در اين ديدار گفت: همکاري دو کشور ادامه دارد.\nوي افزود که سفر بعدي در پاييز خواهد بود.\n"
ARABIC = "قال الوزير إن المشاورات بين البلدين مستمرة وإن الاجتماع المقبل سيعقد في الخريف.\n"
RUSSIAN = "Министр сообщил, что переговоры продолжатся осенью в столице соседней страны.\n"


def refusal(data: bytes, encoding: str | None = None) -> IngestError:
    with pytest.raises(IngestError) as caught:
        decode(data, encoding)
    return caught.value


@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_utf_8_is_read_with_and_without_its_mark(mark: str) -> None:
    assert decode((mark + PERSIAN).encode()) == PERSIAN


@pytest.mark.parametrize("name", ["utf-16", "utf-32"])
def test_other_marks_say_what_the_bytes_are(name: str) -> None:
    assert decode(PERSIAN.encode(name)) == PERSIAN


def test_big_endian_mark_is_known() -> None:
    assert decode(codecs.BOM_UTF16_BE + ARABIC.encode("utf-16-be")) == ARABIC


def test_line_ends_become_one_character() -> None:
    assert decode(b"one\r\ntwo\rthree\n\rfour") == "one\ntwo\nthree\n\nfour"


@pytest.mark.parametrize("text", [PERSIAN, ARABIC])
def test_windows_arabic_is_named_with_the_byte_that_failed(text: str) -> None:
    error = refusal(b"A1: " + text.encode("cp1256"))
    assert error.code == "I004"
    assert error.message.startswith("not valid utf-8: byte 4 (0x")
    assert "it looks like cp1256: state it with --encoding cp1256" in error.message


def test_cyrillic_is_not_taken_for_arabic() -> None:
    message = refusal((RUSSIAN * 5).encode("cp1251")).message
    assert "cp1256" not in message
    assert "cp1251" in message


def test_damaged_utf_8_is_called_that() -> None:
    data = (PERSIAN * 3).encode()
    error = refusal(data[:301] + b"\xff" + data[301:])
    assert error.code == "I004"
    assert "it is UTF-8 with" in error.message
    assert "damaged character" in error.message
    assert "--encoding" not in error.message


def test_a_stated_encoding_is_used() -> None:
    assert decode(PERSIAN.encode("cp1256"), "cp1256") == PERSIAN


def test_a_stated_encoding_without_mark_may_hold_zero_bytes() -> None:
    assert decode("The envoy left.\n".encode("utf-16-le"), "utf-16-le") == "The envoy left.\n"
    assert decode(ARABIC.encode("utf-16-be"), "utf-16-be") == ARABIC


def test_utf_8_in_a_mixed_folder_stays_utf_8_whatever_is_stated() -> None:
    assert decode(ARABIC.encode(), "cp1256") == ARABIC


def test_bytes_that_do_not_fit_the_stated_encoding_are_refused() -> None:
    error = refusal(b"\xd8 broken", "ascii")
    assert error.code == "I004"
    assert error.message.startswith("not valid ascii: byte 0 (0xd8)")


@pytest.mark.parametrize("name", ["no-such-encoding", "base64"])
def test_what_is_no_text_encoding_is_refused(name: str) -> None:
    assert refusal(b"\xd8\xff abc", name).code == "I004"


def test_a_page_states_its_own_encoding() -> None:
    page = f'<html><head><meta http-equiv="Content-Type" content="text/html; charset=windows-1256"></head>{PERSIAN}'
    assert decode(page.encode("cp1256")) == page


@pytest.mark.parametrize(
    "data",
    [
        b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR",
        b"%PDF-1.7\n\xe2\xe3\xcf\xd3\n1 0 obj",
        b"plain words and then \x00 a zero byte",
        bytes(range(256)) * 20,
    ],
)
def test_binary_data_is_refused(data: bytes) -> None:
    assert refusal(data).code == "I003"


def test_a_picture_stays_binary_under_a_stated_encoding() -> None:
    assert refusal(b"\x89PNG\r\n\x1a\n" + bytes(range(128, 256)), "cp1256").code == "I003"


def test_unmarked_utf_16_is_named() -> None:
    message = refusal("The minister left for Muscat.".encode("utf-16-le")).message
    assert "it looks like utf-16-le" in message


@pytest.mark.parametrize("data", [b"", b" \n\t", codecs.BOM_UTF8, codecs.BOM_UTF8 + b"\n", codecs.BOM_UTF16_LE])
def test_nothing_is_called_empty(data: bytes) -> None:
    assert refusal(data).code == "I005"
