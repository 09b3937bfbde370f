"""The list of towns: what a name means, by the states that a text speaks of; the shipped list itself."""

import lzma
from pathlib import Path

import pytest

from kzgraph.errors import LexiconError
from kzgraph.lexicon.entities import EntityIndex
from kzgraph.lexicon.loader import known_entities
from kzgraph.lexicon.towns import Towns, read_towns, shipped_towns

LINES = """1\tBrest\t52.1\t23.7\tbelarus\t347138\t
2\tBrest\t48.4\t-4.5\tfrance\t144899\t
3\tMilaan\t45.5\t9.2\titaly\t1371498\tMilan|Milano
4\tMilan\t41.3\t-82.6\tunited_states\t51000\t
5\tSan José\t9.9\t-84.1\tcosta_rica\t335007\t
6\tAix-les-Bains\t45.7\t5.9\tfrance\t60000\t
"""


@pytest.fixture
def towns(tmp_path: Path) -> Towns:
    path = tmp_path / "towns.tsv.xz"
    path.write_bytes(lzma.compress(LINES.encode()))
    return read_towns(path)


@pytest.mark.parametrize(
    ("name", "states", "town"),
    [
        ("Brest", {"belarus"}, "1"),
        ("Brest", {"france", "italy"}, "2"),
        ("Brest", set(), None),
        ("Brest", {"belarus", "france"}, None),
        ("Brest", {"italy"}, None),
        ("Milaan", set(), "3"),
        ("Milan", set(), "3"),
        ("Milan", {"united_states"}, "4"),
        ("Milano", set(), "3"),
        ("San Jose", set(), "5"),
        ("Aix les Bains", set(), "6"),
        ("Kivira", set(), None),
    ],
)
def test_named(towns: Towns, name: str, states: set[str], town: str | None) -> None:
    found = towns.named(name, states)
    assert (found.id if found is not None else None) == town


def test_a_town_is_an_entity_under_its_key(towns: Towns) -> None:
    index = EntityIndex((), lambda: towns)
    known = index.get("geonames_5_san_jose")
    assert known is not None
    assert (known.label, known.located_in, known.coordinates) == ("San José", "costa_rica", ("9.9", "-84.1"))
    assert index.get("geonames_5_other") is None
    assert index.get("geonames_99_x") is None
    assert EntityIndex(()).get("geonames_5_san_jose") is None
    assert EntityIndex(()).town("Milaan", ()) is None


@pytest.mark.parametrize("content", [b"no xz", lzma.compress(b"1\ttwo fields")])
def test_a_damaged_list_is_one_clear_line(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "towns.tsv.xz"
    path.write_bytes(content)
    with pytest.raises(LexiconError, match="install kzgraph again"):
        read_towns(path)


def test_the_shipped_list() -> None:
    towns = shipped_towns().by_id.values()
    keys = {e.key for e in known_entities()}
    assert len(towns) > 10_000
    assert {t.state for t in towns} - keys - {""} == set()
    assert all(abs(float(t.latitude)) <= 90 and abs(float(t.longitude)) <= 180 for t in towns)
    assert all(t.label and t.inhabitants >= 50_000 for t in towns)
    assert len({t.key for t in towns}) == len(towns)


@pytest.mark.parametrize(
    ("name", "state"),
    [("Charkov", "ukraine"), ("Luik", "belgium"), ("Milaan", "italy"), ("Bandung", "indonesia"), ("Sjachty", "russia")],
)
def test_dutch_names_are_known(name: str, state: str) -> None:
    town = shipped_towns().named(name, ())
    assert town is not None
    assert town.state == state
