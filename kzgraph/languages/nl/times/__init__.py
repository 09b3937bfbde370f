"""Dutch phrases of time: their pattern, and what each says as EDTF."""

from kzgraph.languages.nl.times.grammar import phrase_pattern
from kzgraph.languages.nl.times.phrases import reading
from kzgraph.languages.nl.times.words import weekday_pattern

__all__ = ["phrase_pattern", "reading", "weekday_pattern"]
