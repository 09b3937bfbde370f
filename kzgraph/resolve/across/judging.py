"""From how alike two names are to a judgement: thresholds, and checks that names know nothing of."""

from collections.abc import Iterator
from dataclasses import dataclass

from kzgraph.model.judgement import Judgement, Score
from kzgraph.model.mention import EntityKind
from kzgraph.resolve.across.candidate import Candidate
from kzgraph.resolve.across.fullness import fullness
from kzgraph.resolve.across.policy import Policy
from kzgraph.resolve.across.support import COMMON_NAME, elsewhere, supported

SHORT = 1.5  # names below this fullness are a surname alone


@dataclass(frozen=True, slots=True)
class Judged:
    """A judgement with its score. apart: a check, not the score, forbids to join the two.

    partial: a bare surname and a full name, which are one when nobody else bears it.
    """

    judgement: Judgement
    score: Score
    apart: bool = False
    partial: bool = False

    @property
    def reason(self) -> str:
        """The rule and the words that led to it, for people."""
        return f"{self.score.rule}: {self.score.detail}" if self.score.detail else self.score.rule


def judged(a: Candidate, b: Candidate, score: Score, policy: Policy) -> Judged:
    """Judge two candidates whose names are as alike as ``score`` says."""
    if (found := by_ids(a, b)) is not None:
        return found
    if score.value < policy.unsure:
        return Judged(Judgement.NEGATIVE, score)
    check = next(_doubts(a, b, score, policy), None)
    if check is not None:
        return Judged(Judgement.UNSURE, Score(score.value, score.rule, f"{score.detail}; {check}"), apart=True)
    if not supported(a, b):
        return Judged(Judgement.UNSURE, Score(score.value, score.rule, f"{score.detail}; {COMMON_NAME}"))
    if score.value >= policy.positive:
        return Judged(Judgement.POSITIVE, score)
    short = [one.kind is EntityKind.PERSON and fullness(one.names, one.kind) < SHORT for one in (a, b)]
    return Judged(Judgement.UNSURE, score, partial=short[0] != short[1] and score.value >= policy.surname)


def by_ids(a: Candidate, b: Candidate) -> Judged | None:
    """Judge by outside ids alone; ``None`` when they say nothing."""
    if not (a.outside and b.outside):
        return None
    if shared := sorted(a.outside & b.outside):
        return Judged(Judgement.POSITIVE, Score(1.0, "same id", ", ".join(shared)))
    if different := other_ids(a, b):
        return Judged(Judgement.NEGATIVE, Score(0.0, "different ids", different), apart=True)
    return None


def other_ids(a: Candidate, b: Candidate) -> str:
    """Return the ids of one scheme in which two candidates differ ("Q159, Q232"); empty when nothing contradicts.

    One id that they share outweighs all others: an entity file of the user may have a second entry for an item.
    """
    if a.outside & b.outside:
        return ""
    for scheme in sorted(_schemes(a) & _schemes(b)):
        mine, theirs = ({i for i in one.outside if i.partition(":")[0] == scheme} for one in (a, b))
        if not mine & theirs:
            return ", ".join(sorted(i.partition(":")[2] for i in mine | theirs))
    return ""


def _schemes(one: Candidate) -> set[str]:
    return {i.partition(":")[0] for i in one.outside}


def _beside_each_other(a: Candidate, b: Candidate) -> float:
    """The share of the documents of the rarer one that have both, as two."""
    fewer = min(len(a.documents), len(b.documents))
    return len(a.documents & b.documents) / fewer if fewer else 0.0


def _doubts(a: Candidate, b: Candidate, score: Score, policy: Policy) -> Iterator[str]:
    """What speaks against two alike names: a text that has both, or other states."""
    if _beside_each_other(a, b) > policy.together and score.value < policy.certain:
        yield "texts have both"
    if a.kind is EntityKind.PERSON and a.states and b.states and not a.states & b.states:
        yield f"of {', '.join(sorted(a.states))}, not of {', '.join(sorted(b.states))}"
    if where := elsewhere(a, b):
        yield f"texts about {where}"
