"""Documents of an archive with all that was settled about them: each reads as it does among all others."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from sqlite3 import Connection

from kzgraph.model.claim import Claim
from kzgraph.model.entity import ResolvedGraph
from kzgraph.model.reading import Reading
from kzgraph.resolve.across.apply import relinked_by
from kzgraph.resolve.confidence import weighed
from kzgraph.resolve.events import Share, event_of_shares, share_of, tellings_of, told_of
from kzgraph.resolve.graph import graph_of
from kzgraph.resolve.kept.names import NameIndex
from kzgraph.resolve.order import told_order
from kzgraph.resolve.story.bearers import Bearer
from kzgraph.resolve.story.deeds import Deed
from kzgraph.resolve.story.joined import Match
from kzgraph.resolve.story.policy import Policy, shipped_policy
from kzgraph.resolve.story.profile import Profile
from kzgraph.resolve.story.stories import Pair, story_of
from kzgraph.resolve.story.unnamed import group_matches, groups_of, with_roots
from kzgraph.resolve.story.world import World
from kzgraph.store.archive.groups import Groups
from kzgraph.store.archive.layout import STATE, Layout
from kzgraph.store.archive.order import Order
from kzgraph.store.archive.shelf import Shelf
from kzgraph.store.archive.state import State, connect
from kzgraph.store.archive.tellings import Tellings, Told

Steps = frozenset[tuple[str, str]]  # from one telling of a document to a later one


@dataclass(frozen=True, slots=True)
class Parts:
    """The readings of an archive and what was settled about them so far."""

    shelf: Shelf
    names: NameIndex
    groups: Groups
    tellings: Tellings
    order: Order
    policy: Policy

    def named(self, readings: Sequence[Reading]) -> World:
        """Return documents with the named nodes that they have among all documents."""
        own = {node.id: node for reading in readings for node in reading.nodes}
        named = self.names.named(own)
        local = {i: n for i, n in own.items() if n.document is not None and i not in named.canonical}
        links = {mention: link for reading in readings for mention, link in reading.links.items()}
        return World(
            readings=readings,
            mentions={mention.id: mention for reading in readings for mention in reading.mentions.values()},
            nodes=dict(sorted({**local, **named.entities}.items())),
            links=relinked_by(links, named.canonical, named.ways),
        )

    def world(self, reading: Reading) -> World:
        """Return one document with all nodes that it has among all documents."""
        joined = self.groups.joined([reading.article.id])
        return with_roots(self.named([reading]), joined.roots, joined.groups, joined.why)

    def profile(self, reading: Reading) -> tuple[Profile, str, list[Bearer]]:
        """Return what a document tells, the label of the place of its scene, and its groups without a name."""
        world = self.named([reading])
        deeds = world.deeds()
        (profile,) = world.profiles(deeds, self.policy)
        label = world.nodes[profile.scene[0]].label if profile.scene is not None else ""
        return profile, label, [replace(group, acts=()) for group in groups_of(world, deeds)]

    def matches(self, pairs: Sequence[Pair]) -> list[Match]:
        """Return which groups of pairs of documents are one."""
        world = self.named(list(self.shelf.readings(sorted({one for pair in pairs for one in pair}))))
        deeds = world.deeds()
        profiles = {profile.document: profile for profile in world.profiles(deeds, self.policy)}
        told = {(a, b): story_of(profiles[a], profiles[b], world.nodes, self.policy.story) for a, b in pairs}
        stories = {pair: story for pair, story in told.items() if story is not None}
        return group_matches(world, groups_of(world, deeds), stories, self.policy)

    def told(self, reading: Reading, least: float) -> tuple[list[Told], Steps]:
        """Return what a document tells of each event, and in which order. least: confidence of claims that count."""
        world = self.world(reading)
        told, node_of = told_of(world), world.node_of()
        kept = {claim.id: claim for claim in _kept(world, least)}
        shares = {
            key: tuple(share_of(kept[deed.claim.id], node_of) for deed in deeds if deed.claim.id in kept)
            for key, deeds in told.items()
        }
        later = told_order(kept.values(), _keys(told))
        steps = frozenset((earlier, one) for earlier, found in later.items() for one in found)
        return [Told(one, shares[one.id]) for one in tellings_of(told, world, self.policy)], steps

    def graph(self, reading: Reading, least: float) -> ResolvedGraph:
        """Return a document as a graph, with the events that it alone tells."""
        world = self.world(reading)
        kept, roots, told = _kept(world, least), self.tellings.roots(reading.article.id), told_of(world)
        key_of, node_of = _keys(told), world.node_of()
        event_of = {c.id: f"event/{roots.get(one, one)}" for c in kept if (one := key_of.get(c.id)) is not None}
        alone: dict[str, list[Share]] = {}
        for claim in kept:
            key = key_of.get(claim.id)
            if key is not None and key not in roots:
                alone.setdefault(key, []).append(share_of(claim, node_of))
        events = [event_of_shares(key, found, before=self.order.before(key)) for key, found in alone.items()]
        graph = graph_of(world, (tuple(sorted(events, key=lambda event: event.id)), event_of))
        return replace(graph, claims=tuple(kept))


def _kept(world: World, least: float) -> list[Claim]:
    """The claims with their confidence, by id, without those that are too unsure."""
    return [claim for claim in weighed(graph_of(world, ((), {}))) if least <= 0 or claim.confidence >= least]


def _keys(told: Mapping[str, Sequence[Deed]]) -> dict[str, str]:
    """Claim id -> what makes the id of its event."""
    return {deed.claim.id: key for key, deeds in told.items() for deed in deeds}


@contextmanager
def opened(new: Path, archive: Path, layout: Layout) -> Iterator[Parts]:
    """Open what is settled about the documents of an archive; see ``tables``."""
    with tables(new, archive) as connection:
        policy = shipped_policy()
        yield Parts(
            shelf=Shelf(State(connection), layout, (new, archive)),
            names=NameIndex(connection),
            groups=Groups(connection, policy),
            tellings=Tellings(connection, policy),
            order=Order(connection),
            policy=policy,
        )


@contextmanager
def tables(new: Path, archive: Path) -> Iterator[Connection]:
    """Open the tables of an archive to read. new: the folder that goes before the archive's own."""
    connection = connect(next(place / STATE for place in (new, archive) if (place / STATE).exists()))
    try:
        yield connection
    finally:
        connection.close()
