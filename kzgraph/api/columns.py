"""Columns of tables: what each holds, and how a value of it is shown."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from kzgraph.api.values import Value

_INT64 = 2**63


class Kind(StrEnum):
    """What a column holds."""

    TEXT = "text"
    CATEGORY = "category"  # a word of a short list
    INTEGER = "integer"
    NUMBER = "number"
    BOOLEAN = "boolean"
    DAY = "day"
    TEXTS = "texts"  # several texts, as a tuple


@dataclass(frozen=True, slots=True)
class Column:
    """A column. levels: the words that a category can be, in their order."""

    name: str
    kind: Kind = Kind.TEXT
    levels: tuple[str, ...] = ()


def shown(cell: Value) -> str:
    """Return a value for people, on one line."""
    if cell is None:
        return ""
    if isinstance(cell, tuple):
        return " | ".join(map(shown, cell))
    if isinstance(cell, bool):
        return "true" if cell else "false"
    text = f"{cell:g}" if isinstance(cell, float) else str(cell)
    return " ".join("".join(c if c.isprintable() else " " for c in text).split())


def column_of(name: str, values: Sequence[Value]) -> Column:
    """Return the column that holds ``values``: of one kind when all that are there are, else text."""
    kinds = {_kind(value) for value in values if value is not None}
    if kinds == {Kind.INTEGER, Kind.NUMBER}:
        return Column(name, Kind.NUMBER)
    return Column(name, kinds.pop() if len(kinds) == 1 else Kind.TEXT)


def _kind(value: Value) -> Kind:
    match value:
        case bool():
            return Kind.BOOLEAN
        case int():
            return Kind.INTEGER if -_INT64 <= value < _INT64 else Kind.TEXT
        case float() | Decimal():
            return Kind.NUMBER
        case date():
            return Kind.DAY
        case tuple():
            return Kind.TEXTS
        case _:
            return Kind.TEXT
