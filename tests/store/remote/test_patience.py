"""How long is waited, and how often."""

from datetime import UTC, datetime, timedelta
from email.utils import format_datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kzgraph.store.remote.patience import FOR_QUERIES, Patience, retry_after


@given(st.integers(1, 10_000), st.none() | st.floats(0, 1e9))
def test_waits_are_bounded_and_never_shorter_than_asked(tried: int, after: float | None) -> None:
    one = Patience()
    if after is None:
        assert one.first <= one.wait(tried) <= one.most
        assert one.wait(tried) <= one.wait(tried + 1)
    else:
        assert one.wait(tried, after) == after
    assert not one.again(tried, 503, after) or (tried < one.tries and (after or 0) <= one.longest)


@pytest.mark.parametrize(
    ("status", "load", "query"),
    [(500, True, False), (502, True, True), (503, True, False), (429, True, False), (400, False, False)],
)
def test_what_is_tried_again(status: int, load: bool, query: bool) -> None:
    assert Patience().again(1, status, None) is load
    assert FOR_QUERIES.again(1, status, None) is query
    assert FOR_QUERIES.again(1, status, 1.0) is (query or status in (429, 503))


@pytest.mark.parametrize(
    ("value", "seconds"),
    [(None, None), ("", None), ("12", 12), (" 0 ", 0), ("-1", None), ("soon", None), ("1.5", None), ("٣", None),
     ("Fri, 31 Dec 1999 23:59:59 GMT", 0), ("9" * 40, 999999999)],
)  # fmt: skip
def test_retry_after(value: str | None, seconds: float | None) -> None:
    assert retry_after(value) == seconds


def test_retry_after_a_moment() -> None:
    later = format_datetime(datetime.now(UTC) + timedelta(seconds=100), usegmt=True)
    assert 90 < (retry_after(later) or 0) <= 100
