"""What the network page shows of a graph, as frozen records that know no RDF library."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

OBJECT_ROLES = ("target", "recipient", "theme")
"""Roles that can be the object of a claim, in the order in which the data contract picks one."""


@dataclass(frozen=True, slots=True)
class Thing:
    """A node of the graph that has a name. kind: a key of ``[kind]`` in ``page/words.toml``.

    qid: Wikidata identifier or ``None``. document: IRI of the document that an unnamed group belongs to.
    place: latitude and longitude in degrees, WGS 84. resolutions: why it is one with nodes of other documents.
    """

    iri: str
    label: str
    kind: str
    names: tuple[str, ...] = ()
    qid: str | None = None
    document: str | None = None
    place: tuple[float, float] | None = None
    resolutions: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Document:
    """A source text. published: EDTF level 0 or ``None``."""

    iri: str
    title: str | None
    file_name: str
    published: str | None = None
    publisher: str | None = None
    url: str | None = None


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number as the text gives it; value and bounds are decimal strings or ``None``."""

    iri: str
    label: str
    value: str | None = None
    minimum: str | None = None
    maximum: str | None = None
    approximate: bool = False
    unit: str | None = None
    counts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Passage:
    """Words of a document. start, end: code points, half-open; exact: ``text[start:end]``.

    before, after: the rest of the sentence, when the graph holds it. iri: of the passage, which claims can share.
    """

    exact: str
    start: int
    end: int
    before: str = ""
    after: str = ""
    iri: str = ""


@dataclass(frozen=True, slots=True)
class Step:
    """One step of a chain of sources: position 1 is the nearest. source: IRI of the node; cue: "volgens"."""

    source: str
    position: int
    cue: str


@dataclass(frozen=True, slots=True)
class Claim:
    """A claim as the contract has it. cls: local name of its event or relation class ("Deployment").

    participants: role -> IRIs, sorted; roles are actor, target, recipient, theme and place. texts: role ->
    the words that named them, also for "source". trigger: offset in the document of the word that says it.
    rule: the row that made it. resolutions: why its words stand for their nodes.
    """

    iri: str
    property: str
    cls: str
    lemma: str
    modality: str
    polarity: str
    document: str
    participants: Mapping[str, tuple[str, ...]]
    passage: Passage | None = None
    event: str | None = None
    quantities: tuple[str, ...] = ()
    sources: tuple[Step, ...] = ()
    texts: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    frame: str | None = None
    content: str | None = None
    time: str | None = None
    time_text: str | None = None
    trigger: int | None = None
    confidence: float | None = None
    rule: str | None = None
    resolutions: tuple[str, ...] = ()

    def role(self, name: str) -> tuple[str, ...]:
        """Return the IRIs of the participants in role ``name``."""
        return self.participants.get(name, ())

    def everyone(self) -> Iterator[str]:
        """Yield the IRI of each participant and source, each once, in order of role."""
        seen: dict[str, None] = {}
        for iris in self.participants.values():
            seen.update(dict.fromkeys(iris))
        seen.update(dict.fromkeys(step.source for step in self.sources))
        yield from seen


@dataclass(frozen=True, slots=True)
class Records:
    """All that the page needs of one graph.

    Mappings are by IRI: documents sorted by file name, the others by IRI; claims stand by file name and
    offset.
    """

    things: Mapping[str, Thing]
    claims: tuple[Claim, ...]
    documents: Mapping[str, Document]
    quantities: Mapping[str, Quantity]
