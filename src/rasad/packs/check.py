"""Checks language folders without reading any article: what is wrong is named with file, line and code.

===== ==================================================================================
P001  the file is not YAML
P002  a section that must be there is not
P003  an unknown key
P004  a hidden direction mark (text that looks right and never matches)
P005  a letter of a foreign script (an Arabic yeh or kaf in Persian, a Persian letter in Arabic)
P006  an id twice
P007  a pattern that cannot be compiled
P008  a construction without an example, or without a refusal
P009  a title with two meanings
P010  a list that is not there
P011  an example that its construction does not match (``rasad.extract.witnesses``)
P012  a refusal that its construction matches (``rasad.extract.witnesses``)
===== ==================================================================================
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from rasad.packs.forms import expand
from rasad.packs.patterns import Context, PatternError, compile_pattern

_HIDDEN = re.compile("[\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]")
_FOREIGN = {
    "fa": re.compile("[\u064a\u0643\u0649\u0629]"),
    "ar": re.compile("[\u067e\u0686\u0698\u06af\u06a9\u06cc]"),
}
#: Files of regular expressions, over text as pages write it or as folding leaves it: letters of both scripts stand there.
_EXPRESSIONS = ("boilerplate", "published")
_RULE_KEYS = {
    "contacts": {"id", "kind", "for", "pattern", "examples", "refusals", "roles", "a", "status", "family", "alone", "bare", "host",
                 "occasion", "blocks", "least", "states", "after"},
    "statements": {"id", "form", "pattern", "examples", "refusals", "speaker", "relays", "named"},
    "addressees": {"id", "pattern", "examples", "refusals"},
}  # fmt: skip
_TITLE_KEYS = {"office", "forms", "polity", "plural", "former", "needs", "serves", "anyone"}
_REQUIRED = ("grammar", "offices", "contacts", "statements", "addressees")


@dataclass(frozen=True, slots=True)
class Problem:
    """Something wrong at ``line`` (1-based; 0 for the whole file) of ``file``."""

    file: str
    line: int
    code: str
    message: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.code} {self.message}"


def check_folder(folder: Path) -> Iterator[Problem]:
    """Every problem of one language's folder; its name is the language."""
    lang = folder.name
    present = {path.stem for path in folder.glob("*.yaml")}
    for name in _REQUIRED:
        if name not in present:
            yield Problem(str(folder / f"{name}.yaml"), 0, "P002", "the file is missing")
    classes: set[str] = set()
    paths = sorted(folder.glob("*.yaml"), key=lambda path: (path.stem != "grammar", path))
    for path in paths:
        text = path.read_text(encoding="utf-8")
        yield from _letters(path, text, lang)
        try:
            root = yaml.compose(text)
        except yaml.YAMLError as error:
            mark = getattr(error, "problem_mark", None)
            yield Problem(str(path), mark.line + 1 if mark else 0, "P001", str(getattr(error, "problem", error)))
            continue
        data = yaml.safe_load(text)
        if path.stem == "grammar":
            classes = _classes(data)
        elif path.stem in _RULE_KEYS:
            yield from _rules(path, root, data, _RULE_KEYS[path.stem])
            yield from _patterns(path, root, data, classes)
        elif path.stem == "offices":
            yield from _titles(path, root, data)


def _letters(path: Path, text: str, lang: str) -> Iterator[Problem]:
    foreign = _FOREIGN.get(lang) if path.stem not in _EXPRESSIONS else None
    for number, line in enumerate(text.split("\n"), 1):
        if _HIDDEN.search(line):
            yield Problem(str(path), number, "P004", "a hidden direction mark")
        if foreign is not None and not line.lstrip().startswith("#") and (found := foreign.search(line)):
            yield Problem(str(path), number, "P005", f"a letter of a foreign script: U+{ord(found.group()):04X}")


def _rules(path: Path, root: Any, data: Any, known: set[str]) -> Iterator[Problem]:
    if not isinstance(data, dict) or not isinstance(data.get("rules"), list):
        yield Problem(str(path), 1, "P002", "no list of rules")
        return
    lines = _lines(root, "rules")
    seen: dict[str, int] = {}
    for rule, line in zip(data["rules"], lines, strict=True):
        for key in sorted(set(rule) - known):
            yield Problem(str(path), line, "P003", f"unknown key {key!r}")
        name = str(rule.get("id"))
        if name in seen:
            yield Problem(str(path), line, "P006", f"{name!r} stands at line {seen[name]} already")
        seen[name] = line
        for key in ("examples", "refusals"):
            if not rule.get(key):
                yield Problem(str(path), line, "P008", f"{name!r} has no {key}")
        if "pattern" not in rule:
            yield Problem(str(path), line, "P002", f"{name!r} has no pattern")


def _classes(grammar: Any) -> set[str]:
    """The classes of words that a grammar names."""
    names = [*grammar.get("classes", {}), *grammar.get("prefixes", {}).values(), "honorific"]
    return {each for name in names for each in name.split()}


def _patterns(path: Path, root: Any, data: Any, classes: set[str]) -> Iterator[Problem]:
    """Compile every pattern with one symbol for all words; only which classes there are matters here."""
    context = Context(lambda name: "w" if name.startswith("=") or name in classes else "", "w", "w", "w")
    if not isinstance(data, dict):
        return
    for rule, line in zip(data.get("rules") or [], _lines(root, "rules"), strict=True):
        pattern = str(rule.get("pattern", ""))
        for source in [pattern.replace("TRIGGER", trigger) for trigger in rule.get("for", {"": "TRIGGER"}).values()]:
            try:
                compile_pattern(source, context)
            except PatternError as error:
                yield Problem(str(path), line, "P007", f"{str(rule.get('id'))!r}: {error}")


def _titles(path: Path, root: Any, data: Any) -> Iterator[Problem]:
    lines = _lines(root, "titles")
    lists = data.get("lists", {})
    meant: dict[tuple[str, ...], tuple[str, int]] = {}
    for title, line in zip(data["titles"], lines, strict=True):
        for key in sorted(set(title) - _TITLE_KEYS):
            yield Problem(str(path), line, "P003", f"unknown key {key!r}")
        meaning = f"{title.get('office')} {title.get('polity', '')} {title.get('needs', '')}".strip()
        for form in title["forms"]:
            try:
                phrases = expand(form, lists)
            except KeyError as error:
                yield Problem(str(path), line, "P010", f"no list {error} for {form!r}")
                continue
            for phrase in phrases:
                other, where = meant.setdefault(phrase, (meaning, line))
                if other.split()[0] != meaning.split()[0] and not title.get("needs"):
                    yield Problem(str(path), line, "P009", f"{' '.join(phrase)!r} means {other} at line {where}")


def _lines(root: Any, key: str) -> list[int]:
    """The 1-based line of each item of the list under ``key``."""
    for name, value in root.value:
        if name.value == key:
            return [item.start_mark.line + 1 for item in value.value]
    return []
