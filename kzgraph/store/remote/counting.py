"""What a store holds of our graphs: how many triples each, and which are of documents."""

from collections.abc import Iterable, Iterator, Sequence

from kzgraph.errors import StoreError
from kzgraph.rdf.vocab import Class
from kzgraph.store.remote.asking import Asked
from kzgraph.store.remote.http import RefusedError

_AT_ONCE = 50
"""Graphs that one query counts."""


def counts(store: Asked, names: Sequence[str]) -> Iterator[tuple[str, int]]:
    """Yield each name with the triples of its graph, 0 for one that is not there."""
    for start in range(0, len(names), _AT_ONCE):
        part = names[start : start + _AT_ONCE]
        try:
            yield from _counted(store, part)
        except RefusedError:  # a store with a limit on the size of a query
            for name in part:
                yield from _counted(store, [name])


def _counted(store: Asked, names: Sequence[str]) -> list[tuple[str, int]]:
    one = "{{ SELECT ({0} AS ?i) (COUNT(*) AS ?n) {{ GRAPH <{1}> {{ ?s ?p ?o }} }} }}"
    parts = " UNION ".join(one.format(number, name) for number, name in enumerate(names))
    found = {row[0]: row[1] for row in store.rows(f"SELECT ?i ?n {{ {parts} }}")}
    try:
        return [(name, int(found[str(number)] or "")) for number, name in enumerate(names)]
    except (KeyError, ValueError) as error:
        raise StoreError(f"{store.url}: gave no count of {names[0]}") from error


def documents(store: Asked, below: Iterable[str]) -> set[str]:
    """Return the graphs of documents whose IRIs start with one of ``below``: those that say it of themselves."""
    starts = tuple(below)
    rows = store.rows(f"SELECT DISTINCT ?g {{ GRAPH ?g {{ ?g a <{Class.DOCUMENT}> }} }}")
    return {row[0] for row in rows if row[0] and row[0].startswith(starts)}
