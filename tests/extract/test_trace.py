"""Traces: the way from trigger to participant on hand-built trees, and that each claim of a text has one that holds."""

from dataclasses import replace

import pytest
from factory import make_article, tree

from kzgraph.extract.degrees import Certainty
from kzgraph.extract.trace import steps, trace_of
from kzgraph.model.claim import Modality, Participant, Polarity, Role
from kzgraph.pipeline import load_reader
from kzgraph.settings import Settings

TREE = """
1 Peru Peru PROPN nsubj 2 Sing LOC
2 besloot besluiten VERB root 0 Fin.Past.Sing
3 troepen troep NOUN obj 5 Plur
4 te te ADP mark 5 -
5 sturen sturen VERB xcomp 2 Inf
6 . . PUNCT punct 2 -

1 Togo Togo PROPN root 0 Sing LOC
"""

TEXT = (
    "De president weigert troepen naar de grens te sturen, zei zijn woordvoerder dinsdag. Volgens het ministerie "
    "zouden twintig betogers zijn opgepakt. Zij werden later vrijgelaten. De staking van de artsen zou zijn mislukt. "
    "Als de boeren betogen, sluit de politie de brug. Bij het ongeluk vielen drie doden, onder wie een kind."
)


@pytest.mark.parametrize(
    ("start", "goal", "way"),
    [
        (4, 2, [("troepen", "obj", False)]),
        (4, 0, [("besloot", "xcomp", True), ("Peru", "nsubj", False)]),
        (2, 0, [("sturen", "obj", True), ("besloot", "xcomp", True), ("Peru", "nsubj", False)]),
        (1, 2, [("sturen", "xcomp", False), ("troepen", "obj", False)]),
        (2, 2, []),
        (4, 6, []),  # in another sentence
    ],
)
def test_the_way_through_the_tree(start: int, goal: int, way: list[tuple[str, str, bool]]) -> None:
    doc = tree(TREE)
    assert [(s.word, s.relation, s.up) for s in steps(doc[start], doc[goal])] == way


def test_each_claim_has_a_trace_that_accounts_for_it() -> None:
    article = make_article(TEXT)
    _, extraction = load_reader(Settings())(article)
    claims = extraction.claims()
    assert len(claims) > 6
    coloured = 0
    for claim in claims:
        trace = trace_of(claim, extraction)
        assert trace is not None
        assert TEXT[trace.start : trace.end] == trace.trigger
        assert trace.start == claim.trigger
        assert {(p.role, p.mention) for p in trace.paths} == {(p.role.value, p.mention) for p in claim.participants}
        certainty = Certainty()
        for reason in trace.reasons:
            assert TEXT[reason.start : reason.end] == reason.text
            certainty = certainty.weakened(reason.modality, reason.polarity)
        if claim.event_class is not None:
            assert (certainty.modality, certainty.polarity) == (claim.modality, claim.polarity)
        coloured += (claim.modality, claim.polarity) != (Modality.ASSERTED, Polarity.AFFIRMED)
    assert coloured > 3


def test_a_mention_that_resolution_took_apart_or_left_out_keeps_its_trace() -> None:
    _, extraction = load_reader(Settings())(make_article("De troepen van beide landen bestormden de haven."))
    (claim,) = [one for one in extraction.claims() if one.event_class == "Seizure" or one.event_class == "Attack"]
    whole = trace_of(claim, extraction)
    assert whole is not None
    actors = [p for p in claim.participants if p.role is Role.ACTOR]
    others = [p for p in claim.participants if p.role is not Role.ACTOR]
    apart = [replace(p, mention=f"{p.mention}/{n}") for p in actors for n in (1, 2)]
    assert trace_of(replace(claim, participants=(*apart, *others)), extraction) == replace(
        whole, claim=replace(claim, participants=(*apart, *others)).id
    )
    without = trace_of(replace(claim, participants=tuple(others)), extraction)
    assert without is not None
    assert {way.role for way in without.paths} == {p.role.value for p in others}


def test_no_other_claim_has_one() -> None:
    _, extraction = load_reader(Settings())(make_article("De raad vergadert over de haven."))
    (claim,) = extraction.claims()
    assert trace_of(replace(claim, trigger=claim.trigger + 1), extraction) is None
    stranger = Participant(Role.ACTOR, "ander/0-5")
    assert trace_of(replace(claim, participants=(*claim.participants, stranger)), extraction) is None
