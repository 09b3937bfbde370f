"""What a number covers: a part, all so far, so many more, or what was said before it was set right; and as of when."""

from spacy.tokens import Token

from kzgraph.extract.clauses import clause_tokens
from kzgraph.extract.draft import Draft
from kzgraph.lexicon.loader import endings
from kzgraph.mentions.times import TimeTable
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


def day_of_count(draft: Draft, times: TimeTable, published: str | None) -> str | None:
    """Return the day (EDTF) that a number stands for, ``None`` when the text does not say.

    "De stand van maandag was …" and "tot en met 3 mei" name it; "tot nu toe" is the day of the article (``published``).
    """
    head = draft.predicate.head if draft.predicate is not None else draft.trigger
    clause = clause_tokens(head)
    for token in clause:
        span = times.at(token)
        if span is None or span.edtf is None:
            continue
        if span.edtf.startswith("../"):
            return span.edtf.removeprefix("../")  # "tot en met 3 mei"
        if "/" in span.edtf:
            continue
        before = " ".join(t.lower_ for t in token.doc[max(token.sent.start, token.i - 3) : token.i])
        if any(before.endswith(f"{phrase}{tail}") for phrase in endings("as_of_words") for tail in ("", " de", " het")):
            return span.edtf
    words = " ".join(t.lower_ for t in clause)
    return published if published and _says(words, endings("so_far_words")) else None


def _says(text: str, phrases: tuple[str, ...]) -> bool:
    padded = f" {text} "
    return any(f" {phrase} " in padded for phrase in phrases)
