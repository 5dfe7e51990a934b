"""Cells of a sentence: what stands at each place, seen from noun phrases.

One cell for each item of the lexicon, each name, each other token, each prefixed clitic; the role of each is a letter.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from itertools import compress, repeat
from operator import itemgetter

from msgspec import Struct

from rasad.extract.lexicon import Item
from rasad.extract.names import NameLexicon
from rasad.extract.nametables import Strength
from rasad.packs.pack import LanguagePack
from rasad.packs.patterns import OTHER
from rasad.text.folding import fold_phrase
from rasad.text.memo import Memo

#: The letter of each role. Others: ``&`` conjunction, ``+`` conjunction that joins two offices of one person, ``p``
#: prefixed preposition, ``,`` comma, ``q`` quotation mark or bracket, ``:`` colon, ``-`` dash, ``.`` any word that no lexicon knows.
ROLES: Mapping[str, str] = {
    "honorific": "h", "office": "f", "offices": "F", "and": "&", "name": "n", "counterpart": "k", "own": "w", "former": "x", "link": "t",
    "polity": "c", "demonym": "a", "institution": "i", "organisation": "o", "city": "l", "ours": "u",
    "this_country": "s", "pronoun": "r", "group": "g", "ministry": "m", "embassy": "e", "both": "b", "media": "d", "official_ref": "v", "possessive": "z", "office_in": "y", "kin": "j", "two": "2", "both_states": "B", "capital": "K", "word": "_", "plain": ".",
}  # fmt: skip
#: Role and symbol of each mark; a full stop inside a sentence (after it no space stood) ends one all the same.
_MARKS = {
    **dict.fromkeys(",\u060c", (",", ",")),
    **dict.fromkeys(";\u061b.", (".", ";")),
    **dict.fromkeys("-–—", ("-", "-")),
    "/": (".", "/"),
    **{mark: ("q", mark) for mark in '«»"()'},
    **dict.fromkeys("'[]", ("q", OTHER)),
    ":": (":", ":"),
}
#: Roles beside which names are looked for.
_LOOKED_INTO = frozenset(("name", "office", "offices", "counterpart"))
#: A name may follow right after these roles.
_BEFORE_NAME = frozenset("fkhxcausoil")
#: Roles of a title's polity: demonyms, states and what stands for one ("the White House").
_STATES = frozenset("aci")


class Cell(Struct, gc=False):
    """One place of a sentence's layout: tokens ``[start, end)``, empty for a prefixed clitic; ``symbol`` is what it is to
    the constructions.
    """

    role: str
    start: int
    end: int
    item: Item | None = None
    symbol: str = OTHER


#: Whether a word that the lexicon does not know is silent, a colon or a mark that ends a sentence, whether a name may begin at it;
#: its role (none for a silent one) and symbol where none does: that of the preposition joined to it, where an article tells
#: the two apart.
Plain = tuple[bool, bool, str, str]
_unlike, _hopeful, _role, _symbol = map(itemgetter, range(4))


class Page(Struct):
    """A document to be laid out: its tokens and the items in it, where they start; the cell of each token that is in none, and
    where a name may begin (the end of the document too), and which items are given names elsewhere.
    """

    keys: list[str]
    original: Callable[[int], str]
    items: Sequence[Item]
    starts: list[int]
    cells: list[Cell | None]
    hopeful: list[int]
    also: list[int]

    def taken(self, i: int) -> bool:
        """Whether a token is part of a hit that is no name, or has a clitic written together with it."""
        at = bisect_right(self.starts, i) - 1
        if at < 0 or i >= self.items[at].end:
            return False
        hit = self.items[at]
        return hit.sense.role != "name" or (bool(hit.sense.clitics) and i == hit.start)


class Layout:
    """Lays the sentences of one language out."""

    def __init__(self, pack: LanguagePack, names: NameLexicon) -> None:
        grammar = pack.grammar
        #: What makes the cell of each letter that is written together with the next word, at a token.
        self.clitics = {letter: partial(self._clitic, pack.clitic(letter), letter) for letter in pack.prefixes}
        self.names = names
        self.plain = Memo(self._plain)
        self.verbs = frozenset(grammar.get("subject_follows", ()))
        self.silent = frozenset(grammar.get("silent", ()))
        #: What a preposition and the article make when written together with a word, and the preposition's symbol.
        self.heads = {
            fold_phrase(head): pack.clitic(fold_phrase(letter))
            for whole, (letter, article) in grammar.get("contractions", {}).items()
            for head, letter in (
                (whole, letter),
                *((p + article, p) for p, v in grammar["prefixes"].items() if "prep" in v.split()),
            )
        }
        self.and_clitics = frozenset(
            fold_phrase(k) for k, v in grammar.get("prefixes", {}).items() if "and" in v.split()
        )

    def page(self, items: Sequence[Item], keys: list[str], original: Callable[[int], str]) -> Page:
        """A document to be laid out, in which ``items`` were found; ``original(i)`` is a token as written."""
        plain = list(map(self.plain.__getitem__, keys))
        numbers, words = range(len(keys)), self.names.words
        cells: list[Cell | None] = list(
            map(Cell, map(_role, plain), numbers, range(1, len(keys) + 1), repeat(None), map(_symbol, plain))
        )
        for at in compress(numbers, map(_unlike, plain)):
            if not plain[at][2]:
                cells[at] = None
            elif plain[at][3] == ":":
                if at and keys[at - 1].isdigit() and "".join(keys[at + 1 : at + 2]).isdigit():  # the time of a clock
                    cells[at] = Cell(".", at, at + 1)
            elif at and len(keys[at - 1]) == 1:  # an initial
                cells[at] = Cell(plain[at][2], at, at + 1)
        hopeful = list(compress(numbers, map(_hopeful, plain)))
        if words.capitals:
            hopeful = [at for at in hopeful if not self.names.small(keys[at], original(at))]
        starts = [item.start for item in items]
        also = [at for at in starts if keys[at] in words.also]
        return Page(keys, original, items, starts, cells, [*hopeful, len(keys)], also)

    def cells(self, page: Page, first: int, last: int, before: int, after: int) -> list[Cell]:
        """Cells of tokens ``[first, last)`` of a page, in which its items ``[before, after)`` lie."""
        cells: list[Cell] = []
        keys, original, items = page.keys, page.original, page.items
        also = {at for at in page.also if first <= at < last and self._also_name(keys, at, last, original)}

        def stop(i: int) -> bool:
            return i >= last or (i not in also and page.taken(i))

        at, hopeful, titled = first, page.hopeful, False
        hope = bisect_left(hopeful, first)
        for n in range(before, after + 1):
            item = items[n] if n < after else None
            until = item.start if item else last
            while at < until:
                while hopeful[hope] < at:
                    hope += 1
                look = at if titled else min(hopeful[hope], until)
                if look > at:
                    cells += filter(None, page.cells[at:look])
                    at = look
                    continue
                end = self._name_end(cells, keys, at, stop, original)
                if end > at:
                    swallowed = [each for each in items[n:after] if each.start < end]
                    known = next((each for each in swallowed if each.sense.role == "name" and each.end == end), None)
                    cells.append(Cell("n", at, end, known, known.sense.symbol if known else OTHER))
                    at, titled = end, False
                    continue
                if (cell := page.cells[at]) is not None:
                    cells.append(cell)
                    titled = False
                at += 1
            if item is None or item.start < at:
                continue  # inside a name
            if not item.sense.clitics and item.sense.role not in _LOOKED_INTO and at not in also:
                role = ROLES[item.sense.role]
                cells.append(Cell(role, at, item.end, item, item.sense.symbol))
                titled = role in _STATES and self._titled(cells)
                at = item.end
                continue
            end = 0
            if item.end == at + 1:
                if at in also:
                    end = self._name_end(cells, keys, at, stop, original)
                if not end and item.sense.role in ("office", "offices"):
                    end = self._titled_name(keys, item, stop, original)
            if end > at + 1:
                cells.append(Cell("n", at, end))
            else:
                end = self._add_item(cells, keys, item, stop, original)
            titled = cells[-1].role in _STATES and self._titled(cells)
            at = end
        return cells

    def _plain(self, key: str) -> Plain:
        """What a word is that the lexicon does not know."""
        hopeful = self.names.hope(key) > Strength.DOUBTFUL
        if key in _MARKS:
            role, symbol = _MARKS[key]
            return symbol in (";", ":"), hopeful, role, symbol
        governed = next((symbol for head, symbol in self.heads.items() if key.startswith(head)), OTHER)
        return key in self.silent, hopeful, "" if key in self.silent else ".", governed

    def _add_item(
        self,
        cells: list[Cell],
        keys: list[str],
        item: Item,
        stop: Callable[[int], bool],
        original: Callable[[int], str],
    ) -> int:
        """Lay out a hit of the lexicon and the clitics before it; the token after it."""
        start, end = item.start, item.end
        if item.sense.clitics:
            cells += [self.clitics[letter](start) for letter in item.sense.clitics]
        if item.sense.role == "name":
            end = self._whole_name(keys, item, stop, original)
            if self._after_given_name(cells, item):
                start = cells.pop().start
        elif item.sense.role in ("office", "offices", "counterpart"):
            self._name_before(cells, keys, stop, original)
        cells.append(Cell(ROLES[item.sense.role], start, end, item, item.sense.symbol))
        return end

    def _also_name(self, keys: list[str], at: int, last: int, original: Callable[[int], str]) -> bool:
        """Whether a word of the language is a given name here: a known name or a particle of names comes next."""
        words = self.names.words
        if at + 1 >= last or original(at) != words.also[keys[at]]:
            return False
        return keys[at + 1] in words.inner or words.known(keys[at + 1])

    def _clitic(self, symbol: str, letter: str, at: int) -> Cell:
        return Cell("&" if letter in self.and_clitics else "p", at, at, None, symbol)

    def _name_end(
        self, cells: list[Cell], keys: list[str], at: int, stop: Callable[[int], bool], original: Callable[[int], str]
    ) -> int:
        """Where a name that starts at ``at`` ends; ``at`` if there is none."""
        if self.names.small(keys[at], original(at)):
            return at
        previous, comma = len(cells) - 1, False
        while previous >= 0 and cells[previous].role in "q,":
            comma = comma or cells[previous].role == ","
            previous -= 1
        introduced = previous >= 0 and (cells[previous].role in _BEFORE_NAME or self.names_follow(cells[previous]))
        announced = introduced and cells[previous].role in _BEFORE_NAME
        if not announced and stop(at + 1):
            return at  # one word is no name here
        titled = announced and not comma and self._titled(cells)
        end = self.names.name_at(keys, at, stop, introduced and not comma, original, titled)
        if end - at >= (2 if comma or not announced else 1):
            return end
        if comma and announced and self._set_apart(cells[: previous + 1]):
            end = self.names.name_at(keys, at, stop, True, original)  # strange, but between commas
            plain = self.names.words.capitals or not any(map(self.names.words.has_article, keys[at:end]))
            if end - at >= 2 and plain and keys[end : end + 1] and _MARKS.get(keys[end], OTHER)[0] == ",":
                return end
        return at

    def _set_apart(self, cells: list[Cell]) -> bool:
        """Whether a name of no list may follow these cells between commas: after a title with its polity, where names have
        capitals after a title near by.
        """
        if self.names.words.capitals:
            return any(cell.role in "fk" for cell in cells[-4:])
        return self._titled(cells)

    @staticmethod
    def _titled(cells: list[Cell]) -> bool:
        """Whether a title and its polity stand right before ("the American general", "a spokesman of the Swiss cabinet")."""
        if len(cells) < 2 or cells[-1].role not in _STATES:
            return False
        return cells[-2].role in "fkxh" or (cells[-2].role == "g" and len(cells) > 2 and cells[-3].role == "f")

    def _after_given_name(self, cells: list[Cell], item: Item) -> bool:
        """Whether the word before a lone family name, itself right after a verb that takes its subject there, is the given
        name (and linking will see whether it is that of the person known).
        """
        if item.end - item.start != 1 or item.sense.clitics or len(cells) < 2:
            return False
        return cells[-1].role == "." and self.names_follow(cells[-2])

    def _whole_name(
        self, keys: list[str], item: Item, stop: Callable[[int], bool], original: Callable[[int], str]
    ) -> int:
        """Where a known name ends that goes on with a particle ("... Al Saud" after a prince's own name) or a hyphen."""
        words = self.names.words
        if item.end >= len(keys) or stop(item.end):
            return item.end
        if keys[item.end] not in words.inner and not (words.capitals and keys[item.end] == "-"):
            return item.end
        return max(item.end, self.names.name_at(keys, item.start, stop, True, original))

    def _titled_name(
        self, keys: list[str], item: Item, stop: Callable[[int], bool], original: Callable[[int], str]
    ) -> int:
        """The end of a name whose first word is a title elsewhere ("Sultan bin ..."); 0 where it is a title here."""
        words = self.names.words
        if item.end >= len(keys) or keys[item.end] not in words.inner or words.has_article(keys[item.start]):
            return 0
        end = self.names.name_at(keys, item.end, stop, True, original)
        return end if end > item.end + 1 else 0

    def names_follow(self, cell: Cell) -> bool:
        """Whether the cell is a verb whose subject may follow it."""
        return cell.item is not None and not self.verbs.isdisjoint(cell.item.sense.classes)

    def _name_before(
        self, cells: list[Cell], keys: list[str], stop: Callable[[int], bool], original: Callable[[int], str]
    ) -> None:
        """Turn the other words right before a title into a name where they are one of two tokens or more."""
        k = len(cells)
        while k and cells[k - 1].role in "q,":
            k -= 1
        if k and cells[k - 1].role != ".":
            return
        start = k
        while start and k - start < 6 and cells[start - 1].role == "." and cells[start - 1].item is None:
            start -= 1
        end = cells[k - 1].end if k else 0
        for begin in range(start, k - 1):
            if self.names.name_at(keys, cells[begin].start, lambda i: i >= end or stop(i), True, original) == end:
                cells[begin:k] = [Cell("n", cells[begin].start, end)]
                return
