"""Content negotiation, by RFC 9110's own example and by the law that weights decide."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kzgraph.serve.sparql.accept import preferred

JSON, XML, CSV = "application/sparql-results+json", "application/sparql-results+xml", "text/csv"
OFFERED = (JSON, XML, CSV)


@pytest.mark.parametrize(
    ("accept", "expected"),
    [
        ("", JSON),
        ("*/*", JSON),
        (XML, XML),
        ("TEXT/CSV", CSV),
        ("text/*", CSV),
        (f"{JSON};q=0.2, {XML};q=0.8", XML),
        (f"{JSON};q=0, */*", XML),
        (f"*/*;q=0.1, {CSV}", CSV),
        (f"text/csv;q=0.4, application/*;q=0.3, {XML};q=0.5", XML),
        ("text/csv; charset=utf-8; q=0.9, */*; q=0.1", CSV),
        ("text/html,application/xhtml+xml,*/*;q=0.8", JSON),
        ("application/*;q=0", None),
        ("image/png", None),
        ("text/csv;q=2", None),
        ("text/csv;q=-1, text/csv;q=zzz", None),
        ("csv", None),
        (", ,", None),
        ("text/csv;;q=1", CSV),
    ],
)
def test_what_a_client_likes_best(accept: str, expected: str | None) -> None:
    assert preferred(accept, OFFERED) == expected


@given(st.permutations(OFFERED), st.permutations((0, 1, 500, 999, 1000)))
def test_the_greatest_weight_wins_in_any_order(order: list[str], weights: list[int]) -> None:
    given_ = dict(zip(order, weights, strict=False))
    accept = ", ".join(f"{media};q={weight / 1000:.3f}" for media, weight in given_.items())
    assert preferred(accept, OFFERED) == max(given_, key=given_.__getitem__)


@given(st.text(max_size=40))
def test_no_header_breaks_it(accept: str) -> None:
    assert preferred(accept, OFFERED) in (*OFFERED, None)
