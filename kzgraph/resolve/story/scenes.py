"""Where things happen: places with those that hold them, so that "in Lima" and "in Peru" can agree."""

from collections.abc import Mapping

from kzgraph.model.entity import Entity

Scene = tuple[str, ...]  # id of a place, then of what holds it, up to its state


def scene_of(place: str, nodes: Mapping[str, Entity]) -> Scene:
    """Return a place and the places that hold it, from the nearest to the widest."""
    found = [place]
    while (node := nodes.get(found[-1])) is not None and node.located_in is not None and node.located_in not in found:
        found.append(node.located_in)
    return tuple(found)


def agree(a: Scene, b: Scene) -> bool:
    """Return whether two places are the same or one holds the other; symmetric."""
    return a[0] in b or b[0] in a
