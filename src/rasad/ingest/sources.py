"""The roster of outlets: one YAML file a source under ``sources/``; whom an outlet belongs to and how it is called."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from importlib.resources import files

import yaml

from rasad.model import Outlet
from rasad.text.folding import fold_phrase

_brackets = re.compile(r"\(([^)]*)\)")


class Sources:
    """Outlets by any of their names."""

    def __init__(self, entries: list[dict[str, object]]) -> None:
        self._outlets: dict[str, Outlet] = {}
        self._names: dict[str, dict[str, Outlet]] = {}
        for entry in entries:
            outlet = Outlet(str(entry["id"]), str(entry["name"]), entry["country"] and str(entry["country"]))  # type: ignore[arg-type]
            self._outlets[_key(outlet.id)] = outlet
            names: dict[str, list[str]] = entry["names"]  # type: ignore[assignment]
            for lang, forms in names.items():
                for form in forms:
                    self._names.setdefault(lang, {})[_key(form)] = outlet

    def find(self, name: str) -> Outlet | None:
        """The outlet that a name, id or handle given with an article means; None where no file knows it.

        "Fars News (Telegram @farsna)" is looked up whole, then by what stands in and before the brackets.
        """
        tries = [name, _brackets.sub("", name)]
        tries += [word for inside in _brackets.findall(name) for word in (inside, *inside.split())]
        for each in tries:
            key = _key(each)
            if key in self._outlets:
                return self._outlets[key]
            for forms in self._names.values():
                if key in forms:
                    return forms[key]
        return None

    def names(self, lang: str) -> Iterator[tuple[str, Outlet]]:
        """Every folded name in a language, with its outlet."""
        yield from self._names.get(lang, {}).items()


def _key(name: str) -> str:
    return fold_phrase(name.strip().lstrip("@"))


@cache
def load() -> Sources:
    """The shipped roster."""
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    root = files("rasad").joinpath("ingest", "sources")
    return Sources(
        [
            yaml.load(path.read_text(encoding="utf-8"), Loader=loader)
            for path in sorted(root.iterdir(), key=lambda p: p.name)
            if path.name.endswith(".yaml")
        ]
    )
