"""``kzgraph build``: articles in, a graph folder out."""

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from kzgraph.cli.arguments import add_decisions, add_min_confidence, add_reading, base, check_there, settings_of
from kzgraph.cli.console import Console
from kzgraph.settings import DEFAULT_BASE

if TYPE_CHECKING:
    from kzgraph.pipeline import Built

NAME = "build"
HELP = "read articles and write their graph"
DESCRIPTION = """\
Read Dutch news articles (text, HTML, JSON Lines, CSV; files or folders) and write a folder with the graph:
graph.ttl (to read), graph.trig, graph.nq, claims.csv, claims.jsonl, graph.html (the network page), and the
record, documents/*.nq with shared.nq. The folder changes only when all is made; other files in it stay."""
EXAMPLES = """\
  kzgraph build seeds/ -o output/
  kzgraph build nieuws.jsonl interview.txt -o output/ --entities mijn-namen.toml
  kzgraph build export.csv -o output/ --column text=Artikel --column date=Datum
  kzgraph build seeds/ -o output/ --model nl_core_news_lg --min-confidence 0.5
"""
SHOWN = 20  # skipped documents that are listed; all of them are in build.log


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of this command."""
    parser.add_argument("paths", nargs="+", type=Path, metavar="PATH", help="file or folder with articles")
    parser.add_argument("-o", "--output", type=Path, required=True, metavar="DIR", help="folder to write")
    add_decisions(parser)
    add_reading(parser)
    parser.add_argument(
        "--base", type=base, default=DEFAULT_BASE, metavar="IRI", help="base of the graph's IRIs"
    )
    add_min_confidence(parser)


def run(arguments: argparse.Namespace, console: Console) -> int:
    """Build; return 1 when documents were skipped."""
    check_there(arguments.paths)
    settings = settings_of(arguments)
    from kzgraph.pipeline import build

    built = build(arguments.paths, arguments.output, settings, watch=console)
    for skipped in built.skipped[:SHOWN]:
        console.warn(f"skipped {skipped}")
    if len(built.skipped) > SHOWN:
        log = arguments.output / "build.log"
        console.warn(f"{len(built.skipped) - SHOWN} more documents were skipped; see {log}")
    console.summary(_summary(built), built.as_json())
    return 1 if built.skipped else 0


def _summary(built: "Built") -> str:
    counts = built.counts
    skipped = f", {len(built.skipped)} skipped" if built.skipped else ""
    files = [(str(path), what) for path, what in built.files()]
    wide = max((len(path) for path, _ in files), default=0)
    lines = [
        f"{counts['documents']} documents{skipped} → {counts['claims']} claims, {counts['events']} events, "
        f"{counts['nodes']} nodes, {counts['triples']} triples in {built.seconds:.1f} s",
        "",
        *(f"  {path:<{wide}}  {what}" for path, what in files),
        "",
        f"ask it:   kzgraph query --list -g {built.folder}",
        f"see it:   open {built.folder / 'graph.html'} in a browser",
    ]
    return "\n".join(lines)
