"""Which events came first, from claims that say so; circles are left out."""

import pytest

from kzgraph.model.claim import Claim, Modality, Polarity
from kzgraph.model.text import Evidence
from kzgraph.resolve.order import event_order


def claim(trigger: int, after: tuple[int, ...] = (), *, document: str = "d", **more: object) -> Claim:
    return Claim(document, "attacks", "Attack", "w", trigger, Evidence(0, 1, "w"), (), after=after, **more)  # type: ignore[arg-type]


def order(*claims: Claim, same: tuple[tuple[int, int], ...] = ()) -> dict[str, tuple[str, ...]]:
    """The order of events that are named by the triggers of their claims. same: triggers of one event."""
    name = {c.id: f"{c.document}{dict(same).get(c.trigger, c.trigger)}" for c in claims}
    return event_order(claims, name)


def test_what_came_before() -> None:
    assert order(claim(1), claim(2, (1,)), claim(3, (1, 2))) == {"d1": ("d2", "d3"), "d2": ("d3",)}


def test_triggers_are_those_of_the_same_document() -> None:
    assert order(claim(1), claim(2, (1,), document="e")) == {}


@pytest.mark.parametrize("more", [{"polarity": Polarity.NEGATED}, {"modality": Modality.POSSIBLE}])
def test_what_did_not_happen_has_no_order(more: dict[str, object]) -> None:
    assert order(claim(1, **more), claim(2, (1,))) == {}
    assert order(claim(1), claim(2, (1,), **more)) == {}


def test_two_texts_that_contradict_each_other_give_no_order() -> None:
    assert order(claim(1), claim(2, (1,)), claim(3), claim(4, (3,)), same=((4, 1), (3, 2))) == {}


def test_a_circle_leaves_out_its_steps_alone() -> None:
    told = order(claim(1, (3,)), claim(2, (1,)), claim(3, (2,)), claim(4, (3,)))
    assert told == {"d3": ("d4",)}


def test_an_event_is_not_before_itself() -> None:
    assert order(claim(1), claim(2, (1,)), same=((2, 1),)) == {}


def test_what_gave_no_claim_has_no_place() -> None:
    assert order(claim(2, (1,))) == {}
