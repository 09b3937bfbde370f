import pytest

from kzgraph.analyse.numbers.count import Paper
from kzgraph.analyse.numbers.scene import Scene, same_story, stories


def scene(
    name: str, *, places: str = "", day: str | None = "2031-05-02", hazard: str = "", named: str = "", struck: str = ""
) -> Scene:
    return Scene(
        Paper(name, f"{name}.txt", published=day),
        places=frozenset(places.split()),
        holders=frozenset({"state"} if places else ()),
        states=frozenset({"state"}),
        named=frozenset(named.split()),
        hazards=frozenset(hazard.split()),
        struck=frozenset(("attack", day) for day in struck.split()),
    )


@pytest.mark.parametrize(
    ("a", "b", "same"),
    [
        (scene("a", places="x"), scene("b", places="x"), True),
        (scene("a", places="x"), scene("b", places="y"), False),
        (scene("a", places="x"), scene("b"), True),
        (scene("a", places="x"), scene("b", places="state"), True),
        (scene("a", places="x", hazard="flood"), scene("b", places="x", hazard="fire"), False),
        (scene("a", places="x", hazard="flood"), scene("b", places="x", hazard="flood fire"), True),
        (scene("a", places="x"), scene("b", places="x", day="2031-08-01"), False),
        (scene("a", places="x", struck="2031-05-01"), scene("b", places="x", struck="2031-05-03"), False),
        (scene("a", places="x", struck="2031-05-01"), scene("b", places="x", struck="2031-05-01 2031-05-03"), True),
        (scene("a", places="x", struck="2031-05-01"), scene("b", places="x"), True),
        (scene("a", places="x"), scene("b", places="x", day="2031-05"), True),
        (scene("a", places="x"), scene("b", places="x", day=None), False),
        (scene("a", places="x", named="p q x"), scene("b", places="x", day=None, named="p q x"), True),
    ],
)
def test_same_story(a, b, same) -> None:
    assert same_story(a, b) is same
    assert same_story(b, a) is same


def test_stories_do_not_depend_on_the_order() -> None:
    all_of = [scene("a", places="x"), scene("b", places="y"), scene("c", places="x"), scene("d", places="z")]
    found = stories(all_of)
    assert found == stories(reversed(all_of)) == {"a": "a", "b": "b", "c": "a", "d": "d"}
