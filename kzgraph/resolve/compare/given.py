"""Given names that one person bears side by side: forms of several languages, and short names."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache

from kzgraph.resolve.compare.sounds import readings
from kzgraph.resolve.compare.tables import rows
from kzgraph.resolve.compare.words import Likeness, Word

ORDER = (Likeness.VARIANT, Likeness.SHORT, Likeness.AKIN)
"""From the surest to the least sure way to be one name."""


@dataclass(frozen=True, slots=True)
class GivenName:
    """A row of ``given_names.toml``. akin: the name in languages that its bearer does not use beside it."""

    same: tuple[str, ...]
    example: tuple[str, str]
    short: tuple[str, ...] = ()
    akin: tuple[str, ...] = ()


@cache
def given_rows() -> tuple[GivenName, ...]:
    """Return all rows of given names."""
    return tuple(rows("given_names.toml", {"given": GivenName}))


@cache
def _by_form() -> Mapping[str, Mapping[int, Likeness]]:
    """Form -> number of its row -> what it is there."""
    found: dict[str, dict[int, Likeness]] = {}
    for number, row in enumerate(given_rows()):
        kinds = ((row.akin, Likeness.AKIN), (row.short, Likeness.SHORT), (row.same, Likeness.VARIANT))
        for forms, kind in kinds:
            for form in forms:
                found.setdefault(form, {})[number] = kind
    return found


@cache
def _by_sound() -> Mapping[str, Mapping[int, Likeness]]:
    """The same for each way to say a form, so that the table need not list all spellings."""
    found: dict[str, dict[int, Likeness]] = {}
    for form, places in _by_form().items():
        for reading in readings(form):
            for number, kind in places.items():
                found.setdefault(reading, {}).setdefault(number, kind)
    return found


@lru_cache(maxsize=1 << 16)
def known_rows(one: Word) -> Mapping[int, Likeness]:
    """Return the rows that a given name stands in, by its letters or else by its sound."""
    if (found := _by_form().get(one.plain)) is not None:
        return found
    merged: dict[int, Likeness] = {}
    for reading in one.readings:
        merged.update(_by_sound().get(reading, {}))
    return merged


def given_likeness(a: Word, b: Word) -> Likeness | None:
    """Return how two given names are the same by the table; NONE: known apart; ``None``: the table does not tell."""
    left, right = known_rows(a), known_rows(b)
    if not left or not right:
        return None
    if shared := left.keys() & right.keys():
        return min((_in_row(left[n], right[n]) for n in shared), key=ORDER.index)
    return Likeness.NONE if a.coarse.isdisjoint(b.coarse) else None


def _in_row(a: Likeness, b: Likeness) -> Likeness:
    """Return what two forms of a row are to each other; two short names of one name are two people's: Jan, Hans."""
    return Likeness.AKIN if a is b is Likeness.SHORT else max(a, b, key=ORDER.index)


def is_usual(one: Word) -> bool:
    """Return whether many bear a given name: those rows have short forms or kin in other languages."""
    return any(given_rows()[n].short or given_rows()[n].akin for n in known_rows(one))
