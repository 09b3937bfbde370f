"""Pairs that are to be compared anew when a dossier changes."""

from collections.abc import Iterator, Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kzgraph.analyse.numbers import dossier
from kzgraph.store.kept.stretches import changed_couples, couples, stretches

ALL, NEXT = 5, 2
LISTS = st.lists(st.integers(0, 30), unique=True, max_size=20).map(sorted)


@pytest.fixture(scope="module", autouse=True)
def small() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(dossier, "ALL_PAIRS", ALL)
        patch.setattr(dossier, "NEXT", NEXT)
        yield


def hangs_on(members: Sequence[int]) -> set[tuple[tuple[int, int], tuple[int, ...]]]:
    """Each pair with all that its comparison hangs on."""
    if len(members) <= ALL:
        return {((members[a], members[b]), tuple(members)) for a, b in couples(len(members))}
    return {
        ((members[a], members[b]), tuple(members[max(a - NEXT, 0) : b + NEXT + 1])) for a, b in couples(len(members))
    }


@given(LISTS, LISTS)
def test_what_stays_has_the_same_neighbours(old: list[int], new: list[int]) -> None:
    changed = {(new[a], new[b]) for a, b in changed_couples(old, new)}
    same = {pair for pair, _ in hangs_on(old) & hangs_on(new)}
    large = min(len(old), len(new)) > ALL
    assert {pair for pair, _ in hangs_on(new)} - same <= changed
    assert not large or not changed & same


def test_one_more_of_very_many_moves_few() -> None:
    old = [*range(100), *range(101, 200)]
    assert len(changed_couples(old, range(200))) < 20  # type: ignore[arg-type]


@given(st.sets(st.integers(0, 60)), st.integers(1, 9))
def test_a_stretch_holds_the_neighbours_of_its_pairs(firsts: set[int], most: int) -> None:
    found = [(one, one + 1) for one in sorted(firsts)]
    made = list(stretches(found, 62, NEXT, most))
    assert [pair for _, _, some in made for pair in some] == found
    for start, end, some in made:
        assert all(start <= max(a - NEXT, 0) and min(b + NEXT + 1, 62) <= end for a, b in some)
