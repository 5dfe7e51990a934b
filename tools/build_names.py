"""Builds the tables of personal names that the language folders ship.

    build_names.py --names names.sqlite3 --people office_holders.csv --training DIR --dictionary index.dic

``names.sqlite3`` is that of the package arabic-name-romanizer (MIT; names from Wikidata, CC0), ``office_holders.csv``
the names of office holders in three languages, ``DIR`` holds parstwiner and wojood-sample (MIT), iperudt (CC0) and
farstail (Apache-2.0), ``index.dic`` is that of the npm package dictionary-fa (Lilak, Apache-2.0). Hand lists stand in the language folders (``common_words.yaml``) and in ``world_names.tsv``.
``--without N`` and ``--without-people N`` leave out the full names and the persons whose checksum is 0 modulo N, so that
they can serve as a test (``tools/measure_names.py``).

Written: ``names.tsv.gz`` (token, how often first, how often later, spellings), ``<lang>/letters*.tsv.gz`` (letter rules),
``<lang>/common_words.tsv.gz`` (word, chance in percent that it is a name where it stands in running news),
``<lang>/shapes.tsv.gz`` (which letters names are made of).
"""

from __future__ import annotations

import argparse
import csv
import gzip
import io
import sqlite3
import zlib
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from name_pairs import ARTICLE, LetterModel, NamePair, aligned, ascii_latin, distance, native_tokens, split_article
from word_counts import WordCounts, common_words, hand_list, shapes

LANGUAGES = Path(__file__).parents[1] / "src/rasad/languages"
REGIONS = {
    "IR": "I", "AF": "I", "PK": "P", "DZ": "M", "MA": "M", "TN": "M", "MR": "M", "EG": "E", "SD": "E", "SO": "S",
    "DJ": "S", "KM": "S", "LB": "L", "SY": "L",
}  # fmt: skip
#: Regions of the codes of polities; F and G stand for the wider world in Persian and in Arabic letters.
PEOPLE_REGIONS = {
    "IRN": "I", "AFG": "I", "PAK": "P", "DZA": "M", "MAR": "M", "TUN": "M", "MRT": "M", "EGY": "E", "SDN": "E",
    "SOM": "S", "DJI": "S", "COM": "S", "LBN": "L", "SYR": "L",
} | dict.fromkeys(("SAU", "ARE", "QAT", "KWT", "BHR", "OMN", "YEM", "IRQ", "JOR", "PSE", "LBY"), "A")  # fmt: skip
#: How much a region's spelling counts for a language's own.
WEIGHTS: Mapping[str, Mapping[str, float]] = {
    "fa": {"I": 1, "F": 2, "A": 0.1, "E": 0.1, "L": 0.1, "M": 0.05, "P": 0.05, "S": 0.02, "G": 0.02},
    "ar": {"A": 1, "G": 2, "E": 0.7, "L": 0.8, "M": 0.3, "I": 0.1, "P": 0.05, "S": 0.1, "F": 0.02},
}
#: Languages in which unknown words are told from names by their letters (in Persian this loses more than it saves).
SHAPED = ("ar",)
#: Words for son, which the Latin spelling may have joined to the next word.
_SONS = ("بن", "ابن")
#: How far a spelling may sound from its token to be kept.
_CREDIBLE = 0.4
#: How far one may sound that letters are learnt from.
_SPELT_AS_HEARD = 0.35
#: The regions whose own spelling is kept where it differs from that of the language.
OTHER_REGIONS = "AEFGILMP"
#: Whose names each table of letter rules is learnt from.
LETTER_REGIONS = {
    "fa": {"letters": "I", "letters_world": "F"},
    "ar": {"letters": "AEL", "letters_maghreb": "M", "letters_world": "G"},
}


def held_out(name: str, modulo: int) -> bool:
    """Whether ``name`` is one that ``--without`` leaves out."""
    return bool(modulo) and zlib.crc32(name.encode()) % modulo == 0


def read_full_names(path: Path, without: int) -> Iterator[NamePair]:
    """The package's full names (its names of Algerians without a person, MIT with a notice of their own, are left out)."""
    rows = sqlite3.connect(path).execute(
        "select arabic_key, latin, country, count from full_names where source = 'wikidata'"
    )
    for key, latin, country, count in rows:
        if not held_out(key, without):
            yield NamePair(native_tokens(key), tuple(ascii_latin(latin).split()), REGIONS.get(country, "A"), count)


def read_people(path: Path, without: int) -> Iterator[NamePair]:
    """Office holders; F marks a world name in Persian spelling, G one in Arabic."""
    seen: set[tuple[str, str]] = set()
    for row in csv.DictReader(path.open(encoding="utf-8")):
        english = row["person_name_en"]
        if held_out(english, without) or row["names_source"] not in ("hand", "wikidata"):
            continue
        for column, region in (("name_fa", "F"), ("name_ar", "G")):
            if row[column] and (english, region) not in seen:
                seen.add((english, region))
                of_country = PEOPLE_REGIONS.get(row["country_iso3"], region)
                yield NamePair(native_tokens(row[column]), tuple(ascii_latin(english).split()), of_country, 2, True)


def read_world(path: Path, people: Path, without: int) -> Iterator[NamePair]:
    """The hand list: Latin, Persian forms, Arabic forms (forms apart by a bar); no family name of a left-out person."""
    names = (row["person_name_en"] for row in csv.DictReader(people.open(encoding="utf-8")))
    left_out = {word for name in names if held_out(name, without) for word in ascii_latin(name).split()[-1:]}
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.strip() and not line.startswith("#"):
            latin, persian, arabic = line.split("\t")
            if latin in left_out:
                continue
            for forms, region in ((persian, "F"), (arabic, "G")):
                for form in filter(None, forms.split("|")):
                    yield NamePair(native_tokens(form), tuple(ascii_latin(latin).split()), region, 3, True)


class Spellings:
    """Counts of spellings and places of each native token."""

    def __init__(self) -> None:
        self.latin: dict[str, dict[str, Counter[str]]] = defaultdict(lambda: defaultdict(Counter))
        self.first: Counter[str] = Counter()
        self.later: Counter[str] = Counter()

    def add(self, pairs: Iterable[NamePair]) -> None:
        """Count every aligned token."""
        for token, latin, pair in aligned(pairs):
            if token == pair.native[0]:
                self.first[token] += pair.weight
            if token != pair.native[0] or len(pair.native) == 1:
                self.later[token] += pair.weight
            bare, spelt = split_article(token, latin)
            if not pair.trusted and distance(bare, "".join(spelt)) > _CREDIBLE:
                continue
            word = _joined(bare, spelt)
            if (
                pair.native[max(0, pair.native.index(token) - 1)] in _SONS
                and word.startswith(("Ben", "Bin"))
                and len(word) > 5
            ):
                word = word[3:].capitalize()
            if len(word) > 1:
                self.latin[bare][pair.region][word] += pair.weight
                if bare != token:
                    self.later[bare] += pair.weight

    def best(self, token: str, weights: Mapping[str, float]) -> str:
        """The spelling with the greatest weighted count."""
        votes: dict[str, float] = defaultdict(float)
        for region, counts in self.latin[token].items():
            for word, count in counts.items():
                votes[word] += count * weights.get(region, 0.02)
        return min(votes, key=lambda word: (-votes[word], len(word), word))

    def lines(self) -> Iterator[str]:
        """``token TAB places TAB Persian spelling [| Arabic spelling [| X other spelling in region X]...]``."""
        for token in sorted(self.latin):
            if len(token) < 2 or self._with_article(token):
                continue
            persian, arabic = (self.best(token, WEIGHTS[lang]) for lang in ("fa", "ar"))
            others = []
            for region in OTHER_REGIONS:
                counts = self.latin[token].get(region, Counter())
                spelling = min(counts, key=lambda word: (-counts[word], len(word), word), default="")
                if counts and counts[spelling] >= 2 and spelling != (persian if region in "IF" else arabic):
                    others.append(region + spelling)
            spellings = [persian] if persian == arabic and not others else [persian, arabic, *others]
            yield f"{token}\t{_digit(self.first[token])}{_digit(self.later[token])}\t{'|'.join(spellings)}"

    def _with_article(self, token: str) -> bool:
        """Whether a token is better read as the article and a word of the table than as a word of its own."""
        bare = token.removeprefix(ARTICLE)
        if bare == token or len(bare) < 3 or bare not in self.latin:
            return False
        return sum(map(Counter.total, self.latin[token].values())) <= sum(map(Counter.total, self.latin[bare].values()))

    def words(self, regions: str) -> Counter[tuple[str, str]]:
        """Token and lower-case spelling pairs of ``regions``, for learning letters."""
        out: Counter[tuple[str, str]] = Counter()
        for token, by_region in self.latin.items():
            for region in regions:
                for word, count in by_region[region].items():
                    if len(token) > 2 and distance(token, word) <= _SPELT_AS_HEARD:
                        out[(token, "".join(c for c in word.lower() if c.isalpha()))] += count
        return out


def _joined(token: str, latin: tuple[str, ...]) -> str:
    """One word as English writes it: first letter great, the rest as it came unless all of it was great."""
    words = [w.replace("'", "") for w in latin]
    if token.startswith("عبد") and len(words) > 1:
        return words[0].capitalize() + "".join(words[1:]).lower()
    return " ".join(w if w[:1].isupper() and not w.isupper() else w.capitalize() for w in words if w)


def _digit(count: int) -> int:
    """A count as one digit: 0 for none, else its binary length up to 9."""
    return min(9, count.bit_length())


def write(path: Path, lines: Iterable[str]) -> None:
    """A gzip file that is the same whenever it is built from the same lines."""
    data = io.BytesIO()
    with gzip.GzipFile(fileobj=data, mode="wb", compresslevel=9, mtime=0) as out:
        out.write("".join(f"{line}\n" for line in lines).encode())
    path.write_bytes(data.getvalue())
    print(path.name, path.parent.name, len(data.getvalue()))


def main() -> None:
    """Build every table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--names", type=Path, required=True)
    parser.add_argument("--people", type=Path, required=True)
    parser.add_argument("--training", type=Path, required=True)
    parser.add_argument("--dictionary", type=Path, required=True)
    parser.add_argument("--out", type=Path, default=LANGUAGES)
    parser.add_argument("--without", type=int, default=0)
    parser.add_argument("--without-people", type=int, default=0)
    options = parser.parse_args()
    spellings = Spellings()
    spellings.add(read_full_names(options.names, options.without))
    spellings.add(read_people(options.people, options.without_people))
    spellings.add(read_world(LANGUAGES / "world_names.tsv", options.people, options.without_people))
    write(options.out / "names.tsv.gz", spellings.lines())
    write(options.out / "en/common_words.tsv.gz", (f"{word}\t0" for word in sorted(hand_list(LANGUAGES / "en"))))
    for lang, tables in LETTER_REGIONS.items():
        folder = options.out / lang
        folder.mkdir(exist_ok=True)
        for name, regions in tables.items():
            rules = LetterModel(spellings.words(regions)).rules(4 if name == "letters_world" else 3)
            write(folder / f"{name}.tsv.gz", (f"{key}\t{chunk}" for key, chunk in sorted(rules.items())))
        counts = WordCounts.read(lang, options.training, LANGUAGES / lang, options.dictionary)
        known = {token: spellings.first[token] + spellings.later[token] for token in spellings.latin}
        listed = dict(common_words(counts, known))
        write(folder / "common_words.tsv.gz", (f"{word}\t{percent}" for word, percent in listed.items()))
        if lang in SHAPED:
            write(folder / "shapes.tsv.gz", shapes(listed, known))


if __name__ == "__main__":
    main()
