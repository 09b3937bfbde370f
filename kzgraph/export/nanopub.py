"""Nanopublications: each claim as a small publication of its own, which others can cite, check and refute.

Assertion: the claim with its nodes and numbers and, when it is a fact, its direct triples. Provenance: document,
passage, sources, confidence. Publication info: what made it. The IRI is a trusty URI. They are unsigned, and bear no
date of publication, since nobody has published them. Source: https://nanopub.net/guidelines/working_draft/.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import BinaryIO

from pyoxigraph import BlankNode, Literal, NamedNode, Quad, Triple

from kzgraph.export.layout import sections
from kzgraph.export.reified import said
from kzgraph.export.trusty import PLACEHOLDER, artifact_code
from kzgraph.export.turtle import blocks, prologue
from kzgraph.export.turtle_terms import TermWriter
from kzgraph.export.words import sentence
from kzgraph.rdf.vocab import PROV, RDF, RDFS, Property
from kzgraph.store.base import View
from kzgraph.store.index import value_of
from kzgraph.store.prefixes import all_prefixes
from kzgraph.store.records import claims

NP = "http://www.nanopub.org/nschema#"
HEAD, ASSERTION, PROVENANCE, PUBLICATION = "Head", "assertion", "provenance", "pubinfo"

_TYPE, _LABEL = NamedNode(RDF + "type"), NamedNode(RDFS + "label")
_ROLES = (Property.ACTOR, Property.TARGET, Property.RECIPIENT, Property.THEME, Property.PLACE)
_OF_THE_SOURCE = frozenset({
    Property.EVIDENCE, Property.ATTRIBUTION, Property.ATTRIBUTED_TO, Property.SOURCE_TEXT, Property.CONFIDENCE,
    Property.RULE, Property.TRIGGER, Property.RESOLUTION, Property.DERIVED_FROM, Property.GENERATED_BY,
})  # fmt: skip
_OF_A_NODE = frozenset({Property.TYPE, Property.LABEL, Property.SAME_AS})
_OF_A_RUN = frozenset({Property.TYPE, Property.SOFTWARE_VERSION})

Subjects = Mapping[str, Sequence[Quad]]
Graphs = dict[str, list[Quad]]


def write(view: View, out: BinaryIO) -> str | None:
    """Write the claims of ``view`` as nanopublications, TriG in UTF-8, in the order of the text."""
    quads = [quad for quad in view.quads() if not _is_unnamed(quad)]
    subjects: dict[str, list[Quad]] = {}
    for quad in quads:
        subjects.setdefault(value_of(quad.subject), []).append(quad)
    facts: dict[str, list[Triple]] = {}
    for one in said(quads):
        if one.is_asserted:
            facts.setdefault(one.claim.value, []).append(one.triple)
    base = f"{view.base}np/"
    unhashed = base + PLACEHOLDER
    terms = TermWriter(all_prefixes(view.base) | {"np": NP})
    body: list[str] = []
    told: set[str] = set()
    for claim in claims(view):
        graphs = _graphs(claim.id, sentence(claim), subjects, facts.get(claim.id, ()), unhashed)
        told |= {value_of(quad.subject) for graph in graphs.values() for quad in graph}
        named = (_named(quad, unhashed, name) for name, graph in graphs.items() for quad in graph)
        body += _trig(graphs, unhashed, base + artifact_code(named, base), terms)
    out.write((_prologue(terms, view.base) + "".join(body)).encode("utf-8"))
    lost = len(subjects.keys() - told)
    return f"{lost} nodes, events and runs that no claim tells of are left out" if lost else None


def _prologue(terms: TermWriter, base: str) -> str:
    return f"@prefix np: <{NP}> .\n" + prologue(terms, base)


def _is_unnamed(quad: Quad) -> bool:
    """Blank nodes and triple terms have no place under a hash."""
    return isinstance(quad.subject, BlankNode) or isinstance(quad.object, BlankNode | Triple)


def _graphs(claim: str, title: str, subjects: Subjects, facts: Iterable[Triple], own: str) -> Graphs:
    """The four graphs of the nanopublication ``own``, as plain triples."""
    quads = subjects.get(claim, ())
    of_source = [quad for quad in quads if quad.predicate.value in _OF_THE_SOURCE]
    return {
        HEAD: list(_head(own)),
        ASSERTION: _once([*_assertion(quads, subjects), *(Quad(*triple) for triple in facts)]),
        PROVENANCE: _once([*_derivation(of_source, own), *_provenance(of_source, subjects)]),
        PUBLICATION: _once(_publication(of_source, title, subjects, own)),
    }


def _head(own: str) -> Iterator[Quad]:
    node = NamedNode(own)
    yield Quad(node, _TYPE, NamedNode(NP + "Nanopublication"))
    parts = {"hasAssertion": ASSERTION, "hasProvenance": PROVENANCE, "hasPublicationInfo": PUBLICATION}
    for name, graph in parts.items():
        yield Quad(node, NamedNode(NP + name), NamedNode(f"{own}#{graph}"))


def _assertion(quads: Iterable[Quad], subjects: Subjects) -> Iterator[Quad]:
    for quad in quads:
        predicate, value = quad.predicate.value, value_of(quad.object)
        if predicate in _OF_THE_SOURCE:
            continue
        yield quad
        if predicate in _ROLES or predicate == Property.DESCRIBES:
            yield from _some(subjects, value, _OF_A_NODE)
        if predicate == Property.QUANTITY:
            yield from subjects.get(value, ())
            for counted in _values(subjects, value, Property.COUNTS):
                yield from _some(subjects, counted, _OF_A_NODE)


def _derivation(quads: Iterable[Quad], own: str) -> Iterator[Quad]:
    """How the assertion came about, in PROV-O: from the document, by the run, as its sources say."""
    names = {Property.ATTRIBUTED_TO: PROV + "wasAttributedTo"}
    names |= {name: name for name in (Property.DERIVED_FROM, Property.GENERATED_BY)}
    for quad in quads:
        if quad.predicate.value in names:
            yield Quad(NamedNode(f"{own}#{ASSERTION}"), NamedNode(names[quad.predicate.value]), quad.object)


def _provenance(quads: Iterable[Quad], subjects: Subjects) -> Iterator[Quad]:
    for quad in quads:
        predicate, value = quad.predicate.value, value_of(quad.object)
        yield quad
        if predicate in (Property.EVIDENCE, Property.ATTRIBUTION, Property.DERIVED_FROM):
            yield from subjects.get(value, ())
        for source in [value] if predicate == Property.ATTRIBUTED_TO else _values(subjects, value, Property.SOURCE):
            yield from _some(subjects, source, _OF_A_NODE)


def _publication(quads: Iterable[Quad], title: str, subjects: Subjects, own: str) -> Iterator[Quad]:
    yield Quad(NamedNode(own), _LABEL, Literal(title))
    for quad in quads:
        if quad.predicate.value == Property.GENERATED_BY:
            yield Quad(NamedNode(own), quad.predicate, quad.object)
            yield from _some(subjects, value_of(quad.object), _OF_A_RUN)


def _some(subjects: Subjects, iri: str, predicates: frozenset[str]) -> Iterator[Quad]:
    return (quad for quad in subjects.get(iri, ()) if quad.predicate.value in predicates)


def _values(subjects: Subjects, iri: str, predicate: str) -> list[str]:
    return [value_of(quad.object) for quad in subjects.get(iri, ()) if quad.predicate.value == predicate]


def _once(quads: Iterable[Quad]) -> list[Quad]:
    return list(dict.fromkeys(Quad(quad.subject, quad.predicate, quad.object) for quad in quads))


def _named(quad: Quad, own: str, graph: str) -> Quad:
    return Quad(quad.subject, quad.predicate, quad.object, NamedNode(f"{own}#{graph}"))


def _trig(graphs: Graphs, unhashed: str, own: str, terms: TermWriter) -> Iterator[str]:
    """The blocks of one nanopublication, its own IRIs with the hash in them."""

    def hashed(term: NamedNode) -> NamedNode:
        iri = term.value
        is_own = iri == unhashed or iri.startswith(f"{unhashed}#")
        return NamedNode(own + iri[len(unhashed) :]) if is_own else term

    for name, quads in graphs.items():
        final = [
            Quad(
                hashed(quad.subject) if isinstance(quad.subject, NamedNode) else quad.subject,
                quad.predicate,
                hashed(quad.object) if isinstance(quad.object, NamedNode) else quad.object,
            )
            for quad in quads
        ]
        yield f"\n<{own}#{name}> {{\n"
        yield from blocks(sections(final), terms, indent="    ", titled=False)
        yield "}\n"
