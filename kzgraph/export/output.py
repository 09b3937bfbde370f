"""The output folder of a build: the record, the whole graph in three formats, and the claims as tables."""

from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Final

from kzgraph.export import claims_csv, claims_jsonl, nquads, trig, turtle
from kzgraph.export.formats import Writer
from kzgraph.model.ids import DIGEST_LENGTH
from kzgraph.rdf.canonical import nquads as nquads_of
from kzgraph.rdf.mapper import Record
from kzgraph.store.archive.layout import FILES as ARCHIVE
from kzgraph.store.base import View
from kzgraph.store.records import claims

GRAPHS: Final[Mapping[str, Writer]] = MappingProxyType(
    {"graph.nq": nquads.write, "graph.trig": trig.write, "graph.ttl": turtle.write}
)
TABLES: Final = ("claims.csv", "claims.jsonl")
FILES: Final = (*GRAPHS, *TABLES)


_ID = "[0-9a-f]" * DIGEST_LENGTH
OWNED: Final = (
    *(*FILES, "shared.nq", "graph.html", "build.json", "build.log"),
    *(f"documents/{_ID}.nq", f"foreign/{_ID}.nq", f"readings/{_ID}.json"),
    *ARCHIVE,
)
"""Patterns of the files that a build may replace or remove in its folder; all others are the user's."""


def write_record(record: Record, folder: Path) -> None:
    """Write ``documents/ID.nq`` for each document, and ``shared.nq``, in sorted N-Quads."""
    (folder / "documents").mkdir(exist_ok=True)
    for document, quads in sorted(record.documents.items()):
        (folder / "documents" / f"{document}.nq").write_bytes(nquads_of(quads))
    (folder / "shared.nq").write_bytes(nquads_of(record.shared))


def write_views(view: View, folder: Path, own: View | None = None) -> None:
    """Write the whole graph and the tables of its claims. own: the part that holds them, when it is not the whole."""
    for name, write in GRAPHS.items():
        with (folder / name).open("wb") as out:
            write(view, out)
    found = claims(own or view)
    with (folder / "claims.csv").open("wb") as out:
        claims_csv.write_claims(found, (own or view).base, out)
    with (folder / "claims.jsonl").open("wb") as out:
        claims_jsonl.write_claims(found, out)
