# ruff: noqa: E501 - rows of tables stay on one line
"""Events that two documents tell are one node only when enough of what they say agrees, and nothing contradicts."""

import pytest
from factory_world import Text, claim, graph, text

from kzgraph.model.claim import Claim, Modality, Polarity, Quantity, TimeSpan

# Mentions of each: 0 the police of Peru, 1 Jan Maat, 2 Lima, 3 a group of its own, 4 Piet Kok, 5 Togo, 6 Peru
FIRST = text(
    "[de Peruaanse politie|body the sing lemma=politie mod=Peruaanse] [Jan Maat|name person] [Lima|name place key=lima] "
    "[boeren|group plur lemma=boer] [Piet Kok|name person] [Togo|name state key=togo] [Peru|name state key=peru]"
)
SECOND = text(
    "Later [de Peruaanse politie|body the sing lemma=politie mod=Peruaanse] [Jan Maat|name person] "
    "[Lima|name place key=lima] [boeren|group plur lemma=boer] [Piet Kok|name person] [Togo|name state key=togo] [Peru|name state key=peru]"
)
THURSDAY, FRIDAY = TimeSpan("donderdag", "2022-01-06"), TimeSpan("vrijdag", "2022-01-07")
JANUARY = TimeSpan("in januari", "2022-01")


def number(of: Text, more: dict[str, object]) -> Claim:
    amount = more.get("quantity")
    counted = {"quantity": Quantity(str(amount), str(amount), counts=(of[1][3].id,))} if amount is not None else {}
    return claim(of, **{**more, **counted})  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("a", "b", "events"),
    [
        pytest.param({"actor": 0, "target": 3, "time": FRIDAY}, {"actor": 0, "target": 3, "time": FRIDAY}, 1, id="actor and day"),
        pytest.param({"actor": 0, "target": 3, "place": 2}, {"actor": 0, "target": 3, "place": 2}, 2, id="neither day nor story"),
        pytest.param({"target": 1, "time": FRIDAY}, {"actor": 0, "target": 1, "time": FRIDAY}, 1, id="one tells more"),
        pytest.param({"actor": 0, "target": 3}, {"actor": 0, "target": 3}, 2, id="neither place nor day"),
        pytest.param({"target": 3, "time": FRIDAY}, {"target": 3, "time": FRIDAY}, 2, id="nobody named"),
        pytest.param({"actor": 0, "target": 3, "time": THURSDAY}, {"actor": 0, "target": 3, "time": FRIDAY}, 2, id="other day"),
        pytest.param({"actor": 0, "target": 3, "time": JANUARY}, {"actor": 0, "target": 3, "time": JANUARY}, 2, id="only a month"),
        pytest.param(
            {"actor": 0, "target": 1, "time": FRIDAY}, {"actor": 0, "target": 4, "time": FRIDAY}, 2, id="another is arrested"),
        pytest.param(
            {"target": 1, "place": 2, "time": FRIDAY}, {"target": 1, "place": 5, "time": FRIDAY}, 2, id="another place"),
        pytest.param(
            {"target": 1, "place": 2, "time": FRIDAY}, {"target": 1, "place": 6, "time": FRIDAY}, 1, id="one place holds the other"),
        pytest.param({"actor": 0, "place": 2, "time": FRIDAY}, {"actor": 0, "place": 2, "time": FRIDAY}, 2, id="police of a state, town and day"),
        pytest.param(
            {"actor": 0, "target": 3, "time": FRIDAY, "quantity": 8}, {"actor": 0, "target": 3, "time": FRIDAY, "quantity": 9}, 2,
            id="other number"),
        pytest.param(
            {"actor": 0, "target": 3, "time": FRIDAY, "quantity": 8}, {"actor": 0, "target": 3, "time": FRIDAY, "quantity": 8}, 1,
            id="same number"),
        pytest.param(
            {"actor": 0, "target": 3, "time": FRIDAY}, {"actor": 0, "target": 3, "time": FRIDAY, "modality": Modality.POSSIBLE}, 2,
            id="one is not sure"),
        pytest.param(
            {"actor": 0, "target": 3, "time": FRIDAY}, {"actor": 0, "target": 3, "time": FRIDAY, "polarity": Polarity.NEGATED}, 2,
            id="one denies it"),
        pytest.param(
            {"actor": 0, "target": 3, "time": FRIDAY},
            {"actor": 0, "target": 3, "time": FRIDAY, "kind": "kills", "event": "Killing"}, 2, id="another class"),
    ],
)  # fmt: skip
def test_two_tellings_of_one_event(a: dict[str, object], b: dict[str, object], events: int) -> None:
    found = graph((FIRST, [number(FIRST, a)]), (SECOND, [number(SECOND, b)]))
    assert len(found.events) == events
    assert all(event.shared_because for event in found.events if len(event.claims) > 1)


def test_what_fits_two_is_left_alone() -> None:
    tellings = [
        claim(SECOND, actor=0, target=3, time=FRIDAY),
        claim(SECOND, actor=0, target=(3, 1), time=FRIDAY, trigger=9),
    ]
    found = graph((FIRST, [claim(FIRST, actor=0, target=3, time=FRIDAY)]), (SECOND, tellings))
    assert len(found.events) == 3
