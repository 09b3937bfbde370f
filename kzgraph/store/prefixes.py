"""The prefixes that queries and files use: those of the contract, and one for each kind of resource."""

from collections.abc import Iterable

from pyoxigraph import NamedNode, Quad

from kzgraph.model.mention import EntityKind
from kzgraph.rdf.vocab import Class, Property, Segment, prefixes
from kzgraph.settings import DEFAULT_BASE
from kzgraph.store.index import value_of

SEGMENTS = ("actor", *EntityKind, "event", "claim", "passage", "attribution", "quantity", "document", "run", "origin")
"""First steps of resource paths; prefixes too (``actor:csto``), for a prefixed name holds no bare slash."""


def all_prefixes(base: str = DEFAULT_BASE) -> dict[str, str]:
    """Return prefix -> namespace, the contract's first. base: IRI of the resources."""
    return prefixes(base) | {str(segment): f"{base}{segment}/" for segment in SEGMENTS}


def base_of(quads: Iterable[Quad]) -> str:
    """Return the base that the resources of a graph share, read off a document or claim, else the default."""
    kinds = {Class.DOCUMENT: Segment.DOCUMENT, Class.CLAIM: Segment.CLAIM}
    for quad in quads:
        cls, subject = quad.object, quad.subject
        if quad.predicate.value != Property.TYPE or not isinstance(cls, NamedNode) or cls.value not in kinds:
            continue
        base, found, _ = value_of(subject).rpartition(kinds[cls.value])
        if found:
            return base
    return DEFAULT_BASE
