"""Builds the model and the words by which half-spaces are restored (``rasad restore``).

    build_half_spaces.py --dictionary FOLDER --farstail FOLDER --parstwiner FOLDER --iperudt FOLDER [--out FOLDER]

``--dictionary`` is the unpacked npm package dictionary-fa 2.0.0 (Lilak, Apache-2.0: ``index.dic``, ``index.aff``); the
others are the texts: FarsTail (Apache-2.0), ParsTwiNER (MIT), iPerUDT (CC0). Needs python-crfsuite. The same input makes
the same files; it takes some two minutes.

Written: ``half_space_words.tsv.gz`` (words, ``|`` for a joint, ``+`` after usual ones) and ``half_spaces.tsv.gz`` (what is
seen, its weight in hundredths).

Labels are cleaned before anything is learnt, for half-spaces are lost in these texts too: a half-space is never there by
accident, a missing one often is. What is written in one in FarsTail alone, and affixes that stand alone, teach nothing.
"""

from __future__ import annotations

import argparse
import csv
import gzip
import io
import re
import tempfile
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from itertools import pairwise
from math import log2
from pathlib import Path

import pycrfsuite

from rasad.text.half_spaces import ZWNJ, KnownWords, between, inside, places, same_letters, words

OUT = Path(__file__).parents[1] / "src/rasad/languages/fa"
#: Affixes that stand alone only where a half-space was typed as a space.
ALONE = frozenset("می نمی ها های هایی هایش هایشان هایم تر ترین ام ای ایم اید اند".split())
#: How often a form or a pair of words counts at most.
MOST_WORD, MOST_PAIR = 4, 8
#: Share of spellings with a half-space from which on words are taken to have one: one that the dictionary does not know,
#: one that it knows in one, a pair of words.
SHARE, SHARE_KNOWN, SHARE_PAIR = 0.25, 0.5, 0.45
#: A word is usual that the texts hold so often; the inflected forms of usual roots are learnt from.
USUAL = 5
#: Weights below this (in hundredths) are left out.
LEAST = 5
LONGEST = 40
TRAINING = {"c1": 0.3, "c2": 0.01, "max_iterations": 60, "feature.minfreq": 2}

Parts = tuple[str, ...]


def joints(parts: Parts) -> tuple[int, ...]:
    """Where in the joined letters the joints of ``parts`` are."""
    places = [0]
    for part in parts[:-1]:
        places.append(places[-1] + len(part))
    return tuple(places[1:])


def parted(word: str) -> Parts:
    """The parts of a word, in the letters that the model knows."""
    return tuple(part for part in same_letters(word).split(ZWNJ) if part)


def whole(form: str) -> bool:
    """Whether ``form`` is one word and nothing else."""
    return [word[0] for word in words(same_letters(form))] == [same_letters(form)]


class Lilak:
    """The dictionary: its words, and what its affixes make of them."""

    def __init__(self, folder: Path) -> None:
        self.affixes: dict[str, list[tuple[bool, str, str]]] = defaultdict(list)
        for line in (folder / "index.aff").read_text(encoding="utf-8").splitlines():
            cells = line.split()
            if len(cells) >= 4 and cells[0] in ("PFX", "SFX") and cells[2] == "0":
                form, _, more = cells[3].partition("/")
                self.affixes[cells[1]].append((cells[0] == "PFX", form, more))
        self.words: dict[Parts, str] = {}
        for line in (folder / "index.dic").read_text(encoding="utf-8").splitlines()[1:]:
            word, _, flags = line.partition("/")
            bare = re.sub("[\u064b-\u065f\u0670]", "", word)
            if whole(bare):
                self.words[parted(bare)] = flags

    def known(self) -> KnownWords:
        """Its words as they stand."""
        plain = {parts[0] for parts in self.words if len(parts) == 1}
        return KnownWords(plain, {"".join(parts): joints(parts) for parts in self.words if len(parts) > 1}, set())

    def forms(self, roots: Iterable[Parts]) -> Iterator[Parts]:
        """Everything that the affixes make of ``roots``."""
        for root in roots:
            for form in self._grown(ZWNJ.join(root), self.words[root]):
                if whole(form):
                    yield parted(form)

    def _grown(self, word: str, flags: str) -> Iterator[str]:
        for flag in (flags[at : at + 2] for at in range(0, len(flags), 2)):
            for before, affix, more in self.affixes.get(flag, ()):
                form = affix + word if before else word + affix
                yield form
                yield from self._grown(form, more)


class Texts:
    """What running text holds: spellings of each word, pairs of words with a half-space and with a space."""

    def __init__(self) -> None:
        self.spellings: dict[str, Counter[Parts]] = defaultdict(Counter)
        self.joined: Counter[tuple[str, str]] = Counter()
        self.apart: Counter[tuple[str, str]] = Counter()

    def add(self, sentences: Iterable[str]) -> None:
        """Count sentences."""
        for sentence in map(same_letters, sentences):
            found = [(word.start(), word.end(), parted(word[0])) for word in words(sentence)]
            end, last = -2, ""  # the last part before, nothing where it is an affix alone
            for start, stop, parts in found:
                self.spellings["".join(parts)][parts] += 1
                self.joined.update(pairwise(parts))
                alone = len(parts) == 1 and parts[0] in ALONE
                if start == end + 1 and sentence[end] == " " and last and not alone:
                    self.apart[last, parts[0]] += 1
                end, last = stop, "" if alone else parts[-1]

    def joins(self, pair: tuple[str, str]) -> bool:
        """Whether enough writers join a pair of words."""
        return self.joined[pair] >= SHARE_PAIR * (self.joined[pair] + self.apart[pair])


def pairs(folder: Path) -> Iterator[str]:
    """The sentences of FarsTail, each once."""
    seen: dict[str, None] = {}
    for part in ("Train", "Val", "Test"):
        with (folder / f"{part}-word.csv").open(encoding="utf-8", newline="") as file:
            seen.update(dict.fromkeys(text for row in csv.reader(file, delimiter="\t") for text in row[:2]))
    yield from seen


def treebank(folder: Path) -> Iterator[str]:
    """The sentences of iPerUDT."""
    for path in sorted(folder.glob("*.conllu")):
        for line in path.read_text(encoding="utf-8").splitlines():
            if line.startswith("# text = "):
                yield line.removeprefix("# text = ")


def labelled(folder: Path) -> Iterator[str]:
    """The lines of words of ParsTwiNER."""
    for block in (folder / "persian-ner-twitter-data/data.txt").read_text(encoding="utf-8").split("\n\n"):
        yield " ".join(line.split("\t")[0].strip() for line in block.splitlines())


def best(spellings: Mapping[Parts, int], status: str) -> Parts:
    """The spelling to learn: one with half-spaces where enough writers use it."""
    plain = sum(n for parts, n in spellings.items() if len(parts) == 1)
    joint = max((p for p in spellings if len(p) > 1), key=lambda p: (spellings[p], p), default=None)
    total = sum(spellings.values())
    if joint and (total - plain) / total > (SHARE_KNOWN if "p" in status else SHARE):
        return joint
    return ("".join(next(iter(spellings))),)


def examples(texts: Texts, clean: Texts, lilak: Lilak, known: KnownWords) -> Iterator[tuple[Parts, int]]:
    """Words to learn from, with how often each counts."""
    usual = [root for root in lilak.words if "".join(root) in known.usual]
    seen = set(texts.spellings)
    for word in sorted(seen):
        status = known.status(word)
        sure = clean.spellings.get(word) or {p: n for p, n in texts.spellings[word].items() if len(p) > 1 and n > 1}
        if not {"p", "z"} & set(status) and sure:
            yield best(texts.spellings[word], status), min(MOST_WORD, 1 + int(log2(sum(sure.values()))))
    grown: dict[str, Parts] = {}
    for form in lilak.forms(usual):  # a form with more joints is the surer one: the dictionary allows both
        word = "".join(form)
        if word not in seen and len(form) >= len(grown.get(word, ())):
            grown[word] = form
    yield from ((form, 1) for _, form in sorted(grown.items()))


def learn(texts: Texts, clean: Texts, lilak: Lilak, known: KnownWords) -> dict[str, int]:
    """The weights, in hundredths."""
    trainer = pycrfsuite.Trainer("lbfgs", TRAINING, verbose=False)
    for parts, times in examples(texts, clean, lilak, known):
        word, at_joints = "".join(parts), joints(parts)
        if (word in known.plain) != (word in known.jointed) or len(word) > LONGEST:
            continue
        for at in places(word):
            seen = [list(inside(word, at, known))]
            for _ in range(times):
                trainer.append(seen, [str(int(at in at_joints))])
    for pair in sorted({*texts.joined, *texts.apart}):
        seen, label = [list(between(*pair, known))], str(int(texts.joins(pair)))
        for _ in range(min(MOST_PAIR, 1 + int(log2(texts.joined[pair] + texts.apart[pair])))):
            trainer.append(seen, [label])
    with tempfile.TemporaryDirectory() as folder:
        model = str(Path(folder) / "model")
        trainer.train(model)
        tagger = pycrfsuite.Tagger()
        tagger.open(model)
        weights: Counter[str] = Counter()
        for (feature, label), weight in tagger.info().state_features.items():
            weights[feature] += round(100 * weight) * (1 if label == "1" else -1)
    return {feature: weight for feature, weight in sorted(weights.items()) if abs(weight) >= LEAST}


def settle(texts: Texts, clean: Texts, lilak: Lilak, known: KnownWords) -> None:
    """Let ``known`` learn what the texts show: after the weights are learnt, for they must not rest on it."""
    grown: dict[str, set[tuple[int, ...]]] = defaultdict(set)
    for parts in lilak.forms(lilak.words):
        grown["".join(parts)].add(joints(parts))
    known.jointed = {w: at for w, at in known.jointed.items() if grown.get(w, {at}) == {at}}
    for word, spellings in texts.spellings.items():
        if sum((clean.spellings.get(word) or spellings).values()) < 2:
            continue
        parts = best(spellings, known.status(word))
        if len(parts) == 2 and not texts.joins((parts[0], parts[1])):
            continue  # two words, which some join
        if len(parts) > 1:
            known.plain.discard(word)
            known.jointed[word] = joints(parts)
        elif word in clean.spellings and not {"p", "z"} & set(known.status(word)):
            known.plain.add(word)
        elif "p" in known.status(word):
            known.jointed.pop(word, None)


def write(path: Path, lines: Iterable[str]) -> None:
    """Write gzipped lines, the same bytes for the same lines."""
    packed = io.BytesIO()
    with gzip.GzipFile(fileobj=packed, mode="wb", compresslevel=9, mtime=0) as file:
        file.write("".join(f"{line}\n" for line in lines).encode())
    path.write_bytes(packed.getvalue())
    print(path, len(packed.getvalue()))


def listed(known: KnownWords) -> Iterator[str]:
    """The lines of words."""
    written = [(word, word) for word in known.plain]
    for word, at in known.jointed.items():
        written.append(("|".join(word[a:b] for a, b in zip((0, *at), (*at, len(word)), strict=True)), word))
    yield from (form + "+" * (word in known.usual) for form, word in sorted(written))


def main() -> None:
    """Read, learn, write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name in ("dictionary", "farstail", "parstwiner", "iperudt"):
        parser.add_argument(f"--{name}", type=Path, required=True, metavar="FOLDER")
    parser.add_argument("--out", type=Path, default=OUT, metavar="FOLDER", help="default: where Rasad looks for them")
    args = parser.parse_args()
    lilak, clean, texts = Lilak(args.dictionary), Texts(), Texts()
    for each in (clean, texts):
        each.add(labelled(args.parstwiner))
        each.add(treebank(args.iperudt))
    texts.add(pairs(args.farstail))
    texts.joined = Counter({pair: n for pair, n in texts.joined.items() if n > 2 or clean.joined[pair]})
    known = lilak.known()
    known.usual |= {word for word, spellings in texts.spellings.items() if sum(spellings.values()) >= USUAL}
    weights = learn(texts, clean, lilak, known)
    settle(texts, clean, lilak, known)
    write(args.out / "half_spaces.tsv.gz", (f"{feature}\t{weight}" for feature, weight in weights.items()))
    write(args.out / "half_space_words.tsv.gz", listed(known))


if __name__ == "__main__":
    main()
