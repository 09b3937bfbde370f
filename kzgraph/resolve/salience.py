"""Which of several candidates a pronoun means: near, subject and often named wins (Lappin & Leass 1994)."""

from collections.abc import Sequence

from kzgraph.model.mention import EntityKind, Gender, Mention, MentionKind
from kzgraph.resolve.chains import Chains
from kzgraph.resolve.words import is_noun

LOOKBACK = 3  # sentences that a pronoun reaches back
# Weights, set on sentences of our own. SURE: its gender is known and the pronoun's. OWN: the subject of the clause
# that a possessive stands in. TELLING: who tells of it.
NEAR, SUBJECT, NAMED, OWNED, PERSON, SURE, OWN, TELLING = 2.0, 2.0, 0.5, -1.0, 1.5, 1.0, 2.0, -3.0
OFTEN = 4  # mentions beyond which a longer chain weighs no more


def can_be(candidate: Mention, pronoun: Mention, chains: Chains) -> bool:
    """Whether grammar allows it: it stands before, is resolved itself, and no clause keeps the two apart."""
    if candidate.end >= pronoun.start:
        return False
    if candidate.kind is MentionKind.PRONOUN and candidate.id not in chains.found:
        return False
    return not any(frozenset({m.id, pronoun.id}) in chains.facts.apart for m in chains.chain(candidate))


def most_salient(candidates: Sequence[Mention], pronoun: Mention, chains: Chains) -> Mention | None:
    """Return the most prominent candidate, of equals the last one."""
    return max(candidates, key=lambda m: (_salience(m, pronoun, chains), m.start), default=None)


def _salience(candidate: Mention, pronoun: Mention, chains: Chains) -> float:
    """Near, subject or source, and often named wins; what only owns another thing loses."""
    owned = any(m.of == candidate.id for m in chains.recent(candidate, 0))
    often = min(len(chains.chain(candidate)), OFTEN)
    leading = candidate.subject or candidate.id in chains.facts.sources
    own = is_noun(pronoun, "possessives") and candidate.subject and candidate.sentence == pronoun.sentence
    known = pronoun.gender in {Gender.MASCULINE, Gender.FEMININE} and candidate.gender is pronoun.gender
    return (
        NEAR * (candidate.sentence - pronoun.sentence)
        + SUBJECT * leading
        + NAMED * often
        + OWNED * owned
        + PERSON * (candidate.entity_kind is EntityKind.PERSON)
        + SURE * known
        + OWN * own
        + TELLING * _tells(candidate, pronoun, chains)
    )


def _tells(candidate: Mention, pronoun: Mention, chains: Chains) -> bool:
    """Whether the candidate is who tells of the pronoun from a sentence before."""
    hardly = chains.facts.hardly
    return bool(hardly) and any(frozenset({m.id, pronoun.id}) in hardly for m in chains.chain(candidate))
