"""The Python API: what the command line does, for notebooks and programs; ``from kzgraph import build, Graph``."""

from kzgraph.api.building import build
from kzgraph.api.explained import Explained
from kzgraph.api.graph import Graph
from kzgraph.api.page import Page
from kzgraph.api.rows import Rows
from kzgraph.api.values import Iri

__all__ = ["Explained", "Graph", "Iri", "Page", "Rows", "build"]
