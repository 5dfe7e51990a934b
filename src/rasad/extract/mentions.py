"""Noun phrases that stand for somebody: persons in office, pronouns, groups, polities, organisations, cities.

The roles of a sentence's cells make a string, and the noun phrases of a language are regular expressions over that
string, kept in its ``grammar.yaml`` (see ``rasad.extract.cells.ROLES`` for the letters).
"""

from __future__ import annotations

import re
import sys
from collections import defaultdict
from collections.abc import Collection, Sequence
from typing import Any

from msgspec import Struct

from rasad.extract.cells import Cell, Layout
from rasad.kb import KnowledgeBase
from rasad.model import Place
from rasad.packs.pack import LanguagePack, Title
from rasad.packs.shapes import openings

#: Our own polity, "this country", and that of a ministry named without one.
OURS, THIS, BARE = "@ours", "@this", "@bare"

#: Two offices joined by "and" are one person's where the first is one of these and the second one of those.
_JOINING = frozenset(("head_of_government", "deputy_head_of_government", "crown_prince", "foreign_minister"))
_JOINED = frozenset(
    (
        "foreign_minister",
        "minister",
        "defence_minister",
        "interior_minister",
        "head_of_government",
        "military_commander",
    )
)
#: Offices that others serve: their holders have envoys, advisers and spokesmen.
_LEADERS = ("head_of_state", "head_of_government", "foreign_minister")
#: Whoever holds one of these serves somebody.
_SERVING = {"special_envoy", "spokesperson"}
#: Who represents one polity at another.
_SENT = frozenset(("ambassador", "special_envoy"))
#: The symbol of each kind of noun phrase.
_SYMBOLS = {"person": "P", "group": "G", "polity": "C", "organisation": "O", "city": "L", "adjective": "A",
            "pronoun": "R", "both": "J"}  # fmt: skip
#: Kinds of noun phrases that tell no more than what their word stands for, where they are one word.
_PLAIN = frozenset(("polity", "organisation", "city", "adjective", "pronoun"))


class Mention(Struct, eq=False):
    """One noun phrase: tokens ``[start, end)`` and what it says.

    ``symbol`` is that of ``rasad.packs.patterns``; ``polity`` a code, ``@ours`` or ``@this`` (resolved later) or None;
    ``name`` the tokens of a personal name, ``first`` the first of them where a clitic is written together with it, then
    without the clitic, ``persons`` the ids that bear the name; ``place`` is a city's own, or an envoy's post; ``anyone``
    marks a title of nobody in particular; ``entity`` is set by linking, for "both presidents" ``pair``.
    """

    start: int
    end: int
    symbol: str
    sentence: int
    offices: tuple[str, ...] = ()
    polity: str | None = None
    title: tuple[int, int] | None = None
    name: tuple[int, int] | None = None
    first: str | None = None
    persons: tuple[str, ...] = ()
    place: Place | None = None
    counterpart: bool = False
    former: bool = False
    anyone: bool = False
    entity: Any = None
    pair: tuple[Any, ...] = ()


#: Mentions with the cells ``[from, to)`` that they take up.
Found = list[tuple[int, int, Mention]]


class NounPhrases:
    """The noun phrases of one language."""

    def __init__(self, pack: LanguagePack, layout: Layout, kb: KnowledgeBase) -> None:
        self.kb = kb
        self.names_follow = layout.names_follow
        self.prepositions = frozenset(pack.context.preposition)
        #: The shapes that may begin with each letter.
        self.shapes: dict[str, list[tuple[str, re.Pattern[str]]]] = defaultdict(list)
        for kind, each in pack.grammar["noun_phrases"].items():
            for shape in each:
                for letter in openings(shape):
                    self.shapes[letter].append((kind, re.compile(shape)))
        self.beginning = re.compile(f"[{re.escape(''.join(self.shapes))}]")
        self.name = re.compile("(?P<title>h*x?f(?:[+&]?f)*x?[causol]?x?-?,?)?h*q?h*nq?")

    @staticmethod
    def _join_offices(cells: list[Cell]) -> None:
        for before, joint, after in zip(cells, cells[1:], cells[2:], strict=False):
            if joint.role == "&" and before.role == after.role == "f":
                one, two = _title(before), _title(after)
                deputy = one.offices[-1] == "deputy_head_of_government" and two.offices[0] == "other"
                if deputy or (one.offices[-1] in _JOINING and two.offices[0] in _JOINED):
                    joint.role = "+"

    def find(self, cells: list[Cell], sentence: int) -> Found:
        """Mentions with the cells ``[from, to)`` they take up, in order and apart; the longest shape wins."""
        roles = "".join([cell.role for cell in cells])
        if "f&f" in roles:
            self._join_offices(cells)
            roles = "".join([cell.role for cell in cells])
        out: Found = []
        at = 0
        while (begun := self.beginning.search(roles, at)) is not None:
            at = begun.start()
            kind, match = self._longest(roles, at)
            if match is None:
                at += 1
                continue
            end = match.end()
            if self._nobody(kind, cells, at, end):
                pass
            elif kind == "plural":
                out += self._several(cells, match, sentence)
            elif end == at + 1 and kind in _PLAIN:
                out.append((at, end, _plain(kind, cells[at], match, sentence)))
            else:
                mention = self._mention(kind, cells, match, sentence)
                one = self._cut(mention, cells, roles, match) if kind == "person" else None
                if one is not None:
                    end = one.end()
                    mention = self._mention(kind, cells, one, sentence)
                if "f" not in roles[at:end] or self._complete(mention, cells[at:end]):
                    out.append((at, end, mention))
            at = end
        out = self._posted(out, cells)
        self._share(out, cells)
        return out

    def _cut(self, mention: Mention, cells: list[Cell], roles: str, match: re.Match[str]) -> re.Match[str] | None:
        """The first of two people whom a shape took for one; None where it is one."""
        at, end = match.span()
        group = next((k for k in range(at, end) if cells[k].role in "gm"), end)
        if group < end and not any(_title(cell).serves for cell in cells[at:group] if cell.role == "f"):
            return self._longest(roles, at, group)[1]  # the minister and, as object, a side
        after = at > 0 and self.names_follow(cells[at - 1])
        other = _code(cells[slice(*match.span("polity2"))]) if "polity2" in match.re.groupindex else None
        one = self._first_of_two(mention, roles, match, after, other)
        if one is None and (cut := self._between_strangers(mention, cells, at, end)):
            return self._longest(roles, at, cut)[1]
        return one

    def _posted(self, found: Found, cells: list[Cell]) -> Found:
        """The mentions with an envoy's name joined to the title, where only the post stands between the two ("the ambassador
        of Japan in Moscow, Akira Kono").
        """
        out: Found = []
        for begin, end, mention in found:
            if len(out) > 1 and mention.name is not None and not mention.offices and not mention.counterpart:
                (first, until, envoy), (post, close, place) = out[-2:]
                if (
                    envoy.name is None
                    and not _SENT.isdisjoint(envoy.offices)
                    and place.symbol in "LCO"
                    and all(_is_posting(cell) for cell in cells[until:post])
                    and until < post
                    and all(cell.role in ",q" for cell in cells[close:begin])
                    and self._may_serve(mention, envoy.polity)
                ):
                    envoy.name, envoy.first, envoy.persons = mention.name, mention.first, mention.persons
                    envoy.end, envoy.place = mention.end, place.place
                    out[-2:] = [(first, end, envoy)]
                    continue
            out.append((begin, end, mention))
        return out

    def _may_serve(self, named: Mention, polity: str | None) -> bool:
        """Whether the name is of nobody who is known to serve others only."""
        return not named.persons or any(polity in self.kb.served(person) for person in named.persons)

    def _share(self, found: Found, cells: Sequence[Cell]) -> None:
        """Give all the state said once after a preposition ("with the president and the prime minister of Syria")."""
        for last in range(len(found) - 1, 0, -1):
            first = last
            while first and _bare(found[first - 1][2], found[last][2]) and self._joined(found, first, cells):
                first -= 1
            if first < last and cells[found[first][0] - 1].symbol in self.prepositions and found[first][0]:
                for _, _, mention in found[first:last]:
                    mention.polity = found[last][2].polity

    @staticmethod
    def _joined(found: Found, second: int, cells: Sequence[Cell]) -> bool:
        """Whether a mention and that before it are joined by a comma or a conjunction."""
        between = cells[found[second - 1][1] : found[second][0]]
        return bool(between) and all(cell.role in "&," for cell in between)

    def _longest(self, roles: str, at: int, end: int = sys.maxsize) -> tuple[str, re.Match[str] | None]:
        """The shape that takes most from ``at`` on, the first of equals; None where none begins."""
        best: tuple[str, re.Match[str] | None] = "none", None
        reach = at
        for kind, shape in self.shapes[roles[at]]:
            match = shape.match(roles, at, end)
            if match is not None and match.end() > reach:
                best, reach = (kind, match), match.end()
        return best

    def _first_of_two(
        self, mention: Mention, roles: str, match: re.Match[str], after_verb: bool, other: str | None
    ) -> re.Match[str] | None:
        """The first of two people whose names and titles stand side by side, as subject and object after a verb.

        A title right after a title and a name is another's, unless the name is of somebody who served its polity; always
        where it has another polity (``other``). One right after a bare name is, where the name is of somebody who never
        did, and a verb stands before.
        """
        first = self.name.match(roles, match.start(), match.end())
        if first is None or not roles[first.end() : match.end()].startswith(("f", "h")):
            return None
        served = other in (None, mention.polity) and any(mention.polity in self.kb.served(p) for p in mention.persons)
        never = after_verb and bool(mention.persons) and mention.polity in self.kb.polities
        return first if not served and (first["title"] or never) else None

    def _between_strangers(self, mention: Mention, cells: list[Cell], start: int, end: int) -> int:
        """Where a title and a name part that belong to two people ("during his talks with the emir of Qatar, Zarif said"):
        all who bear the name are known, and none of them served that polity or anything but states. 0 where they do not.

        An organisation's officials are less well known: there a comma has to stand between.
        """
        if not mention.persons or mention.polity is None or mention.offices == ("other",):
            return 0
        polity, served = mention.polity, set().union(*map(self.kb.served, mention.persons))
        at = next(k for k in range(start, end) if cells[k].role == "n")
        item, comma = cells[at].item, any(cell.role == "," for cell in cells[start:end])
        known = item is not None and item.start == cells[at].start and item.end == cells[at].end
        if not known or polity in served or not served <= self.kb.polities.keys():
            return 0
        if polity not in self.kb.polities and not (comma and polity in self.kb.organisations):
            return 0
        if not any(cell.role in "fk" for cell in cells[start:at]):
            return at + 1
        while cells[at - 1].role in "h,q":
            at -= 1
        return at

    def _nobody(self, kind: str, cells: Sequence[Cell], at: int, end: int) -> bool:
        """Whether the phrase ``[at, end)`` stands for nobody: a plural title alone does not, unless it is a dual."""
        if kind == "both":
            return end == at + 1 and not _both(cells[at])
        return kind == "none" or (kind == "person" and at > 0 and self._namesake(cells[at - 1]))

    @staticmethod
    def _namesake(cell: Cell) -> bool:
        """Whether what follows the cell is called after somebody: a university, a street, an airport."""
        return cell.item is not None and "namesake" in cell.item.sense.classes

    @staticmethod
    def _complete(mention: Mention, cells: Sequence[Cell]) -> bool:
        """Whether a title has what it needs to stand for somebody."""
        titles = [_title(cell) for cell in cells if cell.role == "f"]
        if mention.name is not None or not titles:
            return True
        needs = {title.needs for title in titles}
        return None in needs or ("polity" in needs and mention.polity is not None)

    def _mention(self, kind: str, cells: list[Cell], match: re.Match[str], sentence: int) -> Mention:
        start, end = match.span()
        symbol = _SYMBOLS[kind]
        mention = Mention(cells[start].start, cells[end - 1].end, symbol, sentence)
        named = match.re.groupindex if match.lastindex else ()
        span = next((match.span(name) for name in named if name.startswith("polity") and match[name]), (-1, -1))
        if span[0] >= 0 and not _sent(cells[start : span[0]]):
            mention.polity = _code(cells[span[0] : span[1]])
        linked = served = serves = False
        last: Title | None = None
        bosses: set[str] = set()
        for at, cell in enumerate(cells[start:end], start):
            if cell.role == "z":
                mention.offices, mention.title = (), None  # the president's envoy is the envoy
                served = served or mention.name is not None
                mention.name, mention.persons = None, ()
            linked = linked or cell.role == "t"
            if cell.role == "f" and at > start and self._served(cells[at - 1], _title(cell), ahead=True):
                served, mention.name, mention.persons = True, None, ()
            if cell.role == "f" and (linked or serves):
                bosses.update(_title(cell).offices)
                mention.polity = mention.polity or _title(cell).polity
                continue  # an adviser to the speaker is an adviser
            serves = cell.role == "f" and _title(cell).serves
            last = _title(cell) if cell.role == "f" else last
            if cell.role == "f" or (kind == "both" and cell.role == "F"):
                _entitle(mention, cell)
            elif cell.role == "n" and not self._held(cell, bosses):
                if last is not None and self._served(cell, last):
                    served = True
                else:
                    _name(mention, cell)
            elif cell.role == "k":
                mention.counterpart = True
            elif cell.role == "x":
                mention.former = True
            elif cell.role == "m" and mention.polity is None:
                mention.polity = BARE
            self._put(mention, cell)
        # Only the name before tells whose minister.
        nobodys = served and mention.name is None and mention.polity is None
        if nobodys or (span[0] > start and _other_body(cells[start : span[0]])):
            mention.offices = ("other",)
        if mention.title and span[0] >= 0:
            begin, close = cells[span[0]].start, cells[span[1] - 1].end
            mention.title = (min(mention.title[0], begin), max(mention.title[1], close))
        return mention

    def _put(self, mention: Mention, cell: Cell) -> None:
        """Take the place of a city, a state written like one, or the capital of a state that is told, from the cell."""
        if cell.role == "K" and (state := self.kb.polities.get(mention.polity or "")) is not None and state.capital:
            mention.place = Place(state.capital, mention.polity)
        if mention.symbol in "LC" and cell.item is not None:
            mention.place = cell.item.sense.place or mention.place

    def _held(self, name: Cell, offices: Collection[str]) -> bool:
        """Whether a known name is of somebody who ever held one of the offices."""
        persons = name.item.sense.persons if offices and name.item else ()
        return any(h.office in offices for person in persons for h in self.kb.offices(person, None))

    def _served(self, name: Cell, title: Title, ahead: bool = False) -> bool:
        """Whether a name and the title beside it belong to two people ("the spokesman of Netanyahu", "a Netanyahu aide"): one
        who has that title serves somebody, and the name is of one who led a state and never bore it. Who led a state's
        diplomacy may be an envoy afterwards, but has his adviser too; no leader is named ``ahead`` of "ambassador".
        """
        offices = set(title.offices)
        if name.role != "n" or not (title.serves or offices <= _SERVING or (ahead and offices == {"ambassador"})):
            return False
        return self._held(name, _LEADERS[: 3 if title.serves else 2]) and not self._held(name, offices)

    def _several(self, cells: list[Cell], match: re.Match[str], sentence: int) -> Found:
        """A plural title with several polities stands for one person in office each, named or not; a group for one group
        each.
        """
        start, end = match.span()
        title = next((cell for cell in cells[start:end] if cell.role == "F"), None)
        counterpart = any(cell.role == "k" for cell in cells[start:end])
        holders = [k for k in range(start, end) if cells[k].role in "causo"]
        out: Found = []
        for n, k in enumerate(holders):
            begin = start if n == 0 else k
            until = holders[n + 1] if n + 1 < len(holders) else end
            named = next((m for m in range(k, until) if cells[m].role == "n"), k)
            close = end if until == end and cells[end - 1].role == "F" else named + 1
            mention = Mention(cells[begin].start, cells[close - 1].end, "P" if title or counterpart else "G", sentence)
            mention.polity, mention.counterpart = _code([cells[k]]), counterpart
            if title is not None:
                mention.offices, mention.title = (
                    _title(title).offices,
                    (mention.start, cells[close - 1 if named == k else k].end),
                )
            if named > k:
                _name(mention, cells[named])
            out.append((begin, close, mention))
        return out


def _plain(kind: str, cell: Cell, match: re.Match[str], sentence: int) -> Mention:
    """A state, an organisation, a city or a pronoun of one word."""
    symbol = _SYMBOLS[kind]
    polity = _code([cell]) if match.lastindex else None
    place = cell.item.sense.place if cell.item is not None and symbol in "LC" else None
    return Mention(cell.start, cell.end, symbol, sentence, polity=polity, place=place)


def _both(cell: Cell) -> bool:
    """Whether the cell stands for both sides; a plural title alone does where it is a dual ("the two ministers")."""
    return cell.role != "F" or (cell.item is not None and "both" in cell.item.sense.classes)


def _sent(cells: Sequence[Cell]) -> bool:
    """Whether the polity after these cells is where an envoy was sent to, and not whose envoy it is."""
    link = cells[-1].item if cells else None
    titles = [_title(cell) for cell in cells if cell.role == "f"]
    return link is not None and "to" in link.sense.classes and any(not _SENT.isdisjoint(t.offices) for t in titles)


def _other_body(cells: Sequence[Cell]) -> bool:
    """Whether other words stand between a title that needs a polity right after it and the polity: the head of a state's
    chamber of commerce is not that of the state.
    """
    last = next((k for k in range(len(cells) - 1, -1, -1) if cells[k].role == "f"), None)
    if last is None or _title(cells[last]).needs != "polity":
        return False
    return any(cell.role in "._gm" for cell in cells[last + 1 :])


def _is_posting(cell: Cell) -> bool:
    """Whether the cell is a word between an envoy and where he was sent to."""
    return cell.role == "p" or (cell.item is not None and "posting" in cell.item.sense.classes)


def _bare(mention: Mention, owner: Mention) -> bool:
    """Whether somebody has an office without a state, and another after them a different office of a state."""
    if not mention.offices or mention.polity or not owner.polity or mention.offices == owner.offices:
        return False
    return all(m.symbol == "P" and m.name is None and not m.counterpart and m.offices for m in (mention, owner))


def _entitle(mention: Mention, cell: Cell) -> None:
    title = _title(cell)
    mention.offices = tuple(dict.fromkeys((*mention.offices, *title.offices)))
    mention.polity = title.polity or mention.polity
    mention.former = mention.former or title.former
    mention.anyone = mention.anyone or title.anyone
    mention.title = (mention.title[0] if mention.title else cell.start, cell.end)


def _name(mention: Mention, cell: Cell) -> None:
    mention.name = cell.start, cell.end
    mention.first = cell.item.sense.first if cell.item is not None and cell.item.sense.clitics else None
    if cell.item is not None:
        mention.persons = cell.item.sense.persons


def _title(cell: Cell) -> Title:
    assert cell.item is not None
    assert cell.item.sense.title is not None
    return cell.item.sense.title


def _code(cells: Sequence[Cell]) -> str | None:
    for cell in cells:
        if cell.role in "us":
            return OURS if cell.role == "u" else THIS
        if cell.item is not None and cell.item.sense.code is not None:
            return cell.item.sense.code
    return None
