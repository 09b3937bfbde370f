"""Resolve one document: the claims with what each of their mentions stands for."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from kzgraph.lexicon.entities import EntityIndex
from kzgraph.model.claim import Claim, Participant, Role
from kzgraph.model.entity import Entity, Link
from kzgraph.model.mention import EntityKind, Mention, MentionKind
from kzgraph.resolve.chains import Antecedent, Chains
from kzgraph.resolve.coreference import resolve_document
from kzgraph.resolve.facts import facts_of
from kzgraph.resolve.nodes import ENTITY_PREFIX, containers, node_of_chain
from kzgraph.resolve.states import state_of
from kzgraph.resolve.together import Spread, spread

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
class Resolved:
    """One document. mentions: those that its claims need; links: mention id -> what it stands for, and why.

    main_state: key of the state that it is about.
    """

    mentions: dict[str, Mention]
    claims: tuple[Claim, ...]
    links: dict[str, Link]
    nodes: tuple[Entity, ...]
    main_state: str | None = None


def resolved(mentions: Sequence[Mention], claims: Sequence[Claim], entities: EntityIndex) -> Resolved:
    """Resolve the mentions of one document, in the order of the text, for its claims."""
    chains = resolve_document(Chains(mentions, entities, facts_of(mentions, claims)))
    found = spread(claims, chains)
    acting, needed = _acting(found.claims), _needed(found.claims)
    key_of = {m.id: _key(m, chains, acts=m.id in acting) for m in mentions}
    key_of |= _keys_of_parts(found, chains, acting)
    members: dict[str, list[Mention]] = {}
    for mention in mentions:
        members.setdefault(key_of[mention.id], []).append(mention)
    by_id = {m.id: m for m in (*mentions, *found.mentions) if m.id in needed}
    for copy in found.mentions:  # a government that only "beide landen" means has no other mention
        members.setdefault(key_of[copy.id], []).append(chains.by_id[found.part_of[copy.id][0]])
    nodes = {
        key: node_of_chain(
            key, _naming(members[key], chains), entities, _state(members[key], chains), chains.main_state
        )
        for key in sorted({key_of[m] for m in by_id})
    }
    links = {m.id: _link(m, nodes[key_of[m.id]], _reason(m.id, found, chains), chains) for m in by_id.values()}
    around = {n.id: n for node in nodes.values() for n in containers(node, entities)}
    return Resolved(by_id, found.claims, links, (*nodes.values(), *around.values()), chains.main_state)


def _state(members: Sequence[Mention], chains: Chains) -> str | None:
    """The state that a chain is of by the words of its mentions: "de Egyptische schrijver Ali Hassan"."""
    named = (state_of(m, chains) for m in members if m.kind is not MentionKind.PRONOUN)
    return next((state for state in named if state is not None), None)


def _reason(mention: str, found: Spread, chains: Chains) -> Antecedent | None:
    """Why a mention, or one of the several that it means, stands for its node."""
    if mention not in found.part_of:
        return chains.found.get(mention)
    part, whole = found.part_of[mention]
    reason = chains.found.get(chains.root(whole))
    return replace(reason, mention=part) if reason is not None else None


def _keys_of_parts(found: Spread, chains: Chains, acting: set[str]) -> dict[str, str]:
    return {copy: _key(chains.by_id[part], chains, acts=copy in acting) for copy, (part, _) in found.part_of.items()}


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
    return participants | sources | {m for c in claims for q in c.quantities for m in q.counts}


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


def _link(mention: Mention, node: Entity, reason: Antecedent | None, chains: Chains) -> Link:
    if reason is None:
        return Link(node.id, "first mention", mention.text, 1.0)
    if node.kind is EntityKind.GOVERNMENT and reason.rule == "entity file" and mention.entity_kind is EntityKind.PLACE:
        return Link(node.id, "metonym", f"{mention.text} acts: {node.label}", 0.85)
    before = chains.by_id.get(reason.mention or "")
    back = mention.sentence - before.sentence if before is not None else 0
    return Link(node.id, reason.rule, reason.detail, reason.score, reason.mention, back)
