"""Positions of nodes, the same on every machine.

Stress majorisation on graph distances, then labels pushed apart. Only additions, multiplications, divisions
and square roots are used, and sums run along the first axis: IEEE 754 fixes their results, so that no
processor or maths library can change a page. (Sines, random numbers and BLAS products are not used for that
reason.)
"""

from collections.abc import Mapping

import networkx as nx
import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Box = tuple[float, float]
Point = tuple[int, int]

ASPECT = 1.65  # width to height of a page's drawing area on a usual screen
STRESS_LIMIT = 700  # above it, the less connected nodes are set beside a neighbour: distances grow with the cube
_FILL = 3.0  # area of the drawing for each unit of area of its labels; lower is denser
_EVEN = 0.5  # 0 keeps the distances, 1 spaces all nodes evenly along each axis
_GOLDEN = (-0.7373688780783197, 0.6754902942615238)  # cosine and sine of the golden angle
_GAP = 26.0  # pixels between components


def layout(
    simple: "nx.Graph[str]",
    boxes: Mapping[str, Box],
    order: list[str],
    *,
    start: Mapping[str, Point] | None = None,
    aspect: float = ASPECT,
) -> dict[str, Point]:
    """Return the centre of each node in whole pixels; y grows downwards, (0, 0) is the middle of the drawing.

    boxes: width and height in pixels of node with label. order: all nodes, the most connected first.
    start: earlier positions of some nodes, which are kept in rough shape.
    """
    position = {name: index for index, name in enumerate(order)}
    parts = sorted(nx.connected_components(simple), key=lambda nodes: (-len(nodes), min(position[n] for n in nodes)))
    placed = []
    for nodes in parts:
        names = sorted(nodes, key=position.__getitem__)
        size = np.array([boxes[name] for name in names], dtype=np.float64)
        points = _component(simple, names, size, start or {}, aspect)
        placed.append((names, points, size))
    return _pack(placed, aspect)


def _component(
    simple: "nx.Graph[str]", names: list[str], size: Floats, start: Mapping[str, Point], aspect: float
) -> Floats:
    if len(names) == 1:
        return np.zeros((1, 2))
    inner = names[:STRESS_LIMIT]
    index = {name: i for i, name in enumerate(inner)}
    ideal = distances([[index[m] for m in simple[n] if m in index] for n in inner])
    starts = [_spiral(len(inner), turn) for turn in range(4 if len(inner) <= 150 else 1)]
    if any(name in start for name in inner):
        starts = [_around(simple, inner, start)]
    tries = [majorise(ideal, points, rounds=150 if len(inner) <= 300 else 60) for points in starts]
    points = min(tries, key=lambda candidate: strain(ideal, candidate))
    if not start:
        points = _lie_down(points)
    points = _fill(points, size[: len(inner)], aspect)
    if len(names) > len(inner):
        points = _beside(simple, names, points)
    return separate(points, size)


def distances(adjacency: list[list[int]]) -> Floats:
    """Return the n × n distances along the links. A link is longer the fewer neighbours its ends share.

    That keeps hubs apart and groups together. Nodes that cannot reach each other get the largest distance
    plus one.
    Source: Gansner, Koren and North, Graph Drawing by Stress Majorization (2004), section 4.
    """
    count = len(adjacency)
    near = [set(row) for row in adjacency]
    ideal = np.full((count, count), np.inf)
    for i, row in enumerate(near):
        ideal[i, i] = 0.0
        for j in row:
            ideal[i, j] = max(1.0, float(np.sqrt(np.sqrt(float(len(row ^ near[j]))))))
    for k in range(count):  # Floyd and Warshall
        np.minimum(ideal, ideal[:, k : k + 1] + ideal[k : k + 1, :], out=ideal)
    finite = ideal[np.isfinite(ideal)]
    ideal[~np.isfinite(ideal)] = float(finite.max()) + 1.0
    return ideal


def majorise(ideal: Floats, start: Floats, *, rounds: int) -> Floats:
    """Return n × 2 points whose distances come close to ``ideal`` (n × n, zero on the diagonal).

    Each round moves every point halfway to the mean of where the others want it; weights are ideal^-2.
    """
    points = start.copy()
    safe = np.where(ideal > 0, ideal, 1.0)
    weight = np.where(ideal > 0, 1.0 / (safe * safe), 0.0)
    total = weight.sum(axis=0)
    for _ in range(rounds):
        dx, dy, apart = _differences(points)
        pull = weight * ideal / apart
        for axis, gap in ((0, dx), (1, dy)):
            # gap[j, i] = point i minus point j: the sum over j runs along the first axis
            wanted = (weight * points[:, axis : axis + 1] + pull * gap).sum(axis=0) / total
            points[:, axis] = 0.5 * points[:, axis] + 0.5 * wanted
    return points


def strain(ideal: Floats, points: Floats) -> float:
    """Return the weighted sum of squared errors of the distances: lower is better."""
    _, _, apart = _differences(points)
    safe = np.where(ideal > 0, ideal, 1.0)
    error = np.where(ideal > 0, (apart - ideal) / safe, 0.0)
    return float((error * error).sum(axis=0).cumsum()[-1])


def separate(points: Floats, size: Floats, *, rounds: int | None = None) -> Floats:
    """Return the points pushed apart until no two boxes (n × 2 widths and heights around them) overlap.

    Pairs part along the axis that needs the smaller push; ``rounds`` bounds the work (default: fewer for many
    nodes).
    """
    points = points.copy()
    count = len(points)
    limit = rounds or (400 if count <= 300 else 80 if count <= 900 else 25)
    need_x = (size[:, 0:1] + size[:, 0:1].T) / 2
    need_y = (size[:, 1:2] + size[:, 1:2].T) / 2
    order = np.sign(np.arange(count)[None, :] - np.arange(count)[:, None]).astype(np.float64)
    for _ in range(limit):
        dx = points[:, 0][None, :] - points[:, 0][:, None]
        dy = points[:, 1][None, :] - points[:, 1][:, None]
        over_x = need_x - np.abs(dx)
        over_y = need_y - np.abs(dy)
        hit = (over_x > 0) & (over_y > 0)
        np.fill_diagonal(hit, False)
        if not hit.any():
            break
        sideways = hit & (over_x <= over_y)
        upright = hit & ~sideways
        points[:, 0] += _push(dx, over_x, sideways, order)
        points[:, 1] += _push(dy, over_y, upright, order)
    return points


def _push(gap: Floats, over: Floats, hit: NDArray[np.bool_], order: Floats) -> Floats:
    direction = np.where(gap == 0, order, np.sign(gap))
    # Less than half of the overlap in a round: full pushes make dense heaps swing to and fro.
    step = np.where(hit, 0.4 * (over + 0.5) * direction, 0.0)
    crowd = np.maximum(1.0, hit.sum(axis=0) / 2.0)
    moved: Floats = step.sum(axis=0) / crowd
    return moved


def _differences(points: Floats) -> tuple[Floats, Floats, Floats]:
    """Return dx, dy and distance; [j, i] is point i minus point j, and no distance is zero."""
    dx = points[:, 0][None, :] - points[:, 0][:, None]
    dy = points[:, 1][None, :] - points[:, 1][:, None]
    apart = np.sqrt(dx * dx + dy * dy)
    return dx, dy, np.maximum(apart, 1e-6)


def _spiral(count: int, turn: int = 0) -> Floats:
    """Return ``count`` points of a sunflower; ``turn`` starts it elsewhere."""
    points = np.zeros((count, 2))
    x, y = 1.0, 0.0
    for _ in range(7 * turn):
        x, y = x * _GOLDEN[0] - y * _GOLDEN[1], x * _GOLDEN[1] + y * _GOLDEN[0]
    for i in range(count):
        radius = float(np.sqrt(i + 0.5 + turn))
        points[i] = (radius * x, radius * y)
        x, y = x * _GOLDEN[0] - y * _GOLDEN[1], x * _GOLDEN[1] + y * _GOLDEN[0]
    return points


def _around(simple: "nx.Graph[str]", names: list[str], start: Mapping[str, Point]) -> Floats:
    """Return first points: those of ``start`` scaled to unit distances, others beyond a placed neighbour."""
    known = np.array([start[name] for name in names if name in start], dtype=np.float64)
    unit = float(np.abs(known).max()) / 3.0 or 1.0
    spiral = _spiral(len(names))
    points = np.zeros((len(names), 2))
    placed: dict[str, tuple[float, float]] = {}
    for i, name in enumerate(names):
        if name in start:
            point = (start[name][0] / unit, start[name][1] / unit)
        else:
            beside = next((placed[m] for m in sorted(simple[name]) if m in placed), (0.0, 0.0))
            out = spiral[i] / np.sqrt(i + 1.0)
            point = (beside[0] * 1.3 + float(out[0]), beside[1] * 1.3 + float(out[1]))
        placed[name] = point
        points[i] = point
    return points


def _lie_down(points: Floats) -> Floats:
    """Return the points turned so that their longest extent is horizontal: screens are wide."""
    centred = points - points.sum(axis=0) / len(points)
    xx = float((centred[:, 0:1] * centred[:, 0:1]).sum(axis=0)[0])
    yy = float((centred[:, 1:2] * centred[:, 1:2]).sum(axis=0)[0])
    xy = float((centred[:, 0:1] * centred[:, 1:2]).sum(axis=0)[0])
    half = (xx - yy) / 2.0
    root = float(np.sqrt(half * half + xy * xy))
    if root == 0.0:
        return points
    # The eigenvector, without an arctangent.
    axis_x, axis_y = (half + root, xy) if half >= 0 else (xy, root - half)
    length = float(np.sqrt(axis_x * axis_x + axis_y * axis_y))
    cos, sin = axis_x / length, axis_y / length
    x = centred[:, 0] * cos + centred[:, 1] * sin
    y = centred[:, 1] * cos - centred[:, 0] * sin
    return np.stack([x, y], axis=1)


def _fill(points: Floats, size: Floats, aspect: float) -> Floats:
    """Return the points scaled to a rectangle of ``aspect`` whose area is some times that of all labels."""
    low, high = points.min(axis=0), points.max(axis=0)
    span = np.maximum(high - low, 1e-6)
    area = _FILL * float((size[:, 0] * size[:, 1]).cumsum()[-1])
    want = np.array([float(np.sqrt(area * aspect)), float(np.sqrt(area / aspect))])
    # Half of the way to the wanted shape: the whole way would flatten long chains.
    even = float(np.sqrt(want[0] * want[1] / (span[0] * span[1]))) if min(span) > 1e-3 else want[0] / float(max(span))
    scale = np.minimum((even + want / span) / 2.0, 2.0 * even)
    result: Floats = (_evened(points) - (low + high) / 2.0) * scale
    return result


def _evened(points: Floats) -> Floats:
    """Return the points halfway to even spaces along each axis: it opens crowds and fills corners."""
    count = len(points)
    result = points.copy()
    for axis in (0, 1):
        values = points[:, axis]
        even = np.empty(count)
        low, high = float(values.min()), float(values.max())
        even[np.argsort(values, kind="stable")] = low + (np.arange(count) + 0.5) * ((high - low) / count)
        result[:, axis] = (1.0 - _EVEN) * values + _EVEN * even
    return result


def _beside(simple: "nx.Graph[str]", names: list[str], points: Floats) -> Floats:
    """Return points for all names: those past the end of ``points`` sit around a placed neighbour."""
    places = {name: (float(x), float(y)) for name, (x, y) in zip(names, points.tolist(), strict=False)}
    crowd: dict[str, int] = {}
    spiral = _spiral(len(names)) * 40.0
    for name in names[len(points) :]:
        host = next((m for m in sorted(simple[name]) if m in places), names[0])
        crowd[host] = crowd.get(host, 0) + 1
        out = spiral[crowd[host]]
        places[name] = (places[host][0] + float(out[0]), places[host][1] + float(out[1]))
    return np.array([places[name] for name in names], dtype=np.float64)


def _pack(placed: list[tuple[list[str], Floats, Floats]], aspect: float) -> dict[str, Point]:
    """Return the components beside and below each other in rows; the largest is first."""
    frames = []
    for names, points, size in placed:
        low = (points - size / 2).min(axis=0)
        high = (points + size / 2).max(axis=0)
        frames.append((names, points - low, float(high[0] - low[0]), float(high[1] - low[1])))
    area = sum((width + _GAP) * (height + _GAP) for _, _, width, height in frames)
    row_width = max([width for _, _, width, _ in frames] + [float(np.sqrt(area * aspect))])
    result: dict[str, Point] = {}
    x = y = tallest = 0.0
    rows = sorted(range(len(frames)), key=lambda i: (i > 0, -frames[i][3], i))
    for i in rows:
        names, points, width, height = frames[i]
        if x > 0 and x + width > row_width:
            x, y, tallest = 0.0, y + tallest + _GAP, 0.0
        for name, (px, py) in zip(names, points.tolist(), strict=True):
            result[name] = (round(px + x - row_width / 2), round(py + y))
        x, tallest = x + width + _GAP, max(tallest, height)
    middle = (y + tallest) / 2
    return {name: (px, round(py - middle)) for name, (px, py) in result.items()}
