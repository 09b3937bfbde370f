"""A small graph of each kind of thing, and the same graph with all objects of a property made wrong in one way."""

from collections.abc import Callable, Iterator, Mapping
from functools import cache

from factory_graph import resolved_graph
from pyoxigraph import BlankNode, DefaultGraph, Literal, NamedNode, Quad, Triple

from kzgraph.rdf.mapper import to_record
from kzgraph.rdf.vocab import KZ, Property

BASE = "https://w3id.org/kzgraph/id/"
XSD, EDTF = "http://www.w3.org/2001/XMLSchema#", "http://id.loc.gov/datatypes/edtf/EDTF"
OA = "http://www.w3.org/ns/oa#"


def typed(text: str, kind: str) -> Literal:
    return Literal(text, datatype=NamedNode(kind if kind == EDTF else XSD + kind))


@cache
def whole() -> tuple[Quad, ...]:
    """The graph of two articles, and what their words give no reason for."""
    quads = list(to_record(resolved_graph()).quads())

    def of(predicate: str) -> list[NamedNode | BlankNode | Literal | Triple]:
        return sorted({quad.object for quad in quads if quad.predicate.value == predicate}, key=str)

    (first, second), (one, other) = of(Property.DERIVED_FROM), of(Property.DESCRIBES)[:2]
    claims = sorted({quad.subject for quad in quads if quad.predicate.value == Property.PROPERTY}, key=str)
    comparison, origin = NamedNode(BASE + "comparison/1"), NamedNode(BASE + "origin/1")
    number, passage = of(Property.QUANTITY)[0], of(Property.EVIDENCE)[0]
    rows = [
        (NamedNode(BASE + "actor/armenia"), Property.SAME_AS, NamedNode("http://www.wikidata.org/entity/Q399")),
        (NamedNode(BASE + "actor/csto"), Property.CLOSE_MATCH, NamedNode("http://example.org/x")),
        (NamedNode(BASE + "place/almaty"), Property.CONTAINED_IN, NamedNode(BASE + "actor/kazakhstan")),
        (first, Property.URL, typed("https://example.org/a", "anyURI")),
        (first, Property.ORIGIN, origin),
        (second, Property.ORIGIN, origin),
        (origin, Property.TYPE, NamedNode(KZ + "Origin")),
        (first, Property.CREDIT_TEXT, Literal("TASS")),
        (one, Property.BEFORE, other),
        (comparison, Property.TYPE, NamedNode(KZ + "Comparison")),
        (comparison, KZ + "compares", claims[0]),
        (comparison, KZ + "compares", claims[1]),
        (comparison, KZ + "subjectClaim", claims[0]),
        (comparison, KZ + "objectClaim", claims[1]),
        (comparison, KZ + "outcome", NamedNode(KZ + "Updates")),
        (passage, OA + "prefix", Literal("Nu ", language="nl")),
        (passage, OA + "suffix", Literal(".", language="nl")),
        (number, KZ + "asOf", typed("2022-01-06", EDTF)),
        (number, KZ + "scope", Literal("earlier")),
        (number, KZ + "approximate", typed("true", "boolean")),
        (number, KZ + "unit", Literal("%")),
    ]
    return (*quads, *(Quad(s, NamedNode(p), o, DefaultGraph()) for s, p, o in rows))


def properties() -> list[str]:
    """All properties of the graph, sorted."""
    return sorted({quad.predicate.value for quad in whole()})


OBJECTS: Mapping[str, Literal | NamedNode | BlankNode | Triple] = {
    **{
        f"text {one[:9]!r}": Literal(one)
        for one in ("", "zeven", "²", "=1+1", "a\x01\x1b[31m\u202e", "a\nb", "ha " * 9000)
    },
    **{f"integer {one[:9]}": typed(one, "integer") for one in ("x", "-7", "0", "3.5", "9" * 400)},
    **{f"decimal {one}": typed(one, "decimal") for one in ("NaN", "90.01", "-0.0", "0.5")},
    **{f"double {one}": typed(one, "double") for one in ("1e999", "1e5", "INF")},
    **{
        f"day {one}": typed(one, EDTF)
        for one in ("2022-13-45", "0000", "2022-1", "202x-XX", "Y170000002", "9999-12-31", "../99999-01-01")
    },
    **{f"days {one}": typed(one, EDTF) for one in ("2022-02-31", "[2022-01..", "2022-01-06/2022-01-03")},
    "month 99": typed("2022-99", "gYearMonth"),
    "hour 99": typed("2022-01-06T99:99:99Z", "dateTime"),
    "language": Literal("a", language="x-zz-9999"),
    **{f"IRI {one[-9:]}": NamedNode(one) for one in ("urn:x", "a:", "http://x:99999/", BASE, KZ, KZ + "NoSuch")},
    "blank node": BlankNode("b"),
    "document": NamedNode(BASE + "document/1"),
    "place": NamedNode(BASE + "place/almaty"),
    "triple": Triple(NamedNode("a:"), NamedNode("a:"), NamedNode("a:")),
}  # fmt: skip
"""What is put in the place of an object: bad lexical forms, literals for IRIs and IRIs for literals, other nodes."""


def _twice(quad: Quad) -> Iterator[Quad]:
    yield quad
    for more in ("zeven", "triple"):
        yield Quad(quad.subject, quad.predicate, next(v for k, v in OBJECTS.items() if more in k), quad.graph_name)


def _itself(quad: Quad) -> Iterator[Quad]:
    if not isinstance(quad.subject, Triple):
        yield Quad(quad.subject, quad.predicate, quad.subject, quad.graph_name)


def _nameless(quad: Quad) -> Iterator[Quad]:
    yield Quad(BlankNode("s"), quad.predicate, quad.object, quad.graph_name)


WAYS: Mapping[str, Callable[[Quad], Iterator[Quad]]] = {
    "missing": lambda quad: iter(()),
    "twice": _twice,
    "itself": _itself,
    "of a blank node": _nameless,
}
"""What else is done to quads."""


def tampered(predicate: str, way: str) -> list[Quad]:
    """Return the graph with all quads of a property made wrong. way: a key of ``OBJECTS`` or ``WAYS``."""
    found: list[Quad] = []
    for quad in whole():
        if quad.predicate.value != predicate:
            found.append(quad)
        elif way in WAYS:
            found += WAYS[way](quad)
        else:
            found.append(Quad(quad.subject, quad.predicate, OBJECTS[way], quad.graph_name))
    return found
