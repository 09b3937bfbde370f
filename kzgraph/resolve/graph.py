"""Resolve all documents into one graph."""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, TypeVar

from kzgraph.lexicon.entities import EntityIndex
from kzgraph.lexicon.schema import KnownEntity
from kzgraph.lexicon.towns import shipped_towns
from kzgraph.model.claim import Claim
from kzgraph.model.entity import Entity, ResolvedGraph
from kzgraph.model.mention import Mention
from kzgraph.model.reading import Reading, Versions
from kzgraph.model.text import Article
from kzgraph.resolve.across.apply import joined_nodes, merged, relinked
from kzgraph.resolve.across.decisions import NONE, Decisions
from kzgraph.resolve.across.settled import settled
from kzgraph.resolve.document import resolved
from kzgraph.resolve.events import Made, make_events
from kzgraph.resolve.story.unnamed import with_stories
from kzgraph.resolve.story.world import World

if TYPE_CHECKING:
    from kzgraph.resolve.across.join import Joined

Item = TypeVar("Item", Mention, Claim)


def resolve(
    articles: Iterable[Article],
    mentions: Iterable[Mention],
    claims: Iterable[Claim],
    known: Iterable[KnownEntity],
) -> ResolvedGraph:
    """Return the graph of all documents; the same for any order of the input."""
    entities = EntityIndex(known, shipped_towns)
    mentions_of, claims_of = _by_document(mentions), _by_document(claims)
    return world(
        read_document(article, mentions_of.get(article.id, ()), claims_of.get(article.id, ()), entities)
        for article in articles
    )


def read_document(
    article: Article,
    mentions: Iterable[Mention],
    claims: Iterable[Claim],
    entities: EntityIndex,
    versions: Versions = (),
) -> Reading:
    """Return what one document says by itself. versions: what read it."""
    ordered = sorted(mentions, key=lambda m: (m.start, m.end, m.id))
    found = resolved(ordered, sorted({c.id: c for c in claims}.values(), key=lambda c: c.id), entities)
    return Reading(
        article=article,
        mentions=dict(sorted(found.mentions.items())),
        claims=tuple(sorted({c.id: c for c in found.claims}.values(), key=lambda c: c.id)),
        links=dict(sorted(found.links.items())),
        nodes=found.nodes,
        versions=versions,
        main_state=found.main_state,
    )


def world(readings: Iterable[Reading], decisions: Decisions = NONE) -> ResolvedGraph:
    """Return the graph of a set of documents, whatever their order and however often each is given.

    Of two readings of one text the one whose file name comes first counts. decisions: what people said of pairs of
    nodes. Raises InputError when they contradict each other.
    """
    documents = distinct(readings)
    same = joining(documents, decisions)
    mentions = {m: mention for document in documents for m, mention in document.mentions.items()}
    links = relinked({m: link for document in documents for m, link in document.links.items()}, same)
    named = World(documents, mentions, joined_nodes(all_nodes(documents), same), links)
    joined, stories = with_stories(named, kept_apart=settled(decisions).keeps_apart)
    return graph_of(joined, make_events(joined, stories))


def graph_of(world: World, made: Made) -> ResolvedGraph:
    """Return ``world`` with its events as a graph. made: events, and claim id -> event id."""
    events, event_of = made
    return ResolvedGraph(
        articles=tuple(reading.article for reading in world.readings),
        mentions=dict(sorted(world.mentions.items())),
        claims=tuple(sorted(world.claims, key=lambda c: c.id)),
        entities=dict(sorted(world.nodes.items())),
        links=dict(sorted(world.links.items())),
        events=events,
        event_of=dict(sorted(event_of.items())),
        versions={reading.article.id: reading.versions for reading in world.readings},
    )


def all_nodes(documents: Iterable[Reading]) -> dict[str, Entity]:
    """Return the nodes of all documents by id, before any are joined."""
    nodes: dict[str, Entity] = {}
    for node in (node for document in documents for node in document.nodes):
        nodes[node.id] = merged(nodes[node.id], node) if node.id in nodes else node
    return nodes


def joining(documents: Sequence[Reading], decisions: Decisions = NONE) -> "Joined":
    """Return which nodes of distinct documents are the same, and which of them nobody knows about."""
    from kzgraph.resolve.across.gather import candidates
    from kzgraph.resolve.across.join import join
    from kzgraph.resolve.across.names import Names

    nodes = all_nodes(documents)
    return join(candidates(nodes, documents), Names(), decisions=decisions, others=nodes)


def distinct(readings: Iterable[Reading]) -> list[Reading]:
    """Return one reading a document, sorted by id; of two for one text the one whose file name comes first."""
    found: dict[str, Reading] = {}
    for reading in readings:
        other = found.setdefault(reading.article.id, reading)
        if _rank(reading.article) < _rank(other.article):
            found[reading.article.id] = reading
    return [reading for _, reading in sorted(found.items())]


def _rank(article: Article) -> tuple[str, ...]:
    known = (article.title, article.publisher, article.published, article.language, article.url)
    return (article.file_name, *(value or "" for value in known))


def _by_document(items: Iterable[Item]) -> dict[str, list[Item]]:
    groups: dict[str, list[Item]] = {}
    for item in items:
        groups.setdefault(item.document, []).append(item)
    return groups

