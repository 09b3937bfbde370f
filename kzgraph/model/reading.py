"""What one document says by itself, before other documents are looked at: the unit that graphs are made of."""

from collections.abc import Mapping
from dataclasses import dataclass

from kzgraph.model.claim import Claim
from kzgraph.model.entity import Entity, Link
from kzgraph.model.mention import Mention
from kzgraph.model.text import Article

Versions = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Reading:
    """One document, read and resolved by itself. A graph is a function of a set of readings.

    mentions: those that its claims need, by id. links: mention id -> what it stands for in this document, and why.
    nodes: all that the links name, and the places that hold them. versions: name and version of each part that
    read it, sorted by name. main_state: key of the state that the document is about.
    """

    article: Article
    mentions: Mapping[str, Mention]
    claims: tuple[Claim, ...]
    links: Mapping[str, Link]
    nodes: tuple[Entity, ...]
    versions: Versions = ()
    main_state: str | None = None
