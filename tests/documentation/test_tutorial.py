"""The tutorial is true: all its cells run in a fresh kernel and say what it shows.

``python -m pytest tests/documentation/test_tutorial.py --update`` writes the outputs anew.
"""

import shutil
from pathlib import Path

import nbformat
import pytest
from documentation.notebook import compared, run

ROOT = Path(__file__).parents[2]
TUTORIAL = ROOT / "docs" / "tutorial.ipynb"


def test_its_cells_say_what_it_shows(
    tmp_path: Path, request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.copytree(ROOT / "seeds", tmp_path / "seeds")
    monkeypatch.setenv("PYTHONPATH", str(ROOT))
    monkeypatch.setenv("IPYTHONDIR", str(tmp_path / ".ipython"))
    now = run(TUTORIAL, tmp_path)
    if request.config.getoption("--update"):
        nbformat.write(now, TUTORIAL)  # type: ignore[no-untyped-call]
        return
    shown = nbformat.read(TUTORIAL, as_version=4)  # type: ignore[no-untyped-call]
    assert compared(now) == compared(shown), "run again with --update, and read what changed"


def test_its_outputs_are_small_and_whole() -> None:
    shown = nbformat.read(TUTORIAL, as_version=4)  # type: ignore[no-untyped-call]
    codes = [cell for cell in shown.cells if cell.cell_type == "code"]
    assert all(cell.outputs for cell in codes[:-1]) and len(codes) >= 12
    assert TUTORIAL.stat().st_size < 200_000
    assert all(output.output_type != "error" for cell in codes for output in cell.outputs)
