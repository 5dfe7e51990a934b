"""The articles that gold speaks of, taken in as ``rasad read`` takes them: sentence numbers count on that text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from rasad.evaluate.gold import GoldDocument, GoldError, sentence_numbers
from rasad.ingest.read import Rejected, read_paths
from rasad.model import Document
from rasad.text import sentences


def load_articles(golds: Iterable[GoldDocument], folders: Sequence[Path]) -> dict[str, Document]:
    """The article of every gold document, by ``doc``, which also becomes its id.

    ``doc`` is a file's name or the ``id`` of an item of a JSON-lines file; the first folder that has it counts.

    Raises GoldError for an article that is in no folder or cannot be read, and for sentence numbers that it lacks.
    """
    golds = list(golds)
    found: dict[str, Document | Rejected] = {}
    for folder in folders:
        missing = {gold.doc for gold in golds} - found.keys()
        found |= dict(_in_folder(folder, missing))
    problems = [problem for gold in golds for problem in _problems(gold, found.get(gold.doc), folders)]
    if problems:
        raise GoldError("\n".join(problems))
    return {doc: replace(item, doc_id=doc) for doc, item in found.items() if isinstance(item, Document)}


def load_texts(golds: Iterable[GoldDocument], folders: Sequence[Path]) -> dict[str, str]:
    """The texts alone of what ``load_articles`` finds."""
    return {doc: article.text for doc, article in load_articles(golds, folders).items()}


def _in_folder(folder: Path, wanted: set[str]) -> Iterator[tuple[str, Document | Rejected]]:
    """The wanted articles that the folder has; it is searched only for what does not lie in it as a file."""
    files = {doc for doc in wanted if (folder / doc).is_file()}
    for doc in sorted(files):
        yield doc, next(read_paths([str(folder / doc)]))
    rest = wanted - files
    if not rest:
        return
    for item in read_paths([str(folder)]):
        place = item.place if isinstance(item, Rejected) else item.doc_id
        name = place if place in rest else Path(place).name
        if name in rest:
            rest.discard(name)
            yield name, item


def _problems(gold: GoldDocument, found: Document | Rejected | None, folders: Sequence[Path]) -> Iterator[str]:
    if found is None:
        yield f"{gold.doc}: not in {', '.join(map(str, folders))}"
    elif isinstance(found, Rejected):
        yield str(found)
    else:
        count = len(sentences(found.text))
        for field, number in sentence_numbers(gold):
            if not 0 <= number < count:
                yield f"{gold.doc}: {field}: no sentence {number} in {found.doc_id} (it has {count})"
