"""``kzgraph explain``: why a claim says what it says."""

import argparse
from pathlib import Path

from kzgraph.cli.arguments import add_reading, check_there, settings_of
from kzgraph.cli.console import Console

NAME = "explain"
HELP = "show why a claim says what it says"
DESCRIPTION = """\
Show one claim with its sentence and what is read in it, the row of the lexicon that made it, what each participant
was taken for and why, who says so by which words, how the number was read, and what its confidence rests on. Given the
articles too, the one that the claim comes from is read again, which adds the way from the verb to each participant
through the parse, the words that make the claim less sure, and the features of its confidence."""
EXAMPLES = """\
  kzgraph explain 885356a1 -g output/ seeds/
  kzgraph explain claim:885356a1d7a24ab0
  kzgraph explain 885356a1 seeds/ --format json
"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of this command."""
    parser.add_argument("claim", metavar="CLAIM", help="IRI of a claim, its id, or the beginning of its id")
    parser.add_argument(
        "sources",
        nargs="*",
        default=[],
        type=Path,
        metavar="SOURCE",
        help="files and folders that the graph was built from",
    )
    parser.add_argument(
        "-g",
        "--graph",
        type=Path,
        default=Path("output"),
        metavar="PATH",
        help="folder or file (default: output/)",
    )
    parser.add_argument("--format", choices=("text", "json"), help="default: text, in colours on a terminal")
    add_reading(parser)


def run(arguments: argparse.Namespace, console: Console) -> int:
    """Print the explanation."""
    import json
    import os
    import sys
    from dataclasses import asdict

    from kzgraph.explain.explain import explain
    from kzgraph.explain.render import render

    check_there(arguments.sources)
    told = explain(arguments.claim, arguments.graph, arguments.sources, settings_of(arguments))
    if arguments.format == "json" or (console.json and arguments.format is None):
        sys.stdout.write(json.dumps(asdict(told), ensure_ascii=False, indent=2) + "\n")
        return 0
    colours = sys.stdout.isatty() and "NO_COLOR" not in os.environ
    sys.stdout.write(render(told, colours=colours))
    if not arguments.sources:
        console.note("give the articles too (kzgraph explain CLAIM SOURCE…) to see the parse and what made it so sure")
    return 0
