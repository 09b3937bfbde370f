"""Times of a language that has no part for them: none is found."""

import re

from kzgraph.languages.edtf import Anchor

_NEVER = re.compile(r"(?!)")


def phrase_pattern() -> "re.Pattern[str]":
    """Return a pattern that nothing fits."""
    return _NEVER


def weekday_pattern() -> "re.Pattern[str]":
    """Return a pattern that nothing fits."""
    return _NEVER


def reading(form: str, words: str, anchor: Anchor) -> str | None:
    """Return ``None``: nothing is known."""
    return None
