"""A server of the graph made by hand, for all tests of this folder."""

from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
from factory_graph import resolved_graph
from serving import server

from kzgraph.rdf.canonical import nquads
from kzgraph.rdf.mapper import to_record


@pytest.fixture(scope="session")
def served(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A file with the graph made by hand."""
    file = tmp_path_factory.mktemp("served") / "graph.nq"
    file.write_bytes(nquads(to_record(resolved_graph()).quads()))
    return file


@pytest.fixture(scope="session")
def url(served: Path) -> Iterator[str]:
    """The URL of a server of that graph, as it is by default."""
    with server(served) as address:
        yield address


@pytest.fixture(scope="session")
def client(url: str) -> Iterator[httpx.Client]:
    with httpx.Client(base_url=url, timeout=60) as one:
        yield one
