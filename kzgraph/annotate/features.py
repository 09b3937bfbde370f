"""Morphological features of a token, asked for by name and value."""

from spacy.tokens import Token


def has_feature(token: Token, feature: str, value: str) -> bool:
    """Return whether ``token`` bears ``feature=value``, such as ``VerbForm=Fin``. Source: Universal Features."""
    return value in token.morph.get(feature, [])
