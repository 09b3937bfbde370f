"""Equal graphs are equal bytes, and the bytes hold the graph."""

from random import Random

from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import Quad, RdfFormat, parse
from strategies_rdf import quad_lists

from kzgraph.rdf.canonical import canonical, line, nquads


@given(quad_lists)
def test_quads_to_file_to_quads(quads: list[Quad]) -> None:
    assert set(parse(nquads(quads), format=RdfFormat.N_QUADS)) == set(quads)


@given(quad_lists, st.randoms())
def test_order_and_repetition_of_input_leave_no_trace(quads: list[Quad], random: Random) -> None:
    shuffled = [*quads, *quads[:3]]
    random.shuffle(shuffled)
    assert nquads(shuffled) == nquads(quads)


@given(quad_lists)
def test_lines_are_sorted_as_bytes_and_unique(quads: list[Quad]) -> None:
    lines = nquads(quads).split(b"\n")[:-1]
    assert lines == sorted(set(lines))


@given(quad_lists)
def test_canonical_order_is_that_of_the_file(quads: list[Quad]) -> None:
    assert "".join(f"{line(quad)}\n" for quad in canonical(quads)).encode() == nquads(quads)


@given(quad_lists)
def test_lines_of_quads_are_those_of_the_file(quads: list[Quad]) -> None:
    assert [line(quad) for quad in canonical(quads)] == nquads(quads).decode().split("\n")[:-1]


@given(quad_lists)
def test_what_is_in_order_stays(quads: list[Quad]) -> None:
    once = canonical(quads)
    assert canonical(once) is once and canonical(tuple(once)) == once
    assert nquads(once) == nquads(tuple(once)) == nquads(quads)
