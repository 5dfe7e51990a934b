"""Pages to articles."""

from __future__ import annotations

import time

import pytest

from rasad.ingest.errors import IngestError
from rasad.ingest.html import ATTRIBUTES, CHARACTERS, DEPTH, ELEMENTS, Page, looks_like_html, read_page, with_title

TITLE = "Envoys of the two lakes meet in Luanda"
BODY = (
    "The envoys of the two lakes met in Luanda on Tuesday and agreed to open the old ferry line again. "
    "They said that a joint committee would look after the harbours and report by the end of the summer."
)
MENU = "".join(f'<li><a href="/{n}">Section {n}</a></li>' for n in range(12))


def page(body: str = f"<h1>{TITLE}</h1><p>{BODY}</p><p>{BODY[::-1]}</p>", head: str = f"<title>{TITLE}</title>") -> str:
    return (
        f"<!DOCTYPE html><html><head>{head}</head><body><nav><ul>{MENU}</ul></nav><article>{body}</article>"
        "<footer><p>All rights reserved.</p></footer></body></html>"
    )


def refused(source: str) -> str:
    began = time.monotonic()
    with pytest.raises(IngestError) as caught:
        read_page(source)
    assert caught.value.code == "I008"
    assert time.monotonic() - began < 20
    return caught.value.message


def test_the_title_stands_on_the_first_line_once() -> None:
    assert read_page(page()).text.split("\n") == [TITLE, BODY, BODY[::-1]]


def test_a_title_that_the_article_lacks_is_put_before_it() -> None:
    text = read_page(page(f"<p>{BODY}</p>")).text
    assert text == f"{TITLE}\n{BODY}"


def test_the_heading_that_the_page_is_called_by_is_the_title() -> None:
    source = page(f"<h1>Harbour Wire</h1><h1>{TITLE}</h1><p>{BODY}</p>", f"<title>{TITLE} | Harbour Wire</title>")
    assert read_page(source).text.split("\n")[0] == TITLE


def test_a_known_title_wins() -> None:
    assert read_page(page(f"<p>{BODY}</p>"), "Another title").text == f"Another title\n{BODY}"


def test_menus_scripts_and_styles_are_not_in_the_text() -> None:
    noise = "<script>document.write('<p>written by a script</p>')</script><style>p{color:red}</style>"
    text = read_page(page(f"{noise}<h1>{TITLE}</h1><p>{BODY}</p><iframe src='https://example.org/'></iframe>")).text
    assert text == f"{TITLE}\n{BODY}"


def test_half_spaces_survive() -> None:
    title = "وزیران راه دو کشور گفت‌وگو می‌کنند"
    body = (
        "وزیران راه دو کشور روز دوشنبه در حاشیه نمایشگاه بین‌المللی گفت‌وگو می‌کنند و برنامه‌های مشترک خود را بررسی خواهند کرد. "
        "آن‌ها می&zwnj;گویند ساخت پل مرزی از مهم&#8204;ترین خواسته‌های مردم این استان‌ها است."
    )
    text = read_page(page(f"<h1>{title}</h1><p>{body}</p>", f"<title>{title}</title>")).text
    assert text == f"{title}\n{body.replace('&zwnj;', '‌').replace('&#8204;', '‌')}"


def test_the_markup_says_when_and_where_it_was_published() -> None:
    head = (
        '<meta property="article:published_time" content="2025-02-23T15:40:00+03:30">'
        '<meta property="og:site_name" content="Harbour Wire">'
    )
    assert read_page(page(head=head)).published == "2025-02-23T15:40:00+03:30"
    assert read_page(page(head=head)).site == "Harbour Wire"


def test_json_in_the_page_says_when_it_was_published() -> None:
    head = '<script type="application/ld+json">{"@type": "NewsArticle", "datePublished": "2025-02-23"}</script>'
    assert read_page(page(head=head)).published == "2025-02-23"


def test_a_page_without_markup_says_neither() -> None:
    found = read_page(page())
    assert found == Page(found.text, None, None)


def test_a_hundred_thousand_nested_elements_are_refused() -> None:
    assert f"deeper than {DEPTH}" in refused("<div>" * 100_000 + BODY + "</div>" * 100_000)


def test_unclosed_elements_count_as_nested() -> None:
    assert f"deeper than {DEPTH}" in refused("<html><body>" + "<blockquote>x" * 5_000)


def test_many_elements_are_refused() -> None:
    assert str(ELEMENTS) in refused(page("<p>x</p>" * (ELEMENTS + 1)))


def test_many_attributes_are_refused() -> None:
    assert str(ATTRIBUTES) in refused("<p " + "".join(f"a{n}='x' " for n in range(100_000)) + f">{BODY}</p>")
    assert str(ATTRIBUTES) in refused("<p " + " ".join(f"a{n}" for n in range(100_000)) + f">{BODY}</p>")


def test_tags_that_never_end_are_refused() -> None:
    refused("<a " * 1_000_000)


def test_a_large_page_is_refused() -> None:
    assert str(CHARACTERS) in refused("<p>" + "x" * CHARACTERS)


def test_embedded_pictures_and_long_scripts_are_no_bombs() -> None:
    picture = '<img src="data:image/png;base64,' + "Ab+/" * 50_000 + "\" data-more='" + '{"a": 1} ' * 2_000 + "'>"
    script = "<script>" + "for (i = 0; i<n; i++) { x = y / z }\n" * 2_000 + "</script>"
    assert read_page(page(f"<h1>{TITLE}</h1><p>{BODY}</p>{picture}{script}")).text == f"{TITLE}\n{BODY}"


@pytest.mark.parametrize("source", ["", "<html></html>", "<html><body><nav></nav></body></html>", "<!-- nothing -->"])
def test_a_page_without_an_article_is_refused(source: str) -> None:
    refused(source)


@pytest.mark.parametrize(
    ("text", "answer"),
    [
        ("<!DOCTYPE html><html>", True),
        ("\n <html lang='fa'>", True),
        ("<!-- saved --><HTML>", True),
        ('<?xml version="1.0"?>\n<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Strict//EN">', True),
        ("Kuwait, 3 May - the <html> tag was discussed", False),
        ("<heading> of the day", False),
    ],
)
def test_pages_are_told_from_text(text: str, answer: bool) -> None:
    assert looks_like_html(text) is answer


def test_a_title_with_other_spaces_is_not_repeated() -> None:
    assert with_title("Two  ministers\u00a0meet", "Two ministers meet\nIn Oslo.") == "Two ministers meet\nIn Oslo."
    assert with_title("Two ministers", "Three ministers") == "Two ministers\nThree ministers"
