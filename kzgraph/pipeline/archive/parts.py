"""Connected documents of an archive as a world of their own: the same outcome as among all documents."""

from collections.abc import Container, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from kzgraph.model.entity import ResolvedGraph
from kzgraph.model.reading import Reading
from kzgraph.resolve.across.apply import relinked_by
from kzgraph.resolve.across.decisions import Decisions
from kzgraph.resolve.across.settled import settled
from kzgraph.resolve.events import make_events, tellings_of
from kzgraph.resolve.graph import graph_of
from kzgraph.resolve.kept.names import NameIndex
from kzgraph.resolve.story.policy import Policy, shipped_policy
from kzgraph.resolve.story.profile import Profile
from kzgraph.resolve.story.stories import Pair, Story, story_of
from kzgraph.resolve.story.tellings import Telling
from kzgraph.resolve.story.unnamed import with_groups
from kzgraph.resolve.story.world import World
from kzgraph.store.archive.layout import STATE, Layout
from kzgraph.store.archive.shelf import Shelf
from kzgraph.store.archive.state import State, connect
from kzgraph.store.archive.stories import Stories
from kzgraph.store.archive.tellings import Crowded


@dataclass(frozen=True, slots=True)
class Connected:
    """Documents that only each other's words can change. named: ids of the nodes that others may share by name."""

    world: World
    stories: dict[Pair, Story]
    policy: Policy
    crowded: Crowded
    named: Container[str]

    def tellings(self) -> list[Telling]:
        """Return what each document tells of each event."""
        return tellings_of(self.world, self.policy)

    def graph(self) -> ResolvedGraph:
        """Return what they say together."""
        return graph_of(self.world, make_events(self.world, self.stories, self.policy, self.crowded))


@dataclass(frozen=True, slots=True)
class Parts:
    """The readings of an archive and what was settled about them."""

    shelf: Shelf
    names: NameIndex
    stories: Stories
    crowded: Crowded
    policy: Policy

    def world(self, readings: Sequence[Reading]) -> World:
        """Return documents with the nodes that they have among all documents."""
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

    def profiles(self, world: World) -> list[Profile]:
        """Return what each document of ``world`` tells."""
        return world.profiles(world.deeds(), self.policy)

    def connected(self, documents: Sequence[str], decisions: Decisions) -> Connected:
        """Return documents that are connected with no others."""
        world = self.world(list(self.shelf.readings(sorted(documents))))
        deeds = world.deeds()
        told = world.profiles(deeds, self.policy)
        by_id = {profile.document: profile for profile in told}
        pairs = self.stories.pairs(documents)
        found = {(a, b): story_of(by_id[a], by_id[b], world.nodes, self.policy.story) for a, b in pairs}
        stories = {pair: story for pair, story in sorted(found.items()) if story is not None}
        named = frozenset(i for i, node in world.nodes.items() if node.document is None)
        joined = with_groups(world, deeds, told, stories, self.policy, settled(decisions).keeps_apart)
        return Connected(joined, stories, self.policy, self.crowded, named)


@contextmanager
def opened(new: Path, archive: Path, layout: Layout) -> Iterator[Parts]:
    """Open what is settled about the documents of an archive. new: the folder that goes before the archive's own."""
    connection = connect(new / STATE)
    try:
        policy = shipped_policy()
        yield Parts(
            shelf=Shelf(State(connection), layout, (new, archive)),
            names=NameIndex(connection),
            stories=Stories(connection, policy.story),
            crowded=Crowded(connection),
            policy=policy,
        )
    finally:
        connection.close()
