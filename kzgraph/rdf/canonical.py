"""Canonical N-Quads: a line for each quad, once, sorted by code point: equal graphs are equal bytes."""

from collections.abc import Iterable, Sequence
from operator import lt

from pyoxigraph import Quad, RdfFormat, serialize


class Canonical(tuple[Quad, ...]):
    """Quads in canonical order, each once. Made by ``canonical`` alone."""

    __slots__ = ()


def line(quad: Quad) -> str:
    """Return the N-Quads line of ``quad``, without the line feed."""
    return f"{quad} ."


def canonical(quads: Iterable[Quad]) -> Canonical:
    """Return the quads sorted by their N-Quads line, each once."""
    if isinstance(quads, Canonical):
        return quads
    given = tuple(quads)
    lines = _lines(given)
    if _ascending(lines):
        return Canonical(given)
    by_line = dict(zip(lines, given, strict=True))
    return Canonical([by_line[key] for key in sorted(by_line)])


def nquads(quads: Iterable[Quad]) -> bytes:
    """Return sorted N-Quads in UTF-8. The order equals that of ``LC_ALL=C sort``."""
    if isinstance(quads, Canonical):
        return _serialized(quads)
    lines = _lines(quads)
    if not _ascending(lines):
        lines = sorted(set(lines))
    return b"\n".join([*lines, b""])


def _serialized(quads: Iterable[Quad]) -> bytes:
    return serialize(quads, format=RdfFormat.N_QUADS) or b""


def _lines(quads: Iterable[Quad]) -> list[bytes]:
    """Lines in UTF-8, whose order by byte is that by code point; line feeds in literals are escaped."""
    lines = _serialized(quads).split(b"\n")
    lines.pop()  # behind the last line feed
    return lines


def _ascending(lines: Sequence[bytes]) -> bool:
    """Whether all are in order and none is there twice."""
    return all(map(lt, lines, lines[1:]))
