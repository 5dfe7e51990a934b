"""How the code is kept: sizes, names, languages as data."""

from __future__ import annotations

import ast
import io
import re
import sys
import tokenize
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

LINES, FUNCTION_LINES = 500, 60
_SCRIPT = re.compile("[\u0600-\u06ff\u0750-\u077f\u08a0-\u08ff\ufb50-\ufdff\ufe70-\ufefe]")
_VAGUE = {"utils", "util", "helpers", "helper", "common", "misc", "base"}
_ALLOWED = {Path("src/rasad/kb/base.py")}  # the knowledge base: "base" is the thing itself here
_DATA = ("src/rasad/languages", "src/rasad/kb/data", "src/rasad/ingest/sources")


@pytest.fixture(scope="session")
def modules(texts: dict[Path, str]) -> dict[Path, str]:
    """Every module of the project."""
    return {path: text for path, text in texts.items() if path.suffix == ".py"}


@pytest.fixture(scope="session")
def source(modules: dict[Path, str]) -> dict[Path, str]:
    """The modules of the package."""
    return {path: text for path, text in modules.items() if path.parts[0] == "src"}


def _functions(tree: ast.AST) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    return (node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef))


def _length(function: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    """Lines of a function, its docstring left out."""
    lines = (function.end_lineno or 0) - function.lineno + 1
    if ast.get_docstring(function) is None:
        return lines
    docstring = function.body[0]
    return lines - ((docstring.end_lineno or 0) - docstring.lineno + 1)


def _docstring_lines(text: str) -> set[int]:
    """The lines on which docstrings begin."""
    holders = (ast.Module, ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef)
    nodes = [node for node in ast.walk(ast.parse(text)) if isinstance(node, holders)]
    return {node.body[0].lineno for node in nodes if ast.get_docstring(node) is not None}


def test_no_word_of_persian_or_arabic_stands_in_code(source: dict[Path, str]) -> None:
    found = []
    for path, text in source.items():
        if path.as_posix().startswith(_DATA) or not _SCRIPT.search(text):
            continue
        help_texts = _docstring_lines(text) if path.parts[2] == "app" else set()  # they show what a user types
        found += [
            f"{path}:{token.start[0]}"
            for token in tokenize.generate_tokens(io.StringIO(text).readline)
            if token.type not in (tokenize.NEWLINE, tokenize.NL)
            and _SCRIPT.search(token.string)
            and token.start[0] not in help_texts
        ]
    assert found == []


def test_module_names_say_what_is_inside(modules: dict[Path, str]) -> None:
    assert [str(path) for path in modules if path.stem in _VAGUE and path not in _ALLOWED] == []


def test_modules_are_short(modules: dict[Path, str]) -> None:
    lengths = {str(path): text.count("\n") for path, text in modules.items()}
    assert {path: count for path, count in lengths.items() if count >= LINES} == {}


def test_functions_are_short(source: dict[Path, str]) -> None:
    long = [
        f"{path}:{function.lineno} {function.name}: {_length(function)}"
        for path, text in source.items()
        for function in _functions(ast.parse(text))
        if _length(function) >= FUNCTION_LINES
    ]
    assert long == []


def test_every_test_has_a_name_of_its_own(modules: dict[Path, str]) -> None:
    names = Counter(
        function.name
        for path, text in modules.items()
        if path.parts[0] == "tests"
        for function in _functions(ast.parse(text))
        if function.name.startswith("test_")
    )
    assert [name for name, count in names.items() if count > 1] == []


def test_the_ground_imports_only_the_standard_library(source: dict[Path, str]) -> None:
    found = []
    for path, text in source.items():
        if path.parts[2] not in ("model", "text"):
            continue
        for node in ast.walk(ast.parse(text)):
            names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
            names += [node.module or "."] if isinstance(node, ast.ImportFrom) else []
            found += [
                f"{path}: {name}" for name in names if name.split(".")[0] not in {*sys.stdlib_module_names, "rasad"}
            ]
    assert found == []
