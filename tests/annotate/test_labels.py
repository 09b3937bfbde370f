"""Verbs without a passive."""

import spacy
from spacy.tokens import Doc

from kzgraph.annotate.labels import settle_perfects


def labels(verb: str, lemma: str, helper: str) -> list[str]:
    doc = Doc(
        spacy.blank("nl").vocab,
        words=["Agenten", helper, verb],
        heads=[2, 2, 2],
        deps=["nsubj:pass", "aux:pass", "ROOT"],
        tags=["N|soort|mv|basis", "WW|pv|tgw|mv", "WW|vd|vrij|zonder"],
        lemmas=["agent", {"zijn": "zijn", "werden": "worden"}[helper], lemma],
    )
    settle_perfects(doc)
    return [t.dep_ for t in doc]


def test_perfect_of_a_verb_without_passive() -> None:
    assert labels("omgekomen", "omkomen", "zijn") == ["nsubj", "aux", "ROOT"]


def test_passives_stay() -> None:
    assert labels("opgepakt", "oppakken", "zijn") == ["nsubj:pass", "aux:pass", "ROOT"]
    assert labels("gevlogen", "vliegen", "werden") == ["nsubj:pass", "aux:pass", "ROOT"]
