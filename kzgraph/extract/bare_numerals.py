"""A number without a noun where a clause wants somebody: "… en ruim zestig raakten gewond", "redde er nog 40"."""

import re

from spacy.tokens import Token

from kzgraph.annotate.features import has_feature
from kzgraph.annotate.words import is_word
from kzgraph.extract.predicate import Predicate
from kzgraph.languages.parts import numbers
from kzgraph.lexicon.loader import wordlist
from kzgraph.mentions.phrases import counted_head

YEAR = re.compile(r"(1[5-9]|20)\d\d")


def bare_numeral(predicate: Predicate) -> Token | None:
    """Return the number that stands alone for the people or things of a clause, ``None`` when there is none."""
    if _counts_up(predicate):
        return None
    for head in predicate.heads("pred"):
        if head.pos_ == "ADJ" and (count := _numeral_below(head)) is not None:
            return count
    for er in (c for c in predicate.head.children if is_word(c, "existential_words") and not _apart(c, predicate.head)):
        if (count := _numeral_below(er)) is not None:
            return count
    for slot in ("subj", "obj"):
        heads = predicate.heads(slot)
        if len(heads) == 1 and heads[0].head.i == predicate.head.i and is_bare(heads[0]):
            return heads[0]
    return _adrift(predicate)


def is_bare(token: Token) -> bool:
    """Return whether a token is a number that counts no noun beside it and is no year."""
    known = numbers(token.lang_)
    if not (token.pos_ == "NUM" or token.lower_ in known.VAGUE or token.lemma_.lower() in known.ROUND_TENS):
        return False
    before = token.nbor(-1).lower_ if token.i else ""
    if before in wordlist("known_determiners", token.lang_) or YEAR.fullmatch(token.text):
        return False
    return counted_head(token).i == token.i and not any(c.dep_ in {"flat", "appos"} for c in token.children)


def _apart(token: Token, head: Token) -> bool:
    """A comma between: "raakten tien agenten gewond, van wie er twee …"."""
    return any(t.text == "," for t in token.doc[min(token.i, head.i) : max(token.i, head.i)])


def _counts_up(predicate: Predicate) -> bool:
    """A count of what was named before: "een dag later werden dat er drie"."""
    if not wordlist("being_verbs", predicate.head.lang_) & set(predicate.lemmas):
        return False
    return any(is_word(h, "neuter_pronouns") for h in predicate.heads("subj"))


def _adrift(predicate: Predicate) -> Token | None:
    """The number right before the participle of a clause without a subject: "en ruim 63.000 gewond geraakt"."""
    if predicate.heads("subj") or predicate.heads("obj") or not has_feature(predicate.head, "VerbForm", "Part"):
        return None
    return next((h for h in predicate.heads("bare") if is_bare(h) and predicate.head.i - h.i <= 2), None)


def _numeral_below(token: Token) -> Token | None:
    return next((c for c in token.children if c.dep_ == "nummod"), None)
