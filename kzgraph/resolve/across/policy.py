"""The thresholds of joining, as data: ``data/joining.toml`` says what tuned them."""

import dataclasses
import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from kzgraph.errors import LexiconError
from kzgraph.resolve.compare import bands

DATA = Path(__file__).parents[1] / "data" / "joining.toml"


@dataclass(frozen=True, slots=True)
class Policy:
    """When two nodes are joined; scores are from 0 to 1.

    positive: scores from here on join; unsure: scores from here up to ``positive`` are asked; both are those of the
    names. certain: from here on also two nodes of one document are joined. surname: from here on a bare surname is a
    full name's, if it is that of one person alone. together: the share of documents that have both as two above which
    they are kept apart, as resolution inside a document can miss one in a thousand. margin: how much better the best
    of several fits must be than the next one. block: most names that share a key and are compared with each other.
    """

    positive: float
    unsure: float
    certain: float
    surname: float
    together: float
    margin: float
    block: int


@cache
def shipped_policy() -> Policy:
    """Return the thresholds that the project ships. Raises LexiconError when the file is no such table."""
    try:
        table = tomllib.loads(DATA.read_text("utf-8"))
        own = {field.name: field.type for field in dataclasses.fields(Policy)[2:]}
        if set(table) != {*own, "tuned_on"}:
            raise ValueError(f"its keys must be {', '.join(sorted(own))} and tuned_on")
        values = {name: kind(table[name]) for name, kind in own.items() if callable(kind)}
        return Policy(positive=bands().same, unsure=bands().unsure, **values)
    except (OSError, ValueError, TypeError) as error:
        raise LexiconError(f"{DATA}: no thresholds of joining ({error}); install kzgraph again") from error
