"""``kzgraph add``: more articles into a graph that is there."""

import argparse
from pathlib import Path

from kzgraph.cli.arguments import add_decisions, add_reading, check_there, settings_of
from kzgraph.cli.changed import report
from kzgraph.cli.console import Console

NAME = "add"
HELP = "add articles to a graph"
DESCRIPTION = """\
Add articles to the graph in a folder; what comes out is what a build of all articles together would give. Documents
that the graph has are not read again, unless their metadata, the model or the word lists have changed."""
EXAMPLES = """\
  kzgraph add output/ nieuw.txt
  kzgraph add output/ artikelen/ --replace
"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of this command."""
    parser.add_argument("folder", type=Path, metavar="DIR", help="folder that build made")
    parser.add_argument("paths", nargs="+", type=Path, metavar="PATH", help="file or folder with articles")
    parser.add_argument(
        "--replace",
        action="store_true",
        help="an article replaces one of the same file name whose text was another (default: both stay)",
    )
    add_decisions(parser)
    add_reading(parser)


def run(arguments: argparse.Namespace, console: Console) -> int:
    """Add; return 1 when documents were skipped."""
    check_there(arguments.paths)
    settings = settings_of(arguments)
    from kzgraph.pipeline.change import add

    changed = add(arguments.folder, arguments.paths, settings, replacing=arguments.replace, watch=console)
    return report(changed, console)
