"""Whom else a text names near a mention, and for which state."""

from __future__ import annotations

from collections.abc import Sequence

from rasad.extract.mentions import Mention

#: Within how many words after an envoy's title the post is told.
_POSTED = 4
#: How many sentences a spokesperson's words may go on without naming anybody of a state.
_GOES_ON = 3


def stated(mention: Mention) -> str | None:
    """The country that a mention names."""
    return mention.place.country if mention.place is not None else mention.polity


def states(mentions: Sequence[Mention]) -> set[str]:
    """The countries that mentions name, or act for."""
    entities = (m.entity.country for m in mentions if m.entity is not None)
    return {country for country in (*map(stated, mentions), *entities) if country}


def issues(mention: Mention) -> bool:
    """Whether a mention is of a body of state or its spokesperson: who makes known what ministers do."""
    return mention.symbol == "G" or "spokesperson" in mention.offices


def spoken_for(mention: Mention, mentions: Sequence[Mention]) -> list[Mention]:
    """The spokespersons in the last of the sentences before that names anybody of a state; none beside others."""
    near = range(mention.sentence - _GOES_ON, mention.sentence)
    told = [m for m in mentions if m.sentence in near and m.polity and m.symbol in "PG"]
    last = [m for m in told if m.sentence == told[-1].sentence]
    return last if all("spokesperson" in m.offices for m in last) else []


def at_un(mention: Mention, mentions: Sequence[Mention]) -> bool:
    """Whether an envoy is said to be at the United Nations: of a state's many envoys, that is the one meant."""
    near = (m for m in mentions if mention.end <= m.start <= mention.end + _POSTED)
    return any(m.polity == "UN" for m in near)


def polity_of(mention: Mention) -> str | None:
    """The code of the polity that a mention names or acts for."""
    code = mention.polity if mention.symbol in "PCGA" else mention.place.country if mention.place else None
    if code is None or code.startswith("@"):
        return mention.entity.country if mention.symbol == "P" and mention.entity is not None else None
    return code
