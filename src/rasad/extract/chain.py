"""The reading chain: document in, analysis out, one step after another.

language -> folded view, tokens, sentences -> boilerplate -> publication and outlet -> items -> mentions -> linking ->
statements -> contacts -> dates, places, topics, codes.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date

from rasad.extract.acts import Acts
from rasad.extract.boilerplate import find_boilerplate
from rasad.extract.cells import Cell, Layout
from rasad.extract.contacts import ContactFinder, gather, settle_both
from rasad.extract.dates import DateMention, find_dates
from rasad.extract.elements import Governments, Metonyms, Sentence, fuse, govern, view
from rasad.extract.language import detect
from rasad.extract.lexicon import Lexicon
from rasad.extract.linking import Entity, Linker, Scene
from rasad.extract.mentions import Found, NounPhrases
from rasad.extract.names import NameLexicon
from rasad.extract.published import find_outlet, find_published
from rasad.extract.report import Reporter
from rasad.extract.shortnames import add_short_names
from rasad.extract.statements import Spoken, StatementFinder
from rasad.extract.topics import Topics
from rasad.extract.whom import Circumstances
from rasad.kb import KnowledgeBase
from rasad.kb import load as load_kb
from rasad.model import Analysis, DateValue, Document, Outlet, Span
from rasad.packs.files import LANGUAGES
from rasad.packs.pack import LanguagePack
from rasad.text import Tokens, fold, joined, sentences, tokenise


class LanguageReader:
    """The compiled parts that reading one language needs."""

    def __init__(self, lang: str, kb: KnowledgeBase) -> None:
        self.pack = LanguagePack(lang)
        self.lexicon = Lexicon(self.pack, kb)
        self.names = NameLexicon.load(lang)
        self.layout = Layout(self.pack, self.names)
        self.phrases = NounPhrases(self.pack, self.layout, kb)
        capitals = frozenset(p.capital for p in kb.polities.values() if p.capital)
        self.metonyms = Metonyms(
            capitals,
            frozenset(self.pack.symbols_of("between")),
            frozenset(self.pack.symbols_of("and") + "-"),
        )
        self.governments = Governments(*(frozenset(self.pack.symbols_of(f"government_{at}")) for at in ("of", "s")))
        self.statements = StatementFinder(self.pack, capitals)
        self.contacts = ContactFinder(self.pack)
        self.circumstances = Circumstances(self.pack)
        self.towards = frozenset(self.pack.words_of("to"))
        self.margin = frozenset(self.pack.symbols_of("margin"))
        self.topics = Topics.load(lang)
        self.acts = Acts.load(lang)


@dataclass(slots=True)
class Reading:
    """A document understood: what each step gave."""

    document: Document
    lang: str
    parts: LanguageReader
    tokens: Tokens
    dates: list[DateMention]
    boilerplate: tuple[Span, ...]
    outlet: Outlet | None
    published: DateValue | None
    sentences: list[Sentence]
    linker: Linker
    spoken: list[Spoken] = field(default_factory=list)
    centres: list[list[Entity]] = field(default_factory=list)

    @property
    def day(self) -> date | None:
        """The day that relative expressions and offices count from."""
        anchor = self.document.given or self.published
        return anchor.last_day if anchor else None

    def tells(self) -> bool:
        """Whether any construction may find something: where none does, nobody need know who is who."""
        rules = self.parts.statements.rules, self.parts.contacts.rules
        return any(each.may_match(s.symbols, s.present) for s in self.sentences for each in rules)

    def in_order(self) -> Iterator[tuple[Sentence, list[Entity], frozenset[str]]]:
        """Each sentence with whom a pronoun in it means, and the symbols of the one before."""
        before: frozenset[str] = frozenset()
        for sentence, centre in zip(self.sentences, self.centres, strict=True):
            yield sentence, centre, before
            before = sentence.present


class Reader:
    """Reads documents; every part is compiled once."""

    def __init__(self, kb: KnowledgeBase, languages: Sequence[str] = LANGUAGES) -> None:
        self.kb = kb
        self.languages = {lang: LanguageReader(lang, kb) for lang in languages}

    @classmethod
    def load(cls) -> Reader:
        """A reader with the shipped knowledge base and languages."""
        return cls(load_kb())

    def read(self, document: Document) -> Analysis:
        """Everything that the document says; an unread language gets an analysis without findings."""
        lang = document.lang or detect(document.text)
        if lang not in self.languages:
            return Analysis(document, lang, published=document.given)
        reading = self._laid(document, lang)
        if not reading.tells():
            return Analysis(document, lang, reading.outlet, reading.published, reading.boilerplate)
        self._understand(reading)
        finder = reading.parts.contacts
        candidates = [
            candidate
            for sentence, centre, before in reading.in_order()
            for candidate in finder.candidates(sentence, centre, before)
        ]
        contacts = gather(candidates, finder.by_phone(reading.sentences), finder.unplaced)
        settle_both(reading.spoken, contacts)
        return Reporter(reading).analysis(contacts)

    def understand(self, document: Document, lang: str) -> Reading:
        """The steps up to who is who and who says what."""
        return self._understand(self._laid(document, lang))

    def _laid(self, document: Document, lang: str) -> Reading:
        """The steps that look at words and sentences, each by itself."""
        parts, text = self.languages[lang], document.text
        tokens = tokenise(fold(text))
        spans = sentences(text)
        boilerplate = find_boilerplate(text, spans, lang)
        dates = find_dates(tokens, text, lang)
        outlet = find_outlet(text, lang, document.source)
        published = find_published(text, dates, lang, document.given)
        laid = lay_out(text, tokens, spans, frozenset(boilerplate), parts)
        anchor = document.given or published
        scene = Scene(
            tokens.keys,
            lambda start, end: text[tokens.starts[start] : tokens.ends[end - 1]],
            parts.names.romanise,
            anchor.last_day if anchor else None,
            outlet.country if outlet else None,
            parts.towards,
        )
        return Reading(
            document, lang, parts, tokens, dates, boilerplate, outlet, published, laid, Linker(self.kb, scene)
        )

    @staticmethod
    def _understand(reading: Reading) -> Reading:
        """The steps that look at the whole: who is who, who says what."""
        linker, laid = reading.linker, reading.sentences
        linker.link([mention for sentence in laid for mention in sentence.mentions.values()])
        for sentence in laid:
            fuse(sentence)
            govern(sentence, reading.parts.governments, linker.coded)
        spoken, centres = reading.parts.statements.read(laid, reading.document.text)
        became = linker.name_the_titled([e for said in spoken for e in said.speakers])
        for entities in (*centres, *(said.speakers for said in spoken)) if became else ():
            entities[:] = dict.fromkeys(became.get(id(e), e) for e in entities)
        reading.spoken, reading.centres = spoken, centres
        return reading


def lay_out(
    text: str, tokens: Tokens, spans: Sequence[Span], boilerplate: frozenset[Span], parts: LanguageReader
) -> list[Sentence]:
    """Mentions and symbols of every sentence that is not boilerplate."""
    keys, starts, ends = tokens.keys, tokens.starts, tokens.ends

    def original(i: int) -> str:
        return text[starts[i] : ends[i]]

    items = parts.lexicon.scan(keys, original)
    laid: list[tuple[int, Span, list[Cell], Found]] = []
    page = parts.layout.page(items, keys, original)
    token, item = 0, 0
    for number, span in joined(text, spans, parts.pack.short, parts.pack.alone):
        first, before = token, item
        token = bisect_left(starts, span.end, token)
        item = bisect_left(page.starts, token, item)
        if span in boilerplate:
            continue
        cells = parts.layout.cells(page, first, token, before, item)
        laid.append((number, span, cells, parts.phrases.find(cells, number)))
    add_short_names(
        [(number, cells, found) for number, _, cells, found in laid],
        keys,
        parts.layout.clitics,
        parts.names.words.is_family,
        parts.names.words.is_whole,
        parts.layout.names_follow,
    )
    return [view(number, span, cells, found, parts.pack.inside, parts.metonyms) for number, span, cells, found in laid]
