"""Copies of archives on shared storage."""

from pathlib import Path

import pytest
from pipeline.world import TEXTS
from shelves import archived, articles, contents, graph_of

from kzgraph.errors import KzgraphError
from kzgraph.pipeline.archive.shared import copy_to
from kzgraph.pipeline.change import add
from kzgraph.settings import Settings
from kzgraph.store.archive.layout import MANIFEST

fsspec = pytest.importorskip("fsspec", reason="fsspec is not installed: pip install 'kzgraph[ray]'")
NAMES = sorted(TEXTS)


def test_a_copy_is_the_same_archive_and_only_what_changed_is_copied(tmp_path: Path) -> None:
    folder = archived(tmp_path, "a", NAMES[:6], 3)
    files = len(contents(folder)) - 1
    assert copy_to(folder, (tmp_path / "b").as_uri()) == files
    assert contents(tmp_path / "b") == contents(folder)
    assert copy_to(folder, (tmp_path / "b").as_uri()) == 0
    add(folder, [articles(tmp_path, "more", NAMES[6:7])], Settings())
    assert copy_to(folder, str(tmp_path / "b")) > 0
    assert contents(tmp_path / "b") == contents(folder)
    assert graph_of(tmp_path / "b") == graph_of(folder)


def test_any_storage_of_fsspec_will_do(tmp_path: Path) -> None:
    folder = archived(tmp_path, "a", NAMES[:2], 1)
    copy_to(folder, "memory://store/graph")
    system = fsspec.filesystem("memory")
    assert system.cat_file("/store/graph/" + MANIFEST) == (folder / MANIFEST).read_bytes()
    assert {name.removeprefix("/store/graph/") for name in system.find("/store/graph")} == set(contents(folder))


@pytest.mark.parametrize(
    ("address", "message"),
    [("nonsense://x/y", "nonsense://x/y: .*that fsspec knows"), ("/proc/nothing/here", "cannot be written")],
)
def test_a_bad_address_is_one_clear_error(tmp_path: Path, address: str, message: str) -> None:
    folder = archived(tmp_path, "a", NAMES[:2], 1)
    with pytest.raises(KzgraphError, match=message):
        copy_to(folder, address)
