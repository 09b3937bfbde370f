"""Which form of an answer a client likes best. Source: RFC 9110 12.5.1 (Accept), 12.4.2 (weights)."""

import re
from collections.abc import Sequence
from functools import lru_cache

_RANGE = re.compile(r"([!#$%&'*+.^_`|~\w-]+)/([!#$%&'*+.^_`|~\w-]+)")
_WEIGHT = re.compile(r"(?:0(?:\.[0-9]{0,3})?|1(?:\.0{0,3})?)")


@lru_cache(256)
def preferred(accept: str, offered: tuple[str, ...]) -> str | None:
    """Return the media type of ``offered`` that suits best, or ``None`` when none does.

    accept: an Accept header; empty accepts all. offered: the server's order, the best first, which decides
    among equals. Parameters other than the weight, such as a charset, are let pass.
    """
    ranges = [found for part in accept.split(",") if (found := _parsed(part))]
    if not accept.strip():
        return offered[0]
    weights = {media: _weight(media, ranges) for media in offered}
    best = max(offered, key=lambda media: weights[media])
    return best if weights[best] > 0 else None


def _parsed(part: str) -> tuple[str, float] | None:
    """A media range and its weight; what is not well formed counts for nothing."""
    name, *parameters = (piece.strip() for piece in part.split(";"))
    if not _RANGE.fullmatch(name):
        return None
    pairs = (parameter.partition("=") for parameter in parameters)
    given = [value.strip() for key, _, value in pairs if key.strip().lower() == "q"]
    if given and not _WEIGHT.fullmatch(given[0]):
        return None
    return name.lower(), float(given[0]) if given else 1.0


def _weight(media: str, ranges: Sequence[tuple[str, float]]) -> float:
    """The weight that the most specific range gives."""
    for name in (media, f"{media.partition('/')[0]}/*", "*/*"):
        found = [weight for one, weight in ranges if one == name]
        if found:
            return max(found)
    return 0.0
