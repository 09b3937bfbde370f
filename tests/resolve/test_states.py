"""The state that a text is about, and the bodies that belong to a state."""

import pytest
from factory import TINY_ENTITIES, mentions

from kzgraph.lexicon.entities import EntityIndex
from kzgraph.resolve.chains import Chains
from kzgraph.resolve.main_state import main_state
from kzgraph.resolve.states import main_government, state_body

ENTITIES = EntityIndex(TINY_ENTITIES)
PERU = "[Peru|name state key=peru case=in]"


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (f"{PERU} regent het.\n[Peru|name state key=peru]", "peru"),
        (f"{PERU} regent het.", "peru"),
        ("[Peru|name state key=peru] zwijgt.", None),
        ("[Lima|name place key=lima] zwijgt.", None),
        (f"{PERU} regent het.\n[Togo|name state key=togo case=in] ook.\n[Togo|name state key=togo]", None),
        ("", None),
    ],
)
def test_the_state_a_text_is_about_is_clearly_ahead(text: str, wanted: str | None) -> None:
    assert main_state(mentions(text), ENTITIES) == wanted


@pytest.mark.parametrize(
    ("body", "entity"),
    [
        ("[de politie|body the lemma=politie]", "body:peru:politie"),
        ("[agenten|group plur lemma=agent]", "body:peru:politie"),
        ("[de Togolese politie|body the lemma=politie mod=Togolese]", "body:togo:politie"),
        ("[de Antwerpse politie|body the lemma=politie mod=Antwerpse]", None),
        ("[de brandweer|body the lemma=brandweer]", None),
    ],
)
def test_the_police_is_that_of_the_state(body: str, entity: str | None) -> None:
    found = mentions(f"{PERU} regent het.\n{body}")
    antecedent = state_body(found[-1], Chains(found, ENTITIES))
    assert (antecedent.entity if antecedent else None) == entity


def test_the_authorities_are_those_of_the_main_state() -> None:
    found = mentions(f"{PERU} regent het.\n[de autoriteiten|group the plur lemma=autoriteit]")
    antecedent = main_government(found[-1], Chains(found, ENTITIES))
    assert antecedent is not None
    assert antecedent.entity == "peru_government"
    assert main_government(found[-1], Chains(found[1:], ENTITIES)) is None
