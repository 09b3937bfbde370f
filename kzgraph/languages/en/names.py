"""Titles and compounds: a title heads the name behind it, a name before a noun owns it."""

from collections.abc import Sequence

from kzgraph.languages.en.nodes import Node

PERSON = "PERSON"
OWNING = frozenset({"GPE", "ORG"})


def turn_names(nodes: Sequence[Node]) -> None:
    """Turn "President Tokayev", so that the title is the head, and "UN envoy", so that the name is an owner."""
    for node in nodes:
        if node.dep != "compound":
            continue
        if node.entity and node.entity == node.head.entity:
            node.dep = "flat"
        elif node.entity in OWNING and not node.head.entity:
            node.dep = "poss"
        elif not node.entity and node.head.entity == PERSON and _is_title(node):
            _head(node)


def _is_title(node: Node) -> bool:
    """Whether nothing but parts of its name stands between a noun and the person."""
    between = node.tree[node.i - node.tree[0].i + 1 : node.head.i - node.tree[0].i]
    return node.pos in {"NOUN", "PROPN"} and all(n.entity == PERSON for n in between)


def _head(title: Node) -> None:
    name = title.head
    root = name.head is name
    title.head, title.dep = (title if root else name.head), name.dep
    name.head, name.dep = title, "flat"
    for child in name.children:
        if child is not title and (child.i < title.i or child.dep in {"case", "conj", "cc", "appos", "relcl", "punct"}):
            child.head = title
