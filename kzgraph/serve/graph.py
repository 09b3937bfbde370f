"""The graph that a server serves."""

from pathlib import Path

from kzgraph.store.base import View
from kzgraph.store.loader import load


def opened(graph: Path | View, *, min_confidence: float = 0.0) -> View:
    """Return the graph of a path, or the one given. Raises InputError as ``store.loader.load``."""
    return load(graph, min_confidence=min_confidence) if isinstance(graph, Path) else graph
