"""A graph → records."""

from pathlib import Path

import pytest
from pyoxigraph import Literal, NamedNode, Quad

from kzgraph.errors import InputError
from kzgraph.rdf.vocab import KZ, Class, Property
from kzgraph.store.memory import MemoryStore
from kzgraph.view.html import write_page
from kzgraph.view.read import read_records
from kzgraph.view.record import Claim, Records

ID = "https://w3id.org/kzgraph/id/"


def claim(records: Records, name: str) -> Claim:
    """Return the claim whose IRI ends in ``name``."""
    return next(c for c in records.claims if c.iri.endswith(name))


def test_all_of_the_sample_is_read(records: Records) -> None:
    assert len(records.claims) == 40
    assert [d.file_name for d in records.documents.values()] == [
        "almaty-onrust.txt",
        "cvvo-stuurt-troepen.txt",
        "grens-dicht.txt",
    ]
    assert records.things[ID + "actor/csto"].names == ("CSTO", "Collectieve Veiligheidsverdragorganisatie")
    assert records.things[ID + "actor/csto"].kind == "organisation"
    assert records.things[ID + "group/d1-betogers"].document == ID + "document/d1"


def test_a_claim_keeps_roles_time_and_chain_of_sources(records: Records) -> None:
    asked = claim(records, "d1-01")
    assert (asked.property, asked.cls, asked.modality) == ("requests", "Request", "Decided")
    assert asked.role("theme") == (ID + "thing/d1-hulp",)
    assert (asked.time, asked.time_text) == ("2022-01-06", "donderdag")
    chain = claim(records, "d1-05").sources
    assert [(s.source.rpartition("/")[2], s.position, s.cue) for s in chain] == [
        ("moi", 1, "volgens"),
        ("tengri", 2, "schrijft"),
    ]


def test_named_graphs_are_merged() -> None:
    def quads(graph: str) -> list[Quad]:
        name = NamedNode(ID + graph)
        one = NamedNode(ID + "claim/1")
        return [
            Quad(one, NamedNode(Property.TYPE), NamedNode(Class.CLAIM), name),
            Quad(one, NamedNode(Property.PROPERTY), NamedNode(KZ + "kills"), name),
            Quad(one, NamedNode(Property.LEMMA), Literal("doden"), name),
        ]

    found = read_records(MemoryStore([*quads("a"), *quads("b")]))
    assert [(c.cls, c.lemma) for c in found.claims] == [("Killing", "doden")]


def test_what_is_no_graph_is_an_input_error(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no such file"):
        write_page(tmp_path / "none.ttl", tmp_path / "out.html")
    (tmp_path / "bad.ttl").write_text("this is not Turtle")
    with pytest.raises(InputError, match=r"bad\.ttl"):
        write_page(tmp_path / "bad.ttl", tmp_path / "out.html")
    assert not (tmp_path / "out.html").exists()
