"""Why a claim reads as it does, as plain data: what ``kzgraph explain`` shows beside the graph."""

from dataclasses import dataclass

from kzgraph.model.claim import Modality, Polarity


@dataclass(frozen=True, slots=True)
class Reason:
    """Words that made a clause less sure or turned it around.

    text: the words; start, end: their offsets in the article, half-open. rule: the lexicon row or construction that
    says so, as "table: row" ("control: weigeren", "auxiliary: zullen"). modality, polarity: what it adds.
    """

    text: str
    start: int
    end: int
    rule: str
    modality: Modality | None = None
    polarity: Polarity | None = None


@dataclass(frozen=True, slots=True)
class Step:
    """One arc of a parse on the way from a trigger to a participant.

    word: where the step leads. relation: of Universal Dependencies. up: it leads to the head.
    """

    word: str
    relation: str
    up: bool


@dataclass(frozen=True, slots=True, order=True)
class Doubt:
    """A word whose place in the tree the parser doubts. level: 2 much, 1 a little."""

    start: int
    word: str
    relation: str
    level: int


@dataclass(frozen=True, slots=True)
class Path:
    """How a participant hangs together with its trigger. mention: its id; no steps: it is the trigger itself."""

    role: str
    mention: str
    steps: tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class Trace:
    """What reading a document again tells of one claim.

    claim: its id. trigger: the word that says it, start and end its offsets. sentences: offsets of those that hold
    the trigger, the participants and the cues, in the order of the text. passive: it was read as a passive.
    rivals: further events that rows of the same verb or noun say. doubts: those of the arcs of the paths.
    """

    claim: str
    trigger: str
    start: int
    end: int
    sentences: tuple[tuple[int, int], ...]
    passive: bool
    rivals: int
    paths: tuple[Path, ...]
    doubts: tuple[Doubt, ...]
    reasons: tuple[Reason, ...]
