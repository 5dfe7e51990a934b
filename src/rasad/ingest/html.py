"""The article of an HTML page as plain text: the title, a line break, the paragraphs. Nothing is executed."""

from __future__ import annotations

import re
from typing import Any

from rasad.ingest.errors import IngestError

#: Code points of a page, and how deep its elements may nest; deeper pages are bombs, not articles.
_LARGEST, _DEEPEST = 5_000_000, 400
_tag = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]*)[^>]*?(/?)>")
_VOID = frozenset("area base br col embed hr img input link meta source track wbr p li td tr th dd dt option".split())
_page = re.compile(r"\s*(?:<!--.*?-->\s*)*<(?:!doctype html|html|head|body)\b", re.IGNORECASE | re.DOTALL)


def looks_like_html(text: str) -> bool:
    """Whether a text is a page rather than an article."""
    return _page.match(text[:2000]) is not None


def article(page: str) -> str:
    """The text of the page's article.

    Raises IngestError I008 where the page is too large or too deep, cannot be parsed, or holds no article.
    """
    import trafilatura  # half a second to load: only where a page is read
    from lxml import etree, html

    if len(page) > _LARGEST:
        raise IngestError("I008", f"a page of {len(page)} characters; {_LARGEST} at most")
    if _depth(page) > _DEEPEST:
        raise IngestError("I008", f"elements nested deeper than {_DEEPEST}")
    try:
        tree = html.fromstring(
            page.encode(), parser=html.HTMLParser(encoding="utf-8", huge_tree=False, no_network=True)
        )
        body = trafilatura.extract(tree, include_comments=False, include_tables=False, favor_recall=True)
    except (etree.LxmlError, ValueError, RecursionError) as error:
        raise IngestError("I008", f"cannot be taken apart: {error}") from None
    if not body or not body.strip():
        raise IngestError("I008", "no article in the page")
    title = _title(tree)
    return f"{title}\n{body}" if title and not body.startswith(title) else body


def _title(tree: Any) -> str:
    for path in ("//h1", "//meta[@property='og:title']/@content", "//title"):
        found = tree.xpath(path)
        if found:
            text = found[0] if isinstance(found[0], str) else found[0].text_content()
            if text.strip():
                return " ".join(text.split())
    return ""


def _depth(page: str) -> int:
    depth = deepest = 0
    for match in _tag.finditer(page):
        if match[2].lower() in _VOID or match[3]:
            continue
        depth = max(0, depth - 1) if match[1] else depth + 1
        deepest = max(deepest, depth)
        if deepest > _DEEPEST:
            break
    return deepest
