"""Which words of a parsed text head phrases of time: they play no part in an event and only say when."""

import re

from spacy.tokens import Token

from kzgraph.annotate.words import is_lemma, is_word
from kzgraph.languages.parts import times
from kzgraph.lexicon.loader import time_words, wordlist

YEAR = re.compile(r"(1[89]\d\d|20\d\d)")
OBLIQUE = frozenset({"obl", "nmod", "obl:arg", "nummod"})


def is_time(token: Token) -> bool:
    """Return whether a phrase with this head says when."""
    lower = token.lower_
    if (
        times(token.lang_).weekday_pattern().fullmatch(lower)
        or lower in time_words("day", token.lang_)
        or lower in time_words("month", token.lang_)
    ):
        return True
    if _is_measure(token):
        return False
    if YEAR.fullmatch(token.text) and token.dep_ in OBLIQUE:
        return True
    known = is_lemma(token, "time_nouns") or lower in wordlist("time_nouns", token.lang_)
    return known and token.pos_ in {"NOUN", "PROPN"}


def is_time_adverb(token: Token) -> bool:
    """Return whether an adverb says when: "gisteren", "onlangs"."""
    return token.pos_ == "ADV" and (token.lower_ in time_words("day", token.lang_) or is_word(token, "time_adverbs"))


def _is_measure(token: Token) -> bool:
    """An age or a sentence: "een man van 34 jaar", "tien jaar cel", "drie jaar gevangenisstraf"."""
    if not is_lemma(token, "time_measures") or not any(c.dep_ == "nummod" for c in token.children):
        return False
    following = token.nbor(1).lower_ if token.i + 1 < len(token.doc) else ""
    if following in wordlist("sentence_words", token.lang_):
        return True
    behind = any(c.dep_ == "case" and is_word(c, "measure_prepositions") for c in token.children)
    return behind and token.dep_ in {"nmod", "obl", "obl:arg"}
