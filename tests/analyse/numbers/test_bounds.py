from decimal import Decimal

import pytest
from factory_counts import bounds
from hypothesis import given, settings
from hypothesis import strategies as st

from kzgraph.analyse.numbers.bounds import Bounding, Bounds

numbers = st.integers(0, 10**6).map(Decimal)
spans = st.one_of(
    st.builds(lambda low, more: Bounds(low, low + more), numbers, numbers),
    st.builds(lambda low: Bounds(low, None), numbers),
    st.builds(lambda high: Bounds(None, high), numbers),
    st.builds(lambda value: Bounds(value, value, about=True), numbers),
)


@pytest.mark.parametrize(
    ("text", "kind", "shown"),
    [
        ("18", Bounding.EXACT, "18"),
        (">=18", Bounding.AT_LEAST, "≥ 18"),
        ("<=100", Bounding.AT_MOST, "≤ 100"),
        ("~200", Bounding.ABOUT, "~200"),
        ("20-99", Bounding.RANGE, "20–99"),
        ("1500000", Bounding.EXACT, "1500000"),
    ],
)
def test_kinds(text, kind, shown) -> None:
    assert bounds(text).kind is kind
    assert str(bounds(text)) == shown


@pytest.mark.parametrize(
    ("a", "b", "overlap", "same"),
    [
        ("18", ">=18", True, True),
        ("18", "20-99", False, False),
        ("26", "20-99", True, False),
        ("190", "~200", True, False),
        ("150", "~200", False, False),
        (">=1000", "748", False, False),
        ("<=100", "99", True, False),
        ("20-99", "20-99", True, True),
    ],
)
def test_pairs(a, b, overlap, same) -> None:
    assert bounds(a).overlaps(bounds(b)) is overlap
    assert bounds(a).same(bounds(b)) is same


@settings(deadline=None)
@given(spans, spans)
def test_overlap_and_sameness_are_symmetric_and_below_is_not(a: Bounds, b: Bounds) -> None:
    assert a.overlaps(b) == b.overlaps(a)
    assert a.same(b) == b.same(a)
    assert not (a.below(b) and b.below(a))
    assert a.overlaps(b) != (a.below(b) or b.below(a))


@settings(deadline=None)
@given(spans)
def test_a_number_is_the_same_as_itself(a: Bounds) -> None:
    assert a.same(a)
    assert a.overlaps(a)
