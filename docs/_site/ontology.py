"""The ontology as a page by pyLODE, in English, the same bytes for the same ontology."""

import logging
from pathlib import Path


def page(root: Path) -> str:
    """Return the HTML of ``ontology/kzgraph.ttl``."""
    logging.getLogger().addHandler(logging.NullHandler())  # pyLODE sets logging up when nobody has
    from pylode import OntPub
    from rdflib import Graph, Literal

    graph = Graph().parse(root / "ontology" / "kzgraph.ttl")
    english = {(s, p) for s, p, o in graph if isinstance(o, Literal) and o.language == "en"}
    for s, p, o in list(graph):
        if isinstance(o, Literal) and o.language == "nl" and (s, p) in english:
            graph.remove((s, p, o))
    # In a fixed order: it is the order of what pyLODE shows.
    sorted_graph = Graph()
    for triple in sorted(graph, key=lambda one: tuple(term.n3() for term in one)):
        sorted_graph.add(triple)
    html: str = OntPub(ontology=sorted_graph).make_html()
    return html
