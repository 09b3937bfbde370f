"""Joining pair by pair: order-free, and nothing that clashes ends up together."""

from collections.abc import Callable
from itertools import combinations
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from kzgraph.model.judgement import Score
from kzgraph.resolve.story.joined import Match, match, reasons, unions

PAIRS = st.sampled_from([*combinations("abcdefgh", 2)])
MATCHES = st.lists(
    st.builds(lambda p, s: match(*p, Score(s, "r", f"{p}")), PAIRS, st.sampled_from([0.8, 0.9])), max_size=12
)
CLASHES = st.frozensets(PAIRS.map(frozenset), max_size=6)


def one(a: str, b: str, value: float = 0.8) -> Match:
    return match(a, b, Score(value, "r", f"{a}{b}"))


def clash_of(pairs: frozenset[frozenset[str]]) -> Callable[[str, str], bool]:
    return lambda a, b: frozenset({a, b}) in pairs


NEVER = clash_of(frozenset())


def test_sets_are_called_after_their_smallest() -> None:
    found = [one("c", "b"), one("b", "d"), one("e", "f")]
    assert unions(found, clash=NEVER) == {"b": "b", "c": "b", "d": "b", "e": "e", "f": "e"}


def test_what_fits_two_that_clash_is_left_alone() -> None:
    clash = clash_of(frozenset({frozenset("ab")}))
    assert unions([one("a", "c", 0.9), one("b", "c")], clash=clash) == {}


def test_the_best_match_goes_first_and_one_that_would_bring_a_clash_is_passed_over() -> None:
    clash = clash_of(frozenset({frozenset("ad")}))
    found = [one("a", "b"), one("b", "c", 0.9), one("c", "d", 0.85)]
    assert unions(found, clash=clash) == {"b": "b", "c": "b", "d": "b"}


def test_each_member_has_its_best_reason() -> None:
    found = [one("a", "b"), one("b", "c", 0.9)]
    why = reasons(found, unions(found, clash=NEVER))
    assert {i: score.detail for i, score in why.items()} == {"a": "ab", "b": "bc", "c": "bc"}


@given(MATCHES, CLASHES, st.randoms(use_true_random=False))
def test_order_and_repetition_do_not_matter(
    found: list[Match], pairs: frozenset[frozenset[str]], random: Random
) -> None:
    other = [*found, *found[:3]]
    random.shuffle(other)
    assert unions(found, clash=clash_of(pairs)) == unions(other, clash=clash_of(pairs))


@given(MATCHES, CLASHES)
def test_nothing_that_clashes_is_together(found: list[Match], pairs: frozenset[frozenset[str]]) -> None:
    roots = unions(found, clash=clash_of(pairs))
    assert not any(a in roots and roots[a] == roots.get(b) for a, b in map(tuple, pairs))
    assert all(roots[root] == root <= i for i, root in roots.items())
    assert set(reasons(found, roots)) == set(roots)
