"""All documents at once: mentions, what they stand for, and the claims about events in these terms."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from kzgraph.model.claim import Claim
from kzgraph.model.edtf import days_of
from kzgraph.model.entity import Entity, Link
from kzgraph.model.mention import Mention
from kzgraph.model.reading import Reading
from kzgraph.resolve.story.deeds import Deed, deed_of, nouns_of_nodes
from kzgraph.resolve.story.policy import Policy
from kzgraph.resolve.story.profile import Profile, profile_of


@dataclass(frozen=True, slots=True)
class World:
    """What a set of documents says. nodes: by id; links: mention id -> what it stands for."""

    readings: Sequence[Reading]
    mentions: Mapping[str, Mention]
    nodes: Mapping[str, Entity]
    links: Mapping[str, Link]

    @property
    def claims(self) -> list[Claim]:
        """All claims, by document and id."""
        return [claim for reading in self.readings for claim in reading.claims]

    def node_of(self) -> dict[str, Entity]:
        """Return mention id -> the node that it stands for."""
        return {mention: self.nodes[link.entity] for mention, link in self.links.items()}

    def labels(self) -> dict[str, str]:
        """Return node id -> label, for reasons."""
        return {i: node.label for i, node in self.nodes.items()}

    def deeds(self) -> list[Deed]:
        """Return the claims about events, by document and id."""
        node_of = self.node_of()
        nouns = nouns_of_nodes(self.mentions, node_of)
        return [deed_of(c, self.mentions, node_of, nouns) for c in self.claims if c.event_class is not None]

    def profiles(self, deeds: Iterable[Deed], policy: Policy) -> list[Profile]:
        """Return what each document tells, by id of the documents. deeds: of all documents."""
        told: dict[str, list[Deed]] = {}
        for deed in deeds:
            told.setdefault(deed.document, []).append(deed)
        each = ((r, told.get(r.article.id, ()), days_of(r.article.published)) for r in self.readings)
        return [profile_of(r.article.id, own, days, r.main_state, self.nodes, policy) for r, own, days in each]
