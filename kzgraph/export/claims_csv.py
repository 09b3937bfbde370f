"""One row a claim, for spreadsheets. Several values of a cell are joined by `` | ``."""

import csv
import io
from collections.abc import Iterable
from typing import BinaryIO

from kzgraph.export.spreadsheets import safe
from kzgraph.store.base import View
from kzgraph.store.records import ClaimRecord, NodeRecord, SourceRecord, claims

SEPARATOR = " | "


def write(view: View, out: BinaryIO) -> None:
    """Write the claims of ``view`` as CSV (RFC 4180, UTF-8, line feeds), header first."""
    write_claims(claims(view), view.base, out)


def write_claims(found: Iterable[ClaimRecord], base: str, out: BinaryIO) -> None:
    """Write claims as CSV; ids are paths below ``base``."""
    table = io.StringIO()
    rows = [row(claim, base) for claim in found]
    writer = csv.DictWriter(table, fieldnames=COLUMNS, lineterminator="\n")
    writer.writeheader()
    writer.writerows({name: safe(cell) for name, cell in one.items()} for one in rows)
    out.write(table.getvalue().encode("utf-8"))


def row(claim: ClaimRecord, base: str) -> dict[str, str]:
    """Return the cells of a claim by column; ids are paths below ``base``."""
    numbers = claim.quantities
    return {
        "id": claim.id.removeprefix(base),
        "class": claim.event_class,
        "property": claim.property,
        "lemma": claim.lemma,
        "actors": _labels(claim.actors),
        "targets": _labels(claim.targets),
        "recipients": _labels(claim.recipients),
        "themes": _labels(claim.themes),
        "words": claim.frame_text or claim.content or "",
        "quantity": _join(one.label for one in numbers),
        "value": _join(one.value for one in numbers),
        "minimum": _join(one.minimum for one in numbers),
        "maximum": _join(one.maximum for one in numbers),
        "unit": _join(one.unit for one in numbers),
        "place": _labels(claim.places),
        "time": claim.time or "",
        "time_text": claim.time_text or "",
        "modality": claim.modality,
        "polarity": claim.polarity,
        "sources": chain(claim.sources),
        "evidence": claim.quote,
        "start": str(claim.start),
        "end": str(claim.end),
        "document": claim.document.name,
        "file": claim.document.file,
        "confidence": claim.confidence or "",
        "rule": claim.rule or "",
    }


def chain(sources: Iterable[SourceRecord]) -> str:
    """Return "1 ministry | 2 agency": 1 is who says it, 2 whom that one rests on or who passes it on."""
    return SEPARATOR.join(f"{source.position} {source.node.label}" for source in sources)


def _labels(nodes: Iterable[NodeRecord]) -> str:
    return SEPARATOR.join(node.label for node in nodes)


def _join(cells: Iterable[str | None]) -> str:
    return SEPARATOR.join(cell for cell in cells if cell)


COLUMNS = (
    "id", "class", "property", "lemma", "actors", "targets", "recipients", "themes", "words",
    "quantity", "value", "minimum", "maximum", "unit", "place", "time", "time_text",
    "modality", "polarity", "sources", "evidence", "start", "end", "document", "file", "confidence", "rule",
)  # fmt: skip
