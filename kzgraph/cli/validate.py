"""``kzgraph validate``: does a graph keep the data contract."""

import argparse
from pathlib import Path

from kzgraph.cli.console import Console

NAME = "validate"
HELP = "check a graph against the data contract"
DESCRIPTION = "Check a built graph or graph file against the SHACL shapes and rules of the data contract."
EXAMPLES = """\
  kzgraph validate output/
  kzgraph validate output/graph.ttl --json
"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of this command."""
    parser.add_argument("path", type=Path, metavar="PATH", help="folder that build made, or a graph file")


def run(arguments: argparse.Namespace, console: Console) -> int:
    """Print the violations; return 1 when there are any."""
    from kzgraph.rdf.validate import validate

    report = validate(arguments.path)
    violations = [str(violation) for violation in report]
    text = "\n".join([*violations, f"{len(violations)} violations" if violations else "no violations"])
    console.result(text, {"violations": violations})
    return 1 if violations else 0
