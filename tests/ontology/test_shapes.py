"""The shapes are good SHACL by themselves, as the README of the ontology says how to use them."""

import pyshacl
import pytest
import rdflib
from pyoxigraph import RdfFormat, parse, serialize

from kzgraph.rdf.vocab import ontology_dir

VALID = sorted((ontology_dir() / "examples" / "valid").iterdir())


@pytest.fixture(scope="module")
def shapes() -> rdflib.Graph:
    texts = [path.read_text(encoding="utf-8") for path in sorted((ontology_dir() / "shapes").glob("*.ttl"))]
    return rdflib.Graph().parse(data="".join(texts), format="turtle")


def merged() -> rdflib.Graph:
    """Return ontology and valid examples as one graph."""
    data = rdflib.Graph().parse(ontology_dir() / "kzgraph.ttl")
    for path in VALID:
        triples = [quad.triple for quad in parse(path=str(path))]
        data.parse(data=serialize(triples, format=RdfFormat.N_TRIPLES) or b"", format="nt")
    return data


def test_shapes_are_valid_shacl_and_hold_for_the_examples(shapes: rdflib.Graph) -> None:
    conforms, _, text = pyshacl.validate(merged(), shacl_graph=shapes, meta_shacl=True)
    assert conforms, text


def test_each_named_shape_has_a_message_or_is_used_by_one(shapes: rdflib.Graph) -> None:
    sh = rdflib.SH
    named = {
        node for kind in (sh.NodeShape, sh.PropertyShape) for node in shapes.subjects(rdflib.RDF.type, kind)
    }
    used = {node for node in named if any(True for _ in shapes.subject_predicates(node))}
    said = {*shapes.subjects(sh.message), *shapes.subjects(sh.sparql)}
    assert len(named) > 100
    assert named - used - said == set()
