"""What two documents must agree on to tell the same, as data: ``data/events.toml`` says what set it."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, fields
from functools import cache
from pathlib import Path
from typing import Any

from kzgraph.errors import LexiconError

DATA = Path(__file__).parents[1] / "data" / "events.toml"


@dataclass(frozen=True, slots=True)
class StoryPolicy:
    """When two documents tell one story. window: days; all others: points, numbers of classes or of documents."""

    window: int
    few: int
    undated: int
    classes: int
    one: int
    two: int
    number: int
    block: int


@dataclass(frozen=True, slots=True)
class EventPolicy:
    """The points of what two tellings agree on, and how many are ``enough``. block: a number of tellings."""

    enough: int
    specific: int
    general: int
    word: int
    city: int
    state: int
    day: int
    number: int
    odd_number: int
    long_number: int
    once: int
    toll: int
    words: int
    story: int
    block: int


@dataclass(frozen=True, slots=True)
class Policy:
    """vague, repeated, once, tolls: names of event classes.

    sent, unrest: names of sets of nouns, for forces and for protesters.
    """

    vague: frozenset[str]
    once: frozenset[str]
    repeated: frozenset[str]
    tolls: frozenset[str]
    sent: frozenset[str]
    unrest: frozenset[str]
    story: StoryPolicy
    event: EventPolicy


@cache
def shipped_policy() -> Policy:
    """Return the policy that the project ships. Raises LexiconError when the file is no such table."""
    try:
        table = tomllib.loads(DATA.read_text("utf-8"))
        points = {
            "story": StoryPolicy(**_exact(table["story"], StoryPolicy)),
            "event": EventPolicy(**_exact(table["event"], EventPolicy)),
        }
        words = {name: frozenset(value) for name, value in table.items() if name not in points}
        return Policy(**_exact(words | points, Policy))
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise LexiconError(f"{DATA}: no rules of events ({error}); install kzgraph again") from error


def _exact(table: Mapping[str, Any], row: type) -> Mapping[str, Any]:
    """Return ``table`` if it has the fields of ``row`` and no others. Raises ValueError."""
    wanted = {field.name for field in fields(row)}
    if set(table) != wanted:
        raise ValueError(f"keys are {', '.join(sorted(wanted))}")
    return table
