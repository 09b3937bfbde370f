"""What two versions of a graph are compared by."""

import builtins
from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True, order=True)
class Filler:
    """What fills a role, is a source or is counted. text: the words that name it there, "" when it is not known."""

    node: str
    label: str
    text: str = ""


@dataclass(frozen=True, slots=True)
class ClaimState:
    """A claim as one graph has it.

    file: of its document; trigger, start, end: offsets in its text; sentence: the words around; evidence: its own.
    roles: role → fillers, sorted; sources: by position, nearest first. numbers: what each says, label → bounds.
    """

    id: str
    document: str
    file: str
    property: str
    event_class: str
    trigger: int | None
    start: int
    end: int
    evidence: str
    sentence: str
    modality: str = ""
    polarity: str = ""
    time: str = ""
    words: str = ""
    event: str = ""
    roles: Mapping[str, tuple[Filler, ...]] = field(default_factory=dict)
    sources: tuple[Filler, ...] = ()
    numbers: Mapping[str, str] = field(default_factory=dict)

    @builtins.property  # a field is called so
    def fillers(self) -> tuple[tuple[str, Filler], ...]:
        """Role and filler of all participants and sources."""
        own = tuple((role, one) for role, found in sorted(self.roles.items()) for one in found)
        return (*own, *(("source", one) for one in self.sources))


@dataclass(frozen=True, slots=True)
class DocumentState:
    """A document. id: IRI, a function of its text; file: its file name."""

    id: str
    file: str


@dataclass(frozen=True, slots=True)
class GraphState:
    """One version of a graph. labels: node or event → label; classes: event → class."""

    documents: tuple[DocumentState, ...]
    claims: tuple[ClaimState, ...]
    labels: Mapping[str, str] = field(default_factory=dict)
