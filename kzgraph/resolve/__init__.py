"""From claims of single documents to one graph: what each mention stands for, with the reason why."""

from kzgraph.resolve.graph import resolve

__all__ = ["resolve"]
