"""Sentences that are not the article: end marks, signatures, handles, comment forms, links to other stories.

Each pattern of ``boilerplate.yaml`` is a regular expression that a whole sentence must match. Where the file says
``letters: folded``, sentences and patterns are compared by their folded letters, lower-cased. Its keys:

==========  =======================================================================================================
``title``   the first sentence may be one too
``long``    a sentence of any length that holds these words may be one; others are at most 160 code points long
``end``     only one of the last three sentences
``opens``   the lines after it, while they match a pattern with ``after``, are links to other stories
``after``   only after such a line
==========  =======================================================================================================
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from rasad.model import Span
from rasad.packs.files import section
from rasad.text.folding import fold_letters

_says = re.compile(r"[^\W_]")
_letter = re.compile(r"[^\W\d_]")
_SHORT = 160
#: Sentences at the close of a text that may be its signature.
_CLOSE = 3
_CONDITIONS = ("title", "long", "end", "opens", "after")
_ANYWHERE = "anywhere"


@dataclass(frozen=True, slots=True)
class Patterns:
    """The patterns of one language, joined by the condition under which they hold."""

    folded: bool
    conditional: Mapping[str, re.Pattern[str] | None]
    long: tuple[str, ...]

    def match(self, body: str, titled: bool, closing: bool, linked: bool) -> str | None:
        """The condition whose patterns a sentence matches (``anywhere`` where they set none), or None."""
        if len(body) <= _SHORT:
            if self._holds("title", body):
                return "title"
            if not titled:
                possible = (_ANYWHERE, "opens", "end" if closing else "", "after" if linked else "")
                for condition in filter(None, possible):
                    if self._holds(condition, body):
                        return condition
        if any(words in body for words in self.long) and self._holds("long", body):
            return "long"
        return None

    def _holds(self, condition: str, text: str) -> bool:
        pattern = self.conditional[condition]
        return pattern is not None and pattern.fullmatch(text) is not None


@cache
def _patterns(lang: str) -> Patterns:
    data = section(lang, "boilerplate")
    folded = data.get("letters") == "folded"
    rules = data["patterns"]
    conditional = {c: _join([r for r in rules if r.get(c)], folded) for c in _CONDITIONS}
    conditional[_ANYWHERE] = _join([r for r in rules if not any(r.get(c) for c in _CONDITIONS)], folded)
    return Patterns(folded, conditional, tuple(rule["long"] for rule in rules if "long" in rule))


def _join(rules: Sequence[Mapping[str, Any]], folded: bool) -> re.Pattern[str] | None:
    source = "|".join(f"(?:{rule['pattern']})" for rule in rules)
    if folded:
        source = "".join(letter if letter.isascii() else fold_letters(letter) for letter in source)
    return re.compile(source, re.DOTALL) if rules else None


def find_boilerplate(text: str, sentences: Sequence[Span], lang: str) -> tuple[Span, ...]:
    """The sentences of ``text`` that are not the article; one without letters and digits is always among them."""
    patterns = _patterns(lang)
    letters = fold_letters(text) if patterns.folded else text
    out: list[Span] = []
    linked = False
    for number, span in enumerate(sentences):
        body = letters[span.start : span.end]
        if _says.search(body) is None:
            out.append(span)
            continue
        titled = number == 0 and _letter.search(body) is not None
        found = patterns.match(body, titled, number >= len(sentences) - _CLOSE, linked)
        if found is not None:
            out.append(span)
        linked = found == "opens" or (linked and found == "after")
    return tuple(out)
