"""CSV on the Web: tables with a description that says what each column is, which rows refer to which, and its RDF.

Cells are as the graph has them; the format ``csv`` is the one that guards against formulas in spreadsheets.
"""

import csv
import io
import json
from collections.abc import Iterator
from pathlib import Path

from kzgraph.export.contents import Contents, read
from kzgraph.export.csvw_tables import LIST, METADATA, TABLES, metadata
from kzgraph.export.words import printable
from kzgraph.store.base import View
from kzgraph.store.records import ClaimRecord

Row = dict[str, str | None]


def write(view: View, folder: Path) -> str | None:
    """Write the tables of ``view`` and their description into ``folder``, in UTF-8 with line feeds."""
    contents = read(view)
    rows = {
        "documents": _documents,
        "nodes": _nodes,
        "names": _names,
        "events": _events,
        "claims": _claims,
        "roles": _roles,
        "sources": _sources,
        "quantities": _quantities,
    }
    for table in TABLES:
        text = io.StringIO()
        writer = csv.DictWriter(text, [column.name for column in table.columns], lineterminator="\n")
        writer.writeheader()
        for row in rows[table.name](contents):
            writer.writerow({name: printable(cell) for name, cell in row.items() if cell is not None})
        (folder / table.file).write_bytes(text.getvalue().encode("utf-8"))
    described = json.dumps(metadata(view.base), ensure_ascii=False, indent=2)
    (folder / METADATA).write_bytes(f"{described}\n".encode())
    return contents.left_out()


def _documents(contents: Contents) -> Iterator[Row]:
    for one in contents.documents.values():
        yield {
            "id": contents.path(one.id),
            "file": one.file,
            "name": one.name,
            "published": one.published,
            "publisher": one.publisher,
            "language": one.language,
            "url": one.url,
            "sha256": one.sha256,
            "origin": contents.path(one.origin) if one.origin else None,
            "credits": " | ".join(one.credits),
        }


def _nodes(contents: Contents) -> Iterator[Row]:
    for one in contents.nodes.values():
        yield {
            "id": contents.path(one.id),
            "kind": one.kind,
            "label": one.label or contents.path(one.id),
            "same_as": LIST.join(one.same_as),
            "close_match": LIST.join(one.close_match),
            "document": contents.path(one.document) if one.document else None,
            "latitude": one.latitude,
            "longitude": one.longitude,
            "within": contents.path(one.within) if one.within else None,
        }


def _names(contents: Contents) -> Iterator[Row]:
    for one in contents.nodes.values():
        for name in dict.fromkeys(map(printable, one.names)):
            if name:
                yield {"node": contents.path(one.id), "name": name}


def _events(contents: Contents) -> Iterator[Row]:
    for one in contents.events.values():
        yield {
            "id": contents.path(one.id),
            "kind": one.kind,
            "label": one.label or contents.path(one.id),
            "time": one.time,
            "before": LIST.join(map(contents.path, one.before)),
        }


def _claims(contents: Contents) -> Iterator[Row]:
    for one in contents.claims:
        yield {
            "id": contents.path(one.id),
            "property": one.property,
            "lemma": one.lemma,
            "modality": one.modality,
            "polarity": one.polarity,
            "words": one.frame_text,
            "content": one.content,
            "time": one.time,
            "time_text": one.time_text,
            "confidence": one.confidence,
            "document": contents.path(one.document.id) or None,
            "start": str(one.start),
            "end": str(one.end),
            "quote": one.quote,
            "sentence": contents.sentences.get(one.id),
            "event": contents.path(one.event) if one.event else None,
            "rule": one.rule,
        }


def _roles(contents: Contents) -> Iterator[Row]:
    for claim in contents.claims:
        for role, nodes in _filled(claim).items():
            for node in nodes:
                yield {"claim": contents.path(claim.id), "role": role, "node": contents.path(node)}


def _filled(claim: ClaimRecord) -> dict[str, list[str]]:
    return {role: [node.id for node in nodes] for role, nodes in claim.roles().items()}


def _sources(contents: Contents) -> Iterator[Row]:
    for claim in contents.claims:
        for number, source in enumerate(claim.sources, 1):
            yield {
                "claim": contents.path(claim.id),
                "number": str(number),
                "position": str(source.position),
                "node": contents.path(source.node.id),
                "cue": source.cue,
            }


def _quantities(contents: Contents) -> Iterator[Row]:
    for claim in contents.claims:
        for one in claim.quantities:
            yield {
                "claim": contents.path(claim.id),
                "id": contents.path(one.id),
                "label": one.label,
                "value": one.value,
                "minimum": one.minimum,
                "maximum": one.maximum,
                "approximate": "true" if one.approximate else None,
                "unit": one.unit,
                "scope": one.scope,
                "as_of": one.as_of,
                "counts": LIST.join(contents.path(node.id) for node in one.counts),
            }
