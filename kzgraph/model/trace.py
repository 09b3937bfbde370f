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
