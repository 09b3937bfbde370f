"""A graph as an rdflib data set, in memory."""

from pyoxigraph import BlankNode, DefaultGraph, NamedNode, Triple
from rdflib import BNode, Dataset, URIRef
from rdflib import Literal as RdflibLiteral
from rdflib.term import Node

from kzgraph.errors import OutputError
from kzgraph.rdf.vocab import prefixes
from kzgraph.store.base import View
from kzgraph.store.index import Object


def to_rdflib(view: View) -> Dataset:
    """Return the quads of ``view``, literals as they were written; the default graph is the union of all.

    Raises OutputError for a triple term, which rdflib has no place for.
    """
    found = Dataset(default_union=True)
    for prefix, namespace in prefixes(view.base).items():
        found.bind(prefix, namespace, override=True, replace=True)
    found.addN(
        (
            _node(quad.subject),
            _node(quad.predicate),
            _node(quad.object),
            found.default_graph if isinstance(quad.graph_name, DefaultGraph) else found.graph(_name(quad.graph_name)),
        )
        for quad in view.quads()
    )
    return found


def _name(term: NamedNode | BlankNode) -> URIRef | BNode:
    return URIRef(term.value) if isinstance(term, NamedNode) else BNode(term.value)


def _node(term: Object) -> Node:
    if isinstance(term, Triple):
        raise OutputError("rdflib has no place for a triple term; read the graph with pyoxigraph")
    if isinstance(term, NamedNode | BlankNode):
        return _name(term)
    if term.language:
        return RdflibLiteral(term.value, lang=term.language)
    # Plain strings are of no datatype in rdflib, and numbers keep their digits ("0.90").
    kind = None if term.datatype.value.endswith("XMLSchema#string") else URIRef(term.datatype.value)
    return RdflibLiteral(term.value, datatype=kind, normalize=False)
