"""Who held what, when, with sources: the knowledge base."""

from rasad.kb.base import KnowledgeBase
from rasad.kb.load import load
from rasad.kb.types import Holding, Organisation, Person, Polity, Tenure

__all__ = ["Holding", "KnowledgeBase", "Organisation", "Person", "Polity", "Tenure", "load"]
