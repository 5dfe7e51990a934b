"""Dates in running text: found in one pass over the tokens, resolved against the day of publication.

What a text leaves open stays open: a weekday, "yesterday" or a day without a year becomes a date only where the
publication day is known, an impossible date never does.
"""

from rasad.extract.dates.find import find_dates
from rasad.extract.dates.mention import DateMention
from rasad.extract.dates.resolve import gregorian, resolve

__all__ = ["DateMention", "find_dates", "gregorian", "resolve"]
