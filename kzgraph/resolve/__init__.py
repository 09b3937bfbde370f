"""From claims of single documents to one graph: what each mention stands for, with the reason why."""

from kzgraph.resolve.graph import distinct, read_document, resolve, world

__all__ = ["distinct", "read_document", "resolve", "world"]
