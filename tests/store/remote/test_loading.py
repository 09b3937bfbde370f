"""``kzgraph load``: what is sent, what is kept, what is counted, and what is no longer there."""

from pathlib import Path

import pytest
from stores import BASE, SHARED, Command, Do, Request, document, expected, scripted, write_graph

from kzgraph.store.loader import load as read
from kzgraph.store.remote.writers import GraphStore, Update


@pytest.mark.parametrize("protocol", ["gsp", "update"])
def test_each_document_is_a_named_graph_and_what_they_share_is_one(folder: Path, protocol: str, load: Command) -> None:
    with scripted() as store:
        code, said, err = load(folder, "--endpoint", store.url, "--protocol", protocol)
        assert (code, err, said["protocol"]) == (0, "", protocol)
        assert (said["sent"], said["kept"], said["triples"]) == (4, 0, 22)
        assert store.lines() == expected(read(folder).quads())
        names = {str(graph.value) for graph in store.store.named_graphs()}
        assert names == {SHARED, *map(document, range(3))}


def test_what_is_there_is_not_sent_again_and_what_has_changed_is(folder: Path, load: Command) -> None:
    with scripted() as store:
        load(folder, "--endpoint", store.url)
        store.seen.clear()
        assert load(folder, "--endpoint", store.url)[1]["kept"] == 4
        assert not [one for one in store.writes() if one.body]
        changed = folder / "documents" / f"{1:016x}.nq"
        changed.write_text(changed.read_text("utf-8").replace("woord", "zin"), "utf-8")
        said = load(folder, "--endpoint", store.url)[1]
        assert (said["sent"], said["kept"]) == (1, 3)
        assert store.lines() == expected(read(folder).quads())


def test_a_graph_that_lost_triples_in_the_store_is_sent_again(folder: Path, load: Command) -> None:
    with scripted() as store:
        load(folder, "--endpoint", store.url)
        store.store.update(f"DELETE WHERE {{ GRAPH <{document(2)}> {{ ?s <urn:x:says> ?o }} }}")
        assert load(folder, "--endpoint", store.url)[1]["sent"] == 1
        assert store.lines() == expected(read(folder).quads())


def test_without_the_journal_all_is_sent_again_and_with_all_too(folder: Path, load: Command) -> None:
    with scripted() as store:
        state = Path(load(folder, "--endpoint", store.url)[1]["state"])
        assert state.parent == folder
        assert load(folder, "--endpoint", store.url, "--all")[1]["sent"] == 4
        state.unlink()
        assert load(folder, "--endpoint", store.url)[1]["sent"] == 4


def test_graphs_of_others_stay_and_those_of_lost_documents_go_with_prune_alone(folder: Path, load: Command) -> None:
    with scripted() as store:
        store.store.update("INSERT DATA { GRAPH <urn:of:others> { <urn:a> <urn:b> 1 } }")
        load(folder, "--endpoint", store.url)
        (folder / "documents" / f"{0:016x}.nq").unlink()
        code, said, err = load(folder, "--endpoint", store.url)
        assert (code, said["stale"], said["pruned"]) == (0, [document(0)], [])
        assert f"1 named graph of a document that is no longer here; --prune removes: {document(0)}" in err
        said = load(folder, "--endpoint", store.url, "--prune")[1]
        assert (said["stale"], said["pruned"]) == ([], [document(0)])
        assert {str(graph.value) for graph in store.store.named_graphs()} == {
            *("urn:of:others", SHARED, document(1), document(2))
        }
        assert load(folder, "--endpoint", store.url)[1]["stale"] == []


@pytest.mark.parametrize("writer", [GraphStore, Update])
def test_a_large_graph_goes_in_pieces(
    tmp_path: Path, writer: type[GraphStore | Update], load: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = write_graph(tmp_path / "graph", 1, 25)
    monkeypatch.setattr(writer, "most", 10)
    with scripted() as store:
        assert load(folder, "--endpoint", store.url, "--protocol", writer.name)[0] == 0
        assert store.lines() == expected(read(folder).quads())
        pieces = [one.body.count(b"urn:x:says") for one in store.seen if b"urn:x:says" in one.body]
        assert sum(pieces) == 24 and max(pieces) <= 10


def test_a_store_that_finds_pieces_too_large_gets_smaller_ones(tmp_path: Path, load: Command) -> None:
    def script(request: Request) -> Do | None:
        return Do(413) if request.body.count(b"\n") > 5 else None

    folder = write_graph(tmp_path / "graph", 2, 40)
    with scripted(script) as store:
        assert load(folder, "--endpoint", store.url, "--protocol", "gsp")[0] == 0
        assert store.lines() == expected(read(folder).quads())
        assert [one for one in store.seen if one.body.count(b"\n") > 5].__len__() < 8  # it learns


def test_a_graph_file_and_a_name_for_what_is_shared(folder: Path, load: Command) -> None:
    file = folder.parent / "all.nq"
    lines = [line for part in sorted(folder.rglob("*.nq")) for line in part.read_text("utf-8").splitlines()]
    file.write_text("".join(f"{line}\n" for line in sorted(lines)), "utf-8")
    with scripted() as store:
        code, said, _ = load(file, "--endpoint", store.url, "--shared-graph", "urn:x:shared")
        assert code == 0 and Path(said["state"]).name.startswith("all.nq.load-")
        assert store.lines() == expected(read(file).quads(), "urn:x:shared")


@pytest.mark.parametrize("name", ["no iri", "relative", document(1)])
def test_a_bad_name_for_what_is_shared(folder: Path, name: str, load: Command) -> None:
    code, _, err = load(folder, "--endpoint", "http://127.0.0.1:9/", "--shared-graph", name)
    assert code == 2 and "must be an IRI that no document has" in err


def test_blank_nodes_are_refused_before_anything_is_sent(tmp_path: Path, load: Command) -> None:
    file = tmp_path / "graph.nq"
    file.write_text("_:a <urn:b> <urn:c> <urn:g> .\n")
    with scripted() as store:
        code, _, err = load(file, "--endpoint", store.url)
        assert code == 2 and "blank nodes" in err and not store.seen


def test_nothing_is_asked_of_the_base_of_others(folder: Path, load: Command) -> None:
    """A document that another base has is no stale one of ours."""
    theirs = "https://example.org/document/1"
    with scripted() as store:
        store.store.update(
            f"INSERT DATA {{ GRAPH <{theirs}> {{ <{theirs}> a <https://w3id.org/kzgraph/ontology#Document> }} }}"
        )
        assert load(folder, "--endpoint", store.url, "--prune")[1]["pruned"] == []
        assert theirs in {str(graph.value) for graph in store.store.named_graphs()}
        assert BASE not in theirs
