"""Days → places on a drawing: in order, and so that neither a week nor a decade fills all of it."""

import math
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

APART = 84  # least distance of two labels


@dataclass(frozen=True, slots=True)
class Axis:
    """Days that begin or end something, and where they stand. days: sorted; places: from ``left`` on, rising."""

    days: tuple[date, ...]
    places: tuple[float, ...]

    def at(self, day: date) -> float:
        """Return the place of one of ``days``."""
        return self.places[self.days.index(day)]

    @property
    def ticks(self) -> list[tuple[float, str]]:
        """Places with the day to write there, as many as do not touch."""
        found: list[tuple[float, str]] = []
        for place, day in zip(self.places, self.days, strict=True):
            if not found or place - found[-1][0] >= APART:
                found.append((place, day.isoformat()))
        return found


def axis_of(days: Iterable[date], left: float, right: float) -> Axis:
    """Return the axis of ``days`` between ``left`` and ``right``: a gap is as wide as the logarithm of its days."""
    known = tuple(sorted(set(days)))
    gaps = [math.log2(1 + (b - a).days) for a, b in pairwise(known)]
    whole = sum(gaps)
    places, at = [], 0.0
    for gap in (0.0, *gaps)[: len(known)]:
        at += gap
        places.append(round(left + (right - left) * (at / whole if whole else 0.5), 1))
    return Axis(known, tuple(places))
