"""Floors: what each figure reached before, under which no change may take it.

A floors file is YAML: language (or ``all``) -> figure -> the least value allowed, F1 or accuracy between 0 and 1.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from math import floor
from pathlib import Path

import msgspec
import yaml

from rasad.evaluate.score import FIGURES, Scores

Floors = Mapping[str, Mapping[str, float]]

_STEP = 1000


class FloorsError(ValueError):
    """A floors file that cannot be used; the message says file and place."""


@dataclass(frozen=True, slots=True)
class Shortfall:
    """A figure under its floor; ``value`` is None where the run did not measure it."""

    lang: str
    figure: str
    floor: float
    value: float | None

    def __str__(self) -> str:
        reached = "not measured" if self.value is None else f"{self.value:.4f}"
        return f"{self.lang}: {self.figure}: {reached}, floor {self.floor:.3f}"


def load_floors(path: Path) -> dict[str, dict[str, float]]:
    """The floors of a file.

    Raises FloorsError where it cannot be read, names an unknown figure, or holds a floor outside 0..1.
    """
    try:
        floors = msgspec.convert(yaml.safe_load(path.read_text(encoding="utf-8")), dict[str, dict[str, float]])
    except (OSError, UnicodeDecodeError, yaml.YAMLError, msgspec.ValidationError) as error:
        raise FloorsError(f"{path}: {error}") from error
    for lang, figures in floors.items():
        for name, least in figures.items():
            if name not in FIGURES:
                raise FloorsError(f"{path}: {lang}: unknown figure {name!r}")
            if not 0 <= least <= 1:
                raise FloorsError(f"{path}: {lang}: {name}: {least} is not between 0 and 1")
    return floors


def floors_of(scores: Scores) -> dict[str, dict[str, float]]:
    """The values of a run as floors, cut (never rounded up) after the third digit."""
    return {
        lang: {name: floor(figure.value * _STEP) / _STEP for name, figure in figures.items() if name in FIGURES}
        for lang, figures in scores.figures.items()
    }


def shortfalls(scores: Scores, floors: Floors, langs: Collection[str] | None = None) -> list[Shortfall]:
    """Every figure under its floor, or not measured although it has one, in the languages ``langs`` (None: all)."""
    out = []
    for lang, figures in floors.items():
        if langs is not None and lang not in langs:
            continue
        for name, least in figures.items():
            figure = scores.figures.get(lang, {}).get(name)
            if figure is None or figure.value < least:
                out.append(Shortfall(lang, name, least, figure.value if figure else None))
    return out
