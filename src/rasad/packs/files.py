"""Finds and parses the YAML files of a language folder."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import Any

import yaml

LANGUAGES = ("fa", "ar", "en")


@cache
def section(lang: str, name: str) -> Any:
    """The parsed content of ``languages/<lang>/<name>.yaml`` (shared: do not change it).

    Raises FileNotFoundError where the language has no such file.
    """
    text = files("rasad").joinpath("languages", lang, f"{name}.yaml").read_text(encoding="utf-8")
    return yaml.load(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
