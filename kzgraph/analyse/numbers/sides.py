"""Whose voice a count is: the article's own, an official one, a medium's, or another's."""

from functools import cache

from kzgraph.analyse.numbers.count import Count, Node, Voice
from kzgraph.lexicon.classes import shipped_classes
from kzgraph.lexicon.counted import sides

NEUTRAL = frozenset({"article", "media"})
"""Sides that pass on what others say, so that their later number may set right anybody's earlier one."""


def nearest(count: Count) -> Voice | None:
    """Return who says it: the nearest source, and the one behind a medium that only passes it on."""
    speaking = [voice for voice in count.voices if side_of(voice.node) != "media"]
    return next(iter((*speaking, *count.voices)), None)


def side(count: Count) -> str:
    """Return the name of the side that a count is a voice of; "article" when it names no source."""
    voice = nearest(count)
    return side_of(voice.node) if voice is not None else "article"


def side_of(node: Node) -> str:
    """Return the side of a source by its words, else by its class, else "independent"."""
    return _side(node.label, node.kind, node.titles)


@cache
def _side(label: str, kind: str, titles: tuple[str, ...]) -> str:
    words = [word for name in (label, *titles) for word in name.lower().split()]
    for row in sides():
        if any(phrase.lower() in label.lower() for phrase in row.phrases):
            return row.name
    for row in sides():
        if any(word.endswith(ending) for word in words for ending in row.endings):
            return row.name
    last = [name.split()[-1] for name in (label, *titles) if name.split()]
    classes = {cls for noun in last for cls in shipped_classes().of(noun)}
    for row in sides():
        if classes.intersection(row.classes):
            return row.name
    return next((row.name for row in sides() if kind in row.kinds), "independent")


def one_side(a: Count, b: Count) -> bool:
    """Return whether the one may set right what the other said; symmetric.

    Two officials can unless they are of two states; two others only when they are one and the same.
    """
    sides_of = {side(a), side(b)}
    if sides_of & NEUTRAL:
        return True
    if len(sides_of) > 1:
        return False
    first, second = nearest(a), nearest(b)
    if first is None or second is None:
        return True
    if sides_of == {"official"}:
        states = set(first.node.states), set(second.node.states)
        return not states[0] or not states[1] or bool(states[0] & states[1])
    return first.node.id == second.node.id or first.node.label == second.node.label
