"""Nodes that became one, or several."""

import pytest
from factory_diff import claim, filler
from hypothesis import given
from hypothesis import strategies as st

from kzgraph.analyse.diff.nodes import carriers, node_changes

CASES = [
    ("nothing", "", [], []),
    ("the same", "aa bb", [], []),
    ("another name", "ax", [], []),
    ("two become one", "ax bx ax", [("ab", "x", 3)], []),
    ("one of them keeps its name", "aa ba", [("ab", "a", 2)], []),
    ("one becomes two", "ax ay", [], [("a", "xy", 2)]),
    ("a mention moves over", "aa aa ab bb", [], []),
    ("two become one and one of these two", "ax bx cy cz", [("ab", "x", 2)], [("c", "yz", 2)]),
    ("half of one goes to a merged one", "ax bx by cx", [("ac", "x", 2)], []),
]


@pytest.mark.parametrize(("moves", "merged", "split"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_changes(moves: str, merged: list[tuple[str, str, int]], split: list[tuple[str, str, int]]) -> None:
    found = node_changes((old, new) for old, new in moves.split())
    assert [("".join(one.before), "".join(one.after), one.carriers) for one in found.merged] == merged
    assert [("".join(one.before), "".join(one.after), one.carriers) for one in found.split] == split


def test_the_image_is_where_most_went() -> None:
    found = node_changes([("a", "x"), ("a", "y"), ("a", "y")])
    assert found.image == {"a": "y"}
    assert found.explains("a", "x")  # it was split
    assert not found.explains("b", "x")
    assert found.explains("b", "b")


def test_fillers_carry_by_role_and_words() -> None:
    old = claim(
        "1", roles={"actor": (filler("a", "de boer"),), "target": (filler("b", "het hek"), filler("c", "de poort"))}
    )
    new = claim("1", roles={"actor": (filler("x", "de boer"),), "target": (filler("y", "de poort"),)})
    assert list(carriers([(old, new)])) == [("a", "x"), ("c", "y")]
    other = claim("1", roles={"actor": (filler("z", "de buurman"),)})
    assert list(carriers([(old, other)])) == []  # other words: that is a change, not another name of the node


moves = st.lists(st.tuples(st.sampled_from("abcd"), st.sampled_from("wxyz")), max_size=12)


@given(moves)
def test_back_again_is_the_other_way_round(given_moves: list[tuple[str, str]]) -> None:
    forth, back = node_changes(given_moves), node_changes((new, old) for old, new in given_moves)
    assert [(one.before, one.after) for one in forth.merged] == [(one.after, one.before) for one in back.split]
    assert [(one.before, one.after) for one in forth.split] == [(one.after, one.before) for one in back.merged]


@given(moves)
def test_a_merged_node_has_nothing_left_elsewhere(given_moves: list[tuple[str, str]]) -> None:
    for one in node_changes(given_moves).merged:
        assert len(one.before) > 1
        assert {new for old, new in given_moves if old in one.before} == set(one.after)
