"""``kzgraph search``: names, quotes and sentences that hold some words."""

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from kzgraph.cli.console import Console

if TYPE_CHECKING:
    from kzgraph.store.search.index import Hit

NAME = "search"
HELP = "find names, quotes and sentences by their words"
DESCRIPTION = """\
Find nodes by their names, and claims and passages by what was said. All words must be there, in any form
("gewonde agent" finds "353 agenten raakten gewond"), without regard to case and accents; "in quotes" they
stand so and side by side; a last * goes on with any letters. The best come first."""
EXAMPLES = """\
  kzgraph search Tokajev
  kzgraph search gewonde agenten -g output/ --limit 5
  kzgraph search '"het leger"' --format json
  kzgraph search 'demonstr*' --format csv
"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of this command."""
    parser.add_argument("words", nargs="+", metavar="WORDS", help="what to look for")
    parser.add_argument(
        "-g", "--graph", type=Path, default=Path("output"), metavar="PATH", help="folder or file (default: output/)"
    )
    parser.add_argument("--format", choices=("table", "json", "csv"), help="default: table")
    parser.add_argument(
        "--limit", type=_limit, default=20, metavar="N", help="names, and texts, at most (default: 20 each)"
    )


def run(arguments: argparse.Namespace, console: Console) -> int:
    """Print what was found."""
    import sys

    from kzgraph.store.search.opened import search_index

    hits = search_index(arguments.graph).find(" ".join(arguments.words), limit=arguments.limit)
    kind = arguments.format or ("json" if console.json else "table")
    if kind == "json":
        from json import dumps

        sys.stdout.write(dumps([hit.as_json() for hit in hits], ensure_ascii=False, indent=2) + "\n")
    elif kind == "csv":
        _csv(hits)
    else:
        sys.stdout.write(_table(hits))
    return 0


def _csv(hits: "list[Hit]") -> None:
    import csv
    import sys

    from kzgraph.export.spreadsheets import safe

    writer = csv.writer(sys.stdout, lineterminator="\n")
    writer.writerow(("kind", "text", "label", "file", "iri"))
    for one in (hit.entry for hit in hits):
        writer.writerow(map(safe, (one.kind, one.text, one.label, one.file, one.iri)))


def _table(hits: "list[Hit]") -> str:
    import shutil
    import sys

    from kzgraph.export.answers import table

    width = shutil.get_terminal_size().columns if sys.stdout.isatty() else None
    rows = [(hit.entry.kind, hit.snippet(), hit.entry.label or hit.entry.file) for hit in hits]
    return table(["kind", "text", "of"], rows, width=width)


def _limit(text: str) -> int:
    if not text.isascii() or not text.isdigit() or not 0 < int(text) <= 10_000:
        raise argparse.ArgumentTypeError("must be a number from 1 to 10000")
    return int(text)
