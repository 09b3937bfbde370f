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
    from dataclasses import asdict

    from kzgraph.rdf.validate import validate_path

    findings = validate_path(arguments.path)
    violations = sum(finding.severity == "violation" for finding in findings)
    total = (
        "no violations"
        if not violations
        else "1 violation"
        if violations == 1
        else f"{violations} violations"
    )
    text = "\n".join([*map(str, findings), total])
    console.result(text, {"violations": violations, "findings": [asdict(finding) for finding in findings]})
    return 1 if violations else 0
