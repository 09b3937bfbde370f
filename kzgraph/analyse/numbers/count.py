"""One count: how many of whom a document says that something happened to, according to whom, as of when."""

from dataclasses import dataclass

from kzgraph.analyse.numbers.bounds import Bounds

RECOUNT = "count:"
"""How the rules begin that read a clause about a number: "het dodental steeg naar 46"."""


@dataclass(frozen=True, slots=True, order=True)
class Node:
    """A node of the graph.

    kind: local name of its class ("Body"). local: it belongs to one document. states: ids of the states that it
    belongs to, as far as known ("Kazachse politie": Kazakhstan). titles: common nouns that name it too ("president").
    """

    id: str
    label: str
    kind: str = ""
    local: bool = False
    states: tuple[str, ...] = ()
    titles: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, order=True)
class Voice:
    """A source of a count. position: 1 is the nearest. cue: the word that shows it ("volgens")."""

    position: int
    node: Node
    cue: str = ""


@dataclass(frozen=True, slots=True, order=True)
class Paper:
    """The document that a count stands in. published: EDTF, to the day, month or year."""

    id: str
    file: str
    name: str = ""
    published: str | None = None
    publisher: str | None = None


@dataclass(frozen=True, slots=True)
class Count:
    """How many of whom; the words in Dutch as the document has them.

    claim: IRI. event_class: local name ("Killing"). lemma: the word that says what happened. group: the nodes that
    are counted together; words: what the text calls them ("acht agenten"). actors: who does it. rule: of the lexicon
    that made the claim. places: where, by the claim; holders: the places and states that hold these. time: EDTF, when
    it happened; as_of: EDTF, the day that the number stands for. voices: the chain of sources, nearest first; empty:
    the article itself. scope: "part", "total", "further", "earlier" or ``None``. exact, prefix, suffix: the clause,
    and the rest of its sentence before and after.
    start: code point of the clause in its document.
    """

    claim: str
    paper: Paper
    event_class: str
    lemma: str
    bounds: Bounds
    words: str
    group: tuple[Node, ...]
    actors: tuple[Node, ...] = ()
    rule: str = ""
    places: tuple[Node, ...] = ()
    holders: tuple[Node, ...] = ()
    time: str | None = None
    time_text: str | None = None
    as_of: str | None = None
    voices: tuple[Voice, ...] = ()
    scope: str | None = None
    modality: str = "Asserted"
    polarity: str = "Affirmed"
    exact: str = ""
    prefix: str = ""
    suffix: str = ""
    start: int = 0

    def __hash__(self) -> int:
        """Of what tells counts apart; the whole of one takes long to hash."""
        return hash((self.claim, self.start, self.words))

    @property
    def day(self) -> str | None:
        """The day that it stands for as far as known: as the text says, else the date of the document (EDTF)."""
        return self.as_of or self.paper.published

    @property
    def recounts(self) -> bool:
        """Whether it is a clause about the number itself, of what its text counted before: "het werden er drie"."""
        return self.rule.startswith(RECOUNT)

    @property
    def sentence(self) -> str:
        """The whole sentence."""
        return " ".join(f"{self.prefix}{self.exact}{self.suffix}".split())

    @property
    def said_by(self) -> str:
        """The chain for people: "ministry ← agency"; "(the article)" when it names no source."""
        return " ← ".join(voice.node.label for voice in self.voices) or "(the article)"
