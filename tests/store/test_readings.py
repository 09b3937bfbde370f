"""Readings: the same after a file, damaged files named, and a graph that is a function of their set."""

from itertools import permutations
from pathlib import Path

import pytest
from factory_graph import resolved_graph

from kzgraph.errors import InputError
from kzgraph.model.reading import Reading
from kzgraph.resolve import world
from kzgraph.store.readings import from_json, load_readings, to_json, write_readings

GRAPH = resolved_graph()


def reading(number: int) -> Reading:
    """What the hand-built graph has of one of its documents."""
    article = GRAPH.articles[number]
    mentions = {key: one for key, one in sorted(GRAPH.mentions.items()) if one.document == article.id}
    links = {key: GRAPH.links[key] for key in mentions}
    claims = tuple(one for one in GRAPH.claims if one.document == article.id)
    nodes = tuple(GRAPH.entities[entity] for entity in sorted({link.entity for link in links.values()}))
    return Reading(article, mentions, claims, links, nodes, GRAPH.versions[article.id])


READINGS = [reading(number) for number in range(len(GRAPH.articles))]


@pytest.mark.parametrize("one", READINGS, ids=lambda one: one.article.file_name)
def test_a_reading_survives_its_file(one: Reading, tmp_path: Path) -> None:
    assert from_json(to_json(one)) == one
    write_readings([one], tmp_path)
    assert load_readings(tmp_path) == [one]


def test_order_and_repetition_leave_no_trace() -> None:
    graphs = {repr(world([*order, order[0]])) for order in permutations(READINGS)}
    assert len(graphs) == 1


def test_of_one_text_under_two_names_the_first_name_counts() -> None:
    from dataclasses import replace

    other = replace(READINGS[0], article=replace(READINGS[0].article, file_name="0.txt"))
    for order in permutations([READINGS[0], other]):
        assert [article.file_name for article in world(order).articles] == ["0.txt"]


@pytest.mark.parametrize(
    ("spoil", "line"),
    [
        (lambda data: data[: len(data) // 2], r"damaged \(file"),
        (lambda data: data.replace(b'"claims"', b'"clams"'), r"damaged \(claims: Field required\)"),
        (lambda data: data.replace(b'"Request"', b"7"), r"damaged \(claims\.\d\.event_class"),
    ],
)
def test_a_damaged_file_is_named(spoil: object, line: str, tmp_path: Path) -> None:
    write_readings(READINGS[:1], tmp_path)
    (file,) = (tmp_path / "readings").iterdir()
    file.write_bytes(spoil(file.read_bytes()))  # type: ignore[operator]
    with pytest.raises(InputError, match=line):
        load_readings(tmp_path)


def test_a_reading_under_the_name_of_another_is_refused(tmp_path: Path) -> None:
    write_readings(READINGS[:1], tmp_path)
    (file,) = (tmp_path / "readings").iterdir()
    file.rename(file.with_name("0123456789abcdef.json"))
    with pytest.raises(InputError, match="holds document"):
        load_readings(tmp_path)


def test_a_folder_without_readings_says_how_to_mend(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="kzgraph build"):
        load_readings(tmp_path)
