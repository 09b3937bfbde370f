"""``kzgraph dossier timeline``: events in the order of their days."""

from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType

from kzgraph.analyse.timeline.moments import Moment
from kzgraph.cli.console import Console
from kzgraph.cli.dossiers.texts import compared
from kzgraph.export.dossiers.timeline import as_csv, as_json, as_table
from kzgraph.store.base import View
from kzgraph.store.timeline import timeline
from kzgraph.view.timeline.page import page

FORMATS: Mapping[str, Callable[[Sequence[Moment]], str]] = MappingProxyType(
    {"json": as_json, "csv": as_csv, "html": page}
)


def render(view: View, kind: str, console: Console, *, width: int | None = None) -> str:
    """Return the timeline of ``view`` as "table", "json", "csv" or "html". width: columns of the terminal."""
    found = timeline(view.quads(), compared(view, console))
    return as_table(found, width=width) if kind == "table" else FORMATS[kind](found)
