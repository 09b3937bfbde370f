"""The step after names are joined: unnamed groups of several documents that are one become one node."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace

from kzgraph.model.entity import Entity, Link
from kzgraph.model.judgement import Score
from kzgraph.resolve.story.bearers import Bearer, Owners, bearers
from kzgraph.resolve.story.deeds import Deed
from kzgraph.resolve.story.groups import apart, matches
from kzgraph.resolve.story.joined import reasons, unions
from kzgraph.resolve.story.policy import Policy, shipped_policy
from kzgraph.resolve.story.profile import Profile, near
from kzgraph.resolve.story.reasons import story_reason
from kzgraph.resolve.story.stories import Pair, Story, stories
from kzgraph.resolve.story.world import World

FIRST = "first mention"  # the rule of a mention that nothing before explains


def with_stories(
    world: World, policy: Policy | None = None, *, kept_apart: Callable[[str, str], bool] = lambda a, b: False
) -> tuple[World, dict[Pair, Story]]:
    """Return ``world`` with the groups joined that are one, and the pairs of documents that tell one story.

    kept_apart: whether people said that two nodes are not the same.
    """
    policy = policy or shipped_policy()
    deeds = world.deeds()
    profiles = world.profiles(deeds, policy)
    found = stories(profiles, world.nodes, policy.story)
    return with_groups(world, deeds, profiles, found, policy, kept_apart), found


def with_groups(
    world: World,
    deeds: Iterable[Deed],
    profiles: Iterable[Profile],
    told: Mapping[Pair, Story],
    policy: Policy,
    kept_apart: Callable[[str, str], bool],
) -> World:
    """Return ``world`` with the groups joined that are one. deeds, profiles: its own; told: the pairs of one story."""
    if not told:
        return world
    owners, node_of = Owners(), world.node_of()
    for claim in world.claims:
        owners.add(claim, node_of)
    groups = bearers(deeds, world.mentions, node_of, world.nodes, owners)
    names, labels = {r.article.id: r.article.file_name for r in world.readings}, world.labels()
    found = matches(groups, told, policy, labels, lambda a, b: story_reason(told[a, b], names[a], names[b], labels))
    by_id, papers = {g.node.id: g for g in groups}, {p.document: p for p in profiles}

    def clash(a: str, b: str) -> bool:
        x, y = by_id[a], by_id[b]
        days = near(papers[x.document], papers[y.document], policy.story.window)
        return x.document == y.document or not days or apart(x, y) or kept_apart(a, b)

    roots = unions(found, clash=clash)
    return _relinked(world, by_id, roots, reasons(found, roots))


def _relinked(world: World, groups: Mapping[str, Bearer], roots: Mapping[str, str], why: Mapping[str, Score]) -> World:
    sets: dict[str, list[Entity]] = {}
    for node, root in sorted(roots.items()):
        sets.setdefault(root, []).append(groups[node].node)
    nodes = {i: node for i, node in world.nodes.items() if i not in roots}
    nodes |= {root: _one(members, why) for root, members in sets.items()}
    links = {m: _relink(link, roots, why) if link.entity in roots else link for m, link in world.links.items()}
    return replace(world, nodes=nodes, links=links)


def _one(members: list[Entity], why: Mapping[str, Score]) -> Entity:
    """One node for groups of several documents; it keeps the id and the label of the first."""
    first = members[0]
    names = {name for one in members for name in (one.label, *one.names)} - {first.label}
    reasons = {r for one in members for r in one.resolutions} | {why[one.id].detail for one in members if one.id in why}
    return replace(first, names=tuple(sorted(names)), document=None, resolutions=tuple(sorted(reasons)))


def _relink(link: Link, roots: Mapping[str, str], why: Mapping[str, Score]) -> Link:
    """The mention that opens a chain says why the group is one with others; the rest keep their reasons."""
    entity = roots[link.entity]
    if link.rule != FIRST:
        return replace(link, entity=entity)
    score = why[link.entity]
    return replace(link, entity=entity, rule=score.rule, detail=score.detail, score=score.value)
