"""All conjuncts hang on the first, each conjunction on the conjunct behind it."""

from collections.abc import Sequence

from kzgraph.languages.en.nodes import Node


def join(nodes: Sequence[Node]) -> None:
    """Flatten chains of conjuncts, and move "and" from the first conjunct to the one that it brings in."""
    for node in nodes:
        if node.dep == "conj" and node.head.dep == "conj" and node.head.head is not node.head:
            node.head = node.head.head
    for node in nodes:
        if node.dep == "cc":
            behind = [n for n in node.tree if n.dep == "conj" and n.i > node.i and _first(n) is _first(node.head)]
            if behind:
                node.head = behind[0]


def _first(node: Node) -> Node:
    return node.head if node.dep == "conj" else node
