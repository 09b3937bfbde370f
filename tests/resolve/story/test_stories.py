"""Which documents tell one story, from their facts."""

import pytest

from kzgraph.model.edtf import days_of
from kzgraph.model.entity import Entity
from kzgraph.model.mention import EntityKind
from kzgraph.resolve.story.policy import shipped_policy
from kzgraph.resolve.story.profile import Profile
from kzgraph.resolve.story.stories import stories

POLICY = shipped_policy().story
SINGLES = [("Killing", "to x"), ("Request", "by q"), ("Arrest", "in l"), ("Seizure", "to v")]
DOUBLES = [("Request", "by q", "to un"), ("Killing", "in l", "to x")]
NAMES = {"lima": "Lima", "cusco": "Cusco", "port": "haven van Lima", "square": "plein", "peru": "Peru"}
NODES = {key: Entity(key, name, EntityKind.PLACE) for key, name in NAMES.items()}
NUMBERS = [("Injury", "= 317")]


def told(
    name: str,
    published: str | None = "2023-03-10",
    state: str | None = "peru",
    *,
    singles: int = 4,
    doubles: int = 2,
    numbers: int = 1,
    scene: tuple[str, ...] | None = None,
    places: frozenset[str] = frozenset(),
    firm: bool = False,
) -> Profile:
    parts = SINGLES[:singles], DOUBLES[:doubles], NUMBERS[:numbers]
    return Profile(name, days_of(published), state, *(frozenset(part) for part in parts), scene, firm, places)


@pytest.mark.parametrize(
    ("other", "same"),
    [
        pytest.param({}, True, id="all facts"),
        pytest.param({"published": "2023-03-17"}, True, id="a week later"),
        pytest.param({"published": "2023-03-18"}, False, id="eight days later"),
        pytest.param({"published": "2023-03"}, True, id="some day of the month"),
        pytest.param({"published": "2022-03-10"}, False, id="a year before"),
        pytest.param({"state": "togo"}, False, id="another state"),
        pytest.param({"state": None}, True, id="of no state"),
        pytest.param({"scene": ("lima", "peru")}, True, id="the same town"),
        pytest.param({"scene": ("cusco", "peru")}, False, id="another town"),
        pytest.param({"scene": ("cusco", "peru"), "places": frozenset({"lima"})}, True, id="it names that town too"),
        pytest.param({"scene": ("cusco", "peru"), "places": frozenset({"lima"}), "firm": True}, False, id="both often"),
        pytest.param({"scene": ("port",)}, True, id="a part of the town by its name"),
        pytest.param({"scene": ("square", "lima", "peru")}, True, id="a place in the town"),
        pytest.param({"doubles": 0, "numbers": 0}, False, id="nothing that two take part in"),
        pytest.param({"singles": 1, "doubles": 1, "numbers": 0}, False, id="too few"),
        pytest.param({"singles": 4, "doubles": 2, "numbers": 0}, True, id="eight points"),
        pytest.param({"published": None, "numbers": 0}, False, id="eight points, no date"),
    ],
)
def test_two_documents(other: dict[str, object], same: bool) -> None:
    both = [told("b", **other), told("a", scene=("lima", "peru"), firm=True)]  # type: ignore[arg-type]
    assert list(stories(both, NODES, POLICY)) == ([("a", "b")] if same else [])


def test_a_fact_of_very_many_documents_tells_nothing() -> None:
    many = [told(f"{n:03}") for n in range(POLICY.block + 1)]
    assert stories(many, NODES, POLICY) == {}
    assert len(stories(many[:20], NODES, POLICY)) == 190
