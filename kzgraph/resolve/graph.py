"""Resolve all documents into one graph."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import TypeVar

from kzgraph.lexicon.entities import EntityIndex
from kzgraph.lexicon.schema import KnownEntity
from kzgraph.model.claim import Claim, Participant, Role
from kzgraph.model.entity import Entity, Link, ResolvedGraph
from kzgraph.model.mention import EntityKind, Mention, MentionKind
from kzgraph.model.text import Article
from kzgraph.resolve.chains import Antecedent, Chains
from kzgraph.resolve.coreference import resolve_document
from kzgraph.resolve.events import make_events
from kzgraph.resolve.nodes import ENTITY_PREFIX, by_surname, node_of_chain

Item = TypeVar("Item", Mention, Claim)

# A capital stands for its government when it acts, or when somebody speaks to it or about what it does.
ADDRESSED = frozenset(
    {
        "requests",
        "agrees",
        "consults",
        "supports",
        "accuses",
        "rejects",
        "threatens",
        "orders",
        "sanctions",
        "cooperates",
        "frames",
    }
)


def resolve(
    articles: Sequence[Article],
    mentions: Iterable[Mention],
    claims: Iterable[Claim],
    known: Iterable[KnownEntity],
) -> ResolvedGraph:
    """Return the graph of all documents; the same for any order of the input."""
    entities = EntityIndex(known)
    all_claims = tuple(sorted({c.id: c for c in claims}.values(), key=lambda c: c.id))
    by_document = _by_document(sorted(mentions, key=lambda m: (m.document, m.start, m.end, m.id)))
    claims_of = _by_document(all_claims)
    links: dict[str, Link] = {}
    nodes: dict[str, Entity] = {}
    for document in sorted(by_document):
        own, found = _document(by_document[document], claims_of.get(document, []), entities)
        links.update(own)
        for node in found:
            nodes[node.id] = _merged(nodes[node.id], node) if node.id in nodes else node
    nodes, links = _with_surnames(nodes, links)
    events, event_of = make_events(all_claims, {mention: nodes[link.entity] for mention, link in links.items()})
    return ResolvedGraph(
        articles=tuple(sorted({(a.id, a.file_name): a for a in articles}.values(), key=lambda a: (a.id, a.file_name))),
        mentions=dict(sorted((m.id, m) for ms in by_document.values() for m in ms if m.id in links)),
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


def _document(
    mentions: Sequence[Mention], claims: Sequence[Claim], entities: EntityIndex
) -> tuple[dict[str, Link], list[Entity]]:
    """Links and nodes of one document: those of the mentions that its claims need."""
    chains = resolve_document(
        Chains(mentions, entities, _speakers(mentions, claims), _apart(claims), _parallels(mentions, claims))
    )
    acting, needed = _acting(claims), _needed(claims)
    key_of = {m.id: _key(m, chains, acts=m.id in acting) for m in mentions}
    members: dict[str, list[Mention]] = {}
    for mention in mentions:
        members.setdefault(key_of[mention.id], []).append(mention)
    wanted = sorted({key_of[m] for m in needed if m in key_of})
    nodes = {key: node_of_chain(key, _naming(members[key], chains), entities) for key in wanted}
    links = {m.id: _link(m, nodes[key_of[m.id]], chains.found.get(m.id)) for m in mentions if m.id in needed}
    return links, list(nodes.values())


def _naming(members: Sequence[Mention], chains: Chains) -> Sequence[Mention]:
    """The mentions that give a node its names: a spokesperson's words are a body's, but no name of it."""
    own = [m for m in members if m.id not in chains.found or chains.found[m.id].rule != "speaks for"]
    return own or members


def _acting(claims: Sequence[Claim]) -> set[str]:
    """Mentions that do or say something, or are spoken to: a capital among them stands for its government."""
    actors = {p.mention for c in claims for p in c.participants if _acts(c, p)}
    return actors | {a.mention for c in claims for a in c.attributions}


def _needed(claims: Sequence[Claim]) -> set[str]:
    """Mentions that stand in the graph: participants, sources and what is counted."""
    participants = {p.mention for c in claims for p in c.participants}
    sources = {a.mention for c in claims for a in c.attributions}
    return participants | sources | {m for c in claims if c.quantity for m in c.quantity.counts}


def _acts(claim: Claim, participant: Participant) -> bool:
    if claim.event_class is None:
        return False
    return participant.role is Role.ACTOR or (participant.role is Role.TARGET and claim.property in ADDRESSED)


def _key(mention: Mention, chains: Chains, *, acts: bool) -> str:
    """The key of a mention's chain: its first mention, or "entity:" and the key of a curated entity."""
    root = chains.root(mention.id)
    reason = chains.found.get(root)
    if reason is None or reason.entity is None:
        return root
    known = chains.entities.get(reason.entity)
    if known is not None and acts and known.kind == "place" and root == mention.id:
        government = chains.entities.metonym(mention.name or mention.text)
        if government is not None:
            return f"{ENTITY_PREFIX}{government.key}"
    return f"{ENTITY_PREFIX}{reason.entity}"


def _link(mention: Mention, node: Entity, reason: Antecedent | None) -> Link:
    if reason is None:
        return Link(node.id, "first mention", mention.text, 1.0)
    if node.kind is EntityKind.GOVERNMENT and reason.rule == "entity file" and mention.entity_kind is EntityKind.PLACE:
        return Link(node.id, "metonym", f"{mention.text} acts: {node.label}", 0.85)
    return Link(node.id, reason.rule, reason.detail, reason.score, reason.mention)


def _speakers(mentions: Sequence[Mention], claims: Sequence[Claim]) -> dict[str, str]:
    """First-person pronouns -> the nearest source of a claim that they take part in."""
    first = {m.id for m in mentions if m.kind is MentionKind.PRONOUN and m.person == 1}
    found: dict[str, str] = {}
    for claim in claims:
        nearest = next((a.mention for a in claim.attributions if a.position == 1), None)
        if nearest is None:
            continue
        for participant in claim.participants:
            if participant.mention in first and participant.mention != nearest:
                found.setdefault(participant.mention, nearest)
    return found


def _parallels(mentions: Sequence[Mention], claims: Sequence[Claim]) -> dict[str, str]:
    """A demonstrative means what the last such event was about: "De prijs werd verdubbeld. Zij draaide dat terug"."""
    by_id = {m.id: m for m in mentions}
    last: dict[str, str] = {}
    found: dict[str, str] = {}
    for claim in sorted(claims, key=lambda c: c.trigger):
        for target in claim.mentions(Role.TARGET):
            mention = by_id.get(target)
            if mention is None:
                continue
            if mention.kind is not MentionKind.PRONOUN:
                last[claim.property] = target
            elif mention.demonstrative and claim.property in last:
                found[target] = last[claim.property]
    return found


def _apart(claims: Sequence[Claim]) -> set[frozenset[str]]:
    """Pairs of mentions that one clause gives different roles: who shoots is not who is shot."""
    pairs: set[frozenset[str]] = set()
    for claim in claims:
        for p in claim.participants:
            pairs |= {frozenset({p.mention, q.mention}) for q in claim.participants if p.role is not q.role}
    return pairs


def _merged(a: Entity, b: Entity) -> Entity:
    names = tuple(sorted({*a.names, *b.names, b.label} - {a.label}))
    return Entity(a.id, a.label, a.kind, names, a.same_as, a.document, a.coordinates)


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
