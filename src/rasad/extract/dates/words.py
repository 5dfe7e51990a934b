"""A language's words of time, compiled from its ``dates.yaml``."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from rasad.packs.files import section
from rasad.packs.forms import expand
from rasad.text.folding import fold_phrase
from rasad.text.phrases import Phrases

#: Years that news speaks of, by calendar.
YEARS = {"jalali": range(1250, 1500), "hijri": range(1300, 1501), "gregorian": range(1850, 2101)}
#: The shortest word that may stand with a clitic: two letters and a clitic are too often another word.
_LEAST = 3


@dataclass(frozen=True, slots=True)
class Words:
    """The words of one language.

    ``phrases`` is the automaton of what may begin a date, its values ``(what, calendar or unit, number)``; ``heads`` maps every
    token at which one may begin to the token without its clitic. The sets hold folded tokens.
    """

    phrases: Phrases
    heads: Mapping[str, str]
    days: Mapping[tuple[str, ...], int]
    counts: Mapping[str, int]
    relations: Mapping[str, int]
    figures: Mapping[str, range]
    eras: Mapping[str, str]
    needs_year: frozenset[str]
    needs_day: frozenset[str]
    sets: Mapping[str, frozenset[str]]
    number: re.Pattern[str]
    year: re.Pattern[str]
    calendar: str
    week_starts: tuple[int, ...]
    month_first: bool
    day_first: bool
    short_years: bool

    def relation(self, token: str) -> int | None:
        """-1 for "last", 0 for "this", 1 for "next", None for any other word."""
        return self.relations.get(token)


#: Sets of words that a language may have.
_SETS = ("ago", "ago_open", "open", "periods", "never_alone", "bare_years", "month_words", "year_words", "between", "links", "through", "both", "joins",
         "not_after", "not_before", "quantifiers", "after_doubtful")  # fmt: skip


@cache
def words_of(lang: str) -> Words:
    """The words of ``lang``."""
    data: Mapping[str, Any] = section(lang, "dates")
    phrases = Phrases()
    for calendar, names in data["months"].items():
        _add(phrases, names, "month", calendar)
    _add(phrases, data["weekdays"], "weekday")
    _add(phrases, data["relative"], "relative")
    for unit, forms in data["units"].items():
        _add(phrases, forms, "unit", unit)
    _add(phrases, dict.fromkeys(data.get("current", ()), 0), "this")
    clitics = sorted(map(fold_phrase, section(lang, "grammar").get("prefixes", {})))
    heads = {clitic + word: word for clitic in clitics for word in phrases.root if len(word) >= _LEAST}
    eras = {fold_phrase(form): calendar for form, calendar in data.get("eras", {}).items()}
    for calendar in YEARS.values():
        for year in calendar:
            for token in (str(year), *(f"{year}{era}" for era in eras if len(era) == 1)):
                if token not in phrases.root:
                    phrases.add((token,), ("figure", "", year))
    if data.get("short_years"):
        phrases.add(("/",), ("stroke", "", 0))
    heads |= {word: word for word in phrases.root}
    joined = "|".join(map(re.escape, clitics))
    suffixes = "|".join(data.get("ordinal_suffixes", ()))
    return Words(
        phrases=phrases,
        heads=heads,
        days={phrase: number for form, number in data["days"].items() for phrase in expand(form)},
        counts={fold_phrase(form): number for form, number in data["counts"].items()},
        relations={
            fold_phrase(word): sign
            for key, sign in (("past", -1), ("current", 0), ("future", 1))
            for word in data.get(key, ())
        },
        figures={calendar: range(first, last + 1) for calendar, (first, last) in data["figures"].items()},
        eras=eras,
        needs_year=_folded(data.get("needs_year", ())),
        needs_day=_folded(data.get("needs_day", ())),
        sets={name: _folded(data.get(name, ())) for name in _SETS},
        number=re.compile(rf"({joined})?(?:{fold_phrase(data.get('article', ''))})?([0-9]{{1,2}})(?:{suffixes})?"),
        year=re.compile(rf"([0-9]{{4}})({'|'.join(map(re.escape, eras))})?"),
        calendar=data["calendar"],
        week_starts=tuple(data["week_starts"]),
        month_first=data.get("month_first", False),
        day_first=data.get("day_first", False),
        short_years=data.get("short_years", False),
    )


def _add(phrases: Phrases, forms: Mapping[str, int], what: str, calendar: str = "") -> None:
    for form, number in forms.items():
        for phrase in expand(form):
            phrases.add(phrase, (what, calendar, number))


def _folded(forms: Iterable[str]) -> frozenset[str]:
    return frozenset(map(fold_phrase, forms))
