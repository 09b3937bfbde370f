"""The bench of throughput measures what it says, and says why something was not measured."""

import subprocess
import sys

import pytest

from bench import throughput
from kzgraph.rdf.canonical import nquads


def test_processor_time_of_children_counts() -> None:
    busy = [sys.executable, "-c", "for _ in range(3_000_000): pass"]
    assert throughput._seconds(lambda: subprocess.run(busy, check=True)) > 0.02


def test_ratios_are_of_speeds() -> None:
    speeds = {
        "spaCy": 1000.0, "kzgraph": 500.0, "Frog": 50.0, throughput.OURS: 4.0, throughput.THEIRS: 8.0,
        "kzgraph, N-Quads put in order": 2.0, "rdflib, N-Quads": 1.0,
    }
    found = throughput._ratios(speeds)
    assert (found["kzgraph ÷ spaCy"], found["kzgraph ÷ Frog"], found["quads ÷ pyoxigraph"]) == (0.5, 10.0, 0.5)
    assert "kzgraph ÷ Frog without parser" not in found


def test_the_table_names_goals_and_what_is_missing() -> None:
    shown = throughput.table({"words": 7, "ratios": {"kzgraph ÷ spaCy": 0.5}, "without": {"Frog": "not installed"}})
    assert "(goal: at least 0.45)" in shown and "not installed Frog, without" in shown


@pytest.mark.parametrize("words", [50, 700])
def test_one_long_document(words: int) -> None:
    assert words <= throughput._words([throughput._long(words)]) < words + 1500


def test_the_same_quads_by_all() -> None:
    from pyoxigraph import Literal, NamedNode, Quad, RdfFormat, parse

    quads = [Quad(NamedNode(f"urn:{n % 3}"), NamedNode("urn:p"), Literal(str(n))) for n in range(9)]
    for name, run in throughput._of_quads(quads).items():
        written = run()
        if isinstance(written, str | bytes):
            assert set(parse(written, format=RdfFormat.N_QUADS)) == set(
                parse(nquads(quads), format=RdfFormat.N_QUADS)
            ), name
