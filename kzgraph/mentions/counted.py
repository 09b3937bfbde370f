"""How many a phrase is said to be, also when a counting word heads it: "tientallen betogers", "twee van hen"."""

from spacy.tokens import Token

from kzgraph.languages.parts import numbers
from kzgraph.mentions.labels import tidy
from kzgraph.mentions.numbers import Count, count_of
from kzgraph.mentions.phrases import core

MEMORY = "kz_counts"


def count_with_words(head: Token) -> tuple[Count, str] | None:
    """Return the count of a head and the counted phrase, also below a counting word ("tientallen betogers").

    The Doc, whose tree does not change any more, remembers what was found.
    """
    known: dict[int, tuple[Count, str] | None] = head.doc.user_data.setdefault(MEMORY, {})
    if head.i not in known:
        known[head.i] = _count_with_words(head)
    return known[head.i]


def _count_with_words(head: Token) -> tuple[Count, str] | None:
    tokens = _with_counting_words(head)
    count = count_of(head, tokens)
    if count is None:
        return None
    text = head.doc[tokens[0].i : tokens[-1].i + 1].text
    return count, tidy(text)


def is_counting(head: Token) -> bool:
    """Return whether the words around a head say how many it is."""
    return count_with_words(head) is not None


def _with_counting_words(head: Token) -> list[Token]:
    tokens = core(head)
    governor = head.head
    before = head.doc[tokens[0].i - 1] if tokens[0].i else None
    if (
        before is not None
        and (before.lower_ in numbers(head.lang_).VAGUE or before.pos_ == "NUM")
        and before.head.i == governor.i
    ):
        tokens = [before, *tokens]
    if head.dep_ in {"nmod", "appos", "flat"} and governor.i < head.i and governor.pos_ in {"NUM", "NOUN"}:
        outer = core(governor)
        if head in outer or governor.i == head.i - 1:
            tokens = sorted({*outer, *tokens}, key=lambda t: t.i)
    return tokens
