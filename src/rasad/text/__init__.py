"""How text is measured: aligned folded views, tokens, sentences and the phrase automaton."""

from rasad.text.folding import AlignedText, fold
from rasad.text.memo import Memo
from rasad.text.phrases import Phrases
from rasad.text.sentences import joined, sentences
from rasad.text.tokens import Tokens, tokenise

__all__ = ["AlignedText", "Memo", "Phrases", "Tokens", "fold", "joined", "sentences", "tokenise"]
