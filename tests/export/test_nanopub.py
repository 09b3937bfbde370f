"""Nanopublications: the library of the format takes each, and its hash is that of its content."""

import io
import logging
from collections.abc import Iterator

import pytest
import rdflib
from factory_views import VIEWS, made, seeds, shuffled
from nanopub import Nanopub
from nanopub.utils import MalformedNanopubError
from pyoxigraph import Quad, RdfFormat, parse, serialize

from kzgraph.export import nanopub
from kzgraph.export.contents import is_fact, read
from kzgraph.rdf.vocab import DIRECT_PROPERTY, RELATION_PROPERTY, Property, kz
from kzgraph.store.base import View
from kzgraph.store.index import value_of
from kzgraph.store.memory import MemoryStore

DIRECT = {kz(name) for name in (*DIRECT_PROPERTY.values(), *RELATION_PROPERTY.values())}


@pytest.fixture(autouse=True)
def quiet() -> Iterator[None]:
    logging.disable(logging.CRITICAL)
    yield
    logging.disable(logging.NOTSET)


def written(view: View) -> bytes:
    out = io.BytesIO()
    nanopub.write(view, out)
    return out.getvalue()


def publications(view: View) -> dict[str, list[Quad]]:
    found: dict[str, list[Quad]] = {}
    for quad in parse(written(view), format=RdfFormat.TRIG):
        found.setdefault(value_of(quad.graph_name).partition("#")[0], []).append(quad)  # type: ignore[arg-type]
    return found


def opened(quads: list[Quad]) -> Nanopub:
    graph = rdflib.ConjunctiveGraph()
    graph.parse(data=serialize(quads, format=RdfFormat.N_QUADS), format="nquads")
    return Nanopub(rdf=graph)


@pytest.mark.parametrize("name", ["made", "odd"])
def test_the_library_takes_each_and_verifies_its_hash(name: str) -> None:
    view = VIEWS[name]()
    found = publications(view)
    assert len(found) == len(read(view).claims)
    for iri, quads in found.items():
        publication = opened(quads)
        assert publication.source_uri == iri
        assert publication.is_valid
        assert publication.has_valid_trusty


def test_some_of_the_seeds_too() -> None:
    found = publications(seeds())
    assert len(found) == len(read(seeds()).claims)
    for quads in list(found.values())[::40]:
        assert opened(quads).has_valid_trusty


def test_a_changed_one_does_not_verify() -> None:
    quads = next(iter(publications(made()).values()))
    changed = [q for q in quads if q.predicate.value != Property.LEMMA]
    assert len(changed) < len(quads)
    with pytest.raises(MalformedNanopubError):
        _ = opened(changed).has_valid_trusty


def test_the_assertion_holds_the_direct_triple_of_facts_alone() -> None:
    facts = {claim.id: is_fact(claim) for claim in read(made()).claims}
    for quads in publications(made()).values():
        assertion = [q for q in quads if value_of(q.graph_name).endswith("#assertion")]  # type: ignore[arg-type]
        [claim] = [value_of(q.subject) for q in assertion if q.predicate.value == Property.PROPERTY]
        assert facts[claim] or not [q for q in assertion if q.predicate.value in DIRECT]
        assert not [q for q in assertion if q.predicate.value in (Property.EVIDENCE, Property.CONFIDENCE)]


def test_provenance_leads_to_document_words_and_sources() -> None:
    [quads] = [
        quads
        for quads in publications(made()).values()
        if any(q.predicate.value == Property.PROPERTY and value_of(q.object) == kz("kills") for q in quads)
    ]
    provenance = [q for q in quads if value_of(q.graph_name).endswith("#provenance")]  # type: ignore[arg-type]
    said = {(q.predicate.value, value_of(q.object)) for q in provenance}
    assert (Property.EXACT, "kwamen 18 agenten om het leven") in said
    assert (Property.FILE_NAME, "eerste.txt") in said
    assert {text.lower() for name, text in said if name == Property.CUE} == {"volgens", "schrijft"}


def test_the_same_claim_has_the_same_iri_whatever_else_is_in_the_graph() -> None:
    quads = made().quads()
    assert written(shuffled(made())) == written(made())
    [first, *_] = [c.id for c in read(made()).claims]
    alone = MemoryStore([q for q in quads if value_of(q.subject) not in _other_claims(first)])
    assert publications(alone).keys() < publications(made()).keys()


def _other_claims(kept: str) -> set[str]:
    return {claim.id for claim in read(made()).claims} - {kept}


def test_what_is_left_out_is_told() -> None:
    assert nanopub.write(made(), io.BytesIO()) is None
    lonely = [q for q in made().quads() if value_of(q.subject) not in {c.id for c in read(made()).claims}]
    assert "left out" in (nanopub.write(MemoryStore(lonely), io.BytesIO()) or "")
