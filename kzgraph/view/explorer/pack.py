"""All that the explorer can ask of a graph, as one value: what a portable file holds in place of a server."""

from collections.abc import Callable, Mapping
from typing import Any

from kzgraph.store.questions import questions
from kzgraph.view.explorer.details import claims_of
from kzgraph.view.explorer.overview import overview
from kzgraph.view.explorer.rows import Row, claim_row, link_rows, node_row
from kzgraph.view.explorer.snapshot import Snapshot


def pack(shot: Snapshot, text: Callable[[str], str | None], dossiers: Mapping[str, Any]) -> Row:
    """Return the rows of all nodes, links and claims; ``web/src/data/portable.ts`` reads them.

    text: IRI of a document -> its words. dossiers: topic -> what ``kzgraph dossier`` writes as JSON.
    """
    every = range(len(shot.order))
    return {
        "overview": overview(shot) | {"dossiers": sorted(dossiers)},
        "nodes": [node_row(shot, number) for number in every],
        "links": list(link_rows(shot, set(every), every)),
        "claims": [claim_row(shot, number) for number in range(len(shot.records.claims))],
        "of": [claims_of(shot, number) for number in every],
        "texts": [text(document) for document in shot.documents],
        "dossiers": dossiers,
        "questions": [one.as_json() for one in questions()],
    }
