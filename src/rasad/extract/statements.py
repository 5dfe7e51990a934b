"""Statements: who speaks in each sentence, by the constructions of ``statements.yaml`` and by what went before."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from rasad.extract.elements import Sentence
from rasad.extract.linking import Entity
from rasad.extract.mentions import Mention
from rasad.packs.pack import LanguagePack, Rule, Rules
from rasad.packs.patterns import OTHER

#: Sentences after which a quotation mark that was never closed is taken for closed.
_LONGEST_QUOTATION = 8
#: A colon that opens no quotation.
_COLON = re.compile(r":(?!\s*[«“\"])")

#: The handle with which a channel signs a post, on a line of its own.
_SIGNATURE = re.compile(r"^\W*@\w+\W*$", re.M)
_MARKS = re.compile('[«»“”"]')

ANON = Entity("anonymous", code="ANON")
#: Both sides of the contact that the document tells of; who they are is settled when the contacts are known.
BOTH = Entity("both")
#: The same, where they may be more than two: "the ministers", "the participants".
ALL = Entity("all")
_SIDES = (BOTH, ALL)


@dataclass(slots=True)
class Spoken:
    """One sentence that somebody says. ``verbs`` are the acts that the reporting verb's classes name, ``tellers`` those who
    tell what the speakers said.
    """

    sentence: Sentence
    speakers: list[Entity]
    rule: str
    form: str
    cue: tuple[int, int] | None
    verbs: tuple[str, ...] = ()
    tellers: list[Entity] = field(default_factory=list)

    @property
    def last(self) -> list[Entity]:
        """Who goes on, where the next sentence does not say who speaks."""
        return self.tellers or self.speakers


@dataclass(slots=True)
class Discourse:
    """What a reader keeps in mind from sentence to sentence; ``subject`` is that of the sentence before, where nobody
    spoke in it, ``body`` the state or organisation that spoke last. ``reciting``: a colon was left open at the end of a
    line, or a ``post`` gives the words of the one speaker whom it is ``headed`` by, line by line. ``waiting``: sentences of
    a quotation whose speaker is yet to be named.
    """

    speakers: list[Entity] = field(default_factory=list)
    persons: list[Entity] = field(default_factory=list)
    subject: list[Entity] = field(default_factory=list)
    body: list[Entity] = field(default_factory=list)
    rule: str = ""
    quoting: bool = False
    quoted: int = 0
    flowing: bool = False
    post: bool = False
    headed: list[Entity] = field(default_factory=list)
    reciting: bool = False
    waiting: list[Sentence] = field(default_factory=list)
    line_end: int = -1

    def focus(self, entities: Sequence[Entity]) -> None:
        """Bring persons to the front of mind, first ones foremost."""
        fresh = [e for e in entities if e.kind == "person"]
        self.persons = fresh + [e for e in self.persons if e not in fresh]


def opens(body: str) -> bool:
    """Whether a sentence begins with a quotation that it does not close."""
    return body.lstrip().startswith(("«", "“", '"')) and not closes(body.lstrip()[1:])


def closes(body: str) -> bool:
    """Whether the first quotation mark in a sentence is one that ends a quotation."""
    marks = _MARKS.findall(body)
    straight = marks[:1] == ['"'] and len(marks) % 2 == 1 and not body.lstrip().startswith('"')
    return straight or marks[:1] in (["»"], ["”"])


class StatementFinder:
    """Finds the statements of one document."""

    def __init__(self, pack: LanguagePack, capitals: frozenset[str]) -> None:
        self.pack = pack
        self.capitals = capitals
        self.rules = Rules(pack.statements, pack.context.preposition + pack.context.conjunction)
        self.closing = frozenset(pack.symbols_of("narrating"))
        #: Verbs whose subject follows them.
        self.verbs = frozenset("".join(pack.symbols_of(c) for c in pack.grammar.get("subject_follows", ())))
        #: Words after which no verb can stand, and verbs that go on with what was being said.
        self.before_nouns = frozenset(
            pack.context.preposition + "".join(map(pack.symbols_of, ("st_planned", "st_denied")))
        )
        self.going_on = frozenset(pack.symbols_of("goes_on"))
        self.earlier = frozenset(pack.symbols_of("was"))
        self.opening = frozenset(pack.context.opening + pack.context.conjunction) | frozenset(',:-/"«(')

    def read(self, sentences: Sequence[Sentence], text: str) -> tuple[list[Spoken], list[list[Entity]]]:
        """The spoken sentences, and for each sentence who is in mind there (subject, speaker, earlier persons)."""
        mind = Discourse(post=_SIGNATURE.search(text) is not None)
        spoken: list[Spoken] = []
        centres: list[list[Entity]] = []
        for sentence in sentences:
            subject = self._subject(sentence)
            found = self._say(sentence, mind)
            found = found or self._continued(sentence, mind, text)
            body = text[sentence.span.start : sentence.span.end]
            if found is not None:
                waited = mind.waiting if mind.waiting and closes(body) else ()
                spoken += [replace(found, sentence=s, form="direct", cue=None, verbs=()) for s in waited]
                spoken.append(found)
                if found.speakers[0] not in _SIDES:
                    mind.speakers = found.last
                mind.body = [e for e in found.last if e.kind != "person" and e not in _SIDES] or mind.body
                mind.rule = found.rule
            mind.waiting = (
                [] if found or not (mind.waiting or opens(body)) or closes(body) else [*mind.waiting, sentence]
            )
            if self.earlier.isdisjoint(sentence.symbols[:2]):
                mind.subject = [] if found or not self.going_on else subject or mind.subject
            centre = [*(found.speakers if found else []), *subject, *mind.persons]
            centres.append(list(dict.fromkeys(e for e in centre if e.kind == "person")))
            mind.focus([*(found.speakers if found else []), *subject])
            self._remember(sentence, mind, text, found)
        return spoken, centres

    def _subject(self, sentence: Sentence) -> list[Entity]:
        """The first person named where a subject may stand."""
        for at, mention in sentence.mentions.items():
            if mention.symbol == "P" and mention.entity is not None:
                before = sentence.symbols[at - 1] if at else ""
                if not at or before in self.opening or before in self.verbs:
                    return [mention.entity]
        return []

    def _say(self, sentence: Sentence, mind: Discourse) -> Spoken | None:
        """Who speaks in a sentence: the speakers of each of its parts, where full stops without a space join several."""
        out: Spoken | None = None
        start = 0
        possible = self.rules.possible(sentence.present)
        for part in sentence.symbols.split(";") if possible else ():
            found = self._part(sentence, possible, start, start + len(part), mind) if part else None
            start += len(part) + 1
            if found is None:
                continue
            if found.speakers[0] not in _SIDES:
                mind.speakers = list(found.last)
            if out is None:
                out = found
            else:
                out.speakers += [s for s in found.speakers if s not in out.speakers]
                out.tellers = list(mind.speakers)  # who speaks last goes on
        return out

    def _part(
        self, sentence: Sentence, possible: Sequence[Rule], start: int, end: int, mind: Discourse
    ) -> Spoken | None:
        """The first construction of the possible ones that gives speakers between two symbols."""
        for at, rule in enumerate(possible):
            for match in rule.matches(sentence.symbols, start, end):
                if "t" in rule.regex.groupindex and self._no_verb(sentence.symbols, match.start("t")):
                    continue
                if rule.settings.get("speaker") == "nobody":
                    mind.speakers, mind.subject, mind.body = [], [], []
                    return None
                speakers = self._speakers(rule, match, sentence, mind)
                if not speakers:
                    continue
                told = self._part(sentence, possible[at + 1 :], start, end, mind) if "relays" in rule.settings else None
                cue = match.span("t") if "t" in rule.regex.groupindex and match.start("t") >= 0 else None
                return Spoken(
                    sentence,
                    speakers,
                    rule.id,
                    rule.settings.get("form", "indirect"),
                    sentence.tokens(*cue) if cue else None,
                    self._verbs(sentence, cue) if cue else (),
                    told.speakers if told else [],
                )
        return None

    def _no_verb(self, symbols: str, at: int) -> bool:
        """Whether what looks like a reporting verb is a noun, or a verb that was not said."""
        return at > 0 and symbols[at] in self.verbs and symbols[at - 1] in self.before_nouns

    def _verbs(self, sentence: Sentence, cue: tuple[int, int]) -> tuple[str, ...]:
        classes = self.pack.classes_of(sentence.symbols[cue[0]])
        return tuple(sorted(c[4:] for c in classes if c.startswith("act_")))

    def _speakers(self, rule: Rule, match: re.Match[str], sentence: Sentence, mind: Discourse) -> list[Entity]:
        mode = rule.settings.get("speaker")
        if mode == "anon":
            return [ANON]
        if mode == "last_body":
            return list(mind.body)
        if mode in ("both", "all"):
            return list(mind.speakers) if len(mind.speakers) > 1 else [BOTH if mode == "both" else ALL]
        if mode == "last":
            goes_on = sentence.symbols[match.start("t")] in self.going_on
            last = list(mind.speakers if goes_on and mind.speakers else mind.subject or mind.speakers)
            named = sentence.mentions.get(match.start("a")) if "a" in rule.regex.groupindex else None
            if named is None or named.symbol != "A" or named.entity is None:
                return last
            theirs = [e for e in (*last, *mind.persons) if e.country == named.entity.country]
            theirs = theirs or [e for e in last if e.kind == "person" and e.country is None]
            return theirs[:1] or [named.entity]  # "the Russian diplomat": the last one spoken of, else his state
        start, end = match.span("a")
        out: list[Entity] = []
        for at in range(start, end):
            mention = sentence.mentions.get(at)
            if mention is None:
                continue
            if mention.symbol == "R":
                before = [m.entity for i, m in sentence.mentions.items() if i < at]
                subject = [e for e in self._subject(sentence) if e in before]
                entities = subject or [e for e in mind.speakers if e.kind == "person"][:1] or mind.persons[:1]
            elif mention.symbol == "J":
                entities = [BOTH]
            elif "named" in rule.settings and not self._named(mention, sentence.symbols[at - 1]):
                entities = []
            else:
                entities = self._himself(mention)
            out += [e for e in entities if e not in out]
        return out

    def _himself(self, mention: Mention) -> list[Entity]:
        """Who speaks where a mention does: no city but a capital, and the head of an agency does not speak for the state."""
        city = mention.symbol == "L" and (mention.place is None or mention.place.name not in self.capitals)
        if city or mention.entity is None or (mention.offices == ("other",) and not mention.entity.identified):
            return []
        return [mention.entity]

    def _named(self, mention: Mention, before: str) -> bool:
        """Whether a mention has a name of its own: none that a preposition is joined to ("the forces loyal to Hadi"), and
        no single one after a word that may be the given name of somebody else.
        """
        if mention.name is None or (mention.first is not None and before in self.pack.context.preposition):
            return False
        return mention.start < mention.name[0] or mention.name[1] > mention.name[0] + 1 or before != OTHER

    def _continued(self, sentence: Sentence, mind: Discourse, text: str) -> Spoken | None:
        """A sentence that only goes on with what the last speaker was saying."""
        if not mind.speakers:
            return None
        body = text[sentence.span.start : sentence.span.end]
        if mind.reciting and body.rstrip().endswith(":"):
            mind.speakers = []
            return None
        same_line = "\n" not in text[mind.line_end : sentence.span.start] if mind.line_end >= 0 else False
        if (mind.quoting and mind.quoted <= _LONGEST_QUOTATION) or (
            ((mind.flowing and same_line) or (mind.reciting and any(map(str.isalpha, body))))
            and self.closing.isdisjoint(sentence.present)
            and self.earlier.isdisjoint(sentence.symbols[:2])
        ):
            return Spoken(sentence, list(mind.speakers), f"{self.pack.lang}.say.continued", "direct", None)
        return None

    def _remember(self, sentence: Sentence, mind: Discourse, text: str, found: Spoken | None) -> None:
        mind.line_end = sentence.span.end
        was_quoting = mind.quoting
        if found is None and not was_quoting:
            mind.flowing, mind.quoted = False, 0
            return
        body = text[sentence.span.start : sentence.span.end]
        opened = body.count("«") + body.count("“")
        closed = body.count("»") + body.count("”")
        balance = (1 if was_quoting else 0) + opened - closed
        straight = body.count('"') % 2 == 1
        mind.quoting = balance > 0 if (opened or closed) else (was_quoting != straight)
        ended = body.rstrip(" .\u060c").endswith(("»", "”", '"'))
        mind.flowing = (
            found is not None and not ended and (_COLON.search(body) is not None or found.rule.endswith(".continued"))
        )
        opens = found is not None and body.rstrip().endswith(":")
        headed = found is not None and found.form == "headline" and ":" in body
        going_on = mind.reciting and found is not None and found.rule.endswith(".continued")
        if headed and found is not None:
            mind.post = mind.post and mind.headed in ([], found.speakers)
            mind.headed = list(found.speakers)
        mind.reciting = opens or (mind.post and (headed or going_on))
        mind.quoted = mind.quoted + 1 if mind.quoting else 0
