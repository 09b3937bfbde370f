"""What changes of an archive leave: no trace of what is gone, and all that a plain folder would tell."""

import json
from pathlib import Path

import pytest
from pipeline.world import TEXTS
from shelves import archived, articles, contents, graph_of, plain

from kzgraph.pipeline.change import add, remove
from kzgraph.settings import Settings
from kzgraph.store.archive.layout import MANIFEST, STATE
from kzgraph.store.archive.manifest import read_manifest
from kzgraph.store.readings import load_readings

NAMES = sorted(TEXTS)


def test_articles_that_swap_names_both_stay(tmp_path: Path) -> None:
    new = tmp_path / "new"
    new.mkdir()
    for name, of in (("a.txt", "b.txt"), ("b.txt", "a.txt")):
        (new / name).write_text(TEXTS[of] + "\n", "utf-8")
    found = [archived(tmp_path, "a", NAMES[:4], 2), plain(tmp_path, "b", NAMES[:4])]
    for folder in found:
        assert not add(folder, [new], Settings(), replacing=True).removed
    assert [name for _, name, _ in sorted(read_manifest(found[0]).inputs, key=lambda one: one[1])] == NAMES[:4]
    assert graph_of(found[0]) == graph_of(found[1])


def test_a_part_without_documents_leaves_no_file(tmp_path: Path) -> None:
    folder = archived(tmp_path, "a", NAMES[:4], 4)
    remove(folder, NAMES[:3])
    assert [reading.article.file_name for reading in load_readings(folder)] == [NAMES[3]]
    assert {*read_manifest(folder).files, MANIFEST} == set(contents(folder))


def test_removing_keeps_what_the_rest_was_read_with(tmp_path: Path) -> None:
    folder = archived(tmp_path, "a", NAMES[:3], 2)
    note = json.loads((folder / MANIFEST).read_text("utf-8"))
    note |= {"reader": "0123456789abcdef", "versions": [["kzgraph", "0.0.1"]]}
    (folder / MANIFEST).write_text(json.dumps(note), "utf-8")
    remove(folder, NAMES[:1])
    after = read_manifest(folder)
    assert (after.reader, after.versions) == ("0123456789abcdef", (("kzgraph", "0.0.1"),))


def test_what_is_skipped_and_what_stands_beside_is_told_as_of_plain_folders(tmp_path: Path) -> None:
    new = tmp_path / "new"
    new.mkdir()
    (new / NAMES[0]).write_text(TEXTS[NAMES[5]] + "\n", "utf-8")
    (new / "bad.txt").write_bytes(b"")
    found = [archived(tmp_path, "a", NAMES[:3], 2), plain(tmp_path, "b", NAMES[:3])]
    archive, folder = (sorted(add(one, [new], Settings()).built.skipped) for one in found)
    assert archive == folder
    assert len(archive) == 2
    assert len(read_manifest(found[0]).skipped) == 1
    (new / "bad.txt").write_text(TEXTS[NAMES[6]] + "\n", "utf-8")
    add(found[0], [new], Settings())
    assert read_manifest(found[0]).skipped == ()


@pytest.mark.parametrize("tables", [True, False], ids=["kept", "made again"])
def test_what_people_decide_holds_from_the_next_change_on(tmp_path: Path, tables: bool) -> None:
    found = [archived(tmp_path, "a", NAMES[:8], 3), plain(tmp_path, "b", NAMES[:8])]
    line = json.dumps(["actor/belgium-anna-verhulst", "actor/karel-verhulst", "positive"])
    for folder in found:
        (folder / "decisions.jsonl").write_text(line + "\n", "utf-8")
    if not tables:
        (found[0] / STATE).unlink()
    for folder in found:
        add(folder, [articles(tmp_path, "more", NAMES[8:9])], Settings())
    assert graph_of(found[0]) == graph_of(found[1])
    for folder in found:
        (folder / "decisions.jsonl").unlink()
        remove(folder, NAMES[8:9])
    assert graph_of(found[0]) == graph_of(found[1])
