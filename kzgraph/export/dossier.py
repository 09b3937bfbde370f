"""What dossiers are written with: rows as CSV and values as JSON."""

import csv
import io
import json
from collections.abc import Iterable, Sequence
from typing import Any

from kzgraph.export.spreadsheets import safe


def csv_text(names: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Return CSV (RFC 4180, line feeds), header first, with no cell that a spreadsheet would run."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(names)
    writer.writerows([safe(cell) for cell in row] for row in rows)
    return text.getvalue()


def json_text(data: Any) -> str:
    """Return JSON for people and machines, with a line feed at its end."""
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"


def one_line(text: str) -> str:
    """Return ``text`` on one line, without what no terminal prints."""
    return " ".join("".join(c if c.isprintable() else " " for c in text).split())
