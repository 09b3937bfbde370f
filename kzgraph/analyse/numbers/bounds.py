"""Between which numbers a count lies, and how two such spans stand to each other."""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

ABOUT = Decimal("0.1")
"""Share by which "about N" may be off: newsrooms round to the nearest ten, hundred or thousand."""


class Bounding(StrEnum):
    """How a text bounds a number."""

    EXACT = "exact"
    AT_LEAST = "at least"
    AT_MOST = "at most"
    ABOUT = "about"
    RANGE = "range"


SHARPEST = (Bounding.EXACT, Bounding.AT_LEAST, Bounding.ABOUT, Bounding.AT_MOST, Bounding.RANGE)
"""From what says most to what says least."""


@dataclass(frozen=True, slots=True)
class Bounds:
    """A number as a text gives it. low, high: inclusive, ``None`` when open; not both. about: "zo'n 200"."""

    low: Decimal | None
    high: Decimal | None
    about: bool = False

    @property
    def kind(self) -> Bounding:
        """How the text bounds it."""
        if self.about:
            return Bounding.ABOUT
        if self.high is None:
            return Bounding.AT_LEAST
        if self.low is None:
            return Bounding.AT_MOST
        return Bounding.EXACT if self.low == self.high else Bounding.RANGE

    @property
    def point(self) -> Decimal | None:
        """The number that the text itself names: 18 of "at least 18"; ``None`` of a range ("dozens")."""
        if self.kind is Bounding.RANGE:
            return None
        return self.low if self.low is not None else self.high

    @property
    def least(self) -> Decimal:
        """The lowest number that the text allows."""
        if self.low is None:
            return Decimal(0)
        return self.low * (1 - ABOUT) if self.about else self.low

    @property
    def most(self) -> Decimal | None:
        """The highest number that the text allows, ``None`` when there is none."""
        if self.high is None:
            return None
        return self.high * (1 + ABOUT) if self.about else self.high

    def overlaps(self, other: "Bounds") -> bool:
        """Return whether one number can be meant by both; symmetric."""
        return not self.below(other) and not other.below(self)

    def below(self, other: "Bounds") -> bool:
        """Return whether all that this allows is less than all that ``other`` allows."""
        return self.most is not None and self.most < other.least

    def same(self, other: "Bounds") -> bool:
        """Return whether both name one number ("18" and "at least 18") or one range; symmetric."""
        return self == other or (self.point is not None and self.point == other.point and self.overlaps(other))

    def __str__(self) -> str:
        """For people: "18", "≥ 18", "≤ 100", "~200", "20–99"."""
        low, high = plain(self.low), plain(self.high)
        match self.kind:
            case Bounding.EXACT:
                return low
            case Bounding.ABOUT:
                return f"~{low or high}"
            case Bounding.AT_LEAST:
                return f"≥ {low}"
            case Bounding.AT_MOST:
                return f"≤ {high}"
            case Bounding.RANGE:
                return f"{low}–{high}"


def plain(value: Decimal | None) -> str:
    """Return a number without exponent and trailing zeros, "" for ``None``."""
    if value is None:
        return ""
    text = format(value, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text
