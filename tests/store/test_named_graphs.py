"""Each graph once, whatever lies between its lines, and no more in memory than there must be."""

import gzip
from pathlib import Path

import pytest
from factory_graph import resolved_graph
from hypothesis import given
from hypothesis import strategies as st
from stores import document, write_graph

from kzgraph.errors import InputError
from kzgraph.export.output import write_record
from kzgraph.rdf.mapper import to_record
from kzgraph.store.loader import load
from kzgraph.store.named_graphs import DEFAULT, NamedGraphs


def lines(graphs: NamedGraphs) -> dict[str, list[str]]:
    return {name: list(found) for name, found in graphs.chosen(graphs.held)}


def of(path: Path) -> dict[str, set[str]]:
    """The same, out of what ``load`` reads."""
    found: dict[str, set[str]] = {}
    for quad in load(path).quads():
        found.setdefault(getattr(quad.graph_name, "value", DEFAULT), set()).add(f"{quad.triple} .")
    return found


def test_a_folder_and_the_file_of_the_whole(tmp_path: Path) -> None:
    record = to_record(resolved_graph())
    write_record(record, tmp_path)
    graphs = NamedGraphs(tmp_path)
    assert {name: set(found) for name, found in lines(graphs).items()} == of(tmp_path)
    assert {name: one.triples for name, one in graphs.held.items()} == {k: len(v) for k, v in lines(graphs).items()}
    assert list(graphs.held)[-1] == DEFAULT


def test_the_parts_of_an_archive(tmp_path: Path) -> None:
    """Documents one after another in a packed part, triples of the default graph between their lines."""
    folder = write_graph(tmp_path / "graph", 4)
    whole = of(folder)
    packed = tmp_path / "part-0000.nq.gz"
    packed.write_bytes(gzip.compress(b"".join(file.read_bytes() for file in sorted(folder.rglob("*.nq")))))
    graphs = NamedGraphs(packed)
    assert {name: set(found) for name, found in lines(graphs).items()} == whole
    packed.write_bytes(packed.read_bytes()[:-20])
    with pytest.raises(InputError, match="part-0000"):
        NamedGraphs(packed).held  # noqa: B018


@given(st.lists(st.tuples(st.integers(0, 3), st.integers(0, 9)), max_size=30, unique=True), st.integers(1, 3))
def test_any_order_of_quads_in_any_number_of_files(quads: list[tuple[int, int]], files: int) -> None:
    import tempfile

    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        (folder / "documents").mkdir()
        (folder / "shared.nq").write_text("<urn:s> <urn:p> <urn:o> .\n")
        rows = [f"<urn:s> <urn:p> <urn:o{o}>{f' <urn:g{g}>' if g else ''} .\n" for g, o in quads]
        for number in range(files):
            (folder / "documents" / f"{number}.nq").write_text("".join(rows[number::files]))
        graphs = NamedGraphs(folder)
        found = {name: set(some) for name, some in lines(graphs).items()}
        assert found == of(folder)
        assert all(graphs.held[name].triples == len(some) for name, some in found.items() if name != DEFAULT)


def test_only_what_is_chosen(tmp_path: Path) -> None:
    folder = write_graph(tmp_path / "graph", 3)
    graphs = NamedGraphs(folder)
    assert [name for name, _ in graphs.chosen([document(2), "urn:x:none"])] == [document(2)]
    assert [name for name, _ in graphs.chosen([DEFAULT])] == [DEFAULT]


def test_the_digest_is_of_the_content(tmp_path: Path) -> None:
    one, two = (NamedGraphs(write_graph(tmp_path / name, 2)).held for name in ("a", "b"))
    assert one == two
    file = tmp_path / "a" / "documents" / f"{0:016x}.nq"
    file.write_text(file.read_text("utf-8").replace("woord", "zin"), "utf-8")
    three = NamedGraphs(tmp_path / "a").held
    assert [name for name in one if one[name] != three[name]] == [document(0)]
