"""Fast rules beside the SHACL shapes: the queries of ``ontology/checks/data``, and what needs no query."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from pyoxigraph import BlankNode, NamedNode, Quad, QuerySolutions, RdfFormat, Store, parse

from kzgraph.model.claim import Polarity
from kzgraph.rdf.finding import Finding
from kzgraph.rdf.units import Survey, Term, Unit, text_of
from kzgraph.rdf.vocab import EVENT_CLASSES, KZ, POLARITY, RDFS, Class, Property, Segment, kz

SUBCLASS = RDFS + "subClassOf"
EVENT_ROLES = (Property.ACTOR, Property.TARGET, Property.PLACE)
OUTWARD = frozenset({Property.SAME_AS, Property.CLOSE_MATCH, Property.HAS_PART})
"""What points out of the documents' graphs, into foreign ones that are not validated."""
EVENT_TYPES = frozenset(kz(name) for name in EVENT_CLASSES)


@dataclass(frozen=True, slots=True)
class Check:
    """A query that must return nothing.

    name: of its file. message: its first comment. query: SPARQL for ?node and perhaps ?value.
    """

    name: str
    message: str
    query: str


@dataclass(frozen=True, slots=True)
class Rules:
    """The checks, the terms that the ontology declares, and the class hierarchy that the checks need."""

    checks: tuple[Check, ...]
    terms: frozenset[str]
    hierarchy: tuple[Quad, ...]


def load_rules(folder: Path) -> Rules:
    """Read ``checks/data/*.rq`` and ``kzgraph.ttl`` in ``folder``."""
    ontology = list(parse(path=str(folder / "kzgraph.ttl"), format=RdfFormat.TURTLE))
    terms = {
        quad.subject.value
        for quad in ontology
        if quad.predicate.value == Property.TYPE and isinstance(quad.subject, NamedNode)
    }
    needed = tuple(quad for quad in ontology if quad.predicate.value in (SUBCLASS, Property.EVENT_CLASS))
    return Rules(load_checks(folder / "checks" / "data"), frozenset(terms), needed)


def load_checks(folder: Path) -> tuple[Check, ...]:
    """Read the queries in ``folder``, sorted by name."""
    return tuple(_check(path) for path in sorted(folder.glob("*.rq")))


def _check(path: Path) -> Check:
    query = path.read_text(encoding="utf-8")
    return Check(path.stem, query.partition("\n")[0].lstrip("# "), query)


def queried(unit: Unit, rules: Rules) -> Iterator[Finding]:
    """Yield a finding for each row that a check returns over ``unit``."""
    store = Store()
    store.extend((*unit.quads, *rules.hierarchy))
    for check in rules.checks:
        rows = store.query(check.query, use_default_graph_as_union=True)
        assert isinstance(rows, QuerySolutions)
        variables = {variable.value for variable in rows.variables}
        for row in rows:
            value = row["value"] if "value" in variables else None
            yield Finding(
                unit.name,
                text_of(row["node"]),
                check.name,
                check.message,
                value="" if value is None else text_of(value),
            )


def plain(
    unit: Unit, rules: Rules, documents: frozenset[str], claims: Collection[str] = ()
) -> Iterator[Finding]:
    """Yield blank nodes, unknown kz: terms, nodes outside the base and references to nothing.

    documents: IRIs of all documents of the graph; their stem is the base. claims: IRIs of all claims, to which
    comparisons refer. In a file without named graphs, nodes of foreign graphs stand among ours and lie elsewhere.
    """
    mixed = any(text_of(quad.object) == Class.FOREIGN_GRAPH for quad in unit.quads)
    bases = tuple(sorted({base_of(document) for document in documents} - {""}))
    described: set[Term] = {quad.subject for quad in unit.quads if quad.predicate.value == Property.TYPE}
    for quad in unit.quads:
        node = text_of(quad.subject)
        yield from _blank(unit.name, quad)
        yield from _unknown(unit.name, quad, rules.terms)
        if bases and not mixed and isinstance(quad.subject, NamedNode) and not node.startswith(bases):
            yield Finding(unit.name, node, "base", f"resources lie below {' or '.join(bases)}")
        if _dangling(quad, bases, described, documents) and text_of(quad.object) not in claims:
            message = "refers to a node that has no description (rdf:type) in this graph"
            yield Finding(unit.name, node, "dangling", message, quad.predicate.value, text_of(quad.object))


def base_of(document: str) -> str:
    """Return the base of a document's IRI: what stands before ``document/``, else ""."""
    return document.rpartition(Segment.DOCUMENT)[0]


def said_of_events(quads: Iterable[Quad]) -> Iterator[tuple[str, str, str]]:
    """Yield event, role and node for all that the affirmed claims in ``quads`` say."""
    events: dict[Term, str] = {}
    affirmed: set[Term] = set()
    roles = []
    for quad in quads:
        predicate = quad.predicate.value
        if predicate == Property.DESCRIBES:
            events[quad.subject] = text_of(quad.object)
        elif predicate == Property.POLARITY and text_of(quad.object) == POLARITY[Polarity.AFFIRMED]:
            affirmed.add(quad.subject)
        elif predicate in EVENT_ROLES:
            roles.append(quad)
    for quad in roles:
        if quad.subject in events and quad.subject in affirmed:
            yield events[quad.subject], quad.predicate.value, text_of(quad.object)


def unsaid(found: Survey, said: set[tuple[str, str, str]]) -> Iterator[Finding]:
    """Yield the actors, targets and places of shared events that are not in ``said``."""
    for subject, quads in found.shared.items():
        if not any(
            quad.predicate.value == Property.TYPE and text_of(quad.object) in EVENT_TYPES for quad in quads
        ):
            continue
        node = text_of(subject)
        for quad in quads:
            role, value = quad.predicate.value, text_of(quad.object)
            if role in EVENT_ROLES and (node, role, value) not in said:
                message = "an event has only actors, targets and places that an affirmed claim gives it"
                yield Finding(found.names[node], node, "event-participant", message, role, value)


def _blank(name: str, quad: Quad) -> Iterator[Finding]:
    if isinstance(quad.subject, BlankNode) or isinstance(quad.object, BlankNode):
        yield Finding(
            name, text_of(quad.subject), "blank-node", "a graph has no blank nodes", quad.predicate.value
        )


def _unknown(name: str, quad: Quad, terms: frozenset[str]) -> Iterator[Finding]:
    for term in (quad.predicate, quad.object):
        if isinstance(term, NamedNode) and term.value.startswith(KZ) and term.value not in terms:
            message = "is no term of the ontology; see ontology/kzgraph.ttl"
            yield Finding(
                name, text_of(quad.subject), "unknown-term", message, quad.predicate.value, term.value
            )


def _dangling(quad: Quad, bases: tuple[str, ...], described: set[Term], documents: frozenset[str]) -> bool:
    target = quad.object
    return (
        bool(bases)
        and isinstance(target, NamedNode)
        and target.value.startswith(bases)
        and quad.predicate.value not in OUTWARD
        and target not in described
        and target.value not in documents
    )
