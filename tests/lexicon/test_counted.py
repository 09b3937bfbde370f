"""Each row of counted.toml proves itself by its examples."""

import re

import pytest

from kzgraph.analyse.numbers.count import Node
from kzgraph.analyse.numbers.groups import heads_of, row_of
from kzgraph.analyse.numbers.sides import side_of
from kzgraph.lexicon.counted import anaphor_rows, counted_groups, hazards, sides, ways
from kzgraph.lexicon.loader import frames
from kzgraph.rdf.vocab import EVENT_CLASSES, NODE_CLASS


def kind(phrase: str) -> str | None:
    return next((row.kind for head in heads_of(phrase) if (row := row_of(head)) is not None), None)


@pytest.mark.parametrize(("row", "phrase"), [(row, text) for row in counted_groups() for text in row.examples])
def test_an_example_is_of_its_group(row, phrase) -> None:
    assert kind(phrase) == row.kind


@pytest.mark.parametrize(
    ("row", "phrase"), [(row, text) for row in counted_groups() for text in row.counterexamples]
)
def test_a_counterexample_is_not(row, phrase) -> None:
    assert kind(phrase) != row.kind


def test_groups_name_groups_and_have_one_row_each() -> None:
    kinds = [row.kind for row in counted_groups()]
    assert len(set(kinds)) == len(kinds)
    assert {name for row in counted_groups() for name in row.within} <= set(kinds)
    assert all("people" in row.within for row in counted_groups() if row.kind != "people")


@pytest.mark.parametrize(("row", "phrase"), [(row, text) for row in anaphor_rows() for text in row.examples])
def test_an_example_has_a_word_that_points_back(row, phrase) -> None:
    assert set(re.findall(r"[\w']+", phrase)) & set(row.words)


@pytest.mark.parametrize(("row", "label"), [(row, text) for row in sides() for text in row.examples])
def test_an_example_is_of_its_side(row, label) -> None:
    assert side_of(Node("actor/x", label, "Group")) == row.name


def test_each_class_of_actors_has_a_side() -> None:
    actors = {cls.rpartition("#")[2] for cls in NODE_CLASS.values()} - {"Place", "Thing"}
    assert actors == {name for row in sides() for name in row.kinds}


@pytest.mark.parametrize("row", ways(), ids=lambda row: row.name)
def test_a_way_is_of_verbs_of_its_class(row) -> None:
    assert row.event in EVENT_CLASSES
    known = {frame.verb for frame in frames() if frame.event == row.event}
    assert set(row.lemmas) & known, "no verb of the lexicon says it"


@pytest.mark.parametrize("row", hazards(), ids=lambda row: row.name)
def test_an_example_names_its_hazard(row) -> None:
    assert set(re.findall(r"[\w-]+", row.example.lower())) & set(row.words)


def test_no_word_names_two_hazards() -> None:
    words = [word for row in hazards() for word in row.words]
    assert len(set(words)) == len(words)
