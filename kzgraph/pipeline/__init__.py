"""The only composer: articles in, a graph folder out, through one visible list of stages."""

from kzgraph.pipeline.building import Built, Stages, assemble, build
from kzgraph.pipeline.language import Reader, Understand, load_language, load_reader, resolve_all, versions
from kzgraph.pipeline.watch import Silent, Watch

__all__ = [
    "Built",
    "Reader",
    "Silent",
    "Stages",
    "Understand",
    "Watch",
    "assemble",
    "build",
    "load_language",
    "load_reader",
    "resolve_all",
    "versions",
]
