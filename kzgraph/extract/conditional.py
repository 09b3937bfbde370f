"""Clauses under a condition, and where a clause hangs: asides and clefts."""

from collections.abc import Iterator, Mapping

from spacy.tokens import Token

from kzgraph.annotate.features import has_feature
from kzgraph.annotate.words import is_lemma, is_word
from kzgraph.extract.clauses import clause_tokens
from kzgraph.extract.predicate import Predicate
from kzgraph.lexicon.loader import endings, wordlist

ASIDE = 3  # words
CLAUSES = frozenset({"advcl", "conj", "ccomp", "acl", "parataxis", "csubj", "csubj:pass"})
ADVERBIAL = frozenset({"advcl", "conj", "parataxis"})


def is_conditional(predicate: Predicate) -> bool:
    """Return whether a clause is a condition: one with "als" and its like, or "mocht het regenen"."""
    return opens_condition(predicate.head) or (
        predicate.head.dep_ == "xcomp" and _plural_taken_for_infinitive(predicate.head) is not None
    )


def is_under_condition(predicate: Predicate) -> bool:
    """Return whether a main clause holds under a condition only: "als …, dan …", "mocht …, dan …".

    What opens the first of several coordinated clauses holds for all: "Als het regent, wint hij en verliest zij".
    """
    if any((opens_condition(c) and not _is_precaution(c)) or _is_split(c) for c in _dependents(predicate.head)):
        return True
    first = predicate.head.head
    if predicate.head.dep_ != "conj" or first.pos_ not in {"VERB", "AUX"} or _is_contrast(predicate.head):
        return False
    return any(c.i < first.i and c.dep_ == "advcl" and opens_condition(c) for c in first.children)


def opens_condition(clause: Token) -> bool:
    """Return whether ``clause`` is a condition, by its conjunction and tense or by its word order."""
    if clause.dep_ not in CLAUSES:
        return False
    if _begins_with_verb(clause) or _is_inverted(clause) or _is_anyone(clause):
        return True
    marks = {c.lower_ for c in clause.children if c.dep_ in {"mark", "advmod"} and c.i < clause.i}
    if marks & wordlist("strict_conditions", clause.lang_):
        return True
    if not wordlist("that_words", clause.lang_).isdisjoint(marks) and _behind_condition_noun(clause):
        return True
    if clause.dep_ not in ADVERBIAL or not marks & wordlist("loose_conditions", clause.lang_):
        return False
    return _is_open(clause, counterfactual=not wordlist("as_words", clause.lang_).isdisjoint(marks))


def _is_open(clause: Token, *, counterfactual: bool) -> bool:
    """A clause in the present may come true; one in the past tells when, but for "als hij had geluisterd"."""
    finite = next((t for t in (*clause.children, clause) if has_feature(t, "VerbForm", "Fin")), None)
    if finite is None:  # a plural that looks like an infinitive
        plural = clause.pos_ == "VERB" and any(c.dep_ in {"nsubj", "nsubj:pass"} for c in clause.children)
        return plural or is_word(clause, "conditional_adjectives")
    if not has_feature(finite, "Tense", "Past") or finite.lower_.startswith(endings("would_words", finite.lang_)):
        return True
    if not counterfactual:
        return False
    perfect = (
        finite.i != clause.i and is_lemma(finite, "perfect_auxiliaries") and has_feature(clause, "VerbForm", "Part")
    )
    main = clause.head
    return perfect or any(t.lower_.startswith(endings("would_words", t.lang_)) for t in (main, *main.children))


def _dependents(head: Token) -> Iterator[Token]:
    """The clauses beside a verb, also those that hang on a noun of condition ("op voorwaarde dat …")."""
    for child in head.children:
        yield child
        if is_lemma(child, "condition_nouns"):
            yield from child.children


def _behind_condition_noun(clause: Token) -> bool:
    """Right behind "op voorwaarde", "in het geval", "gesteld"."""
    mark = next((c for c in clause.children if is_word(c, "that_words") and c.dep_ == "mark"), None)
    if mark is None or mark.i == 0:
        return False
    return mark.nbor(-1).lower_ in wordlist("condition_nouns", clause.lang_)


def _is_precaution(clause: Token) -> bool:
    """What is only reckoned with: "Het leger oefent voor het geval dat de buren aanvallen"."""
    mark = next((c for c in clause.children if is_word(c, "that_words") and c.dep_ == "mark"), None)
    before = clause.doc[max(0, mark.i - 3) : mark.i] if mark is not None else ()
    return any(is_word(t, "precaution_words") for t in before[:1])


def _is_anyone(clause: Token) -> bool:
    """A free relative in the present is a condition on anybody: "Wie betaalt, mag blijven"."""
    if clause.dep_ not in {"csubj", "csubj:pass"} or clause.sent.text.rstrip().endswith("?"):
        return False
    known = {clause.head.lower_, *(c.lower_ for c in clause.head.children)} & wordlist("known_words", clause.lang_)
    if known or clause.i > clause.head.i:
        return False  # "Wie het deed, is onbekend" asks who it was
    who = any(is_word(c, "free_relatives") and c.dep_ in {"nsubj", "obj"} for c in clause.children)
    return who and not any(has_feature(t, "Tense", "Past") for t in (clause, *clause.children))


def _is_split(noun: Token) -> bool:
    return noun.dep_ == "advcl" and any(
        c.dep_ == "xcomp" and _plural_taken_for_infinitive(c) == noun for c in noun.head.children
    )


def _plural_taken_for_infinitive(verb: Token) -> Token | None:
    """The noun with "als" before a finite plural that the parser took for an infinitive: "als de lonen dalen"."""
    if any(is_word(c, "infinitive_marks") for c in verb.children) or verb.i == 0:
        return None
    noun = verb.nbor(-1)
    if noun.dep_ != "advcl" or noun.pos_ != "NOUN" or noun.head.i != verb.head.i or noun.i < verb.head.i:
        return None
    return noun if any(is_word(c, "as_words") and c.dep_ == "mark" for c in noun.children) else None


def _is_contrast(conjunct: Token) -> bool:
    return any(c.dep_ == "cc" and is_word(c, "but_words") for c in conjunct.children)


def _is_inverted(clause: Token) -> bool:
    """A clause before "dan" that has its verb first: "Breekt de dam, dan vluchten zij", "Had hij geluisterd, dan …"."""
    if clause.dep_ not in {"parataxis", "advcl"} or clause.i > clause.head.i:
        return False
    first = clause.left_edge
    if not has_feature(first, "VerbForm", "Fin") or first.i not in {clause.i, *(c.i for c in clause.children)}:
        return False
    return any(is_word(c, "consequence_words") and c.i > clause.i for c in clause.head.children)


def _begins_with_verb(clause: Token) -> bool:
    first = next(iter(clause_tokens(clause)), None)
    return first is not None and is_word(first, "condition_verbs")


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
    return any(c.i < clause.i and not is_word(c, "neuter_articles") for c in subjects)


def cleft_above(head: Token, predicates: Mapping[int, Predicate]) -> Predicate | None:
    """Return the main clause that a relative clause is as certain as: "Het zou een drone zijn die de kerk trof"."""
    if head.dep_ != "acl:relcl" or head.head.i not in predicates:
        return None
    governor = predicates[head.head.i]
    subjects = {t.lower_ for t in governor.heads("subj")}
    return governor if governor.nominal and subjects & wordlist("neuter_pronouns", head.lang_) else None
