"""When it happens: which of a clause's phrases of time says it."""

from collections.abc import Iterator

from spacy.tokens import Token

from kzgraph.annotate.words import is_lemma, is_word
from kzgraph.extract.clauses import clause_tokens
from kzgraph.extract.draft import Draft
from kzgraph.lexicon.loader import time_words
from kzgraph.mentions.labels import tidy
from kzgraph.mentions.phrases import core, has_case
from kzgraph.mentions.times import TimeTable, is_time, is_time_adverb
from kzgraph.model.claim import TimeSpan

PHRASES = frozenset({"obl", "nmod", "advmod", "obl:arg", "obj", "nsubj", "dep", "conj"})
OWN = frozenset({"aux", "aux:pass", "cop", "compound:prt"})  # what hangs on these belongs to the verb


def time_of_draft(draft: Draft, times: TimeTable) -> TimeSpan | None:
    """Return when the clause of ``draft`` says that it is: a dated phrase first, then words alone, then adverbs."""
    if draft.predicate is not None and draft.predicate.modifier:
        return None
    head = draft.predicate.head if draft.predicate is not None else draft.trigger
    heads = [(t, _span(t, times)) for t in _phrases(head, times)]
    ranked = sorted(heads, key=lambda found: (found[1].edtf is None, not _is_direct(found[0], head)))
    if ranked:
        return ranked[0][1]
    adverb = next((t for t in clause_tokens(head) if is_time_adverb(t)), None)
    return _span(adverb, times) if adverb is not None else None


def _phrases(head: Token, times: TimeTable) -> Iterator[Token]:
    """The heads of phrases of time in the clause that are about its verb, in the order of the text."""
    for token in clause_tokens(head):
        span = times.at(token)
        known = span is not None and (token.head.i == token.i or times.at(token.head) is not span)
        says_when = token.i != head.i and token.dep_ in PHRASES and (known or is_time(token))
        if says_when and (_is_direct(token, head) or not _is_owned(token)):
            yield token


def _is_direct(token: Token, head: Token) -> bool:
    return token.head.i == head.i or (token.head.head.i == head.i and token.head.dep_ in OWN)


def _is_owned(token: Token) -> bool:
    """A date that only says which thing is meant: "de wet van 2014"."""
    return token.dep_ == "nmod" and has_case(token, "of_words") and not is_time(token.head)


def _measured_from(token: Token) -> list[Token]:
    """The phrase that a span of time is counted from: "twee dagen na de aanslag"."""
    following = token.nbor(1) if token.i + 1 < len(token.doc) else None
    unit = token.lemma_.lower() in time_words("unit", token.lang_) or is_lemma(token, "time_of_day_units")
    if not unit or following is None or following.dep_ != "case" or not is_word(following, "time_prepositions"):
        return []
    return [following, *core(following.head)] if following.head.i > following.i else []


def _span(token: Token, times: TimeTable) -> TimeSpan:
    """What a phrase says, in all its words: "dinsdag om acht minuten over zes"."""
    found = times.at(token)
    words = times.words(token)
    if found is None:
        words = [*words, *(core(token) if token.pos_ != "ADV" else ()), *_measured_from(token)]
    text = token.doc[min(t.i for t in words) : max(t.i for t in words) + 1].text
    return TimeSpan(tidy(text), found.edtf if found is not None else None)
