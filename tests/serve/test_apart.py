"""The explorer's answers from another process: the same ones, the same refusals, and a clear end."""

import json
import os
import signal
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import pytest
from factory_graph import resolved_graph

from kzgraph.errors import KzgraphError, QueryError
from kzgraph.rdf.mapper import to_record
from kzgraph.serve.explore.answers import Answers
from kzgraph.serve.explore.apart import Apart
from kzgraph.store.base import View
from kzgraph.store.memory import MemoryStore


def broken(view: View) -> str:
    raise ValueError("é")


@pytest.fixture(scope="module")
def here() -> Answers:
    view = MemoryStore(to_record(resolved_graph()).quads())
    dossiers = {"numbers": lambda view: json.dumps({"quads": len(view.quads())}), "broken": broken}
    return Answers(view, text=lambda iri: "tekst é" * 100_000, dossiers=dossiers)


@pytest.fixture
def apart(here: Answers) -> Iterator[Apart]:
    one = Apart(here)
    yield one
    one.close()
    with pytest.raises(ProcessLookupError):
        os.kill(one.process, 0)


QUESTIONS = (
    ("overview", {}),
    ("sources", {}),
    ("places", {}),
    ("questions", {}),
    ("graph", {"nodes": "0,1", "around": "0"}),
    ("claims", {"node": "0", "limit": "5"}),
    ("find", {"id": "claim/none"}),
    ("document", {"number": "0"}),
    ("dossier", {"topic": "numbers"}),
)


def test_the_same_answers_from_several_threads_at_once(here: Answers, apart: Apart) -> None:
    apart.prepare()
    with ThreadPoolExecutor(8) as many:
        found = list(many.map(lambda one: apart.answer(*one), QUESTIONS * 4))
    assert found == [here.answer(*one) for one in QUESTIONS] * 4


def test_refusals_and_failures_are_told(apart: Apart) -> None:
    with pytest.raises(QueryError, match="nodes=x: is no whole number"):
        apart.answer("graph", {"nodes": "x"})
    with pytest.raises(QueryError, match="no dossier 'x'"):
        apart.answer("dossier", {"topic": "x"})
    with pytest.raises(KzgraphError, match="unexpected ValueError: é"):
        apart.answer("dossier", {"topic": "broken"})
    assert b"documents" in apart.answer("overview", {})


def test_a_process_that_has_died(apart: Apart) -> None:
    os.kill(apart.process, signal.SIGKILL)
    for _ in range(6):  # more often than there are lines to it
        with pytest.raises(KzgraphError, match="has died; start the server again"):
            apart.answer("overview", {})
