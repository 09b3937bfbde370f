"""Resolve all documents into one graph."""

from collections.abc import Iterable
from dataclasses import replace
from typing import TypeVar

from kzgraph.lexicon.entities import EntityIndex
from kzgraph.lexicon.schema import KnownEntity
from kzgraph.lexicon.towns import shipped_towns
from kzgraph.model.claim import Claim
from kzgraph.model.entity import Entity, Link, ResolvedGraph
from kzgraph.model.mention import Mention
from kzgraph.model.reading import Reading, Versions
from kzgraph.model.text import Article
from kzgraph.resolve.document import resolved
from kzgraph.resolve.events import make_events
from kzgraph.resolve.nodes import by_surname

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
    )


def world(readings: Iterable[Reading]) -> ResolvedGraph:
    """Return the graph of a set of documents, whatever their order and however often each is given.

    Of two readings of one text the one whose file name comes first counts.
    """
    documents = distinct(readings)
    links = {m: link for document in documents for m, link in document.links.items()}
    nodes: dict[str, Entity] = {}
    for node in (node for document in documents for node in document.nodes):
        nodes[node.id] = _merged(nodes[node.id], node) if node.id in nodes else node
    nodes, links = _with_surnames(nodes, links)
    claims = tuple(sorted((c for d in documents for c in d.claims), key=lambda c: c.id))
    events, event_of = make_events(claims, {mention: nodes[link.entity] for mention, link in links.items()})
    return ResolvedGraph(
        articles=tuple(document.article for document in documents),
        mentions=dict(sorted((m, mention) for d in documents for m, mention in d.mentions.items())),
        claims=claims,
        entities=dict(sorted(nodes.items())),
        links=dict(sorted(links.items())),
        events=events,
        event_of=dict(sorted(event_of.items())),
        versions={document.article.id: document.versions for document in documents},
    )


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


def _merged(a: Entity, b: Entity) -> Entity:
    names = tuple(sorted({*a.names, *b.names, b.label} - {a.label}))
    return replace(a, names=names)


def _with_surnames(nodes: dict[str, Entity], links: dict[str, Link]) -> tuple[dict[str, Entity], dict[str, Link]]:
    """Join a bare surname of one document with the only person in all documents who bears it."""
    same = by_surname(nodes)
    merged = dict(nodes)
    for short, full in sorted(same.items()):
        merged[full] = _merged(merged[full], merged.pop(short))
    relinked = {
        m: replace(link, entity=same[link.entity], rule="surname across documents", score=0.8)
        if link.entity in same
        else link
        for m, link in links.items()
    }
    return merged, relinked
