"""``kzgraph resolve``: which nodes of several documents may be the same, with scores and reasons."""

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from kzgraph.cli.arguments import add_decisions, check_there
from kzgraph.cli.console import Console

if TYPE_CHECKING:
    from kzgraph.pipeline.pairs import Pair

NAME = "resolve"
HELP = "list nodes that may be the same, and write them down to be decided"
DESCRIPTION = """\
List the pairs of nodes that resolution across documents leaves open, with score and reason; with --all those that it
joined too. The open pairs are written to the decisions file (JSON Lines, one pair a line, sorted), beside what people
decided, which stays as it is. Change "no_judgement" in a line to "positive" (the same), "negative" (two) or "unsure"
(nobody can know), or use kzgraph review; later builds hold to it. Undo is removing the line. nomenklatura's resolver
loads the file, and what it dumps can be used here."""
EXAMPLES = """\
  kzgraph resolve output/
  kzgraph resolve output/ --all
  kzgraph resolve output/ --decisions besluiten.jsonl -o besluiten.jsonl
"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of this command."""
    parser.add_argument("folder", type=Path, metavar="DIR", help="folder that build made")
    parser.add_argument("--all", action="store_true", help="also the pairs that are joined")
    parser.add_argument(
        "-o", "--output", type=Path, metavar="FILE", help="decisions file to write (default: the one that is read)"
    )
    add_decisions(parser)


def run(arguments: argparse.Namespace, console: Console) -> int:
    """Print the pairs and write the open ones down."""
    check_there([arguments.decisions] if arguments.decisions is not None else [])
    from kzgraph.pipeline.decided import decisions_file, load_decisions, save_decisions
    from kzgraph.pipeline.pairs import load_pairs
    from kzgraph.resolve.across.decisions import NONE, union, with_questions

    pairs = load_pairs(arguments.folder, arguments.decisions)
    source = decisions_file(arguments.folder, arguments.decisions)
    target = arguments.output or source
    said = union(pairs.said, load_decisions(arguments.folder, target))
    new = with_questions(said, (pair.decision for pair in pairs.unsure))
    if new != NONE or target.exists():
        save_decisions(new, target)
    shown = (*pairs.positive, *pairs.unsure) if arguments.all else pairs.unsure
    console.result(_table(shown), [pair.as_json() for pair in shown])
    console.aside(f"{len(pairs.positive)} joined, {len(pairs.unsure)} open → {target}")
    return 0


def _table(pairs: "tuple[Pair, ...]") -> str:
    import shutil
    import sys

    from kzgraph.export.answers import table

    width = shutil.get_terminal_size().columns if sys.stdout.isatty() else None
    rows = [
        [
            pair.decision.user or pair.decision.judgement.value,
            "" if pair.decision.score is None else f"{pair.decision.score:.2f}",
            f"{pair.left.label} ({pair.left.id})",
            f"{pair.right.label} ({pair.right.id})",
            pair.decision.reason,
        ]
        for pair in pairs
    ]
    return table(["judgement", "score", "one", "other", "why"], rows, width=width).rstrip("\n")
