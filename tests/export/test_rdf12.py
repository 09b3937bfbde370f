"""RDF 1.2: each claim is the reifier of what it says, and what is no fact stays unasserted."""

import io

import pytest
import rdflib
from factory_views import VIEWS, made, seeds, shuffled
from hypothesis import given, settings
from pyoxigraph import DefaultGraph, Literal, NamedNode, Quad, RdfFormat, Store, Triple, parse
from strategies_rdf import quad_lists

from kzgraph.export import rdf12
from kzgraph.export.contents import is_fact, read
from kzgraph.rdf.vocab import RDF, kz
from kzgraph.store.base import View
from kzgraph.store.memory import MemoryStore

REIFIES = RDF + "reifies"
BASE = "https://w3id.org/kzgraph/id/"


def turtle(view: View) -> set[Quad]:
    return set(parse(text(view), format=RdfFormat.TURTLE))


def text(view: View) -> bytes:
    out = io.BytesIO()
    rdf12.write_turtle(view, out)
    return out.getvalue()


def nquads(view: View) -> set[Quad]:
    out = io.BytesIO()
    rdf12.write_nquads(view, out)
    return set(parse(out.getvalue(), format=RdfFormat.N_QUADS))


def merged(quads: object) -> set[Quad]:
    return {Quad(q.subject, q.predicate, q.object, DefaultGraph()) for q in quads}  # type: ignore[attr-defined]


def without(quads: set[Quad]) -> set[Quad]:
    return {quad for quad in quads if quad.predicate.value != REIFIES}


def reified(view: View) -> dict[str, set[Triple]]:
    found: dict[str, set[Triple]] = {}
    for quad in turtle(view):
        if quad.predicate.value == REIFIES and isinstance(quad.object, Triple) and isinstance(quad.subject, NamedNode):
            found.setdefault(quad.subject.value, set()).add(quad.object)
    return found


@pytest.mark.parametrize("name", VIEWS)
def test_the_graph_itself_comes_back(name: str) -> None:
    view = VIEWS[name]()
    assert without(turtle(view)) == merged(view.quads())
    assert without(nquads(view)) == set(view.quads())
    assert merged(nquads(view)) == turtle(view)


@settings(max_examples=60)
@given(quads=quad_lists)
def test_any_graph_comes_back(quads: list[Quad]) -> None:
    assert without(turtle(MemoryStore(quads))) == merged(quads)
    assert without(nquads(MemoryStore(quads))) == set(quads)


@pytest.mark.parametrize("name", ["made", "seeds"])
def test_a_claim_reifies_what_holds_when_it_is_a_fact(name: str) -> None:
    view = VIEWS[name]()
    quads, by_claim = merged(view.quads()), reified(view)
    claims = {claim.id: claim for claim in read(view).claims}
    held = {quad.subject for quad in quads}
    assert by_claim.keys() <= claims.keys()
    assert held
    for claim, triples in by_claim.items():
        if is_fact(claims[claim]):
            assert all(Quad(*triple) in quads for triple in triples)
    direct = {quad for quad in quads if quad.predicate.value == kz("sends")}
    assert direct <= {Quad(*triple) for triples in by_claim.values() for triple in triples}


def test_a_negated_claim_reifies_a_triple_that_is_not_asserted() -> None:
    claims = {claim.id: claim for claim in read(made()).claims}
    [(claim, [triple])] = [pair for pair in reified(made()).items() if claims[pair[0]].property == "attacks"]
    assert claims[claim].polarity == "Negated"
    assert Quad(*triple) not in turtle(made())
    assert f"rdf:reifies <<( {'body:'}".encode() in text(made())


def test_the_objects_are_those_of_the_contract() -> None:
    claims = {claim.id: claim for claim in read(made()).claims}
    kinds = {claims[claim].property: next(iter(triples)).object for claim, triples in reified(made()).items()}
    assert kinds["sends"] == NamedNode(next(c for c in claims.values() if c.property == "sends").quantities[0].id)
    assert kinds["frames"] == Literal("een van buiten aangestuurde greep naar de macht", language="nl")
    assert "kills" not in kinds  # nobody is said to have killed them


def test_sparql_finds_the_source_behind_a_triple() -> None:
    """What RDF 1.2 is for: from a plain triple straight to who says so and how sure."""
    store = Store()
    store.bulk_load(text(made()), RdfFormat.TURTLE)
    query = f"""
        PREFIX kz: <https://w3id.org/kzgraph/ontology#> PREFIX actor: <{BASE}actor/>
        PREFIX prov: <http://www.w3.org/ns/prov#> PREFIX rdf: <{RDF}>
        SELECT ?modality ?file {{
          ?claim rdf:reifies <<( actor:csto kz:sends ?what )>> ; kz:modality ?modality ;
            prov:wasDerivedFrom/kz:fileName ?file . actor:csto kz:sends ?what }}"""
    [row] = list(store.query(query))  # type: ignore[arg-type]
    assert (row["modality"].value, row["file"].value) == (kz("Decided"), "eerste.txt")


def test_order_leaves_no_trace() -> None:
    assert text(shuffled(seeds())) == text(seeds())
    assert b" ~ claim:" in text(seeds())


def test_a_reader_of_turtle_1_1_is_told_at_the_first_line() -> None:
    assert text(made()).startswith(b'@version "1.2" .\n@prefix kz:')
    with pytest.raises(SyntaxError):
        rdflib.Graph().parse(data=text(made()), format="turtle")
