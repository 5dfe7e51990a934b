"""What Rasad knows: frozen types, standard library only.

Offsets everywhere are half-open ``[start, end)`` in Unicode code points of the document's text.
"""

from rasad.model.dates import DateValue, Interval
from rasad.model.document import Document, Outlet
from rasad.model.report import (
    Analysis,
    ContactReport,
    Office,
    OrganisationParty,
    Party,
    PersonMention,
    PersonParty,
    Place,
    PolityParty,
    StatementReport,
)
from rasad.model.span import Span

__all__ = [
    "Analysis",
    "ContactReport",
    "DateValue",
    "Document",
    "Interval",
    "Office",
    "OrganisationParty",
    "Outlet",
    "Party",
    "PersonMention",
    "PersonParty",
    "Place",
    "PolityParty",
    "Span",
    "StatementReport",
]
