"""Build a graph from a program or a notebook."""

import tempfile
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Unpack

from kzgraph.api.graph import Graph
from kzgraph.api.inputs import Given, inputs_of
from kzgraph.api.options import Options, PathLike, at_least_one, settings_of

if TYPE_CHECKING:
    from kzgraph.pipeline import Watch


def build(
    given: Given | Iterable[Given],
    folder: PathLike | None = None,
    *,
    archive: bool = False,
    workers: int = 1,
    watch: "Watch | None" = None,
    **settings: Unpack[Options],
) -> Graph:
    """Read Dutch news articles and return their graph.

    given: a file or folder, a text, a row ``{"text": …, "title": …, "date": …, "publisher": …}``, or several of them;
    rows of a data frame come with ``frame.to_dict("records")``. folder: where to write, as ``kzgraph build -o``;
    ``None`` is a temporary folder that goes when the graph does. archive: write an archive, for many articles: the
    graph in parts, without pages and tables, from files alone. workers: processes that read; more than one make an
    archive. watch: who is told how far it is. settings: see ``Options``. What could not be read stands in
    ``Graph.skipped``.

    Raises InputError when nothing can be read, OutputError when the folder cannot be written, ModelError and
    LexiconError for a model or entity file that cannot be used.
    """
    from kzgraph.pipeline import Stages
    from kzgraph.pipeline import build as run

    inputs, chosen = inputs_of(given), settings_of(settings)
    if archive or workers != 1:
        inputs.check_files("an archive")
    held = tempfile.TemporaryDirectory(prefix="kzgraph-") if folder is None else None
    place = Path(held.name) / "graph" if held else Path(str(folder))
    if archive or workers != 1:
        from kzgraph.pipeline.archive.building import build_archive
        from kzgraph.pipeline.archive.working import Plan

        built = build_archive(inputs.paths, place, chosen, Plan(workers=at_least_one("workers", workers)), watch=watch)
    else:
        built = run(inputs.paths, place, chosen, watch=watch, stages=Stages(read=inputs.reading()))
    return Graph(place, chosen, skipped=built.skipped, held=held)
