"""Whether two nodes are the same: judgements with score, reason and who made them."""

from dataclasses import dataclass
from enum import StrEnum


class Judgement(StrEnum):
    """The values that FollowTheMoney's tools use too."""

    POSITIVE = "positive"
    NEGATIVE = "negative"
    UNSURE = "unsure"


@dataclass(frozen=True, slots=True)
class Score:
    """How alike two nodes are, and why. value: 0 to 1; rule: name of the rule; detail: the words that led to it."""

    value: float
    rule: str
    detail: str


@dataclass(frozen=True, slots=True)
class Decision:
    """A judgement about two nodes.

    left, right: ids of nodes as their documents gave them (``Entity.id``), or IRIs of foreign ones; left < right.
    user: who decided; ``None`` is the resolver itself. reason: for people. at: when, as ISO 8601, if anybody noted it.
    """

    left: str
    right: str
    judgement: Judgement
    score: float | None = None
    reason: str = ""
    user: str | None = None
    at: str | None = None

    @property
    def pair(self) -> tuple[str, str]:
        """The two nodes."""
        return self.left, self.right
