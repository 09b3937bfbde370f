"""The sample graph, as records and as a page."""

from pathlib import Path

import pytest

from kzgraph.store.loader import load
from kzgraph.view.html import write_page
from kzgraph.view.read import read_records
from kzgraph.view.record import Records

SAMPLE = Path(__file__).parent / "sample.ttl"


@pytest.fixture(scope="session")
def records() -> Records:
    """Return the sample graph as the page reads it."""
    return read_records(load(SAMPLE))


@pytest.fixture(scope="session")
def page(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the page of the sample graph."""
    out = tmp_path_factory.mktemp("page") / "graph.html"
    write_page(SAMPLE, out)
    return out
