"""How often words stand in running text as part of a person's name, and how often as anything else."""

from __future__ import annotations

import csv
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from math import log
from pathlib import Path

import yaml

from rasad.extract.letters import trigrams
from rasad.packs.forms import expand
from rasad.text.folding import fold_phrase

#: Share of words of running news that are part of a person's name.
_NAME_SHARE = 0.03
_SMOOTH = 0.5
_ENDINGS = ("ها", "های", "هایی", "ی", "ان", "ات", "تر", "ترین", "اش", "شان", "ند", "اند")
#: How often per million a word of a hand list is taken to stand in running news.
_HAND = 300
#: A word of an unlabelled text counts as a common one where it stands this often at least.
_SEEN = 2


class WordCounts:
    """Counts of folded words: ``person`` and ``other`` from labelled text, ``text`` from unlabelled, ``hand`` by hand."""

    def __init__(self) -> None:
        self.person: Counter[str] = Counter()
        self.other: Counter[str] = Counter()
        self.text: Counter[str] = Counter()
        self.hand: set[str] = set()
        self.never: set[str] = set()

    @classmethod
    def read(cls, lang: str, training: Path, folder: Path, dictionary: Path) -> WordCounts:
        """Everything there is for a language; forms that ``names.yaml`` says are never names are not counted."""
        counts = cls()
        counts.never = set(yaml.safe_load((folder / "names.yaml").read_text(encoding="utf-8")).get("never", ()))
        if lang == "fa":
            twitter = training / "parstwiner/persian-ner-twitter-data"
            counts._labelled([twitter / "train.txt", twitter / "dev.txt"], "\t", "-PER")
            counts._treebank(training / "iperudt/iPerUDT_train.conllu")
            counts._sentence_pairs(training / "farstail/Train-word.csv")
            counts._drop_unconfirmed(dictionary)
        else:
            counts._labelled(
                [training / "wojood-sample/data" / f"{part}.txt" for part in ("train", "val")], " ", "-PERS"
            )
        counts.hand = hand_list(folder)
        return counts

    def _labelled(self, paths: list[Path], separator: str, person: str) -> None:
        for path in paths:
            for line in path.read_text(encoding="utf-8").splitlines():
                word, _, labels = line.partition(separator)
                if word.strip() and word not in self.never:
                    (self.person if person in labels else self.other)[_folded(word)] += 1

    def _treebank(self, path: Path) -> None:
        for line in path.read_text(encoding="utf-8").splitlines():
            cells = line.split("\t")
            if len(cells) > 3 and cells[0].isdigit():
                (self.text if cells[3] == "PROPN" else self.other)[_folded(cells[1])] += 1

    def _sentence_pairs(self, path: Path) -> None:
        with path.open(encoding="utf-8", newline="") as file:
            for row in csv.reader(file, delimiter="\t"):
                for word in re.findall(r"\w+", fold_phrase(" ".join(row[:2]))):
                    self.text[word] += 1

    def _drop_unconfirmed(self, dictionary: Path) -> None:
        """Forget words of unlabelled text that neither labelled text nor the dictionary holds: most are rare names."""
        roots = {_folded(line.split("/")[0]) for line in dictionary.read_text(encoding="utf-8").splitlines()}
        for word in [w for w in self.text if w not in self.other and not _inflected(w, roots)]:
            del self.text[word]


def _inflected(word: str, roots: set[str]) -> bool:
    """Whether a word is a root, or one with a common ending."""
    return word in roots or any(word.endswith(e) and word[: -len(e)] in roots for e in _ENDINGS)


def shapes(listed: Mapping[str, int], known: Iterable[str]) -> Iterator[str]:
    """``three letters TAB weight``: ten times the log odds that they stand in a name rather than in another word.

    ``listed`` are words with their percentages. The line with no letters gives the weight of every trigram not listed.
    """
    words = [word for word, percent in listed.items() if percent < 5]
    names = [token for token in known if token not in listed]
    in_names, in_words = (Counter(g for word in each for g in trigrams(word)) for each in (names, words))
    kinds = len(in_names | in_words)
    total = log((in_words.total() + _SMOOTH * kinds) / (in_names.total() + _SMOOTH * kinds))
    default = round(10 * total)
    yield f"\t{default}"
    for gram in sorted(in_names | in_words):
        weight = round(10 * (log((in_names[gram] + _SMOOTH) / (in_words[gram] + _SMOOTH)) + total))
        if abs(weight - default) >= 3:
            yield f"{gram}\t{weight}"


def _folded(word: str) -> str:
    return fold_phrase(word).replace(" ", "")


def hand_list(folder: Path) -> set[str]:
    """The words of a language's hand list; none where it has none."""
    path = folder / "common_words.yaml"
    return set(hand_words(yaml.safe_load(path.read_text(encoding="utf-8")))) if path.exists() else set()


def hand_words(data: Mapping[str, object]) -> Iterator[str]:
    """Every form that a hand list stands for: its words, and its stems with every beginning and ending of their kind."""
    for form in data.get("words", ()):  # type: ignore[attr-defined]
        for phrase in expand(str(form)):
            if len(phrase) == 1:
                yield phrase[0]
    for kind in data.get("stems", ()):  # type: ignore[attr-defined]
        for stem in kind["stems"]:
            for form in kind["forms"]:
                yield _folded(form.replace("*", stem))


def common_words(counts: WordCounts, known: Mapping[str, int]) -> Iterator[tuple[str, int]]:
    """Word and percentage for every word that is not always a name; words of which nothing is known are not listed."""
    names = sum(known.values()) or 1
    text = sum(counts.text.values())
    listed = (
        {w for w, n in counts.other.items() if n > 0} | {w for w, n in counts.text.items() if n >= _SEEN} | counts.hand
    )
    for word in sorted(listed):
        if len(word) < 2 or not word.isalpha():
            continue
        share = _NAME_SHARE * known.get(word, 0) / names
        expected = min(counts.text[word], text * share)
        by_hand = word in counts.hand
        person = counts.person[word] + expected + (share * 1e6 / 20 if by_hand else 0)
        other = counts.other[word] + counts.text[word] - expected + (_HAND / 20 if by_hand else 0)
        if person or word in known or other >= 2 or word in counts.hand:
            percent = round(100 * (person + 0.01) / (person + other + 0.02))
            if percent < 90:
                yield word, percent
