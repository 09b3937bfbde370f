"""What an explanation of a claim holds, as plain data for text and JSON alike."""

from dataclasses import dataclass

from kzgraph.store.records import ClaimRecord


@dataclass(frozen=True, slots=True)
class Mark:
    """A highlighted stretch of the text. kind: trigger, cue, number, time, source, why, or a role."""

    kind: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Passage:
    """A sentence to show. start: offset of its first character in the article; marks inside it, in order."""

    start: int
    text: str
    marks: tuple[Mark, ...]


@dataclass(frozen=True, slots=True)
class RowInfo:
    """The lexicon row behind a claim or a reason. place: its file; about: what it is where there is no row."""

    rule: str
    place: str = ""
    example: str = ""
    counterexample: str = ""
    about: str = ""


@dataclass(frozen=True, slots=True)
class Resolved:
    """Why words stand for a node. antecedent: the earlier words that they point back to; score: 0 to 1."""

    role: str
    words: str
    node: str
    rule: str
    detail: str
    score: float | None = None
    antecedent: str | None = None


@dataclass(frozen=True, slots=True)
class Why:
    """A word that coloured the clause. adds: "Possible", "Negated" …"""

    words: str
    adds: str
    row: RowInfo


@dataclass(frozen=True, slots=True)
class Weighed:
    """A feature of the confidence. weight: what it adds to the log-odds that the claim is right."""

    name: str
    value: float
    weight: float


@dataclass(frozen=True, slots=True)
class Explanation:
    """All that can be told of a claim.

    read_again: the article was given, so that paths, reasons and features are known; else they are empty.
    paths: a line for each participant: role, words and the arcs from the trigger. doubted: words whose place in the
    tree the parser doubts. number, time: how they were read.
    """

    claim: ClaimRecord
    read_again: bool
    passages: tuple[Passage, ...]
    row: RowInfo
    resolved: tuple[Resolved, ...]
    number: tuple[str, ...] = ()
    time: str | None = None
    voice: str | None = None
    paths: tuple[tuple[str, str], ...] = ()
    doubted: tuple[str, ...] = ()
    reasons: tuple[Why, ...] = ()
    features: tuple[Weighed, ...] = ()
