"""``kzgraph view``: the graph as a network page."""

import argparse
from pathlib import Path

from kzgraph.cli.arguments import add_min_confidence
from kzgraph.cli.console import Console

NAME = "view"
HELP = "draw the graph as a network page, or put the whole explorer into one file"
DESCRIPTION = """\
Write one HTML file that shows the graph as a network: search, filters, and for each link the sentences that
say it. With --portable the file holds the whole explorer of kzgraph serve, articles and SPARQL included, for
graphs to 300,000 quads. Either page needs no internet and no server."""
EXAMPLES = """\
  kzgraph view output/ --portable -o explorer.html
  kzgraph view output/ -o graph.html
  kzgraph view output/graph.trig -o graph.html
"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of this command."""
    parser.add_argument("path", type=Path, metavar="PATH", help="folder that build made, or a graph file")
    parser.add_argument("-o", "--output", type=Path, required=True, metavar="FILE.html", help="file to write")
    parser.add_argument("--portable", action="store_true", help="the whole explorer, with the graph inside")
    add_min_confidence(parser)


def run(arguments: argparse.Namespace, console: Console) -> int:
    """Write the page."""
    if arguments.portable:
        _portable(arguments, console)
    else:
        from kzgraph.export.files import atomic_path
        from kzgraph.view.html import write_page

        with atomic_path(arguments.output) as place:
            write_page(arguments.path, place, min_confidence=arguments.min_confidence)
    size = arguments.output.stat().st_size
    text = f"{arguments.output}  {size:,} bytes; open it in a browser"
    console.summary(text, {"file": str(arguments.output), "bytes": size})
    return 0


def _portable(arguments: argparse.Namespace, console: Console) -> None:
    from kzgraph.cli.explorer import dossiers, texts
    from kzgraph.export.files import atomic_file
    from kzgraph.store.loader import load
    from kzgraph.view.portable import portable_page

    view = load(arguments.path, min_confidence=arguments.min_confidence)
    topics = dossiers()
    with console.progress("parts of the file", len(topics) + 2) as step:
        page = portable_page(view, text=texts(arguments.path), dossiers=topics, step=step)
    with atomic_file(arguments.output) as out:
        out.write(page)
