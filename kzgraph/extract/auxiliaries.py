"""What the auxiliaries of a clause make of it: "zou zijn gevlucht", "moet vertrekken", "zal komen"."""

from spacy.tokens import Token

from kzgraph.annotate.features import has_feature
from kzgraph.annotate.words import is_lemma, is_word
from kzgraph.extract.predicate import Predicate
from kzgraph.lexicon.loader import wordlist
from kzgraph.model.claim import Modality


def colouring_auxiliary(predicate: Predicate) -> tuple[Token, Modality] | None:
    """Return the auxiliary that colours a clause with its modality, ``None`` when none does.

    "zou" is hearsay, but with an obligation or wish it is that ("zou moeten"), and in what somebody said before it is
    the future ("zei dat hij zou komen").
    """
    by_lemma = {a.lemma_.lower(): a for a in predicate.auxiliaries}
    for lemma in sorted(by_lemma.keys() & wordlist("binding_auxiliaries", predicate.head.lang_)):
        return by_lemma[lemma], Modality.INTENDED
    would = next((a for a in predicate.auxiliaries if is_word(a, "would_words")), None)
    if would is not None:
        future = _is_future_in_the_past(predicate, set(by_lemma))
        return would, Modality.INTENDED if future else Modality.POSSIBLE
    for lemma in sorted(by_lemma.keys() & wordlist("future_auxiliaries", predicate.head.lang_)):
        return by_lemma[lemma], Modality.INTENDED
    may = next((a for a in predicate.auxiliaries if is_lemma(a, "may_verbs")), None)
    if may is None or has_feature(may, "Tense", "Past"):
        return None
    return may, Modality.POSSIBLE if is_lemma(may, "able_verbs") else Modality.INTENDED


def _is_future_in_the_past(predicate: Predicate, auxiliaries: set[str]) -> bool:
    """In a clause with "dat" under a verb in the past, and no perfect: "beloofde dat hij zou vertrekken"."""
    head = predicate.head
    governor = head.head
    if head.dep_ not in {"ccomp", "csubj"} or governor.i == head.i or not _has_that(head):
        return False
    told_before = any(has_feature(t, "Tense", "Past") for t in (governor, *governor.children))
    return (
        told_before
        and not has_feature(head, "VerbForm", "Part")
        and not auxiliaries & wordlist("perfect_auxiliaries", predicate.head.lang_)
    )


def _has_that(clause: Token) -> bool:
    return any(c.dep_ == "mark" and is_word(c, "that_words") for c in clause.children)
