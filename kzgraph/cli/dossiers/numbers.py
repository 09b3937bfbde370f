"""``kzgraph dossier numbers``: counts of the same group in the same story."""

from kzgraph.export.answers import table
from kzgraph.store.base import View
from kzgraph.store.numbers import read_counts

COLUMNS = ["number", "class", "words", "as of", "source", "document", "sentence"]


def render(view: View, kind: str, *, width: int | None = None) -> str:
    """Return the counts of ``view`` as a table. width: columns of the terminal."""
    counts = read_counts(view.quads())
    rows = [
        [str(c.bounds), c.event_class, c.words, c.day or "", c.said_by, c.paper.file, c.sentence] for c in counts
    ]
    return table(COLUMNS, rows, width=width)
