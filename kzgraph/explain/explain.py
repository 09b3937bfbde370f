"""Explain one claim of a graph."""

from collections.abc import Sequence
from pathlib import Path

from kzgraph.explain.explanation import Explanation
from kzgraph.explain.find import find_claim
from kzgraph.explain.from_graph import from_graph
from kzgraph.settings import Settings
from kzgraph.store.loader import load
from kzgraph.store.records import claims


def explain(named: str, folder: Path, sources: Sequence[Path], settings: Settings) -> Explanation:
    """Return why a claim of the graph in ``folder`` says what it says.

    named: see ``find_claim``. sources: files and folders with the claim's article, which is then read again; without
    them the graph alone answers. Raises InputError when claim or article is not there, or the text has changed.
    """
    store = load(folder)
    claim = find_claim(claims(store), named, store.base)
    told = from_graph(claim, store)
    if not sources:
        return told
    from kzgraph.explain.reading import find_article, read_again, with_reading

    return with_reading(told, read_again(claim, find_article(claim, sources, settings), settings))
