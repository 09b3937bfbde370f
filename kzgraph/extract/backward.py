"""What a sentence that points back covers: "Dat meldt de politie", "Zo zegt het ministerie", "Aldus de krant"."""

from collections.abc import Sequence

from spacy.tokens import Span, Token

from kzgraph.annotate.words import is_word
from kzgraph.extract.clauses import clause_tokens
from kzgraph.extract.predicate import Predicate
from kzgraph.mentions.quotes import QuoteSpan, quotes_between

FURTHEST = 3  # sentences that one "dat" covers
ENDS = frozenset({".", "!", "?", "…"})


def points_back(predicate: Predicate) -> bool:
    """Whether a main clause says only who said what stands before: "Dat heeft de politie bekendgemaakt"."""
    head = predicate.head
    if head.i != head.sent.root.i or predicate.heads("clause") or predicate.heads("inf"):
        return False
    first = next((t for t in head.sent if not (t.is_punct or t.is_space or t.is_quote)), head)
    if not is_word(first, "pointing_words") or first.head.i != head.i:
        return False
    brings_speech = any(t.text == ":" for t in head.sent) or any(c.dep_ == "parataxis" for c in head.children)
    return not brings_speech and not any(is_word(t, "denying_words") for t in clause_tokens(head))


def said_before(token: Token, quotes: Sequence[QuoteSpan]) -> set[int]:
    """Return the tokens of the sentence before that of ``token``, with the quotes that it touches.

    A sentence that begins with "ook" or "daarnaast" brings the one before it.
    """
    covered: set[int] = set()
    start = token.sent.start
    for _ in range(FURTHEST):
        sentence = _sentence_before(token, start)
        if sentence is None:
            break
        covered |= set(range(sentence.start, sentence.end))
        for quote in quotes_between(quotes, sentence.start, sentence.end):
            covered |= set(range(quote.first, quote.last))
        start = min(covered)
        if not _goes_on(sentence):
            break
    return covered


def _sentence_before(token: Token, start: int) -> Span | None:
    """The sentence that ends right before ``start``; a heading does not count."""
    doc = token.doc
    last = start - 1
    while last >= 0 and (doc[last].is_space or doc[last].is_quote):
        last -= 1
    return doc[last].sent if last >= 0 and doc[last].text in ENDS else None


def _goes_on(sentence: Span) -> bool:
    first = next((t for t in sentence if not (t.is_punct or t.is_space or t.is_quote)), None)
    return first is not None and is_word(first, "additive_words")
