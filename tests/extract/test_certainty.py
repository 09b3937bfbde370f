# ruff: noqa: E501 - rows of tables stay on one line
"""How sure a clause is, on hand-built trees with the shipped rows of control and epistemic words.

A line ``~ verb Modality Polarity`` in ``cases/certainty.trees`` is the certainty of the clause with that verb. What a source
adds ("ontkende dat") is in ``test_attribution.py``.
"""

from collections.abc import Iterator
from functools import cache
from itertools import product
from pathlib import Path

import pytest
from factory import Case, cases

from kzgraph.extract.certainty import CertaintyRules
from kzgraph.extract.control import with_controlled_subjects
from kzgraph.extract.degrees import STRENGTH, Certainty
from kzgraph.extract.grammar import predicates
from kzgraph.lexicon.loader import controls, epistemics
from kzgraph.lexicon.schema import Control, Epistemic
from kzgraph.model.claim import Modality, Polarity

TREES = cases(Path(__file__).with_name("cases") / "certainty.trees")
XFAIL: dict[str, str] = {
    "Niet Peru maar Togo stuurde troepen: sturen": "'niet X maar Y' negates the whole clause instead of X",
}


@cache
def rules() -> CertaintyRules:
    return CertaintyRules(controls(), epistemics())


def certainty(case: Case, verb: str, *, using: CertaintyRules | None = None) -> Certainty:
    found = with_controlled_subjects(predicates(case.doc), using or rules())
    (predicate,) = [p for p in found.values() if p.lemmas[0] == verb]
    return (using or rules()).of(predicate, found)


def lines() -> Iterator[object]:
    for case in TREES:
        for _, line in case.lines("~"):
            name = f"{case.name}: {line.split()[0]}"
            marks = [pytest.mark.xfail(strict=True, reason=XFAIL[name])] if name in XFAIL else []
            yield pytest.param(case, *line.split(), id=name, marks=marks)


@pytest.mark.parametrize(("case", "verb", "modality", "polarity"), lines())
def test_certainty(case: Case, verb: str, modality: str, polarity: str) -> None:
    assert certainty(case, verb) == Certainty(Modality(modality), Polarity(polarity))


def named(name: str) -> Case:
    return next(case for case in TREES if case.name == name)


def test_the_rows_decide_not_the_code() -> None:
    """Without rows a decision, a word of doubt and a negation change nothing."""
    empty = CertaintyRules((), ())
    for name in ("Mogelijk stuurde Peru troepen", "Peru stuurde geen troepen", "Peru besloot troepen te sturen"):
        assert certainty(named(name), "sturen", using=empty) == Certainty()


def test_a_row_of_the_users_own() -> None:
    own = CertaintyRules((Control("besluiten", "", modality="Possible"),), (Epistemic("geen", "determiner", "", polarity="Negated"),))
    assert certainty(named("Peru besloot geen troepen te sturen"), "sturen", using=own) == Certainty(
        Modality.POSSIBLE, Polarity.NEGATED
    )


@pytest.mark.parametrize(("a", "b"), product(Modality, Modality))
def test_the_weakest_word_decides_in_any_order(a: Modality, b: Modality) -> None:
    assert Certainty().weakened(a).weakened(b) == Certainty().weakened(b).weakened(a)
    assert Certainty().weakened(a).weakened(b).modality is max(a, b, key=STRENGTH.index)


def test_two_negations_cancel_out() -> None:
    once = Certainty().weakened(None, Polarity.NEGATED)
    assert once.polarity is Polarity.NEGATED
    assert once.weakened(None, Polarity.NEGATED).polarity is Polarity.AFFIRMED
    assert once.weakened(None, Polarity.AFFIRMED).polarity is Polarity.NEGATED


def test_every_modality_has_a_strength() -> None:
    assert set(STRENGTH) == set(Modality)


def test_reasons_account_for_what_is_found() -> None:
    seen = 0
    for case in TREES:
        found = with_controlled_subjects(predicates(case.doc), rules())
        for predicate in found.values():
            whole, again = rules().of(predicate, found), Certainty()
            for why in whole.reasons:
                assert case.doc.text[why.start : why.end] == why.text
                again = again.weakened(why.modality, why.polarity)
            assert again == whole, case.name
            seen += len(whole.reasons)
    assert seen > 20
