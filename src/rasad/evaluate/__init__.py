"""How well reading does: gold, the scorer, floors that may not be undercut, and the difference between two runs."""

from rasad.evaluate.articles import load_articles, load_texts
from rasad.evaluate.difference import Change, difference
from rasad.evaluate.gate import Shortfall, floors_of, load_floors, shortfalls
from rasad.evaluate.gold import GoldDocument, GoldError, load_gold
from rasad.evaluate.records import Record, RecordError, load_records
from rasad.evaluate.score import Figure, Scores, score

__all__ = [
    "Change",
    "Figure",
    "GoldDocument",
    "GoldError",
    "Record",
    "RecordError",
    "Scores",
    "Shortfall",
    "difference",
    "floors_of",
    "load_articles",
    "load_floors",
    "load_gold",
    "load_records",
    "load_texts",
    "score",
    "shortfalls",
]
