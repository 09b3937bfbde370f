"""``kzgraph diff``: what changed from one graph to another."""

import argparse
import sys
from pathlib import Path

from kzgraph.cli.console import Console

NAME = "diff"
HELP = "say what changed from one graph to another"
DESCRIPTION = """\
Compare two graphs: documents added and removed; claims added, withdrawn and changed (number, modality, polarity,
source, participants, time, words); nodes and events merged or split, by the claims that they carry. The patch is an RDF
Patch that turns the quads of OLD into those of NEW. Exit code 1 when there are differences."""
EXAMPLES = """\
  kzgraph diff gisteren/ vandaag/
  kzgraph diff gisteren/ vandaag/ --json | jq '.claims.changed[].changes'
  kzgraph diff gisteren/graph.nq vandaag/graph.nq --format patch -o vandaag.rdfp
"""
FORMATS = ("text", "json", "patch")
ENDINGS = {".txt": "text", ".json": "json", ".rdfp": "patch", ".patch": "patch"}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of this command."""
    parser.add_argument("old", type=Path, metavar="OLD", help="folder that build made, or a graph file")
    parser.add_argument("new", type=Path, metavar="NEW", help="the same, later")
    parser.add_argument("--format", choices=FORMATS, help="default: by FILE, else text")
    parser.add_argument("-o", "--output", type=Path, metavar="FILE", help="file to write (default: standard output)")


def run(arguments: argparse.Namespace, console: Console) -> int:
    """Print or write the difference; return 1 when there is one."""
    from kzgraph.analyse.diff.compare import compare
    from kzgraph.export.diff import Told, as_json, as_text
    from kzgraph.export.files import atomic_file
    from kzgraph.export.patch import rdf_patch
    from kzgraph.rdf.canonical import line
    from kzgraph.store.diff import graph_state
    from kzgraph.store.loader import load

    old, new = load(arguments.old).quads(), load(arguments.new).quads()
    kind = _format(arguments, console)
    before, after = {line(quad) for quad in old}, {line(quad) for quad in new}
    if kind == "patch":
        text = rdf_patch(old, new)
    else:
        states = graph_state(old), graph_state(new)
        told = Told(compare(*states), *states, len(before - after), len(after - before))
        text = as_json(told) if kind == "json" else as_text(told)
    if arguments.output is None:
        sys.stdout.write(text)
    else:
        with atomic_file(arguments.output) as out:
            out.write(text.encode("utf-8"))
        size = arguments.output.stat().st_size
        data = {"file": str(arguments.output), "format": kind, "bytes": size, "differs": before != after}
        console.summary(f"{arguments.output}  {size:,} bytes", data)
    return 1 if before != after else 0


def _format(arguments: argparse.Namespace, console: Console) -> str:
    if arguments.format:
        return str(arguments.format)
    if arguments.output is not None:
        return ENDINGS.get(arguments.output.suffix.lower(), "text")
    return "json" if console.json else "text"
