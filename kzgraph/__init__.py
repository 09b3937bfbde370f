"""kzgraph turns Dutch news text into a knowledge graph of claims. Importing it loads no spaCy and no rdflib.

``from kzgraph import build, Graph``: what is named here is loaded when it is asked for (PEP 562), and ``__init__.pyi``
tells type checkers of it.
"""

__version__ = "0.1.0"

__all__ = ["Explained", "Graph", "Iri", "Page", "Rows", "__version__", "build"]


def __getattr__(name: str) -> object:
    """Return a name of the Python API; raise AttributeError for any other."""
    if name in __all__:
        from importlib import import_module

        return getattr(import_module("kzgraph.api"), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def __dir__() -> list[str]:
    """Return what can be imported from here, for completion."""
    return sorted({*globals(), *__all__})
