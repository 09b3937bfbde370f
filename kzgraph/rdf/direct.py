"""Direct triples: the plain "who did what to whom" beside a claim that its source states as a fact."""

from collections.abc import Iterator

from pyoxigraph import Literal, NamedNode

from kzgraph.model.claim import Claim, Polarity, Role
from kzgraph.model.entity import ResolvedGraph
from kzgraph.rdf.claims import quantity_iri
from kzgraph.rdf.iris import Iris
from kzgraph.rdf.terms import words
from kzgraph.rdf.triples import Triple, named
from kzgraph.rdf.vocab import DIRECT_PROPERTY, FACTUAL_MODALITIES, kz

OBJECT_ROLES = (Role.TARGET, Role.RECIPIENT, Role.THEME)
"""The first of these that is filled gives the objects."""


def direct_triples(graph: ResolvedGraph, claim: Claim, language: str, iris: Iris) -> Iterator[Triple]:
    """Yield each actor × each object of ``claim``, or nothing when it is no affirmed fact or lacks either."""
    if claim.polarity is not Polarity.AFFIRMED or claim.modality not in FACTUAL_MODALITIES:
        return
    predicate = named(kz(claim.property))
    objects = _objects(graph, claim, language, iris)
    for actor in _nodes(graph, claim, Role.ACTOR, iris):
        for other in objects:
            yield actor, predicate, other


def _objects(graph: ResolvedGraph, claim: Claim, language: str, iris: Iris) -> list[NamedNode | Literal]:
    """The quantities for ``kz:sends``, the words for ``kz:frames``, else the first filled object role."""
    if claim.property == DIRECT_PROPERTY["Deployment"] and claim.quantities:
        return [quantity_iri(graph, quantity, iris) for quantity in claim.quantities]
    if claim.property == DIRECT_PROPERTY["Framing"]:
        # Never a node in place of the words: the values of kz:frames are literals.
        return [words(claim.frame_text, language)] if claim.frame_text else []
    filled = (_nodes(graph, claim, role, iris) for role in OBJECT_ROLES)
    return list(next((nodes for nodes in filled if nodes), []))


def _nodes(graph: ResolvedGraph, claim: Claim, role: Role, iris: Iris) -> list[NamedNode]:
    ids = sorted({graph.entity(mention).id for mention in claim.mentions(role)})
    return [iris.entity(entity_id) for entity_id in ids]
