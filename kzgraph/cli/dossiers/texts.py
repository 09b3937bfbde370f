"""What several topics need: which documents share their text, with a bar for the wait."""

from kzgraph.analyse.independence import Independence
from kzgraph.cli.console import Console
from kzgraph.store.base import View
from kzgraph.store.index import Index
from kzgraph.store.source_texts import source_texts


def compared(view: View, console: Console) -> Independence:
    """Return what the documents of ``view`` share."""
    texts = source_texts(Index(view.quads()))
    with console.progress("comparing texts", len(texts)) as step:
        return Independence(texts, step)
