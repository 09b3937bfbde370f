"""Resolve all documents into one graph."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from kzgraph.lexicon.entities import EntityIndex
from kzgraph.lexicon.schema import KnownEntity
from kzgraph.model.claim import Claim, Participant, Role
from kzgraph.model.entity import Entity, Link, ResolvedGraph
from kzgraph.model.mention import EntityKind, Mention, MentionKind
from kzgraph.model.text import Article
from kzgraph.resolve.coreference import BODY_PREFIX, Antecedent, Document
from kzgraph.resolve.events import make_events
from kzgraph.resolve.nodes import body_node, by_surname, found_node, known_node

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


@dataclass(frozen=True, slots=True)
class _Resolved:
    """One document's mentions in chains. chain_of: mention id -> key of its chain (a mention id, or "entity:" and a key)."""

    chain_of: Mapping[str, str]
    reasons: Mapping[str, Antecedent]


def resolve(
    articles: Sequence[Article],
    mentions: Iterable[Mention],
    claims: Iterable[Claim],
    known: Iterable[KnownEntity],
) -> ResolvedGraph:
    """Return the graph of all documents; the same for any order of the input."""
    entities = EntityIndex(known)
    by_document: dict[str, list[Mention]] = {}
    for mention in sorted(mentions, key=lambda m: (m.document, m.start, m.end, m.id)):
        by_document.setdefault(mention.document, []).append(mention)
    all_claims = tuple(sorted({c.id: c for c in claims}.values(), key=lambda c: c.id))
    claims_of: dict[str, list[Claim]] = {}
    for claim in all_claims:
        claims_of.setdefault(claim.document, []).append(claim)
    links: dict[str, Link] = {}
    nodes: dict[str, Entity] = {}
    for document in sorted(by_document):
        own, found = _document(by_document[document], claims_of.get(document, []), entities)
        links.update(own)
        for node in found:
            nodes[node.id] = _merged(nodes[node.id], node) if node.id in nodes else node
    nodes, links = _with_surnames(nodes, links)
    node_of = {mention: nodes[link.entity] for mention, link in links.items()}
    events, event_of = make_events(all_claims, node_of)
    used = {m.id: m for ms in by_document.values() for m in ms if m.id in links}
    return ResolvedGraph(
        articles=tuple(sorted({(a.id, a.file_name): a for a in articles}.values(), key=lambda a: (a.id, a.file_name))),
        mentions=dict(sorted(used.items())),
        claims=all_claims,
        entities=dict(sorted(nodes.items())),
        links=dict(sorted(links.items())),
        events=events,
        event_of=dict(sorted(event_of.items())),
    )


def _document(
    mentions: Sequence[Mention], claims: Sequence[Claim], entities: EntityIndex
) -> tuple[dict[str, Link], list[Entity]]:
    speakers = _speakers(mentions, claims)
    document = Document(mentions, entities, speakers, _apart(claims), _parallels(mentions, claims))
    reasons = document.resolve()
    acting = {p.mention for c in claims for p in c.participants if _acts(c, p)} | {
        a.mention for c in claims for a in c.attributions
    }
    needed = (
        acting
        | {p.mention for c in claims for p in c.participants}
        | {m for c in claims if c.quantity for m in c.quantity.counts}
    )
    chains: dict[str, list[Mention]] = {}
    chain_of: dict[str, str] = {}
    for mention in mentions:
        key = _chain(mention, document, reasons, entities, acts=mention.id in acting)
        chain_of[mention.id] = key
        chains.setdefault(key, []).append(mention)
    wanted = {chain_of[m] for m in needed if m in chain_of}
    nodes: dict[str, Entity] = {}
    for key in sorted(wanted):
        nodes[key] = _node(key, chains[key], entities)
    links = {}
    for mention in mentions:
        key = chain_of[mention.id]
        if key in nodes and mention.id in needed:
            links[mention.id] = _link(mention, nodes[key], reasons.get(mention.id))
    return links, list(nodes.values())


def _acts(claim: Claim, participant: Participant) -> bool:
    if claim.event_class is None:
        return False
    return participant.role is Role.ACTOR or (participant.role is Role.TARGET and claim.property in ADDRESSED)


def _chain(
    mention: Mention,
    document: Document,
    reasons: Mapping[str, Antecedent],
    entities: EntityIndex,
    *,
    acts: bool,
) -> str:
    root = document.root(mention.id)
    reason = reasons.get(root)
    entity = reason.entity if reason is not None else None
    if entity is None:
        return root
    known = entities.get(entity)
    if known is not None and acts and known.kind == "place" and root == mention.id:
        government = entities.metonym(mention.name or mention.text)
        if government is not None:
            return f"entity:{government.key}"
    return f"entity:{entity}"


def _node(key: str, chain: Sequence[Mention], entities: EntityIndex) -> Entity:
    if key.startswith("entity:"):
        known = entities.get(key.removeprefix("entity:"))
        if known is not None:
            return known_node(
                known,
                {m.name for m in chain if m.name} | {m.label for m in chain if m.kind is MentionKind.NOMINAL},
            )
        if key.startswith(f"entity:{BODY_PREFIX}"):
            return body_node(key.removeprefix(f"entity:{BODY_PREFIX}"), chain, entities)
    return found_node(chain, entities)


def _link(mention: Mention, node: Entity, reason: Antecedent | None) -> Link:
    if reason is None:
        return Link(node.id, "first mention", mention.text, 1.0)
    if node.kind is EntityKind.GOVERNMENT and reason.rule == "entity file" and mention.entity_kind is EntityKind.PLACE:
        return Link(node.id, "metonym", f"{mention.text} acts: {node.label}", 0.85)
    return Link(node.id, reason.rule, reason.detail, reason.score)


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
    """ "De prijs werd verdubbeld. De minister draaide dat terug": "dat" is what the last such event was about."""
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
    return Entity(a.id, a.label, a.kind, names, a.same_as, a.document, a.wikidata_kind, a.coordinates)


def _with_surnames(nodes: dict[str, Entity], links: dict[str, Link]) -> tuple[dict[str, Entity], dict[str, Link]]:
    """Join a bare surname of one document with the only person in all documents who bears it."""
    same = by_surname(nodes)
    merged = dict(nodes)
    for short, full in sorted(same.items()):
        merged[full] = _merged(merged[full], merged.pop(short))
    relinked = {
        m: Link(same[link.entity], "surname across documents", link.detail, 0.8) if link.entity in same else link
        for m, link in links.items()
    }
    return merged, relinked
