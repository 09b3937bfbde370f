"""A graph in numbers."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from pyoxigraph import Quad

from kzgraph.rdf.vocab import EVENT_CLASSES, NODE_CLASS, Class, Property, kz
from kzgraph.store.base import View
from kzgraph.store.index import Index
from kzgraph.store.records import claims

_TOP = 10


def totals(quads: Sequence[Quad]) -> dict[str, int]:
    """Return the number of documents, claims, events, nodes, nodes linked to Wikidata, and triples."""
    index = Index(quads)
    nodes = [node for cls in NODE_CLASS.values() for node in index.instances(cls)]
    return {
        "documents": len(index.instances(Class.DOCUMENT)),
        "claims": len(index.instances(Class.CLAIM)),
        "events": sum(len(index.instances(kz(name))) for name in EVENT_CLASSES),
        "nodes": len(nodes),
        "linked nodes": sum(bool(index.values(node, Property.SAME_AS)) for node in nodes),
        "triples": len({str(quad.triple) for quad in quads}),
    }


def counts(view: View) -> dict[str, Any]:
    """Return a graph's numbers as JSON values: totals, and claims by class, modality, source and more."""
    index, found = Index(view.quads()), claims(view)
    kinds = (str(kind) for kind, cls in NODE_CLASS.items() for _ in index.instances(cls))
    nearest = (source.node.label for claim in found for source in claim.sources if source.position == 1)
    return {
        **totals(view.quads()),
        "nodes by class": _ranked(kinds),
        "claims by class": _ranked(claim.event_class for claim in found),
        "claims by modality": _ranked(claim.modality for claim in found),
        "claims by polarity": _ranked(claim.polarity for claim in found),
        "claims by source": _ranked(nearest),
        "claims by document": _ranked(claim.document.file for claim in found),
        "claims by actor": _ranked(actor.label for claim in found for actor in claim.actors),
    }


def table(found: Mapping[str, Any], *, top: int = _TOP) -> str:
    """Return the numbers for people: totals in one column, then the ``top`` of each list."""
    totals = [(name, value) for name, value in found.items() if isinstance(value, int)]
    width = max(len(name) for name, _ in totals)
    lines = [f"{name:<{width}}  {value:>8,}" for name, value in totals]
    for name, values in found.items():
        if isinstance(values, dict) and values:
            lines += ["", name, *_top(values, top)]
    return "\n".join(lines)


def _top(values: Mapping[str, int], top: int) -> list[str]:
    shown = list(values.items())[:top]
    width = max(len(name) for name, _ in shown)
    lines = [f"  {name:<{width}}  {value:>6,}" for name, value in shown]
    return lines + ([f"  … and {len(values) - top} more"] if len(values) > top else [])


def _ranked(names: Iterable[str]) -> dict[str, int]:
    """Most frequent first, then by name."""
    return dict(sorted(Counter(names).items(), key=lambda pair: (-pair[1], pair[0])))
