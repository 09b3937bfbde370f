"""``kzgraph diff``: text, JSON and RDF Patch; exit codes."""

import json
from dataclasses import replace
from pathlib import Path

import pytest
from factory_graph import GraphBuilder, article, group, resolved_graph

from kzgraph.cli.main import main
from kzgraph.export.nquads import write
from kzgraph.model.claim import Modality, Quantity
from kzgraph.model.entity import ResolvedGraph
from kzgraph.rdf.mapper import to_record
from kzgraph.store.loader import load
from kzgraph.store.memory import MemoryStore

GRAPH = resolved_graph()


def saved(graph: ResolvedGraph, path: Path) -> Path:
    with path.open("wb") as out:
        write(MemoryStore(to_record(graph).quads()), out)
    return path


@pytest.fixture(scope="module")
def versions(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """The second says 20 officers in place of 18, doubts the request, has no negated claim, and one document more."""
    folder = tmp_path_factory.mktemp("diff")
    claims = []
    for one in GRAPH.claims:
        if one.property == "kills" and one.quantity:
            claims.append(replace(one, quantity=Quantity("20 agenten", value="20", counts=one.quantity.counts)))
        elif one.property == "requests":
            claims.append(replace(one, modality=Modality.POSSIBLE))
        elif one.property != "attacks":
            claims.append(one)
    b = GraphBuilder()
    doc = b.add_article(article("De kade is leeg.", "derde.txt"))
    b.claim(doc, "does", "Action", "is", "De kade is leeg", actor=[b.mention(doc, "De kade", group(doc, "kade"))])
    more = b.build()
    gone = {one.id for one in GRAPH.claims} - {one.id for one in claims}
    events = tuple(event for event in GRAPH.events if not gone & set(event.claims))
    new = replace(
        GRAPH,
        articles=(*GRAPH.articles, *more.articles),
        mentions={**GRAPH.mentions, **more.mentions},
        links={**GRAPH.links, **more.links},
        entities={**GRAPH.entities, **more.entities},
        claims=(*claims, *more.claims),
        events=(*events, *more.events),
        event_of={**GRAPH.event_of, **more.event_of},
    )
    return saved(GRAPH, folder / "old.nq"), saved(new, folder / "new.nq")


def run(capsys: pytest.CaptureFixture[str], *arguments: object, code: int) -> str:
    assert main(["diff", *map(str, arguments)]) == code
    printed = capsys.readouterr()
    assert printed.err == ""
    return printed.out


def test_for_people(versions: tuple[Path, Path], capsys: pytest.CaptureFixture[str]) -> None:
    text = run(capsys, *versions, code=1)
    assert "documents added: 1\n  + derde.txt" in text
    assert "claims added: 1\n  + derde.txt:0 Action (asserted) actor kade «De kade is leeg»" in text
    assert "claims withdrawn: 1\n  - tweede.txt:" in text
    assert "not Attack (asserted)" in text
    assert "number: 18 agenten → 20 agenten" in text
    assert "modality: Asserted → Possible" in text
    back = run(capsys, *versions[::-1], code=1)
    assert "documents removed: 1\n  - derde.txt" in back
    assert "modality: Possible → Asserted" in back


def test_for_machines(versions: tuple[Path, Path], capsys: pytest.CaptureFixture[str]) -> None:
    found = json.loads(run(capsys, *versions, "--json", code=1))
    assert [one["file"] for one in found["documents"]["added"]] == ["derde.txt"]
    changes = {change["what"]: change for one in found["claims"]["changed"] for change in one["changes"]}
    assert (changes["number"]["old"], changes["number"]["new"]) == ("18 agenten", "20 agenten")
    assert set(changes) == {"number", "modality"}
    assert found["nodes"] == {"merged": [], "split": [], "renamed": []}
    assert found["quads"]["added"] > 0


def test_the_patch_of_files(versions: tuple[Path, Path], tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "change.rdfp"
    assert str(file) in run(capsys, *versions, "-o", file, code=1)
    old, new = ({f"{quad} ." for quad in load(path).quads()} for path in versions)
    rows = [row.partition(" ") for row in file.read_text("utf-8").splitlines()]
    assert {rest for operation, _, rest in rows if operation == "A"} == new - old
    assert {rest for operation, _, rest in rows if operation == "D"} == old - new


def test_equal_graphs(versions: tuple[Path, Path], capsys: pytest.CaptureFixture[str]) -> None:
    assert run(capsys, versions[0], versions[0], code=0) == "no differences\n"
    patch = run(capsys, versions[0], versions[0], "--format", "patch", code=0)
    assert [row.split()[0] for row in patch.splitlines()] == ["H", "H", "TX", "TC"]


def test_what_only_quads_show(versions: tuple[Path, Path], tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    other = tmp_path / "other.nq"
    other.write_bytes(versions[0].read_bytes().replace(b"kzgraph 0.1.0", b"kzgraph 0.1.1"))
    saved_again = saved(replace(GRAPH, claims=tuple(replace(c, confidence=0.11) for c in GRAPH.claims)), other)
    assert run(capsys, versions[0], saved_again, code=1).startswith("no document, claim or node differs; ")


@pytest.mark.parametrize("content", [None, b"a b c\n"])
def test_bad_input(
    content: bytes | None, versions: tuple[Path, Path], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    bad = tmp_path / "bad.nq"
    if content is not None:
        bad.write_bytes(content)
    assert main(["diff", str(versions[0]), str(bad)]) == 2
    printed = capsys.readouterr()
    assert (printed.out, printed.err.count("\n")) == ("", 1)
    assert "bad.nq" in printed.err
