"""``kzgraph merge``: several graphs, our own and those of others, into one."""

import argparse
from pathlib import Path

from kzgraph.cli.arguments import add_decisions, add_reading, base, check_there, settings_of, share
from kzgraph.cli.changed import report
from kzgraph.cli.console import Console

NAME = "merge"
HELP = "merge graphs, our own and those of others"
DESCRIPTION = """\
Merge graph folders into one, as if all their articles had been built at once, in any order. RDF files (.ttl .nt .nq
.trig .jsonld) and FollowTheMoney entities (.json .jsonl .ijson, one a line) of others are kept whole, each in a named
graph of its own; what they have in common with ours is linked: owl:sameAs where an id says so, skos:closeMatch with
the reason where a name does. Conflicting statements stay side by side."""
EXAMPLES = """\
  kzgraph merge januari/ februari/ -o beide/
  kzgraph merge output/ sancties.ftm.json regio.ttl -o samen/
"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of this command."""
    parser.add_argument("paths", nargs="+", type=Path, metavar="GRAPH", help="folder that build made, or a file")
    parser.add_argument("-o", "--output", type=Path, required=True, metavar="DIR", help="folder to write")
    parser.add_argument("--base", type=base, metavar="IRI", help="base of the graph's IRIs (default: the folders')")
    parser.add_argument(
        "--min-confidence", type=share, metavar="X", help="leave out claims below X (default: the folders')"
    )
    add_decisions(parser)
    add_reading(parser)


def run(arguments: argparse.Namespace, console: Console) -> int:
    """Merge; return 1 when something was skipped."""
    check_there(arguments.paths)
    chosen = {"base": arguments.base, "min_confidence": arguments.min_confidence}
    del arguments.base, arguments.min_confidence
    settings = settings_of(arguments)
    from kzgraph.pipeline.change import merge

    return report(merge(arguments.paths, arguments.output, settings, watch=console, **chosen), console)
