"""``kzgraph dossier frames``: who calls the same people, deeds or events what."""

from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType

from kzgraph.analyse.frames.ledger import Subject, ledger
from kzgraph.cli.console import Console
from kzgraph.cli.dossiers.texts import compared
from kzgraph.export.dossiers.frames import as_csv, as_json, as_table
from kzgraph.store.base import View
from kzgraph.store.frames import read_spoken
from kzgraph.store.index import Index
from kzgraph.store.stories import read_stories
from kzgraph.view.frames.page import page

FORMATS: Mapping[str, Callable[[Sequence[Subject]], str]] = MappingProxyType(
    {"json": as_json, "csv": as_csv, "html": page}
)


def render(view: View, kind: str, console: Console, *, width: int | None = None) -> str:
    """Return the ledger of ``view`` as "table", "json", "csv" or "html". width: columns of the terminal."""
    quads = view.quads()
    stories = read_stories(Index(quads))
    found = ledger(read_spoken(quads), stories.of, compared(view, console), stories.titles)
    return as_table(found, width=width) if kind == "table" else FORMATS[kind](found)
