"""Verbs without a passive."""

import spacy
from spacy.tokens import Doc

from kzgraph.languages.nl.annotate.labels import settle_auxiliaries, settle_perfects


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


def possessed(verb_tag: str, *, auxiliary: bool = False) -> list[str]:
    """ "kwamen om en zijn 748 anderen … gewond geraakt" as the parser may have it."""
    doc = Doc(
        spacy.blank("nl").vocab,
        words=["stierven", "en", "zijn", "748", "anderen", "worden" if auxiliary else "ook", "geraakt"],
        heads=[0, 6, 4, 4, 6, 6, 0],
        deps=["ROOT", "cc", "nmod:poss", "nummod", "nsubj", "aux:pass" if auxiliary else "advmod", "conj"],
        tags=["WW|pv|verl|mv", "VG|neven", "VNW|bez", "TW|hoofd", "ADJ", "BW", verb_tag],
        lemmas=["sterven", "en", "zijn", "748", "ander", "ook", "raken"],
    )
    settle_auxiliaries(doc)
    return [doc[2].dep_, doc[2].head.text]


def test_a_participle_without_its_verb_has_zijn() -> None:
    assert possessed("WW|vd|vrij|zonder") == ["aux", "geraakt"]


def test_possessives_stay() -> None:
    assert possessed("WW|vd|vrij|zonder", auxiliary=True) == ["nmod:poss", "anderen"]
    assert possessed("WW|pv|verl|mv") == ["nmod:poss", "anderen"]
