"""What many tests share: the graph of the seeds, built once a session, and where the given texts are."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Protocol

import pytest
from hypothesis import settings

from kzgraph.cli.main import main
from kzgraph.store.loader import load
from kzgraph.store.memory import MemoryStore

ROOT = Path(__file__).parents[1]
SEEDS = ROOT / "seeds"
SHARED = ROOT.parent / "shared"

settings.register_profile("kzgraph", deadline=None)  # machines are slow at times, and no test is about time
settings.load_profile("kzgraph")

Completed = subprocess.CompletedProcess[str]


class Run(Protocol):
    """Runs ``kzgraph`` as a user does, in a process of its own."""

    def __call__(self, *arguments: object, cwd: Path = ROOT, env: Mapping[str, str] | None = None) -> Completed: ...


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update", action="store_true", help="write the output of the README's commands into it")


def pytest_sessionstart(session: pytest.Session) -> None:
    """Tests in a browser are skipped without one, but not where KZGRAPH_REQUIRE_BROWSER says that it must be there.

    So with Virtuoso and KZGRAPH_REQUIRE_STORES.
    """
    names = ("chromium", "chromium-browser", "google-chrome")
    if os.environ.get("KZGRAPH_REQUIRE_BROWSER") and not any(map(shutil.which, names)):
        raise pytest.UsageError(f"KZGRAPH_REQUIRE_BROWSER is set, and there is none of {', '.join(names)}")
    if os.environ.get("KZGRAPH_REQUIRE_STORES") and not shutil.which("virtuoso-t"):
        raise pytest.UsageError("KZGRAPH_REQUIRE_STORES is set, and there is no virtuoso-t")


@pytest.fixture(scope="session")
def kzgraph() -> Run:
    def run(*arguments: object, cwd: Path = ROOT, env: Mapping[str, str] | None = None) -> Completed:
        command = [sys.executable, "-m", "kzgraph", *map(str, arguments)]
        environment = {**os.environ, "PYTHONPATH": str(ROOT), **(env or {})}
        return subprocess.run(command, capture_output=True, text=True, cwd=cwd, env=environment, timeout=300)

    return run


Build = Callable[[Path], Path]


@pytest.fixture(scope="session")
def build(tmp_path_factory: pytest.TempPathFactory) -> Build:
    """Build the graph of a folder, once a session for each folder; skip where the folder is missing."""
    made: dict[Path, Path] = {}

    def once(folder: Path) -> Path:
        if not folder.is_dir():
            pytest.skip(f"{folder} is not on this machine")
        if folder not in made:
            out = tmp_path_factory.mktemp(folder.name) / "output"
            assert main(["build", str(folder), "-o", str(out), "--quiet"]) == 0
            made[folder] = out
        return made[folder]

    return once


@pytest.fixture(scope="session")
def output(build: Build) -> Path:
    """The folder that ``kzgraph build seeds/`` makes."""
    return build(SEEDS)


@pytest.fixture(scope="session")
def graph(output: Path) -> MemoryStore:
    """The graph of the seeds."""
    return load(output)
