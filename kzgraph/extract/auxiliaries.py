"""What the auxiliaries of a clause make of it: "zou zijn gevlucht", "moet vertrekken", "zal komen"."""

from spacy.tokens import Token

from kzgraph.annotate.features import has_feature
from kzgraph.extract.predicate import Predicate
from kzgraph.model.claim import Modality

OBLIGING = frozenset({"moeten", "dienen", "hoeven"})
WANTING = frozenset({"willen"})
PERFECT = frozenset({"hebben", "zijn"})


def colouring_auxiliary(predicate: Predicate) -> tuple[Token, Modality] | None:
    """Return the auxiliary that colours a clause with its modality, ``None`` when none does.

    "zou" is hearsay, but with an obligation or wish it is that ("zou moeten"), and in what somebody said before it is
    the future ("zei dat hij zou komen").
    """
    by_lemma = {a.lemma_.lower(): a for a in predicate.auxiliaries}
    for lemma in sorted(by_lemma.keys() & (OBLIGING | WANTING)):
        return by_lemma[lemma], Modality.INTENDED
    would = next((a for a in predicate.auxiliaries if a.lower_ in {"zou", "zouden", "zoude"}), None)
    if would is not None:
        future = _is_future_in_the_past(predicate, set(by_lemma))
        return would, Modality.INTENDED if future else Modality.POSSIBLE
    if "zullen" in by_lemma:
        return by_lemma["zullen"], Modality.INTENDED
    may = next((a for a in predicate.auxiliaries if a.lemma_.lower() in {"kunnen", "mogen"}), None)
    if may is None or has_feature(may, "Tense", "Past"):
        return None
    return may, Modality.POSSIBLE if may.lemma_.lower() == "kunnen" else Modality.INTENDED


def _is_future_in_the_past(predicate: Predicate, auxiliaries: set[str]) -> bool:
    """In a clause with "dat" under a verb in the past, and no perfect: "beloofde dat hij zou vertrekken"."""
    head = predicate.head
    governor = head.head
    if head.dep_ not in {"ccomp", "csubj"} or governor.i == head.i or not _has_mark(head, "dat"):
        return False
    told_before = any(has_feature(t, "Tense", "Past") for t in (governor, *governor.children))
    return told_before and not has_feature(head, "VerbForm", "Part") and not auxiliaries & PERFECT


def _has_mark(clause: Token, word: str) -> bool:
    return any(c.dep_ == "mark" and c.lower_ == word for c in clause.children)
