"""What a number covers: a part, all so far, so many more, or what was said before it was set right."""

from spacy.tokens import Token

from kzgraph.extract.clauses import clause_tokens
from kzgraph.extract.draft import Draft
from kzgraph.lexicon.loader import endings
from kzgraph.model.claim import NumberScope

BESIDE = 3  # words on each side of a number in which "nog eens" or "nieuwe" belongs to it


def scope_of(draft: Draft, first: Token, last: Token) -> NumberScope | None:
    """Return what the number from ``first`` to ``last`` covers, ``None`` when the clause does not say."""
    if draft.rule.startswith("part:"):
        return NumberScope.PART
    beside = first.doc[max(first.sent.start, first.i - BESIDE) : min(last.i + 1 + BESIDE, last.sent.end)]
    if _says(" ".join(t.lower_ for t in beside), endings("further_words")):
        return NumberScope.FURTHER
    head = draft.predicate.head if draft.predicate is not None else draft.trigger
    clause = " ".join(t.lower_ for t in clause_tokens(head))
    if _says(clause, endings("total_words")):
        return NumberScope.TOTAL
    if draft.rule.startswith("count:") and _says(clause, endings("earlier_words")):
        return NumberScope.EARLIER
    return None


def _says(text: str, phrases: tuple[str, ...]) -> bool:
    padded = f" {text} "
    return any(f" {phrase} " in padded for phrase in phrases)
