"""Real servers, each a process of its own on a free port."""

import os
import re
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx
import pytest
from factory_graph import resolved_graph

from kzgraph.rdf.canonical import nquads
from kzgraph.rdf.mapper import to_record

ROOT = Path(__file__).parents[2]
Serve = Callable[..., str]


@contextmanager
def server(path: Path, *options: str) -> Iterator[str]:
    """Run ``kzgraph serve`` and yield its URL, without the last slash."""
    command = [sys.executable, "-m", "kzgraph", "serve", str(path), "--port", "0", *options]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    ran = subprocess.Popen(command, stderr=subprocess.PIPE, text=True, cwd=ROOT, env=environment)
    assert ran.stderr is not None
    line = ran.stderr.readline()
    found = re.search(r" at (http://\S+)/ ", line)
    try:
        assert found, line + ran.stderr.read()
        yield found[1]
    finally:
        ran.send_signal(signal.SIGINT)
        assert ran.wait(20) == 0
        rest = ran.stderr.read()
        ran.stderr.close()
        assert rest == ""


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
