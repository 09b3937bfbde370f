"""What the endpoint says of itself. Source: SPARQL 1.1 Service Description."""

from collections.abc import Iterable, Iterator

from pyoxigraph import Literal, NamedNode, RdfFormat, Store, Triple, serialize

from kzgraph.rdf.vocab import RDF, RDFS, XSD

SD = "http://www.w3.org/ns/sparql-service-description#"
_VOID = "http://rdfs.org/ns/void#"
_FORMATS = "http://www.w3.org/ns/formats/"
_WRITES = (
    *("SPARQL_Results_JSON", "SPARQL_Results_XML", "SPARQL_Results_CSV", "SPARQL_Results_TSV"),
    *("Turtle", "N-Triples", "RDF_XML", "JSON-LD", "TriG", "N-Quads", "N3"),
)
_NOTE = (
    "Read-only. The default graph is the union of all graphs, unless the query or the protocol names graphs; "
    "GRAPH tells them apart. These prefixes need no declaration: {prefixes}."
)
_GRAPHS = 1000  # named graphs that are listed one by one


def description(
    index: Store, endpoint: str, *, size: int, prefixes: Iterable[str], service: bool
) -> list[Triple]:
    """Return the triples.

    endpoint: its IRI, on which those of its parts are built. size: triples of the union. service: SERVICE is allowed.
    """
    return list(_triples(index, endpoint, size, ", ".join(f"{prefix}:" for prefix in prefixes), service))


def written(triples: list[Triple], form: RdfFormat) -> bytes:
    """Return the triples in a form."""
    found = serialize(triples, format=form, prefixes={"sd": SD, "void": _VOID, "rdfs": RDFS, "formats": _FORMATS})
    return found or b""


def _triples(index: Store, endpoint: str, size: int, prefixes: str, service: bool) -> Iterator[Triple]:
    here, data, union = (NamedNode(f"{endpoint}#{part}") for part in ("service", "dataset", "union"))
    kind = NamedNode(RDF + "type")
    yield Triple(here, kind, _sd("Service"))
    yield Triple(here, _sd("endpoint"), NamedNode(endpoint))
    yield Triple(here, _sd("supportedLanguage"), _sd("SPARQL11Query"))
    yield Triple(here, _sd("feature"), _sd("UnionDefaultGraph"))
    if service:
        yield Triple(here, _sd("feature"), _sd("BasicFederatedQuery"))
    for name in _WRITES:
        yield Triple(here, _sd("resultFormat"), NamedNode(_FORMATS + name))
    yield Triple(here, NamedNode(RDFS + "comment"), Literal(_NOTE.format(prefixes=prefixes), language="en"))
    yield Triple(here, _sd("defaultDataset"), data)
    yield Triple(data, kind, _sd("Dataset"))
    yield Triple(data, _sd("defaultGraph"), union)
    yield Triple(union, kind, _sd("Graph"))
    yield Triple(union, NamedNode(_VOID + "triples"), Literal(str(size), datatype=NamedNode(XSD + "integer")))
    named = sorted(str(graph.value) for graph in index.named_graphs())
    for number, graph in enumerate(named[:_GRAPHS]):
        part = NamedNode(f"{endpoint}#graph-{number}")
        yield Triple(data, _sd("namedGraph"), part)
        yield Triple(part, kind, _sd("NamedGraph"))
        yield Triple(part, _sd("name"), NamedNode(graph))


def _sd(name: str) -> NamedNode:
    return NamedNode(SD + name)
