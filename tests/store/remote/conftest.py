"""What the tests of stores elsewhere share."""

import json
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from stores import Command, write_graph

from kzgraph.cli.main import main
from kzgraph.store.remote import patience


@pytest.fixture
def waits(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """The seconds that would have been waited between tries; none is."""
    found: list[float] = []
    monkeypatch.setattr(patience, "Patience", partial(patience.Patience, sleep=found.append))
    return found


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A graph of three documents."""
    return write_graph(tmp_path / "graph", 3)


@pytest.fixture
def load(capsys: pytest.CaptureFixture[str], waits: list[float]) -> Command:
    """Runs ``kzgraph load`` and returns its exit code, what it says as JSON, and standard error."""

    def run(*arguments: object) -> tuple[int, dict[str, Any], str]:
        code = main(["load", *map(str, arguments), "--json"])
        printed = capsys.readouterr()
        return code, json.loads(printed.out or "{}"), printed.err

    return run
