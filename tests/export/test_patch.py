"""RDF Patch: applied to the old quads it gives the new ones exactly."""

import re
from pathlib import Path

import rdflib
from factory_graph import resolved_graph
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import Quad, RdfFormat, parse, serialize
from strategies_rdf import quad_lists

from kzgraph.export.patch import rdf_patch, state
from kzgraph.model.claim import Modality
from kzgraph.rdf.canonical import canonical, nquads
from kzgraph.rdf.mapper import to_record
from kzgraph.rdf.vocab import MODALITY

QUADS = to_record(resolved_graph()).quads()


def applied(quads: list[Quad], patch: str) -> bytes:
    """Apply a patch line by line, as its definition says."""
    found = {f"{quad} ." for quad in quads}
    for row in patch.split("\n"):
        operation, _, rest = row.partition(" ")
        if operation == "A":
            found.add(rest)
        elif operation == "D":
            found.remove(rest)
    made = parse("\n".join(found).encode(), format=RdfFormat.N_QUADS)
    return nquads(made)


@given(quad_lists, quad_lists)
def test_it_leads_from_the_old_to_the_new(old: list[Quad], new: list[Quad]) -> None:
    patch = rdf_patch(old, new)
    assert applied(list(canonical(old)), patch) == nquads(new)
    assert applied(list(canonical(new)), rdf_patch(new, old)) == nquads(old)
    assert rdf_patch(old[::-1], new[::-1]) == patch


parts = st.sets(st.sampled_from(range(len(QUADS)))).map(lambda chosen: [QUADS[n] for n in sorted(chosen)])


@given(parts, parts)
def test_it_leads_from_any_part_of_our_graph_to_any_other(old: list[Quad], new: list[Quad]) -> None:
    patch = rdf_patch(old, new)
    assert applied(old, patch) == nquads(new)
    rows = [row for row in patch.splitlines() if row[0] in "AD"]
    assert len(rows) == len(set(old) ^ set(new))  # nothing is taken away and put back


@given(quad_lists)
def test_of_equal_graphs_it_changes_nothing(quads: list[Quad]) -> None:
    lines = rdf_patch(quads, quads[::-1]).splitlines()
    assert [line.split()[0] for line in lines] == ["H", "H", "TX", "TC"]
    assert lines[0].split()[2] == lines[1].split()[2]


def test_its_form() -> None:
    lines = rdf_patch(QUADS[:5], QUADS[2:7]).splitlines()
    assert [line.split()[0] for line in lines] == ["H", "H", "TX", "D", "D", "A", "A", "TC"]
    assert all(line.endswith(" .") for line in lines)
    assert lines[0] == f"H id <{state(QUADS[2:7])}> ."
    assert re.fullmatch(r"H prev <urn:sha256:[0-9a-f]{64}> \.", lines[1])


def test_rdflib_reads_and_applies_it(tmp_path: Path) -> None:
    wrong = MODALITY[Modality.DECIDED]
    old = [quad for quad in QUADS if wrong not in str(quad.object)]
    new = QUADS[7:]
    data = rdflib.Dataset()
    data.parse(data=serialize(old, format=RdfFormat.N_QUADS), format="nquads")
    (tmp_path / "change.rdp").write_text(rdf_patch(old, new), "utf-8")
    data.parse(tmp_path / "change.rdp", format="patch")
    wanted = rdflib.Dataset()
    wanted.parse(data=serialize(new, format=RdfFormat.N_QUADS), format="nquads")
    assert set(data.quads()) == set(wanted.quads())
