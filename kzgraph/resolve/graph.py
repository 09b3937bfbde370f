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
    by_document = _by_document(sorted(mentions, key=lambda m: (m.document, m.start, m.end, m.id)))
    claims_of = _by_document(sorted({c.id: c for c in claims}.values(), key=lambda c: c.id))
    documents = [resolved(by_document[d], claims_of.get(d, []), entities) for d in sorted(by_document)]
    links = {m: link for document in documents for m, link in document.links.items()}
    nodes: dict[str, Entity] = {}
    for node in (node for document in documents for node in document.nodes):
        nodes[node.id] = _merged(nodes[node.id], node) if node.id in nodes else node
    nodes, links = _with_surnames(nodes, links)
    all_claims = tuple(sorted({c.id: c for d in documents for c in d.claims}.values(), key=lambda c: c.id))
    events, event_of = make_events(all_claims, {mention: nodes[link.entity] for mention, link in links.items()})
    return ResolvedGraph(
        articles=tuple(sorted({(a.id, a.file_name): a for a in articles}.values(), key=lambda a: (a.id, a.file_name))),
        mentions=dict(sorted((m, mention) for d in documents for m, mention in d.mentions.items())),
        claims=all_claims,
        entities=dict(sorted(nodes.items())),
        links=dict(sorted(links.items())),
        events=events,
        event_of=dict(sorted(event_of.items())),
    )


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
