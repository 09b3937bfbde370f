"""How two counts stand to each other."""

from dataclasses import dataclass
from enum import StrEnum

from kzgraph.analyse.numbers.count import Count


class Outcome(StrEnum):
    """The five ways in which two counts of one dossier can stand to each other."""

    AGREE = "agree"
    UPDATE = "update"
    PART_OF = "part of"
    DIFFERENT_SCOPE = "different scope"
    CONFLICT = "conflict"


@dataclass(frozen=True, slots=True)
class Pair:
    """Two counts compared.

    first, second: of an update the newer and the older, of a part the part and the whole, else in the order of the
    documents. reason: one sentence that names what decided.
    """

    first: Count
    second: Count
    outcome: Outcome
    reason: str
