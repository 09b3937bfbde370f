"""Claims as reifiers of the triples that they say, whether these hold or not. Source: RDF 1.2 Concepts."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from pyoxigraph import BlankNode, NamedNode, Quad, Triple

from kzgraph.rdf.vocab import DIRECT_PROPERTY, RDF, Class, Property, kz
from kzgraph.store.index import Object, value_of

REIFIES = NamedNode(RDF + "reifies")
_OBJECT_ROLES = (Property.TARGET, Property.RECIPIENT, Property.THEME)
_SENDS, _FRAMES = kz(DIRECT_PROPERTY["Deployment"]), kz(DIRECT_PROPERTY["Framing"])

Terms = Mapping[str, Sequence[Object]]


@dataclass(frozen=True, slots=True)
class Said:
    """What one claim says, in the graph of its document; is_asserted: the graph holds that triple too."""

    claim: NamedNode | BlankNode
    triple: Triple
    graph: Quad
    is_asserted: bool

    @property
    def quad(self) -> Quad:
        """``claim rdf:reifies <<( s p o )>>``."""
        return Quad(self.claim, REIFIES, self.triple, self.graph.graph_name)


def said(quads: Sequence[Quad]) -> Iterator[Said]:
    """Yield what each claim of a graph says: actor × object, as the direct triples are made, of facts or not.

    A claim without actor or object says no triple.
    """
    direct = direct_properties(quads)
    held = {(q.subject, q.predicate, q.object, q.graph_name) for q in quads if q.predicate.value in direct}
    claims = {
        (quad.subject, quad.graph_name): quad
        for quad in quads
        if quad.predicate.value == Property.TYPE and value_of(quad.object) == Class.CLAIM
    }
    terms: dict[tuple[object, object], dict[str, list[Object]]] = {key: {} for key in claims}
    for quad in quads:
        found = terms.get((quad.subject, quad.graph_name))
        if found is not None:
            found.setdefault(quad.predicate.value, []).append(quad.object)
    for key, quad in claims.items():
        subject = quad.subject
        if isinstance(subject, Triple):
            continue
        for triple in _triples(terms[key]):
            parts = (triple.subject, triple.predicate, triple.object, quad.graph_name)
            yield Said(subject, triple, quad, parts in held)


def direct_properties(quads: Iterable[Quad]) -> set[str]:
    """Return the IRIs of the properties that claims of a graph are of: all that a direct triple can have."""
    return {value_of(quad.object) for quad in quads if quad.predicate.value == Property.PROPERTY}


def _triples(terms: Terms) -> Iterator[Triple]:
    for predicate in terms.get(Property.PROPERTY, ()):
        if not isinstance(predicate, NamedNode):
            continue
        for actor in terms.get(Property.ACTOR, ()):
            if isinstance(actor, NamedNode | BlankNode):
                yield from (Triple(actor, predicate, one) for one in _objects(predicate.value, terms))


def _objects(predicate: str, terms: Terms) -> Sequence[Object]:
    """The number for ``kz:sends``, the words for ``kz:frames``, else the first role that is filled."""
    if predicate == _FRAMES:
        return terms.get(Property.FRAME_TEXT, ())
    if predicate == _SENDS and Property.QUANTITY in terms:
        return terms[Property.QUANTITY]
    return next((terms[role] for role in _OBJECT_ROLES if role in terms), ())
