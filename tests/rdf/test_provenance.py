"""Runs are identified by what went in, not by when, and not by what other documents there are."""

from dataclasses import replace

from factory_graph import resolved_graph

from kzgraph.rdf.provenance import run_of

GRAPH = resolved_graph()
ONE, TWO = GRAPH.articles


def test_a_run_is_a_function_of_versions_and_text() -> None:
    run = run_of(replace(GRAPH, versions={ONE.id: (("model", "2"), ("kzgraph", "1"))}), ONE)
    assert run == run_of(replace(GRAPH, versions={ONE.id: (("kzgraph", "1"), ("model", "2"))}), ONE)
    assert run.versions == (("kzgraph", "1"), ("model", "2"))
    assert run.document == ONE.id


def test_another_document_does_not_change_a_run() -> None:
    assert run_of(replace(GRAPH, articles=(ONE,)), ONE) == run_of(GRAPH, ONE)


def test_each_part_makes_another_run() -> None:
    other = replace(GRAPH, versions={ONE.id: (("kzgraph", "2"),)})
    assert len({run_of(GRAPH, ONE).id, run_of(GRAPH, TWO).id, run_of(other, ONE).id}) == 3
