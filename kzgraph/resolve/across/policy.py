"""The thresholds of joining, as data: ``data/joining.toml`` says what tuned them."""

import dataclasses
import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from kzgraph.errors import LexiconError

DATA = Path(__file__).parents[1] / "data" / "joining.toml"


@dataclass(frozen=True, slots=True)
class Policy:
    """When two nodes are joined.

    positive: scores from here on join; unsure: scores from here up to ``positive`` are asked. certain: scores from here
    on also join two nodes of one document. together: the share of documents that have both as two above which they are
    kept apart; resolution inside a document can miss one in a thousand. margin: how much better the best of several
    fits must be than the next one. block: most names that share a key and are compared with each other.
    """

    positive: float
    unsure: float
    certain: float
    together: float
    margin: float
    block: int


@cache
def shipped_policy() -> Policy:
    """Return the thresholds that the project ships. Raises LexiconError when the file is no such table."""
    try:
        table = tomllib.loads(DATA.read_text("utf-8"))
        fields = {field.name: field.type for field in dataclasses.fields(Policy)}
        if set(table) != set(fields):
            raise ValueError(f"keys are {', '.join(sorted(fields))}")
        return Policy(**{name: kind(table[name]) for name, kind in fields.items() if callable(kind)})
    except (OSError, ValueError, TypeError) as error:
        raise LexiconError(f"{DATA}: no thresholds of joining ({error}); install kzgraph again") from error
