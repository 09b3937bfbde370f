"""Tests have the same names in each process, without which ``pytest -n 2`` (pytest-xdist) cannot share them out."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]


def collected(*files: str) -> set[str]:
    """The ids of tests that another process finds in these files, whose sets are in another order."""
    command = [sys.executable, "-m", "pytest", "--collect-only", "-q", "-o", "addopts=--import-mode=importlib"]
    environment = {**os.environ, "PYTHONHASHSEED": "0", "PYTEST_ADDOPTS": ""}
    ran = subprocess.run(
        [*command, "-p", "no:cacheprovider", *files], capture_output=True, text=True, cwd=ROOT, env=environment
    )
    assert ran.returncode == 0, ran.stdout[-2000:] + ran.stderr
    return {line for line in ran.stdout.splitlines() if "::" in line}


def test_ids_are_the_same_in_another_process(request: pytest.FixtureRequest) -> None:
    """No port, address in memory, order of a set or hour is in an id. Of the files that this run looks at."""
    here = {item.nodeid for item in request.session.items}
    there = collected(*sorted({name.partition("::")[0] for name in here}))
    assert here - there == set()


def test_an_id_that_differs_is_seen(tmp_path: Path) -> None:
    file = tmp_path / "test_port.py"
    file.write_text(
        "import os, pytest\n@pytest.mark.parametrize('one', [str(os.getpid())])\ndef test_it(one): pass\n", "utf-8"
    )
    assert len(collected(str(file)) | collected(str(file))) == 2
