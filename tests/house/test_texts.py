"""What the project's texts may not hold, and what they must."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import click

from rasad.app.cli import cli

# Put together here, so that this file does not hold them.
_HOSTS = tuple(".".join(parts) for parts in (("pypi", "org"), ("pythonhosted", "org"), ("npmjs", "com"), ("npmjs", "org"),
                                             ("debian", "org"), ("anaconda", "org"), ("crates", "io")))  # fmt: skip
_PLACES = tuple(f"/{name}" for name in ("work/", "tmp/r/", "root/", "home/", "Users/"))
_link = re.compile(r"\[[^\]]*\]\(([^)\s]+)\)")
_fence = re.compile(r"^```.*?^```", re.MULTILINE | re.DOTALL)
_heading = re.compile(r"^#+\s+(.*)$", re.MULTILINE)


def test_no_registry_and_no_machine_is_named(texts: dict[Path, str]) -> None:
    places = re.compile("|".join(rf"(?<![\w.:/-]){re.escape(place)}" for place in _PLACES))
    found = [
        f"{path}: {name}"
        for path, text in texts.items()
        for name in [*(host for host in _HOSTS if host in text), *places.findall(text)]
    ]
    assert found == []


def _commands(group: click.Group, before: str) -> Iterator[str]:
    for name, command in group.commands.items():
        if isinstance(command, click.Group):
            yield from _commands(command, f"{before} {name}")
        else:
            yield f"{before} {name}"


def test_every_command_stands_in_the_reference(root: Path) -> None:
    reference = "\n".join(p.read_text(encoding="utf-8") for p in sorted((root / "docs" / "reference").glob("*.md")))
    assert [name for name in _commands(cli, "rasad") if not re.search(rf"{name}\b", reference)] == []


def _anchors(text: str) -> set[str]:
    headings = (re.sub(r"[`*]", "", heading).strip().lower() for heading in _heading.findall(text))
    return {re.sub(r"[^\w\- ]", "", heading).replace(" ", "-") for heading in headings}


def test_every_relative_link_leads_somewhere(root: Path, texts: dict[Path, str]) -> None:
    broken = []
    for path, text in texts.items():
        if path.suffix != ".md":
            continue
        for target in _link.findall(_fence.sub("", text)):
            if re.match(r"[a-z]+:", target):
                continue
            name, _, anchor = target.partition("#")
            file = (root / path).parent / name if name else root / path
            if not file.exists() or (
                anchor and file.suffix == ".md" and anchor not in _anchors(file.read_text(encoding="utf-8"))
            ):
                broken.append(f"{path}: {target}")
    assert broken == []


def test_every_command_in_the_readme_exists(root: Path) -> None:
    blocks = "\n".join(_fence.findall((root / "README.md").read_text(encoding="utf-8")))
    known = set(_commands(cli, "rasad"))
    # At the start of a line, with or without the environment's folder; the command of a group is a second word.
    found = re.findall(r"^(?:\S*bin/)?rasad +([a-z]+)(?: +([a-z]+))?", blocks, re.MULTILINE)
    assert found
    assert [pair for pair in found if f"rasad {pair[0]}" not in known and f"rasad {' '.join(pair)}" not in known] == []
    targets = set(
        re.findall(r"^([a-z]+):|^\.PHONY: (.*)$", (root / "Makefile").read_text(encoding="utf-8"), re.MULTILINE)
    )
    goals = {word for pair in targets for word in " ".join(pair).split()}
    assert [goal for goal in re.findall(r"^make +([a-z]+)", blocks, re.MULTILINE) if goal not in goals] == []
