"""``kzgraph dossier numbers``: counts of the same group in the same story."""

from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType

from kzgraph.analyse.numbers.dossier import Dossier
from kzgraph.cli.console import Console
from kzgraph.export.dossiers.numbers import as_csv, as_json, as_table
from kzgraph.store.base import View
from kzgraph.store.dossiers import number_dossiers
from kzgraph.view.numbers.page import page

FORMATS: Mapping[str, Callable[[Sequence[Dossier]], str]] = MappingProxyType(
    {"json": as_json, "csv": as_csv, "html": page}
)


def render(view: View, kind: str, console: Console, *, width: int | None = None) -> str:
    """Return the dossiers of ``view`` as "table", "json", "csv" or "html". width: columns of the terminal.

    console: not used.
    """
    found = number_dossiers(view.quads())
    return as_table(found, width=width) if kind == "table" else FORMATS[kind](found)
