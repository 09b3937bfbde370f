"""Where things happen: places with those that hold them, so that "in Lima" and "in Peru" can agree."""

from collections.abc import Mapping

from kzgraph.model.entity import Entity
from kzgraph.model.mention import EntityKind

Scene = tuple[str, ...]  # id of a place, then of what holds it, up to its state


def scene_of(place: str, nodes: Mapping[str, Entity]) -> Scene:
    """Return a place and the places that hold it, from the nearest to the widest."""
    found = [place]
    while (node := nodes.get(found[-1])) is not None and node.located_in is not None and node.located_in not in found:
        found.append(node.located_in)
    return tuple(found)


def is_scene(node: Entity) -> bool:
    """Return whether a node is a place with a name, and no state: "Lima", "haven van Lima"."""
    return node.kind is EntityKind.PLACE and any(word[:1].isupper() for word in node.label.split())


def same_scene(a: Scene, b: Scene, nodes: Mapping[str, Entity]) -> bool:
    """Return whether two places agree, or one name has all words of the other: "haven van Lima" and "Lima"."""
    words_a, words_b = ({w.lower() for w in nodes[s[0]].label.split()} for s in (a, b))
    return agree(a, b) or words_a <= words_b or words_b <= words_a


def agree(a: Scene, b: Scene) -> bool:
    """Return whether two places are the same or one holds the other; symmetric."""
    return a[0] in b or b[0] in a
