"""``kzgraph remove``: documents out of a graph."""

import argparse
from pathlib import Path

from kzgraph.cli.arguments import add_decisions, check_there
from kzgraph.cli.changed import report
from kzgraph.cli.console import Console

NAME = "remove"
HELP = "remove documents or foreign graphs from a graph"
DESCRIPTION = """\
Remove documents, or graphs of others that were merged in, from the graph in a folder, with all that only they said.
What stays is what it would be if they had never been there."""
EXAMPLES = """\
  kzgraph remove output/ onrust.txt
  kzgraph remove output/ 1754290f5c0e23d3 sancties.ftm.json
"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of this command."""
    parser.add_argument("folder", type=Path, metavar="DIR", help="folder that build made")
    parser.add_argument(
        "names", nargs="+", metavar="NAME", help="file name or id (its first six digits will do) of what should go"
    )
    add_decisions(parser)


def run(arguments: argparse.Namespace, console: Console) -> int:
    """Remove."""
    check_there([arguments.decisions] if arguments.decisions is not None else [])
    from kzgraph.pipeline.change import remove

    changed = remove(arguments.folder, arguments.names, decisions=arguments.decisions, watch=console)
    return report(changed, console)
