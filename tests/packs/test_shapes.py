"""With which letters shapes of noun phrases may begin."""

import random
import re

import pytest

from rasad.packs.files import LANGUAGES, section
from rasad.packs.shapes import openings


@pytest.mark.parametrize(
    ("shape", "letters"),
    [
        ("h*q?nq?", "hqn"),
        ("(?P<polity>[ca])?v", "cav"),
        (r"(?:(?P<polity>[ca])z?)?x?(?:f-?)+n", "caxf"),
        (r"\.{0,3}(?:a?b*)c|d", ".abcd"),
        ("n(?!,h*f)", "n"),
    ],
)
def test_openings(shape: str, letters: str) -> None:
    assert openings(shape) == letters


@pytest.mark.parametrize("lang", LANGUAGES)
def test_no_shape_of_a_language_begins_otherwise(lang: str) -> None:
    shapes = [shape for each in section(lang, "grammar")["noun_phrases"].values() for shape in each]
    compiled = [(re.compile(shape), openings(shape)) for shape in shapes]
    draw = random.Random(7)
    for _ in range(5000):
        roles = "".join(draw.choices("hfFnkwxtcaiousrgmebdvzyjl_.,q:-+&p", k=6))
        for shape, letters in compiled:
            assert roles[0] in letters or shape.match(roles) is None
