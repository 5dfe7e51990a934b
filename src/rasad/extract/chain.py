"""The reading chain: document in, analysis out, one step after another.

language -> folded view, tokens, sentences -> boilerplate -> publication and outlet -> items -> mentions -> linking ->
statements -> contacts -> dates, places, topics, codes.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from rasad.extract.acts import Acts
from rasad.extract.boilerplate import find_boilerplate
from rasad.extract.contacts import ContactFinder, gather
from rasad.extract.dates import find_dates
from rasad.extract.elements import Sentence, view
from rasad.extract.language import detect
from rasad.extract.lexicon import Item, Lexicon
from rasad.extract.linking import Entity, Linker, Scene
from rasad.extract.mentions import Mention, NounPhrases
from rasad.extract.names import NameLexicon
from rasad.extract.published import find_outlet, find_published
from rasad.extract.report import Reporter
from rasad.extract.shortnames import add_short_names
from rasad.extract.statements import StatementFinder
from rasad.extract.topics import Topics
from rasad.kb import KnowledgeBase
from rasad.kb import load as load_kb
from rasad.model import Analysis, Document, Span
from rasad.packs.files import LANGUAGES
from rasad.packs.pack import LanguagePack
from rasad.text import Tokens, fold, sentences, tokenise


class LanguageReader:
    """The compiled parts that reading one language needs."""

    def __init__(self, lang: str, kb: KnowledgeBase) -> None:
        self.pack = LanguagePack(lang)
        self.lexicon = Lexicon(self.pack, kb)
        self.names = NameLexicon.load(lang)
        self.phrases = NounPhrases(self.pack.grammar, self.names)
        self.statements = StatementFinder(self.pack)
        self.contacts = ContactFinder(self.pack)
        self.topics = Topics.load(lang)
        self.acts = Acts.load(lang)


@dataclass(slots=True)
class Laid:
    """A document laid out: its tokens, its sentences with their symbols, its mentions in order."""

    tokens: Tokens
    sentences: list[Sentence]
    mentions: list[Mention]


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
        parts = self.languages.get(lang)
        if parts is None:
            return Analysis(document, lang, published=document.given)
        text = document.text
        tokens = tokenise(fold(text))
        spans = sentences(text)
        boilerplate = find_boilerplate(text, spans, lang)
        outlet = find_outlet(text, tokens, lang, document.source)
        published = find_published(text, tokens, lang, document.given)
        day = (document.given or published).first_day if (document.given or published) else None
        home = outlet.country if outlet else None
        laid = lay_out(text, tokens, spans, frozenset(boilerplate), parts)
        scene = Scene(
            tokens.keys,
            lambda a, b: text[tokens.starts[a] : tokens.ends[b - 1]],
            lambda keys: parts.names.romanise(keys),
            day,
            home,
        )
        linker = Linker(self.kb, scene)
        linker.link(laid.mentions)
        spoken, centres = parts.statements.read(laid.sentences, text)
        candidates = [
            candidate
            for sentence, centre in zip(laid.sentences, centres, strict=True)
            for candidate in parts.contacts.candidates(sentence, centre)
        ]
        reporter = Reporter(document, lang, parts.topics, parts.acts, tokens, day, find_dates(tokens, text, lang))
        return reporter.analysis(laid.sentences, gather(candidates), spoken, linker, boilerplate, outlet, published)


def lay_out(text: str, tokens: Tokens, spans: Sequence[Span], boilerplate: frozenset[Span], parts: LanguageReader) -> Laid:
    """Mentions and symbols of every sentence that is not boilerplate."""
    keys = tokens.keys
    items = parts.lexicon.scan(keys)
    laid: list[tuple[int, Span, list[Any], list[Any]]] = []
    mentions: list[Mention] = []
    token, item = 0, 0
    for number, span in enumerate(spans):
        first = token
        while token < len(keys) and tokens.starts[token] < span.end:
            token += 1
        mine: list[Item] = []
        while item < len(items) and items[item].start < token:
            if items[item].start >= first:
                mine.append(items[item])
            item += 1
        if span in boilerplate:
            continue
        cells = parts.phrases.layout(mine, keys, first, token)
        laid.append((number, span, cells, parts.phrases.find(cells, number)))
    add_short_names([(cells, found) for _, _, cells, found in laid], keys)
    views = [view(number, span, cells, found, keys, parts.pack) for number, span, cells, found in laid]
    for each in views:
        mentions += each.mentions.values()
    return Laid(tokens, views, mentions)
