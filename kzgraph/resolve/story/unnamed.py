"""The step after names are joined: unnamed groups of several documents that are one become one node."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace

from kzgraph.model.edtf import Days
from kzgraph.model.entity import Entity, Link
from kzgraph.model.judgement import Score
from kzgraph.resolve.story.bearers import Bearer, Owners, bearers
from kzgraph.resolve.story.deeds import Deed
from kzgraph.resolve.story.groups import apart, matches
from kzgraph.resolve.story.joined import Match, reasons, unions
from kzgraph.resolve.story.policy import Policy, shipped_policy
from kzgraph.resolve.story.profile import Profile
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
    groups = groups_of(world, deeds)
    found = group_matches(world, groups, told, policy)
    by_id, published = {g.node.id: g for g in groups}, {p.document: p.published for p in profiles}

    def clash(a: str, b: str) -> bool:
        x, y = by_id[a], by_id[b]
        return clashing(x, y, published[x.document], published[y.document], policy) or kept_apart(a, b)

    roots = unions(found, clash=clash)
    why, sets = reasons(found, roots), dict[str, list[Entity]]()
    for node, root in sorted(roots.items()):
        sets.setdefault(root, []).append(by_id[node].node)
    return with_roots(world, roots, {root: one_group(members, why) for root, members in sets.items()}, why)


def groups_of(world: World, deeds: Iterable[Deed]) -> list[Bearer]:
    """Return the groups without a name of the documents of ``world``. deeds: its own."""
    owners, node_of = Owners(), world.node_of()
    for claim in world.claims:
        owners.add(claim, node_of)
    return bearers(deeds, world.mentions, node_of, world.nodes, owners)


def group_matches(world: World, groups: Iterable[Bearer], told: Mapping[Pair, Story], policy: Policy) -> list[Match]:
    """Return which groups are one. told: the pairs of documents of ``world`` to look at, and why they are one story."""
    names, labels = {r.article.id: r.article.file_name for r in world.readings}, world.labels()
    return matches(groups, told, policy, labels, lambda a, b: story_reason(told[a, b], names[a], names[b], labels))


def clashing(a: Bearer, b: Bearer, day_a: Days | None, day_b: Days | None, policy: Policy) -> bool:
    """Return whether two groups cannot be one. day_a, day_b: when their documents were published."""
    near = day_a is None or day_b is None or day_a.gap(day_b) <= policy.story.window
    return a.document == b.document or not near or apart(a, b)


def with_roots(
    world: World, roots: Mapping[str, str], groups: Mapping[str, Entity], why: Mapping[str, Score]
) -> World:
    """Return ``world`` with groups in place of those that are part of them.

    roots: id -> id of the group that it is part of; groups: those, by id; why: id -> why it is part of one.
    """
    nodes = {i: node for i, node in world.nodes.items() if i not in roots}
    nodes |= {root: groups[root] for node, root in roots.items() if node in world.nodes}
    links = {m: _relink(link, roots, why) if link.entity in roots else link for m, link in world.links.items()}
    return replace(world, nodes=nodes, links=links)


def one_group(members: Sequence[Entity], why: Mapping[str, Score]) -> Entity:
    """Return one node for groups of several documents, sorted by id; it keeps the id and the label of the first."""
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
