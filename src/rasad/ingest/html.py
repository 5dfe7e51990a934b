"""The article of an HTML page as plain text: the title, a line break, the paragraphs. Nothing is executed or fetched."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from rasad.ingest.errors import IngestError

#: What a page may have; beyond that it is a bomb, not an article. lxml goes no deeper than 254, takes the square of a
#: tag's attributes in time, and trafilatura that of all elements' depths together (``LEVELS``).
CHARACTERS, ELEMENTS, DEPTH, LEVELS, ATTRIBUTES = 5_000_000, 20_000, 250, 400_000, 500
_page = re.compile(
    r"\s*(?:<\?xml[^>]{0,200}\?>\s*)?(?:<!--.{0,1000}?-->\s*)?<(?:!doctype\s+html|html|head|body)\b",
    re.IGNORECASE | re.DOTALL,
)
#: A tag with what stands between its name and its end (group 2), and the content of a script or style sheet.
_tag = re.compile(
    r"""<(?=[a-z])(script\b|style\b)?((?:[^>=]++|=\s*+(?:"[^"]*+"?|'[^']*+'?)?)*+)(?(1)(?:[^<]++|<(?!/s))*+)""",
    re.IGNORECASE,
)
_value = re.compile(r"""=\s*+(?:"[^"]*+"?|'[^']*+'?)""")
_between = re.compile(r"[\s/=]+")
_json_date = re.compile(r'"datePublished"\s*:\s*"([^"]{8,40})"')
#: Joiners, which trafilatura takes for control characters and drops, and letters of dead scripts that stand in for them.
_JOINERS = "\u200c\u200d"
_STAND_INS = "\U00010280\U00010281\U00010282\U00010283\U000102a0\U000102a1\U000102a2\U000102a3"
_DATES = (
    "//meta[@property='article:published_time']/@content",
    "//meta[@itemprop='datePublished']/@content",
    "//time[@itemprop='datePublished']/@datetime",
)


@dataclass(frozen=True, slots=True)
class Page:
    """What a page gives: the article's text, and as its markup says it, when (ISO 8601) and where it was published."""

    text: str
    published: str | None = None
    site: str | None = None


def looks_like_html(text: str) -> bool:
    """Whether a text is a page rather than an article."""
    return _page.match(text[:4_000]) is not None


def read_page(source: str, title: str | None = None) -> Page:
    """The article of a page; ``title`` where it is known from elsewhere.

    Raises IngestError I008 where the page is larger or deeper than pages are, cannot be parsed, or holds no article.
    """
    if len(source) > CHARACTERS:
        raise IngestError("I008", f"a page of {len(source)} characters; {CHARACTERS} at most")
    if any(_many_attributes(tag[2]) for tag in _tag.finditer(source)):
        raise IngestError("I008", f"a tag with more than {ATTRIBUTES} attributes")
    import trafilatura  # half a second to load: only where a page is read
    from lxml import etree, html

    try:
        tree = html.document_fromstring(
            source.replace("\0", "").encode(),
            parser=html.HTMLParser(encoding="utf-8", huge_tree=False, no_network=True),
            ensure_head_body=True,
        )
        _measure(etree.iterwalk(tree, events=("start", "end")))
        title = title or _title(tree)
        published, site = _published(tree), _first(tree, "//meta[@property='og:site_name']/@content")
        joiners = _joiners_hidden(tree, source)
        body = trafilatura.extract(tree, include_comments=False, include_tables=False, favor_recall=True) or ""
    except (etree.LxmlError, ValueError, RecursionError) as error:
        if isinstance(error, IngestError):
            raise
        raise IngestError("I008", f"cannot be taken apart: {error}") from None
    body = body.translate({ord(stand_in): joiner for joiner, stand_in in joiners.items()}).strip()
    if not body:
        raise IngestError("I008", "no article in the page")
    return Page(with_title(title, body), published, site)


def with_title(title: str, text: str) -> str:
    """The text under its title, unless it begins with it already."""
    begins = " ".join(text[: 2 * len(title) + 50].split())
    return text if begins.startswith(" ".join(title.split())) else f"{title}\n{text}"


def _many_attributes(inside: str) -> bool:
    """Whether a tag has too many; told without a parser, which would take its time."""
    return len(inside) > 2 * ATTRIBUTES and len(_between.findall(_value.sub("=", inside))) > 2 * ATTRIBUTES


def _measure(events: Any) -> None:
    """Refuse a tree that is too deep or has too many elements."""
    depth = count = levels = 0
    for event, _ in events:
        if event == "end":
            depth -= 1
            continue
        depth, count, levels = depth + 1, count + 1, levels + depth
        if depth > DEPTH or levels > LEVELS:
            raise IngestError("I008", f"elements nested deeper than {DEPTH}, or too many of them deep")
        if count > ELEMENTS:
            raise IngestError("I008", f"more than {ELEMENTS} elements")


def _joiners_hidden(tree: Any, source: str) -> dict[str, str]:
    """Letters that the page does not use in place of its joiners, all over the tree; which stands for which."""
    free = iter([letter for letter in _STAND_INS if letter not in source])
    joiners = dict(zip(_JOINERS, free, strict=False))
    table = str.maketrans(joiners)
    for element in tree.iter():
        if isinstance(element.tag, str):
            element.text = element.text and element.text.translate(table)
        element.tail = element.tail and element.tail.translate(table)
    return joiners


def _title(tree: Any) -> str:
    """The article's title: a main heading that the page's own title confirms, else what the page is called."""
    headings = [" ".join(h.text_content().split()) for h in tree.xpath("//h1")]
    called = [
        " ".join(text.split())
        for path in ("//meta[@property='og:title']/@content", "//head/title/text()")
        for text in tree.xpath(path)
        if text.strip()
    ]
    confirmed = [h for h in headings if h and any(h in text for text in called)]
    if confirmed:
        return max(confirmed, key=len)
    return next(iter([*called, *filter(None, headings)]), "")


def _published(tree: Any) -> str | None:
    stated = next(filter(None, (_first(tree, path) for path in _DATES)), None)
    if stated is None:
        for script in tree.xpath("//script[@type='application/ld+json']/text()"):
            if found := _json_date.search(script):
                return found[1]
    return stated


def _first(tree: Any, path: str) -> str | None:
    return next((text for each in tree.xpath(path) if (text := " ".join(each.split()))), None)
