"""``kzgraph export``: a graph in another format."""

import argparse
import sys
from pathlib import Path

from kzgraph.cli.arguments import add_min_confidence
from kzgraph.cli.console import Console

NAME = "export"
HELP = "write a graph or its claims in another format"
DESCRIPTION = (
    "Write a built graph, or any graph file of the same form, in another format; the order never varies."
)
EXAMPLES = """\
  kzgraph export output/ --format jsonld -o graph.jsonld
  kzgraph export output/graph.ttl --format csv -o claims.csv
  kzgraph export output/ --format nt | sort | head
"""
FORMATS = ("nq", "trig", "ttl", "nt", "jsonld", "csv", "jsonl")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of this command."""
    parser.add_argument("path", type=Path, metavar="PATH", help="folder that build made, or a graph file")
    parser.add_argument(
        "--format",
        choices=FORMATS,
        help="nq trig ttl nt jsonld: the graph; csv jsonl: its claims (default: by FILE)",
    )
    parser.add_argument(
        "-o", "--output", type=Path, metavar="FILE", help="file to write (default: standard output)"
    )
    add_min_confidence(parser)


def run(arguments: argparse.Namespace, console: Console) -> int:
    """Write the graph."""
    from kzgraph.errors import InputError
    from kzgraph.export.files import atomic_file
    from kzgraph.export.formats import FORMATS as WRITERS
    from kzgraph.store.loader import load

    kind = arguments.format or (arguments.output.suffix.lstrip(".") if arguments.output else "")
    if kind not in WRITERS:
        raise InputError(f"which format? give --format with one of {', '.join(WRITERS)}")
    store = load(arguments.path, min_confidence=arguments.min_confidence)
    if arguments.output is None:
        WRITERS[kind](store, sys.stdout.buffer)
        return 0
    with atomic_file(arguments.output) as out:
        WRITERS[kind](store, out)
    size = arguments.output.stat().st_size
    data = {"file": str(arguments.output), "format": kind, "bytes": size}
    console.summary(f"{arguments.output}  {size:,} bytes", data)
    return 0
