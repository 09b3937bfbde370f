"""Numbers out of the query string of a request."""

from collections.abc import Mapping

from kzgraph.errors import QueryError

LONGEST = 5000
"""Numbers that one parameter holds at most."""


def number(asked: Mapping[str, str], name: str, default: int) -> int:
    """Return a whole number of 0 or more. Raises QueryError for anything else."""
    text = asked.get(name)
    if text is None:
        return default
    if not (text.isascii() and text.isdigit() and len(text) < 10):
        raise QueryError(f"{name}={text[:20]}: is no whole number")
    return int(text)


def numbers(asked: Mapping[str, str], name: str, end: int) -> list[int]:
    """Return the numbers of a list with commas, each below ``end``. Raises QueryError for anything else."""
    parts = [part for part in asked.get(name, "").split(",") if part]
    if len(parts) > LONGEST:
        raise QueryError(f"{name}: at most {LONGEST} numbers")
    return [within(number({name: part}, name, 0), end, name) for part in parts]


def within(value: int, end: int, name: str) -> int:
    """Return ``value`` when it is below ``end``. Raises QueryError when it is not."""
    if value >= end:
        raise QueryError(f"{name}={value}: there are {end}")
    return value
