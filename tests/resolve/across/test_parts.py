"""Blocking, units, how full a name is, and the file of thresholds."""

from collections.abc import Iterator
from itertools import combinations
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from resolve.across.plain_names import PERSON, PLACE, one

from kzgraph.errors import LexiconError
from kzgraph.model.mention import EntityKind
from kzgraph.resolve.across import policy
from kzgraph.resolve.across.blocking import pairs
from kzgraph.resolve.across.candidate import Candidate
from kzgraph.resolve.across.decisions import NONE, parse
from kzgraph.resolve.across.fullness import fullness, telling
from kzgraph.resolve.across.names import Names
from kzgraph.resolve.across.settled import settled
from kzgraph.resolve.across.units import units


def letters(candidate: Candidate) -> Iterator[str]:
    """Keys for the tests: the letters of the names."""
    yield from "".join(candidate.names)


@settings(deadline=None)
@given(st.lists(st.tuples(st.text("abcd", min_size=1, max_size=3), st.sampled_from([PERSON, PLACE])), max_size=12))
def test_pairs_are_all_that_share_a_key_of_no_large_block(world: list[tuple[str, EntityKind]]) -> None:
    nodes = [one(str(i), name, kind=kind) for i, (name, kind) in enumerate(world)]
    found = list(pairs(nodes, letters, largest=4))
    assert found == sorted(set(found)) and all(a < b for a, b in found)
    sizes = {(k, c): sum(c in n and k is kind for n, kind in world) for k in (PERSON, PLACE) for c in "abcd"}
    for a, b in combinations(range(len(nodes)), 2):
        (x, kind), (y, other) = world[a], world[b]
        near = any(c in x and c in y and sizes[kind, c] <= 4 for c in "abcd")
        assert ((a, b) in found) is (kind is other and near)


def test_a_block_that_is_too_large_is_dropped_and_an_id_is_none() -> None:
    nodes = [one(f"{i:02}", f"x{i}", outside=["wd:Q1"] if i < 3 else ()) for i in range(9)]
    assert list(pairs(nodes, lambda c: ["x"], largest=8)) == [(0, 1), (0, 2), (1, 2)]


@pytest.mark.parametrize(
    ("name", "kind", "words"),
    [
        ("Jan Maat", PERSON, 2),
        ("J. Maat", PERSON, 1.5),
        ("Maat", PERSON, 1),
        ("president Maat", PERSON, 1),
        ("Marjan de Wit", PERSON, 2),
        ("Al Harbi", PERSON, 1),
        ("Ghassan al-Harbi", PERSON, 2),
        ("Vereniging van Jagers", EntityKind.ORGANISATION, 2),
        ("flydubai", EntityKind.ORGANISATION, 1),
    ],
)
def test_how_full_a_name_is(name: str, kind: EntityKind, words: float) -> None:
    assert fullness([name], kind) == words


def test_the_names_that_tell_who_it_is() -> None:
    assert telling(["Maat", "Jan Maat", "J. Maat", "Jan P. Maat"], PERSON) == ("Jan Maat", "Jan P. Maat")
    assert telling(["Maat", "J. Maat"], PERSON) == ("J. Maat",)
    assert telling(["CSTO", "Collective Security"], EntityKind.ORGANISATION) == ("CSTO", "Collective Security")


def test_what_is_one_from_the_start() -> None:
    people = settled(parse('["a", "x", "positive"]\n["c", "y", "negative"]\n', ""))
    world = [
        one("a", "Jan Maat"), one("x", "Visser"), one("c", "Jan Maat"), one("y", "Rees"),
        one("d", "Jan Maat", "Maat"), one("e", "Jan Maat"), one("f", "Jan Maats"),
        one("g", "Jan Maat", states=["peru"]),
        one("h", "Q", outside=["wd:Q1"]), one("i", "R", outside=["wd:Q1", "key:r"]), one("j", "S", outside=["key:r"]),
        one("k", "Jan Maat", kind=PLACE), one("l", "Jan Maat", kind=EntityKind.THING),
    ]  # fmt: skip
    found = [({c.id for c in unit.all}, unit.by) for unit in units(world, people)]
    assert found == [
        ({"a", "x"}, "decision"),
        ({"c"}, "decision"),
        ({"d", "e", "f"}, "name"),
        ({"g"}, "name"),
        ({"h", "i", "j"}, "id"),
        ({"k"}, "name"),
        ({"y"}, "decision"),
    ]
    assert units(world[::-1], people) == units(world, people)
    assert units([], settled(NONE)) == []


def test_spellings_share_a_key_and_are_alike() -> None:
    names = Names()
    a, b, c = one("a", "Sergej Tsjoeprov"), one("b", "Sergey Chuprov"), one("c", "Tsjoeprov")
    assert set(names.keys(a)) & set(names.keys(b)) and set(names.keys(a)) & set(names.keys(c))
    limits = policy.shipped_policy()
    assert names.score(a, b) == names.score(b, a)
    assert names.score(a, b).value >= limits.positive
    assert limits.surname <= names.score(a, c).value < limits.positive


def test_the_thresholds_are_in_order() -> None:
    limits = policy.shipped_policy()
    assert 0 < limits.unsure <= limits.surname <= limits.positive < limits.certain < 1
    assert 0 <= limits.margin < limits.positive - limits.unsure and 0 <= limits.together < 1 < limits.block


@pytest.mark.parametrize("text", ["certain = 0.9\n", "extra = 1\n", "no toml"])
def test_a_wrong_file_of_thresholds_is_refused(text: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "joining.toml").write_text(text, "utf-8")
    monkeypatch.setattr(policy, "DATA", tmp_path / "joining.toml")
    with pytest.raises(LexiconError, match="no thresholds of joining"):
        policy.shipped_policy.__wrapped__()
