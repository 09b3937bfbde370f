"""Look-ups by subject and predicate over quads, all graphs merged: enough to read claims without SPARQL."""

from collections.abc import Iterable
from typing import TypeAlias

from pyoxigraph import BlankNode, Literal, NamedNode, Quad, Triple

from kzgraph.rdf.vocab import KZ, Property

Object: TypeAlias = NamedNode | BlankNode | Literal | Triple


class Index:
    """Triples by subject and predicate. Predicates are given and kept as plain IRIs."""

    def __init__(self, quads: Iterable[Quad]) -> None:
        self._objects: dict[str, dict[str, list[Object]]] = {}
        self._by_class: dict[str, list[str]] = {}
        seen: set[tuple[str, str, Object]] = set()
        for quad in quads:
            triple = (value_of(quad.subject), quad.predicate.value, quad.object)
            if triple in seen:  # the same triple in the graphs of two documents
                continue
            seen.add(triple)
            subject, predicate, value = triple
            self._objects.setdefault(subject, {}).setdefault(predicate, []).append(value)
            if predicate == Property.TYPE:
                self._by_class.setdefault(value_of(value), []).append(subject)

    def instances(self, cls: str) -> list[str]:
        """Return the IRIs of all subjects of a class, sorted."""
        return sorted(self._by_class.get(cls, ()))

    def values(self, subject: str, predicate: str) -> list[str]:
        """Return the IRIs or lexical forms of all objects, sorted."""
        return sorted(value_of(value) for value in self._objects.get(subject, {}).get(predicate, ()))

    def value(self, subject: str, predicate: str) -> str | None:
        """Return the first object in sorted order, or ``None``."""
        return next(iter(self.values(subject, predicate)), None)

    def predicates(self, subject: str) -> list[str]:
        """Return the predicates of a subject, sorted."""
        return sorted(self._objects.get(subject, ()))

    def label(self, subject: str) -> str:
        """Return the label of a node, else the last step of its IRI."""
        return self.value(subject, Property.LABEL) or local_name(subject)

    def class_name(self, subject: str) -> str | None:
        """Return the local name of a node's class in the ontology, or ``None``."""
        named = [value for value in self.values(subject, Property.TYPE) if value.startswith(KZ)]
        return local_name(named[0]) if named else None


def value_of(term: Object) -> str:
    """Return the IRI, lexical form or blank label of a term, and the whole of a triple term."""
    return str(term) if isinstance(term, Triple) else term.value


def local_name(iri: str) -> str:
    """Return what follows the last ``#`` or ``/`` of an IRI."""
    return iri.replace("#", "/").rstrip("/").rpartition("/")[2]
