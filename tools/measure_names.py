"""Measures the recognition and spelling of personal names on material that the tables were not built from.

    measure_names.py --names names.sqlite3 --people office_holders.csv --training DIR --without 37 --without-people 2

Build into a copy of the package with the same ``--without`` options first, and put that copy on ``PYTHONPATH``: what is
asked here is what was left out there. Spelling is right where the token-set ratio of the folded names is 84 or more.
"""

from __future__ import annotations

import argparse
import csv
import re
import sqlite3
import unicodedata
from collections.abc import Iterator
from pathlib import Path

from build_names import REGIONS, held_out
from rapidfuzz import fuzz

from rasad.extract.names import NameLexicon
from rasad.packs.files import section
from rasad.packs.forms import expand
from rasad.text import fold, tokenise

_FILLER = {"al", "el", "bin", "ibn", "ben", "bint", "sheikh", "shaikh", "dr", "sayyid", "seyyed", "sayed", "mr"}
_COUNTRY = {"DZ": "DZA", "MA": "MAR", "TN": "TUN", "MR": "MRT", "EG": "EGY", "SD": "SDN", "PK": "PAK", "LB": "LBN", "SY": "SYR", "IR": "IRN", "AF": "AFG"}  # fmt: skip
Labelled = list[tuple[str, bool, bool]]


def bare(name: str) -> str:
    """A Latin name's words in small plain letters, without those that come and go."""
    plain = unicodedata.normalize("NFKD", name.lower()).encode("ascii", "ignore").decode()
    return " ".join(w for w in re.split(r"[^a-z]+", plain) if w and w not in _FILLER)


def labelled(path: Path, separator: str, person: str) -> Iterator[Labelled]:
    """Sentences as (word, whether it is part of a person's name, whether it begins one)."""
    sentence: Labelled = []
    for line in path.read_text(encoding="utf-8").splitlines():
        word, _, labels = line.partition(separator)
        if not word.strip():
            if sentence:
                yield sentence
            sentence = []
        else:
            sentence.append((word, person in labels, "B" + person in labels))
    if sentence:
        yield sentence


def recognition(lang: str, path: Path, separator: str, person: str, show: int) -> None:
    """Prints how names of two tokens or more are found in running text, and how titles' names are delimited."""
    lexicon = NameLexicon.load(lang)
    respect = {
        phrase[0] for form in section(lang, "honorifics")["honorifics"] for phrase in expand(form) if len(phrase) == 1
    }
    found = right = gold_many = overlap = gold_any = exact = 0
    wrong: list[str] = []
    for sentence in labelled(path, separator, person):
        text = " ".join(word for word, _, _ in sentence)
        place: list[tuple[bool, bool]] = []
        for word, p, b in sentence:
            place += [(p, b and n == 0) for n in range(len(word))] + [(False, False)]
        view = tokenise(fold(text))
        starts = [place[s][1] for s in view.starts]
        inside = [place[s][0] for s in view.starts]
        gold: set[tuple[int, int]] = set()
        for i, first in enumerate(starts):
            if first:
                j = i + 1
                while j < len(view) and inside[j] and not starts[j]:
                    j += 1
                gold.add((i, j))
        original = lambda i: text[view.starts[i] : view.ends[i]]  # noqa: E731
        mine: set[tuple[int, int]] = set()
        at = 0
        while at < len(view):
            end = lexicon.name_at(view.keys, at, lambda i: view.keys[i] in respect, False, original)
            if end - at >= 2:
                mine.add((at, end))
            at = max(end, at + 1) if end - at >= 2 else at + 1
        many = {g for g in gold if g[1] - g[0] >= 2}
        gold_many += len(many)
        found += len(mine)
        right += len(mine & gold)
        overlap += sum(any(m[0] < g[1] and g[0] < m[1] for m in mine) for g in many)
        for i, j in gold:
            gold_any += 1
            end = lexicon.name_at(view.keys, i, lambda k: False, True, original)
            exact += end == j
            if end != j:
                wrong.append(
                    f"  title, want {' '.join(view.keys[i:j])!r} got {' '.join(view.keys[i:end])!r} before {view.keys[end : end + 2]}"
                )
        wrong += [
            f"  alone, not gold {' '.join(view.keys[i:j])!r} {' '.join(view.keys[max(0, i - 3) : j + 2])!r}"
            for i, j in sorted(mine - gold)
        ]
        wrong += [f"  alone, missed {' '.join(view.keys[i:j])!r}" for i, j in sorted(many - mine)]
    print(f"{lang}: alone P {right / found:.3f} R {len_ratio(right, gold_many)} overlap R {len_ratio(overlap, gold_many)} ({gold_many} names of 2+);"
          f" after a title, exact end {len_ratio(exact, gold_any)} ({gold_any})")  # fmt: skip
    print("\n".join(wrong[:show]))


def len_ratio(part: int, whole: int) -> str:
    """A share with three digits."""
    return f"{part / whole:.3f}" if whole else "-"


def spelling(options: argparse.Namespace, show: int) -> None:
    """Prints how many left-out names are spelt as their bearers are known in English."""
    rows = sqlite3.connect(options.names).execute(
        "select arabic_key, latin, country from full_names where source = 'wikidata'"
    )
    cases: dict[str, list[tuple[str, list[str], str | None]]] = {}
    known: dict[tuple[str, str | None], list[str]] = {}
    for key, latin, country in rows:
        if held_out(key, options.without) and " " in key:
            known.setdefault((key, country), []).append(latin)
    for (key, country), spellings in known.items():
        lang = "fa" if REGIONS.get(country or "") == "I" else "ar"
        cases.setdefault(f"names {lang}", []).append((key, spellings, _COUNTRY.get(country or "")))
    for column, lang in (("name_fa", "fa"), ("name_ar", "ar")):
        seen = set()
        for row in csv.DictReader(options.people.open(encoding="utf-8")):
            english = row["person_name_en"]
            if row[column] and held_out(english, options.without_people) and english not in seen:
                seen.add(english)
                cases.setdefault(f"people {lang}", []).append((row[column], [english], row["country_iso3"]))
    for name, items in cases.items():
        lexicon = NameLexicon.load(name[-2:])
        for hint in ("", " with country", " any spelling"):
            misses = []
            for native, spellings, country in items:
                keys = tokenise(fold(native)).keys
                got = lexicon.spellings(keys, country if hint else None)[: None if "any" in hint else 1]
                if all(fuzz.token_set_ratio(bare(one), bare(latin)) < 84 for latin in spellings for one in got):
                    misses.append(f"  {native} want {spellings} got {got[0]!r}")
            print(f"{name}{hint}: {1 - len(misses) / len(items):.3f} of {len(items)}")
        print("\n".join(misses[:: max(1, len(misses) // show)] if show else ()))


def main() -> None:
    """Measure everything."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    for name in ("--names", "--people", "--training"):
        parser.add_argument(name, type=Path, required=True)
    parser.add_argument("--without", type=int, default=37)
    parser.add_argument("--without-people", type=int, default=2)
    parser.add_argument("--show", type=int, default=0)
    options = parser.parse_args()
    recognition("fa", options.training / "parstwiner/persian-ner-twitter-data/test.txt", "\t", "-PER", options.show)
    recognition("ar", options.training / "wojood-sample/data/test.txt", " ", "-PERS", options.show)
    spelling(options, options.show)


if __name__ == "__main__":
    main()
