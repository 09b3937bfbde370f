"""Runs are identified by what went in, not by when."""

from factory_graph import FIRST, SECOND, article

from kzgraph.rdf.provenance import make_run

ONE, TWO = article(FIRST, "a.txt"), article(SECOND, "b.txt")


def test_a_run_is_a_function_of_versions_and_texts() -> None:
    run = make_run([ONE, TWO], {"kzgraph": "1", "model": "2"})
    assert run == make_run([TWO, ONE], {"model": "2", "kzgraph": "1"})
    assert run.versions == (("kzgraph", "1"), ("model", "2"))
    assert run.inputs == tuple(sorted((ONE.sha256, TWO.sha256)))


def test_each_part_makes_another_run() -> None:
    ids = {
        make_run([ONE, TWO], {"kzgraph": "1"}).id,
        make_run([ONE], {"kzgraph": "1"}).id,
        make_run([ONE, TWO], {"kzgraph": "2"}).id,
        make_run([ONE, TWO], {}).id,
    }
    assert len(ids) == 4
