"""``kzgraph info``: what is in a graph, in numbers."""

import argparse
from pathlib import Path

from kzgraph.cli.console import Console

NAME = "info"
HELP = "count what is in a graph"
DESCRIPTION = "Count the documents, claims, events, nodes and sources of a built graph or graph file."
EXAMPLES = """\
  kzgraph info output/
  kzgraph info output/graph.trig --json
"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of this command."""
    parser.add_argument("path", type=Path, metavar="PATH", help="folder that build made, or a graph file")


def run(arguments: argparse.Namespace, console: Console) -> int:
    """Print the counts."""
    from kzgraph.store.counts import counts, table
    from kzgraph.store.loader import load

    found = counts(load(arguments.path))
    console.result(table(found), found)
    return 0
