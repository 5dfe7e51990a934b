"""The usual English spelling of a personal name: by the table of names, and letter by letter where it has no row."""

from __future__ import annotations

from collections.abc import Sequence

from rasad.extract.letters import spell
from rasad.extract.nametables import OFTEN, NameWords, spellings, table
from rasad.text.memo import Memo

#: Regions with letter rules of their own: the wider world in Persian and in Arabic letters, the Maghreb.
_LETTERS = {"F": "letters_world.tsv.gz", "G": "letters_world.tsv.gz", "M": "letters_maghreb.tsv.gz"}


class Speller:
    """Spells the names of one language."""

    def __init__(self, words: NameWords) -> None:
        self.words = words
        self._spelt = Memo(self._spell)

    def region(self, country: str | None) -> str:
        """The region whose spelling the names of a country follow; empty for the language's own."""
        return self.words.regions.get(country, self.words.world) if country else ""

    def regions(self) -> tuple[str, ...]:
        """Every region, the language's own first."""
        return ("", *dict.fromkeys(self.words.regions.values()), self.words.world)

    def name(self, keys: Sequence[str], region: str) -> str:
        """A name's tokens in Latin letters."""
        return self._spelt[tuple(keys), region]

    def _spell(self, name: tuple[tuple[str, ...], str]) -> str:
        words, lexicon = [""], self.words
        tokens, region = name
        keys = [tokens[0][lexicon.clitic(tokens[0]) :], *tokens[1:]] if tokens else []
        at, count = 0, len(keys)
        while at < count:
            key, last = keys[at], at + 1 == count
            if key in ("-", "'", "."):
                words[-1] += key
            elif key in lexicon.servant and not last:
                words.append(self._word(key + keys[at + 1], region))
                at += 1
            elif key in lexicon.closing and at:
                words[-1] = self._row(keys[at - 1] + key, region) or words[-1] + lexicon.closing[key]
            elif key in lexicon.ordinals and last and count == 2:
                words.append(lexicon.ordinals[key])
            else:
                particles = lexicon.inner if at else lexicon.opening
                word = (None if last else particles.get(key)) or self._word(key, region)
                if words[-1].endswith(("-", "'")):
                    words[-1] += word
                else:
                    words.append(word)
            at += 1
        spelt = " ".join(filter(None, words))
        return spelt[:1].upper() + spelt[1:]

    def _word(self, key: str, region: str) -> str:
        """One word: by the table, as the article and a word, as two given names, letter by letter."""
        lexicon = self.words
        if lexicon.capitals:
            return key.capitalize()
        found = self._row(key, region)
        if found is not None:
            return found
        bare = lexicon.bare(key)
        if bare != key and self._is_article(bare, region):
            return lexicon.article[key[: -len(bare)]] + self._word(bare, region)
        if parts := lexicon.two_names(key):
            return " ".join(self._word(part, region) for part in parts)
        rules = table(lexicon.lang, _LETTERS.get(region, "")) if region in _LETTERS else {}
        spelt = spell(key, rules or table(lexicon.lang, "letters.tsv.gz")).capitalize()
        return spelt if len(key) > 1 else spelt[:1]

    def _is_article(self, bare: str, region: str) -> bool:
        """Whether what stands before ``bare`` is the article, not the first letters of a foreign name."""
        if len(bare) < 3:
            return False
        if region and region == self.words.world:
            return self.words.places(bare)[1] >= OFTEN
        return bool(self.words.clitics) or self.words.known(bare)

    def _row(self, key: str, region: str) -> str | None:
        """The table's spelling of a token, in the manner of ``region`` where that differs."""
        row = self.words.row(key)
        if row is None:
            return None
        persian, *others = spellings(row)
        for other in others[1:]:
            if other[0] == region:
                return other[1:]
        return persian if self.words.lang == "fa" or region == "I" or not others else others[0]
