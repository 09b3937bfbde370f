"""``kzgraph view``: the graph as a network page."""

import argparse
from pathlib import Path

from kzgraph.cli.arguments import add_min_confidence
from kzgraph.cli.console import Console

NAME = "view"
HELP = "draw the graph as a network page"
DESCRIPTION = """\
Write one HTML file that shows the graph as a network: search, filters, and for each link the sentences that
say it. The page needs no internet and no server."""
EXAMPLES = """\
  kzgraph view output/ -o graph.html
  kzgraph view output/graph.trig -o graph.html
"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of this command."""
    parser.add_argument("path", type=Path, metavar="PATH", help="folder that build made, or a graph file")
    parser.add_argument("-o", "--output", type=Path, required=True, metavar="FILE.html", help="file to write")
    add_min_confidence(parser)


def run(arguments: argparse.Namespace, console: Console) -> int:
    """Write the page."""
    from kzgraph.export.files import atomic_path
    from kzgraph.view.html import write_page

    with atomic_path(arguments.output) as place:
        write_page(arguments.path, place, min_confidence=arguments.min_confidence)
    size = arguments.output.stat().st_size
    text = f"{arguments.output}  {size:,} bytes; open it in a browser"
    console.summary(text, {"file": str(arguments.output), "bytes": size})
    return 0
