"""The made-up world is the same each time, and its figures are reckoned as they should be."""

from random import Random

import pytest

from bench.resolution import mentions, pairwise
from bench.synthetic.letters import from_arabic, from_cyrillic
from kzgraph.resolve.across.join import Joined, join
from kzgraph.resolve.across.names import Names


@pytest.mark.parametrize(
    ("name", "scheme", "latin"),
    [
        ("Жапаров", "nl", "Zjaparov"),
        ("Щербаков", "en", "Shcherbakov"),
        ("Горбачёв", "de", "Gorbatschjow"),
        ("Юлия", "iso", "Julija"),
        ("Елена", "nl", "Jelena"),
        ("Дмитрий", "en", "Dmitry"),
    ],
)
def test_letters(name: str, scheme: str, latin: str) -> None:
    assert from_cyrillic(name, scheme) == latin


def test_sounds() -> None:
    assert from_arabic("SariifXuurii", "nl", Random(1), loose=0) == "Sjarifchoeri"


def test_the_world_is_a_function_of_its_seed() -> None:
    assert mentions(500, 3) == mentions(500, 3)
    assert mentions(500, 3) != mentions(500, 4)
    candidates, truth = mentions(500, 3)
    assert set(truth) == {one.id for one in candidates} and len(truth) == 500


def test_figures() -> None:
    truth = {"a": "1", "b": "1", "c": "1", "d": "2"}
    assert pairwise("abcd", truth, Joined({"b": "a", "c": "a"}))["F1"] == 1.0
    half = pairwise("abcd", truth, Joined({"b": "a", "d": "c"}))
    assert (half["precision"], half["recall"]) == (0.5, 0.3333)
    assert pairwise("abcd", truth, Joined({}))["F1"] == 0.0


def test_a_small_world_is_resolved_well_enough() -> None:
    candidates, truth = mentions(1500, 5)
    figures = pairwise(truth, truth, join(candidates, Names()))
    assert figures["precision"] >= 0.98 and figures["recall"] >= 0.85
