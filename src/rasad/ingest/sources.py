"""The roster of outlets: one YAML file a source under ``sources/``; whom an outlet belongs to and how it is called.

A file holds ``id`` (its own name), ``name`` (English), ``country`` (ISO 3166 alpha-3 of the state it belongs to), ``type``
(agency, broadcaster, newspaper, online, channel), ``side`` (state, public, party, private), ``owner`` where there is
more to say, ``languages`` that Rasad reads and it writes in, and ``names``: by language, every name, handle and web site
that means this outlet and no other.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

from rasad.model import Outlet
from rasad.text.folding import fold_phrase

_brackets = re.compile(r"\(([^)]*)\)")
_handle = re.compile(r"@\w+")
_site = re.compile(r"(?:https?://)?(?:www\.)?([\w-]+(?:\.[\w-]+)+)(?:/.*)?")


class Sources:
    """Outlets by any of their names."""

    def __init__(self, entries: Sequence[Mapping[str, Any]]) -> None:
        self._names: dict[str, dict[str, Outlet]] = {}
        self._any: dict[str, Outlet] = {}
        self._languages = {str(entry["id"]): frozenset(entry["languages"]) for entry in entries}
        outlets = {entry["id"]: Outlet(entry["id"], entry["name"], entry["country"]) for entry in entries}
        for entry in entries:
            for lang, forms in entry["names"].items():
                self._names.setdefault(lang, {}).update((_key(form), outlets[entry["id"]]) for form in forms)
        for forms in self._names.values():
            self._any |= forms
        self._any |= {_key(outlet.id): outlet for outlet in outlets.values()}

    def find(self, name_or_id: str) -> Outlet | None:
        """The outlet that a name, id, handle or web site given with an article means; None where no file knows it.

        "Fars News (Telegram @farsna)" is looked up whole, then by its handle, then by what stands before the brackets.
        """
        tries = [
            name_or_id,
            *_handle.findall(name_or_id),
            _brackets.sub("", name_or_id),
            *_brackets.findall(name_or_id),
        ]
        if site := _site.fullmatch(name_or_id.strip().lower()):
            tries.append(site[1])
        return next((self._any[key] for key in map(_key, tries) if key in self._any), None)

    def names(self, lang: str) -> Iterator[tuple[str, Outlet]]:
        """Every folded name in a language, with its outlet."""
        yield from self._names.get(lang, {}).items()

    def languages(self, outlet_id: str) -> frozenset[str]:
        """The languages that an outlet writes in, of those that Rasad reads; empty for one that no file knows."""
        return self._languages.get(outlet_id, frozenset())


def _key(name: str) -> str:
    return fold_phrase(name.strip().lstrip("@"))


@cache
def load() -> Sources:
    """The shipped roster."""
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    paths = files("rasad").joinpath("ingest", "sources").iterdir()
    shipped = sorted((path for path in paths if path.name.endswith(".yaml")), key=lambda path: path.name)
    return Sources([yaml.load(path.read_text(encoding="utf-8"), Loader=loader) for path in shipped])
