"""ResolvedGraph → quads of the data contract: a named graph a document, the rest in the default graph."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from pyoxigraph import Quad

from kzgraph.model.claim import Claim
from kzgraph.model.entity import Entity, ResolvedGraph
from kzgraph.model.text import Article
from kzgraph.rdf.canonical import canonical
from kzgraph.rdf.claims import claim_triples
from kzgraph.rdf.direct import direct_triples
from kzgraph.rdf.iris import Iris
from kzgraph.rdf.nodes import entity_triples, event_triples
from kzgraph.rdf.provenance import document_triples, passage_triples, run_of, run_triples
from kzgraph.rdf.triples import Triple
from kzgraph.settings import DEFAULT_BASE


@dataclass(frozen=True, slots=True)
class Record:
    """The quads of a graph, split as they are kept in files; each part in canonical order.

    documents: document id -> its named graph, and in the default graph its run and the nodes that belong to it alone.
    shared: named entities and events, all in the default graph. foreign: id -> a graph of others, as it stands beside.
    adopted: id -> a graph of ours that came without readings.
    """

    documents: dict[str, tuple[Quad, ...]]
    shared: tuple[Quad, ...]
    foreign: Mapping[str, tuple[Quad, ...]] = field(default_factory=dict)
    adopted: Mapping[str, tuple[Quad, ...]] = field(default_factory=dict)

    def quads(self) -> tuple[Quad, ...]:
        """Return all quads in canonical order."""
        own = self.own_quads()
        return canonical(quad for part in (own, *self.foreign.values()) for quad in part) if self.foreign else own

    def own_quads(self) -> tuple[Quad, ...]:
        """Return the quads that keep to our contract, in canonical order: all but those of foreign graphs."""
        parts = (*self.documents.values(), *self.adopted.values(), self.shared)
        return canonical(quad for part in parts for quad in part)


def to_record(graph: ResolvedGraph, *, base: str = DEFAULT_BASE) -> Record:
    """Return ``graph`` as quads of the data contract under ``base``.

    Nodes that no claim and no event mentions are left out. Raises KeyError if a claim names a mention that
    was never linked to an entity, and InputError if its evidence is not what stands in the text.
    """
    iris = Iris(base)
    used = used_entities(graph)
    claims, local = defaultdict(list), defaultdict(list)
    for claim in graph.claims:
        claims[claim.document].append(claim)
    for entity in used:
        local[entity.document].append(entity)
    documents: dict[str, tuple[Quad, ...]] = {
        article.id: canonical(document_quads(graph, article, claims[article.id], local[article.id], iris))
        for article in sorted(graph.articles, key=lambda article: article.id)
    }
    return Record(documents, canonical(_shared(graph, local[None], iris)))


def document_quads(
    graph: ResolvedGraph, article: Article, claims: list[Claim], nodes: list[Entity], iris: Iris
) -> Iterator[Quad]:
    """Yield the named graph of a document, its run and the nodes that belong to it alone."""
    name = iris.document(article.id)
    for triple in _named_graph(graph, article, claims, iris):
        yield Quad(*triple, name)
    language = article.language.split("-")[0]  # labels do not tell Flemish from Dutch
    for entity in nodes:
        yield from (Quad(*triple) for triple in entity_triples(entity, iris, language))
    for triple in run_triples(run_of(graph, article), iris):
        yield Quad(*triple)


def _named_graph(graph: ResolvedGraph, article: Article, claims: list[Claim], iris: Iris) -> Iterator[Triple]:
    yield from document_triples(article, iris)
    run = run_of(graph, article)
    for claim in claims:
        yield from passage_triples(article, claim.evidence, iris)
        yield from claim_triples(graph, claim, article.language, run, iris)
        yield from direct_triples(graph, claim, article.language, iris)


def _shared(graph: ResolvedGraph, nodes: list[Entity], iris: Iris) -> Iterator[Quad]:
    for entity in nodes:
        yield from (Quad(*triple) for triple in entity_triples(entity, iris))
    for event in graph.events:
        yield from (Quad(*triple) for triple in event_triples(event, iris))


def used_entities(graph: ResolvedGraph) -> list[Entity]:
    """Return the nodes that claims and events of ``graph`` name, and the places that hold them, by id."""
    mentions = {mention for claim in graph.claims for mention in mentions_of(claim)}
    ids = {graph.entity(mention).id for mention in mentions}
    for event in graph.events:
        ids.update((*event.actors, *event.targets, *event.places))
    return [graph.entities[entity_id] for entity_id in sorted(with_holders(ids, graph))]


def with_holders(ids: set[str], graph: ResolvedGraph) -> set[str]:
    """Return ``ids`` with the places that hold them."""
    found, waiting = set(ids), list(ids)
    while waiting:
        holder = graph.entities[waiting.pop()].located_in
        if holder is not None and holder in graph.entities and holder not in found:
            found.add(holder)
            waiting.append(holder)
    return found


def mentions_of(claim: Claim) -> Iterator[str]:
    """Yield the mentions whose nodes a claim names."""
    yield from (participant.mention for participant in claim.participants)
    yield from (attribution.mention for attribution in claim.attributions)
    yield from (mention for quantity in claim.quantities for mention in quantity.counts)
