"""The SHACL shapes run by pySHACL over one unit at a time. Source: https://www.w3.org/TR/shacl/"""

import logging
import math
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from decimal import Decimal
from pathlib import Path

import pyshacl
import rdflib
from pyoxigraph import BlankNode, Literal, NamedNode, Quad
from rdflib.namespace import OWL, RDF, RDFS, SH

from kzgraph.rdf.finding import Finding
from kzgraph.rdf.units import Term, Unit, text_of
from kzgraph.rdf.vocab import KZ, Property

_BOUNDS = (SH.minInclusive, SH.maxInclusive, SH.lessThan, SH.lessThanOrEquals)


@dataclass(frozen=True, slots=True)
class Shapes:
    """The shapes graph, and what of the ontology they need beside the data: hierarchy and kz:eventClass.

    compared: the properties whose values the shapes compare with numbers.
    """

    shapes: rdflib.Graph
    hierarchy: tuple[tuple[rdflib.term.Node, rdflib.term.Node, rdflib.term.Node], ...]
    compared: frozenset[str]


def load_shapes(folder: Path) -> Shapes:
    """Read ``shapes/*.ttl`` and the hierarchy of ``kzgraph.ttl`` in ``folder``."""
    shapes = rdflib.Graph()
    for path in sorted((folder / "shapes").glob("*.ttl")):
        shapes.parse(path)
    ontology = rdflib.Graph().parse(folder / "kzgraph.ttl")
    needed = (RDFS.subClassOf, rdflib.URIRef(Property.EVENT_CLASS))
    triples = [triple for predicate in needed for triple in ontology.triples((None, predicate, None))]
    triples += ontology.triples((None, RDF.type, OWL.Class))
    compared = {path for bound in _BOUNDS for one in shapes.subjects(bound) for path in shapes.objects(one, SH.path)}
    compared |= {path for bound in (SH.lessThan, SH.lessThanOrEquals) for path in shapes.objects(None, bound)}
    return Shapes(shapes, tuple(sorted(triples)), frozenset(map(str, compared)))


def violations(unit: Unit, shapes: Shapes) -> Iterator[Finding]:
    """Yield what pySHACL finds in ``unit``, which it sees as one graph; the quads stay as they are.

    A number that is none makes it fail where it compares: such numbers are findings, and the rest is looked at without.
    """
    try:
        report = _report(unit.quads, shapes)
    except (TypeError, ValueError, ArithmeticError, RuntimeError):
        with _quiet():
            odd = {q for q in unit.quads if q.predicate.value in shapes.compared and not _is_number(q.object)}
        for quad in odd:
            found = Finding(unit.name, text_of(quad.subject), "number", "has something that is no finite number")
            yield replace(found, path=quad.predicate.value, value=text_of(quad.object))
        report = _report([quad for quad in unit.quads if quad not in odd], shapes)
    for result in report.objects(None, SH.result):
        yield _finding(unit.name, report, result)


def _report(quads: Iterable[Quad], shapes: Shapes) -> rdflib.Graph:
    with _quiet():
        data = _graph(quads)
        for triple in shapes.hierarchy:
            data.add(triple)
        _, report, _ = pyshacl.validate(data, shacl_graph=shapes.shapes, inplace=True)
    if not isinstance(report, rdflib.Graph):
        raise report if isinstance(report, Exception) else RuntimeError(str(report))
    return report


def _is_number(term: Term) -> bool:
    value = found.value if isinstance(found := _term(term), rdflib.Literal) else None
    return isinstance(value, int | float | Decimal) and math.isfinite(value)


def _finding(file: str, report: rdflib.Graph, result: rdflib.term.Node) -> Finding:
    def one(predicate: rdflib.URIRef) -> str:
        value = report.value(result, predicate)
        # A blank node's label differs from run to run: a path that is no single property is left out.
        return "" if value is None or isinstance(value, rdflib.BNode) else str(value)

    node, value = one(SH.focusNode), one(SH.value)
    if node.startswith(
        KZ
    ):  # a shape whose one query finds all breaches: its focus is a class, the value is the node
        node, value = value, ""
    return Finding(
        file=file,
        node=node,
        shape=one(SH.sourceShape).rpartition("#")[2],
        message=min((str(text) for text in report.objects(result, SH.resultMessage)), default=""),
        path=one(SH.resultPath),
        value=value,
        severity=one(SH.resultSeverity).rpartition("#")[2].lower(),
    )


def _graph(quads: Iterable[Quad]) -> rdflib.Graph:
    graph = rdflib.Graph(bind_namespaces="none")
    for quad in quads:
        graph.add((_term(quad.subject), rdflib.URIRef(quad.predicate.value), _term(quad.object)))
    return graph


def _term(term: Term) -> rdflib.term.Identifier:
    """Return ``term`` for rdflib with its lexical form as it stands, where a parser would normalise it."""
    if isinstance(term, Literal):
        if term.language:
            return rdflib.Literal(term.value, lang=term.language)
        return rdflib.Literal(term.value, datatype=rdflib.URIRef(term.datatype.value), normalize=False)
    if isinstance(term, BlankNode):
        return rdflib.BNode(term.value)
    return rdflib.URIRef(term.value if isinstance(term, NamedNode) else text_of(term))


@contextmanager
def _quiet() -> Iterator[None]:
    """Keep rdflib from logging a traceback for each ill-typed literal: the shapes report those."""
    logger = logging.getLogger("rdflib.term")
    level = logger.level
    logger.setLevel(logging.ERROR)
    try:
        yield
    finally:
        logger.setLevel(level)
