"""Reasons as plain data: the word that colours a clause, with the row or construction that says so."""

from spacy.tokens import Token

from kzgraph.model.claim import Modality, Polarity
from kzgraph.model.trace import Reason


def reason(
    token: Token, rule: str, modality: Modality | None = None, polarity: Polarity | None = None
) -> tuple[Reason, ...]:
    """Return why a clause is coloured, as one reason; none when nothing is coloured."""
    if modality is None and polarity is None:
        return ()
    return (Reason(token.text, token.idx, token.idx + len(token), rule, modality, polarity),)
