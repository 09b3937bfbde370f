"""Archives for tests: made of the short articles of ``pipeline.world``."""

import shutil
import tempfile
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from pathlib import Path

from pipeline.world import stages, write
from pyoxigraph import Quad

from kzgraph.pipeline import build
from kzgraph.pipeline.archive.building import build_archive
from kzgraph.pipeline.archive.working import Plan
from kzgraph.settings import Settings
from kzgraph.store.archive.layout import STATE
from kzgraph.store.loader import load

CHANGING = ("build.log", STATE)  # files that equal archives need not have alike


@contextmanager
def place() -> Iterator[Path]:
    """Yield a folder that is gone afterwards."""
    with tempfile.TemporaryDirectory() as name:
        yield Path(name)


def articles(root: Path, name: str, names: Collection[str]) -> Path:
    """Write articles into a folder, in place of what was in it."""
    shutil.rmtree(root / name, ignore_errors=True)
    return write(root / name, set(names))


def archived(root: Path, name: str, names: Collection[str], shards: int, **how: object) -> Path:
    """Build an archive with so many parts, or nearly so many."""
    stages().load(Settings())  # skips where the model is missing
    plan = Plan(shard_size=-(-len(names) // shards), **how)  # type: ignore[arg-type]
    build_archive([articles(root, f"{name}-in", names)], root / name, Settings(), plan)
    return root / name


def plain(root: Path, name: str, names: Collection[str]) -> Path:
    """Build a plain folder."""
    build([articles(root, f"{name}-in", names)], root / name, Settings(), stages=stages())
    return root / name


def graph_of(folder: Path) -> list[Quad]:
    """All quads of a folder, sorted."""
    return sorted(load(folder).quads(), key=str)


def contents(folder: Path) -> dict[str, bytes]:
    """The files of an archive that are a function of its documents."""
    files = (path for path in folder.rglob("*") if path.is_file() and path.name not in CHANGING)
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}
