"""Clauses under a condition, and where a clause hangs: asides, clefts, words in scope."""

from collections.abc import Mapping

from spacy.tokens import Token

from kzgraph.annotate.features import has_feature
from kzgraph.extract.clauses import clause_tokens
from kzgraph.extract.predicate import Predicate
from kzgraph.lexicon.loader import wordlist

ASIDE = 3  # words
FIRST_VERBS = frozenset({"mocht", "mochten"})  # "mocht het regenen": a condition without a conjunction
LOOSE = frozenset({"als", "wanneer", "zodra"})  # they open other clauses as well
QUANTIFYING = frozenset({"det", "advmod", "amod", "case", "fixed", "nmod"})
PHRASES = frozenset(
    {"nsubj", "nsubj:pass", "obj", "obl", "advmod", "aux", "aux:pass", "xcomp", "obl:arg", "compound:prt"}
)


def is_conditional(predicate: Predicate) -> bool:
    """Return whether a clause is a condition: one with "als" and its like, or "mocht het regenen"."""
    if predicate.head.dep_ not in {"advcl", "conj", "ccomp", "acl", "parataxis"}:
        return False
    marks = {
        c.lower_
        for c in predicate.head.children
        if c.dep_ in {"mark", "advmod"} and c.lower_ in wordlist("conditional_conjunctions") and c.i < predicate.head.i
    }
    if marks & LOOSE:
        return predicate.head.dep_ in {"advcl", "conj"}
    return bool(marks) or _begins_with_verb(predicate.head)


def is_under_condition(predicate: Predicate) -> bool:
    """Return whether a main clause holds under a condition only: "als …, dan …", "mocht …, dan …"."""
    return any(
        child.dep_ in {"advcl", "parataxis"} and child.pos_ in {"VERB", "AUX", "ADJ"} and _is_condition(child)
        for child in predicate.head.children
    )


def _is_condition(clause: Token) -> bool:
    """A conjunction of condition, but not "als" with a past tense, which tells when."""
    marks = {c.lower_ for c in clause.children if c.dep_ == "mark"}
    past = any(has_feature(t, "Tense", "Past") for t in (clause, *clause.children))
    named = "als" in marks and not any(has_feature(t, "VerbForm", "Fin") for t in (clause, *clause.children))
    if named and clause.lower_ not in {"nodig", "mogelijk"}:
        return False  # "bestempelt de groep als extremistisch"
    strict = marks & wordlist("conditions_of_main_clause") and not (past and "als" in marks)
    return bool(strict) or _begins_with_verb(clause)


def _begins_with_verb(clause: Token) -> bool:
    first = next(iter(clause_tokens(clause)), None)
    return first is not None and first.lower_ in FIRST_VERBS


def with_asides(head: Token) -> list[Token]:
    """Return the clause with asides of a few words that the parser took for clauses ("naar verluidt")."""
    tokens = clause_tokens(head)
    for child in head.children:
        if child.dep_ in {"advcl", "parataxis", "acl"} or (child.dep_ == "obl" and child.pos_ == "VERB"):
            aside = [t for t in child.subtree if not t.is_punct]
            if len(aside) <= ASIDE and not _subject_first(child):
                tokens.extend(t for t in aside if t not in tokens)
    return sorted(tokens, key=lambda t: t.i)


def _subject_first(clause: Token) -> bool:
    """An aside has its verb first ("denk ik") or "het" ("naar het schijnt"); "omdat niemand stopte" is a clause."""
    subjects = (c for c in clause.children if c.dep_ in {"nsubj", "nsubj:pass"})
    return any(c.i < clause.i and c.lower_ != "het" for c in subjects)


def cleft_above(head: Token, predicates: Mapping[int, Predicate]) -> Predicate | None:
    """Return the main clause that a relative clause is as certain as: "Het zou een drone zijn die de kerk trof"."""
    if head.dep_ != "acl:relcl" or head.head.i not in predicates:
        return None
    governor = predicates[head.head.i]
    subjects = {t.lower_ for t in governor.heads("subj")}
    return governor if governor.nominal and subjects & {"het", "dat", "dit"} else None


def in_scope(word: Token, head: Token) -> bool:
    """Return whether a word counts for the clause of ``head``.

    Inside a noun phrase of the clause only a negative determiner or quantifier does.
    """
    if head.i in {word.i, word.head.i}:
        return True
    governor = word.head
    if governor.head.i != head.i or word.lower_ in wordlist("barely"):
        return False  # "na amper een kwartier" says how long, not that it was not so
    in_aside = governor.dep_ in {"advcl", "parataxis", "acl"} or governor.pos_ == "VERB"
    return in_aside or (word.dep_ in QUANTIFYING and governor.dep_ in PHRASES)
