"""``kzgraph dossier sources``: which documents have one origin, with the words that they share, and whom many cite."""

from kzgraph.cli.console import Console
from kzgraph.cli.dossiers.texts import compared
from kzgraph.export.dossiers.sources import as_csv, as_json, as_table
from kzgraph.store.base import View
from kzgraph.store.source_texts import cited
from kzgraph.view.sources_page import page


def render(view: View, kind: str, console: Console, *, width: int | None = None) -> str:
    """Return the origins of the documents of ``view`` as "table", "json", "csv" or "html". width: not used."""
    found = compared(view, console)
    if kind == "csv":
        return as_csv(found)
    sources = cited(view.quads(), found)
    if kind == "html":
        return page(found, sources)
    return as_json(found, sources) if kind == "json" else as_table(found, sources)
