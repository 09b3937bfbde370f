"""What a number covers: a part, all so far, or so many more."""

from itertools import pairwise

from spacy.tokens import Token

from kzgraph.extract.clauses import clause_tokens
from kzgraph.extract.draft import Draft
from kzgraph.lexicon.loader import endings, wordlist
from kzgraph.model.claim import NumberScope

BESIDE = 3  # words on each side of a number in which "nog eens" or "nieuwe" belongs to it


def scope_of(draft: Draft, first: Token, last: Token) -> NumberScope | None:
    """Return what the number from ``first`` to ``last`` covers, ``None`` when the clause does not say."""
    if draft.rule.startswith("part:") or _takes_out(last):
        return NumberScope.PART
    beside = first.doc[max(first.sent.start, first.i - BESIDE) : min(last.i + 1 + BESIDE, last.sent.end)]
    if says(" ".join(t.lower_ for t in beside), endings("further_words", first.lang_)):
        return NumberScope.FURTHER
    head = draft.predicate.head if draft.predicate is not None else draft.trigger
    clause = " ".join(t.lower_ for t in clause_tokens(head))
    if says(clause, endings("total_words", first.lang_)):
        return NumberScope.TOTAL
    return None


def _takes_out(last: Token) -> bool:
    """Whether the words behind a number, or at its end, name those of whom it is a part: "zo'n 400 van hen"."""
    near = [t.lower_ for t in last.doc[max(last.i - 1, 0) : last.i + 3]]
    return any(
        a in wordlist("of_words", last.lang_) and b in wordlist("whole_pronouns", last.lang_) for a, b in pairwise(near)
    )


def says(text: str, phrases: tuple[str, ...]) -> bool:
    """Return whether one of ``phrases`` stands in ``text``, both in lower case, as whole words."""
    padded = f" {text} "
    return any(f" {phrase} " in padded for phrase in phrases)
