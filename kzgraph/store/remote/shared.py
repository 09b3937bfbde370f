"""The named graph for what belongs to no document. A store's default graph may be the union of all, and of others."""

from pyoxigraph import NamedNode

from kzgraph.errors import InputError
from kzgraph.rdf.vocab import Segment
from kzgraph.settings import DEFAULT_BASE
from kzgraph.store.named_graphs import NamedGraphs

_NAME = "graph/shared"


def shared_graph(graphs: NamedGraphs, given: str | None) -> str:
    """Return its IRI. given: by the user. Raises InputError when that is none, or one of the graph's own."""
    if given is None:
        return f"{_base(graphs)}{_NAME}"
    try:
        name = str(NamedNode(given).value)
    except ValueError:
        name = ""
    if ":" not in name or name in graphs.held:
        raise InputError(f"--shared-graph {given}: must be an IRI that no document has")
    return name


def _base(graphs: NamedGraphs) -> str:
    found = sorted(name.partition(Segment.DOCUMENT)[0] for name in graphs.held if Segment.DOCUMENT in name)
    return found[0] if found else DEFAULT_BASE
