# ruff: noqa: E501 - rows of tables stay on one line
"""Claims: what their identity depends on, and what not."""

from dataclasses import fields, replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kzgraph.model.claim import Attribution, Claim, Modality, Participant, Polarity, Quantity, Role, TimeSpan
from kzgraph.model.text import Evidence

CLAIM = Claim(
    document="d",
    property="arrests",
    event_class="Arrest",
    lemma="arresteren",
    trigger=10,
    evidence=Evidence(0, 5, "woord"),
    participants=(Participant(Role.ACTOR, "d/0-5"), Participant(Role.TARGET, "d/20-25"), Participant(Role.TARGET, "d/12-18")),
)
SAME = {
    "event_class": None, "lemma": "oppakken", "evidence": Evidence(1, 2, "o"), "modality": Modality.POSSIBLE, "polarity": Polarity.NEGATED,
    "attributions": (Attribution("d/0-5", 1, "zei", 0, 3),), "quantity": Quantity("3", "3"), "time": TimeSpan("gisteren"), "frame_text": "x",
    "content": "x", "confidence": 0.1, "rule": "r", "features": (("depth", 1.0),), "after": (3,), "further": (Quantity("4", "4"),),
}  # fmt: skip
OTHER = {"document": "e", "property": "kills", "trigger": 11, "participants": (Participant(Role.ACTOR, "d/0-5"),)}


def test_every_field_is_looked_at() -> None:
    assert SAME.keys() | OTHER.keys() == {f.name for f in fields(Claim)}


@pytest.mark.parametrize("field", SAME)
def test_what_the_id_does_not_depend_on(field: str) -> None:
    assert replace(CLAIM, **{field: SAME[field]}).id == CLAIM.id


@pytest.mark.parametrize("field", OTHER)
def test_what_the_id_depends_on(field: str) -> None:
    assert replace(CLAIM, **{field: OTHER[field]}).id != CLAIM.id


@given(st.permutations(CLAIM.participants))
def test_the_order_of_participants_does_not_count(participants: list[Participant]) -> None:
    assert replace(CLAIM, participants=tuple(participants)).id == CLAIM.id


def test_a_swap_of_roles_is_another_claim() -> None:
    there = replace(CLAIM, participants=(Participant(Role.ACTOR, "a"), Participant(Role.TARGET, "b")))
    back = replace(CLAIM, participants=(Participant(Role.ACTOR, "b"), Participant(Role.TARGET, "a")))
    assert there.id != back.id


def test_the_id_is_frozen() -> None:
    """It is part of published addresses."""
    assert CLAIM.id == "2f7c62cc223aa247"


def test_mentions_of_a_role() -> None:
    assert CLAIM.mentions(Role.TARGET) == ("d/20-25", "d/12-18")
    assert CLAIM.mentions(Role.PLACE) == ()
