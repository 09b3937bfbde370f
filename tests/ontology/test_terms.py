"""kzgraph.ttl, kzgraph.rdf.vocab and the written data contract hold the same names."""

import re
import subprocess
import sys
from pathlib import Path

import pytest
from pyoxigraph import NamedNode, Quad, RdfFormat, parse

from kzgraph.model.mention import EntityKind
from kzgraph.rdf import vocab
from kzgraph.rdf.units import text_of
from kzgraph.rdf.vocab import KZ, OWL, RDFS, Class, Property, kz, ontology_dir

CONTRACT = Path(__file__).parents[3] / "shared" / "contract.md"
ROW = re.compile(r"^\| (\w+) \((\w+)\) \| kz:(\w+) \| [^|]+ \| (\S+) \|$", re.MULTILINE)
KINDS = {
    f"{OWL}{kind}"
    for kind in ("Class", "ObjectProperty", "DatatypeProperty", "AnnotationProperty", "NamedIndividual")
}


def triples(name: str) -> list[Quad]:
    return list(parse(path=str(ontology_dir() / name), format=RdfFormat.TURTLE))


def pairs(name: str, predicate: str) -> set[tuple[str, str]]:
    """Local names or literals that ``predicate`` joins."""
    return {
        (text_of(quad.subject).removeprefix(KZ), text_of(quad.object).removeprefix(KZ))
        for quad in triples(name)
        if quad.predicate.value == predicate
    }


@pytest.fixture(scope="module")
def declared() -> set[str]:
    """IRIs of the kz: terms that the ontology declares."""
    return {
        text_of(quad.subject)
        for quad in triples("kzgraph.ttl")
        if quad.predicate.value == Property.TYPE
        and text_of(quad.subject).startswith(KZ)
        and text_of(quad.object) in KINDS
    }


@pytest.fixture(scope="module")
def contract() -> str:
    if not CONTRACT.is_file():
        pytest.skip(f"the written data contract is not here: {CONTRACT}")
    return CONTRACT.read_text(encoding="utf-8")


def constants(holder: type) -> set[str]:
    return {value for name, value in vars(holder).items() if name.isupper()}


def test_vocab_names_only_declared_terms(declared: set[str]) -> None:
    named = constants(Class) | constants(Property)
    named |= {
        kz(name)
        for table in (vocab.DIRECT_PROPERTY, vocab.RELATION_PROPERTY, vocab.SUPERCLASS)
        for pair in table.items()
        for name in pair
    }
    named |= {*vocab.MODALITY.values(), *vocab.POLARITY.values(), *vocab.NODE_CLASS.values()}
    named |= set(vocab.OUTCOME.values())
    assert {iri for iri in named if iri.startswith(KZ)} - declared == set()


def test_vocab_names_all_declared_terms(declared: set[str]) -> None:
    named = constants(Class) | constants(Property)
    named |= {
        kz(name)
        for table in (vocab.DIRECT_PROPERTY, vocab.RELATION_PROPERTY, vocab.SUPERCLASS)
        for pair in table.items()
        for name in pair
    }
    named |= {*vocab.MODALITY.values(), *vocab.POLARITY.values(), *vocab.OUTCOME.values()}
    assert declared - named == {kz("participant")}  # for queries: data never writes it


def test_direct_properties_agree() -> None:
    tables = {**vocab.DIRECT_PROPERTY, **vocab.RELATION_PROPERTY}
    assert pairs("kzgraph.ttl", Property.EVENT_CLASS) == {(prop, cls) for cls, prop in tables.items()}


def test_inverse_tables() -> None:
    assert {cls: prop for prop, cls in vocab.EVENT_CLASS.items()} == dict(vocab.DIRECT_PROPERTY)
    assert {cls: prop for prop, cls in vocab.RELATION_CLASS.items()} == dict(vocab.RELATION_PROPERTY)


def test_superclasses_agree() -> None:
    inner = set(vocab.SUPERCLASS.values()) - {"Event"}
    expected = set(vocab.SUPERCLASS.items()) | {(cls, "Event") for cls in inner}
    found = {
        (low, high)
        for low, high in pairs("kzgraph.ttl", f"{RDFS}subClassOf")
        if low in vocab.SUPERCLASS or low in inner
    }
    assert found == expected


def test_each_kind_of_entity_has_a_class() -> None:
    assert set(vocab.NODE_CLASS) == set(EntityKind)
    assert len(set(vocab.NODE_CLASS.values())) == len(EntityKind)


def test_prefixes_follow_the_base() -> None:
    table = vocab.prefixes("https://example.org/zaak/")
    assert table["kzr"] == "https://example.org/zaak/"
    assert table["kz"] == KZ
    assert len(set(table.values())) == len(table)


def test_version_is_that_of_the_package() -> None:
    quads = triples("kzgraph.ttl")
    version = Quad(
        NamedNode(vocab.ONTOLOGY),
        NamedNode(f"{OWL}versionIRI"),
        NamedNode(f"{vocab.ONTOLOGY}/{vocab.ONTOLOGY_VERSION}"),
    )
    assert version in quads
    assert not [quad for quad in quads if quad.predicate.value == f"{OWL}imports"]


def test_contract_table(contract: str) -> None:
    rows = ROW.findall(contract)
    rows += [("Action", "Event", "does", "–")] if "| Action (Event) | kz:does |" in contract else []
    assert len({row[0] for row in rows}) == 35
    assert {(cls, prop) for cls, _, prop, _ in rows} == set(vocab.DIRECT_PROPERTY.items())
    assert {(cls, top) for cls, top, _, _ in rows} == set(vocab.SUPERCLASS.items())
    codes = {(cls, code) for cls, _, _, code in rows if code != "–"}
    assert pairs("alignments.ttl", Property.PLOVER_CODE) == codes


def test_contract_names_are_declared(contract: str, declared: set[str]) -> None:
    names = set(re.findall(r"\bkz:([A-Za-z]\w*)", contract))
    assert len(names) > 80
    assert {kz(name) for name in names} - declared == set()


def test_contract_namespaces(contract: str) -> None:
    for iri in (KZ, vocab.prefixes()["kzr"], vocab.EDTF_DATATYPE):
        assert iri in contract


def test_vocab_loads_no_rdf_library() -> None:
    code = "import sys, kzgraph.rdf.vocab; print({'rdflib', 'pyoxigraph', 'pyshacl'} & set(sys.modules))"
    done = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        text=True,
        check=True,
        cwd=Path(__file__).parents[2],
    )
    assert done.stdout.strip() == "set()"
