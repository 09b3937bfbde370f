"""Counts with "er" and a pronoun for those counted before: "later waren dat er elf", "het zijn er dubbel zoveel"."""

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from kzgraph.annotate.words import is_lemma, is_word
from kzgraph.languages.parts import numbers

VERBS = frozenset({"AUX", "VERB"})
BEFORE, BEHIND = 4, 6  # words between "er" and the pronoun, and between "er" and the number


@dataclass(frozen=True)
class CopularCount:
    """A count behind "er".

    trigger: where it is said. numeral: the number's first word, ``None`` when only more or fewer is said.
    sums: adds up several counts ("samen zijn dat er 81").
    """

    trigger: Token
    numeral: Token | None
    sums: bool


def copular_counts(doc: Doc) -> Iterator[CopularCount]:
    """Yield the counts of ``doc`` that say how many those named before were or became."""
    for er in doc:
        if not is_word(er, "existential_words") or not _points_back(er):
            continue
        said = _said_behind(er)
        clause = _around(er)
        if said is None or not any(is_lemma(t, "copulas") and t.pos_ in VERBS for t in clause):
            continue
        sums = any(is_word(t, "summing_words") for t in clause)
        yield CopularCount(said, said if numbers(said.lang_).is_number_word(said.text) else None, sums)


def _points_back(er: Token) -> bool:
    """Whether a pronoun stands right before "er", with only verbs between: "waren dat er", "het zouden er"."""
    for other in reversed(er.doc[max(er.sent.start, er.i - BEFORE) : er.i]):
        if is_word(other, "neuter_pronouns"):
            return other.dep_ != "det"
        if other.pos_ not in VERBS:
            return False
    return False


def _said_behind(er: Token) -> Token | None:
    """The number behind "er" that counts no noun of its own, or the word that compares ("zoveel", "meer")."""
    for other in er.doc[er.i + 1 : min(er.i + 1 + BEHIND, er.sent.end)]:
        if is_word(other, "comparing_words"):
            return other
        if numbers(other.lang_).is_number_word(other.text):
            ahead = other.nbor(1) if other.i + 1 < other.sent.end else None
            if ahead is not None and (is_word(ahead, "comparing_words") or is_word(ahead, "times_words")):
                continue
            return None if _counts_a_noun(other) else other
        if other.pos_ in {"NOUN", "PROPN", "PUNCT"} and not other.is_quote:
            return None
    return None


def _counts_a_noun(numeral: Token) -> bool:
    governor = numeral.head
    if numeral.dep_ == "nummod" and governor.i > numeral.i and governor.pos_ in {"NOUN", "PROPN"}:
        return True
    return any(c.dep_ == "nmod" and c.i > numeral.i for c in numeral.children)


def _around(er: Token) -> list[Token]:
    """The words of the sentence between the marks around "er"."""
    first, last = er.i, er.i
    while first > er.sent.start and not _ends_clause(er.doc[first - 1]):
        first -= 1
    while last + 1 < er.sent.end and not _ends_clause(er.doc[last + 1]):
        last += 1
    return list(er.doc[first : last + 1])


def _ends_clause(token: Token) -> bool:
    return token.text in {",", ";", ":", "–", "(", ")"}
