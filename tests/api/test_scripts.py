"""A script of a few lines does what it says, however it is written."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from pipeline.world import TEXTS, stages, write

from kzgraph.settings import Settings

ROOT = Path(__file__).parents[2]
SCRIPT = """
print("begun")
from kzgraph import build
graph = build({source!r}, {folder!r}, archive=True, workers={workers})
print(len(graph.claims()))
"""


@pytest.mark.parametrize("workers", [1, 2])
def test_a_script_without_a_guard_builds_an_archive(tmp_path: Path, workers: int) -> None:
    stages().load(Settings())  # skips where the model is missing
    source = write(tmp_path / "in", set(sorted(TEXTS)[:3]))
    script = tmp_path / "script.py"
    script.write_text(SCRIPT.format(source=str(source), folder=str(tmp_path / "graph"), workers=workers), "utf-8")
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    done = subprocess.run([sys.executable, script], capture_output=True, text=True, env=environment, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    begun, claims = done.stdout.splitlines()
    assert begun == "begun"
    assert int(claims) > 2
