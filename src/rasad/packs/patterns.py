"""The little language in which constructions are written, compiled to regular expressions over symbols.

A sentence is seen as a string with one symbol an element: a mention, a word of the lexicon, any other word, a mark.

===============  =====================================================================================================
``<a|b>``        a word of lexicon class ``a`` or ``b``; ``<!a>`` one element that is not, nor a mark; ``<a:t>`` names it ``t``
``{party:x}``    one or more parties joined by commas and conjunctions, named ``x``; other nouns in MACROS
``{subj:x}``     the same where a subject may stand: at the start, after a mark, a conjunction, an ``opening`` word
``{free:x}``     the same, not right after a preposition; ``subjone`` and ``freeone`` take one party only,
                 ``speaker`` the same as ``free``, nor inside a list; ``freenamed`` one person in office or by name,
                 ``freeofficials`` persons and groups
``word``         that word (or phrase written with ``_`` for the space)
``..`` ``...``   a gap of at most 3 / 14 elements without colon or quotation mark
``....``         a gap of at most 45 elements without colon or semicolon
``^ $ ( | ) ?``  as in regular expressions
===============  =====================================================================================================
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

#: Symbols of mentions. P person, R pronoun, G group or delegation, C polity, O organisation, L city, A adjective of a
#: polity, J both sides. Other words are ``.``; marks stand for themselves.
MENTIONS = "PRGCOLAJ"
_MENTIONED = frozenset(MENTIONS)
OTHER = "."
_PARTY = "PRGCO"

#: noun -> (symbols, may be a list)
MACROS: Mapping[str, tuple[str, bool]] = {
    "party": (_PARTY, True),
    "person": ("PRG", True),
    "official": ("PG", True),
    "one": (_PARTY, False),
    "named": ("P", False),
    "names": ("PG", True),
    "polity": ("CLG", True),
    "groups": ("CG", True),
    "country": ("CL", False),
    "place": ("LC", False),
    "who": ("PRGCOJ", True),
    "state": ("CL", True),
    "org": ("O", False),
    "body": ("OG", False),
    "adj": ("A", False),
}

_token = re.compile(
    r"\s+|<(?P<neg>!?)(?P<cls>[\w|]+)(?::(?P<tag>\w+))?>|\{(?P<noun>\w+)(?::(?P<name>\w+))?\}|(?P<gap>\.{2,4})|(?P<op>[\^$()|?*+])"
    r"|(?P<mark>[:,\"«»;\-_@/])(?![\w])|(?P<word>[^\s<>{}()|?*+^$]+)"
)
_GAPS = {
    "..": '[^:"«»;]{0,3}?',
    "...": '[^:"«»;]{0,14}?',
    "....": "[^:;]{0,45}?",
}


class PatternError(ValueError):
    """A pattern that cannot be compiled; the message says where."""


@dataclass(frozen=True, slots=True)
class Pattern:
    """A compiled construction: ``needs`` are the symbol sets of which each must show one in the sentence."""

    source: str
    expression: str
    needs: tuple[frozenset[str], ...]


def literals(source: str) -> set[str]:
    """The words that a pattern names literally."""
    return {m["word"].replace("_", " ") for m in _token.finditer(source) if m["word"]}


@dataclass(frozen=True, slots=True)
class Context:
    """The symbols of a language: ``symbols(name)`` gives those of a class (or of a literal, as ``=word``), "" if none;
    ``opening`` those after which a subject may stand.
    """

    symbols: Callable[[str], str]
    conjunction: str
    preposition: str
    opening: str


def compile_pattern(source: str, context: Context) -> Pattern:
    """Compile ``source``.

    Raises PatternError on unknown classes, nouns and syntax.
    """
    parts: list[str] = []
    needs = _Needs()
    at = 0
    while at < len(source):
        match = _token.match(source, at)
        if match is None or match.end() == at:
            raise PatternError(f"cannot read the pattern at {source[at : at + 12]!r}")
        at = match.end()
        optional = source[at : at + 1] in ("?", "*")
        required: str | None = None
        if match["cls"]:
            found = "".join(_symbols(name, context.symbols) for name in match["cls"].split("|"))
            if match["neg"]:
                parts.append(f'[^{re.escape(found)}:;"«»]')
            else:
                parts.append(f"(?P<{match['tag']}>[{re.escape(found)}])" if match["tag"] else f"[{re.escape(found)}]")
                required = found
        elif match["noun"]:
            expression, required = _noun(match["noun"], match["name"], context)
            parts.append(expression)
        elif match["gap"]:
            parts.append(_GAPS[match["gap"]])
        elif operator := match["op"]:
            parts.append({"(": "(?:", "^": "(?:^|(?<=[;/]))"}.get(operator, operator))
            needs.see(operator, optional)
        elif mark := match["mark"]:
            parts.append(re.escape(mark))
            required = mark
        elif word := match["word"]:
            found = _symbols("=" + word.replace("_", " "), context.symbols)
            parts.append(f"[{re.escape(found)}]")
            required = found
        if required and not optional:
            needs.groups[-1][-1].append(frozenset(required))
    if len(needs.groups) > 1:
        raise PatternError("brackets do not close")
    expression = "".join(parts)
    try:
        re.compile(expression)
    except re.error as error:
        raise PatternError(f"{error}") from error
    return Pattern(source, expression, tuple(_needed(needs.groups[0])))


class _Needs:
    """What a pattern cannot do without, gathered while it is read: of each open group its alternatives, of each its needs."""

    def __init__(self) -> None:
        self.groups: list[list[list[frozenset[str]]]] = [[[]]]

    def see(self, operator: str, optional: bool) -> None:
        """Open a group, begin an alternative, or close a group, which may be ``optional``."""
        if operator == "(":
            self.groups.append([[]])
        elif operator == "|":
            self.groups[-1].append([])
        elif operator == ")" and len(self.groups) > 1:
            inside = _needed(self.groups.pop())
            self.groups[-1][-1] += () if optional else inside


def _needed(alternatives: Sequence[Sequence[frozenset[str]]]) -> Sequence[frozenset[str]]:
    """What all of several alternatives need: one symbol out of what is rarest in each of them."""
    if len(alternatives) == 1 or not all(alternatives):
        return alternatives[0] if len(alternatives) == 1 else ()
    rarest = (min(needs, key=lambda need: (len(need & _MENTIONED), len(need))) for needs in alternatives)
    return [frozenset().union(*rarest)]


def _symbols(name: str, symbols: Callable[[str], str]) -> str:
    found = symbols(name) or (MACROS[name][0] if name in MACROS else "")
    if not found:
        raise PatternError(f"unknown class {name!r}")
    return found


def _noun(noun: str, name: str | None, context: Context) -> tuple[str, str]:
    governed = ""
    if noun.startswith("subj"):
        opening = re.escape(context.opening + ';,:-/"«(' + context.conjunction)
        inside = f"(?<![{_PARTY}][{re.escape(context.conjunction)}])"  # of a list whose head is not the subject
        governed, noun = f"(?:^|(?<=[{opening}]){inside})", "who" if noun == "subj" else "one"
    elif noun.startswith("free"):
        governed = f"(?<![{re.escape(context.preposition)}])"
        noun = {
            "free": "who",
            "freeone": "one",
            "freestate": "country",
            "freenamed": "named",
            "freeofficials": "official",
        }.get(noun, noun)
    elif noun == "speaker":
        inside = f"(?<![{MENTIONS}][{re.escape(context.conjunction)}])"  # "between Iran and Spain, the minister said"
        governed, noun = f"(?<![{re.escape(context.preposition)}]){inside}", "who"
    if noun not in MACROS:
        raise PatternError(f"unknown noun {noun!r}")
    allowed, many = MACROS[noun]
    joint, next_one = re.escape(context.conjunction), f"(?:,[{allowed}])"
    body = f"[{allowed}]"
    if many:  # one way only to read a list: else long ones would take for ever
        body += f"(?:{next_one}*,?[{joint}][{allowed}])*(?:{next_one}{{2,}})?"
    return f"{governed}(?P<{name}>{body})" if name else f"{governed}(?:{body})", allowed
