"""The same articles give the same bytes: in another order, folder, process and hash seed."""

import os
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
SEEDS = ROOT / "seeds"
Run = Callable[..., subprocess.CompletedProcess[str]]


def contents(folder: Path) -> dict[str, bytes]:
    """All files but the log, the only one that knows the time."""
    files = (path for path in folder.rglob("*") if path.is_file() and path.name != "build.log")
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


def same(first: Path, second: Path) -> None:
    a, b = contents(first), contents(second)
    assert a.keys() == b.keys()
    assert [name for name in a if a[name] != b[name]] == []


@pytest.fixture(scope="module")
def elsewhere(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The seeds in another folder, with other times of change."""
    folder = tmp_path_factory.mktemp("elsewhere") / "artikelen"
    shutil.copytree(SEEDS, folder)
    for place, path in enumerate(sorted(folder.iterdir(), reverse=True)):
        os.utime(path, (place, place))
    return folder


def test_again_in_another_process(output: Path, kzgraph: Run, tmp_path: Path) -> None:
    ran = kzgraph("build", "seeds", "-o", tmp_path / "out", env={"PYTHONHASHSEED": "1", "TZ": "Asia/Almaty"})
    assert ran.returncode == 0, ran.stderr
    same(output, tmp_path / "out")


def test_in_another_order_and_folder(output: Path, kzgraph: Run, tmp_path: Path, elsewhere: Path) -> None:
    files = [path.name for path in sorted(elsewhere.glob("*.txt"), reverse=True)]
    files = files[2:] + files[:2]
    env = {"PYTHONHASHSEED": "4711", "LC_ALL": "C"}
    ran = kzgraph("build", *files, "-o", tmp_path / "out", "--quiet", cwd=elsewhere, env=env)
    assert ran.returncode == 0, ran.stderr
    same(output, tmp_path / "out")


def test_a_document_reads_the_same_whatever_is_read_with_it(output: Path, kzgraph: Run, tmp_path: Path) -> None:
    """Its claims, that is: a node may be found out to be another by what other documents say."""
    ran = kzgraph("build", SEEDS / "04-persbureau-delta.txt", "-o", tmp_path / "out", "--quiet")
    assert ran.returncode == 0, ran.stderr
    (alone,) = (tmp_path / "out" / "documents").iterdir()

    def spans(path: Path) -> set[bytes]:
        return {line for line in path.read_bytes().splitlines() if b"/oa#start>" in line or b"ontology#lemma>" in line}

    assert spans(alone) == spans(output / "documents" / alone.name)
