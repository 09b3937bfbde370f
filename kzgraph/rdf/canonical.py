"""Canonical N-Quads: a line for each quad, once, sorted by code point: equal graphs are equal bytes."""

from collections.abc import Iterable

from pyoxigraph import Quad


def line(quad: Quad) -> str:
    """Return the N-Quads line of ``quad``, without the line feed."""
    return f"{quad} ."


def canonical(quads: Iterable[Quad]) -> tuple[Quad, ...]:
    """Return the quads sorted by their N-Quads line, each once."""
    by_line = {line(quad): quad for quad in quads}
    return tuple(by_line[key] for key in sorted(by_line))


def nquads(quads: Iterable[Quad]) -> bytes:
    """Return sorted N-Quads in UTF-8. The order equals that of ``LC_ALL=C sort``."""
    lines = sorted({line(quad) for quad in quads})
    return "".join(f"{text}\n" for text in lines).encode("utf-8")
