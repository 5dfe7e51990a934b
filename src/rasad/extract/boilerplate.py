"""Sentences that are not the article: end marks, signatures, handles, comment forms, links to other stories."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from rasad.model import Span
from rasad.packs.files import section

_letters = re.compile(r"[^\W\d_]")
#: Longer sentences are never boilerplate unless a pattern says ``long``.
_SHORT = 160


@cache
def _patterns(lang: str) -> tuple[re.Pattern[str], re.Pattern[str] | None]:
    rules = section(lang, "boilerplate")["patterns"]
    short = "|".join(f"(?:{rule['pattern']})" for rule in rules if not rule.get("long"))
    long = "|".join(f"(?:{rule['pattern']})" for rule in rules if rule.get("long"))
    return re.compile(short, re.IGNORECASE), re.compile(long, re.IGNORECASE) if long else None


def find_boilerplate(text: str, sentences: Sequence[Span], lang: str) -> tuple[Span, ...]:
    """The sentences of ``text`` that are not the article; the title is never one of them."""
    short, long = _patterns(lang)
    out: list[Span] = []
    for number, span in enumerate(sentences):
        length = span.end - span.start
        if length > _SHORT and long is None:
            continue
        body = text[span.start : span.end]
        if not number and _letters.search(body):
            continue
        if (length <= _SHORT and (_letters.search(body) is None or short.search(body))) or (long and long.search(body)):
            out.append(span)
    return tuple(out)
