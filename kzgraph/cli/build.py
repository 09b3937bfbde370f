"""``kzgraph build``: articles in, a graph folder out."""

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from kzgraph.cli.console import Console
from kzgraph.errors import InputError
from kzgraph.settings import DEFAULT_BASE, Settings

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
    parser.add_argument(
        "--model",
        metavar="NAME",
        help="an installed spaCy pipeline with Universal Dependencies, in place of ours",
    )
    parser.add_argument(
        "--entities",
        type=Path,
        nargs="+",
        default=[],
        action="extend",
        metavar="FILE",
        help="files with more names (TOML)",
    )
    parser.add_argument(
        "--base", type=_base, default=DEFAULT_BASE, metavar="IRI", help="base of the graph's IRIs"
    )
    parser.add_argument(
        "--min-confidence", type=_share, default=0.0, metavar="X", help="leave out claims below X (0 to 1)"
    )
    parser.add_argument(
        "--column",
        type=_column,
        default=[],
        action="append",
        metavar="FIELD=NAME",
        help="the column of tables that holds a field (text, title, date, publisher, url, id); repeatable",
    )


def run(arguments: argparse.Namespace, console: Console) -> int:
    """Build; return 1 when documents were skipped."""
    settings = Settings(
        base=arguments.base,
        model=arguments.model,
        entity_files=tuple(arguments.entities),
        min_confidence=arguments.min_confidence,
        columns=tuple(arguments.column),
    )
    for path in (*arguments.paths, *arguments.entities):
        if not path.exists():
            raise InputError(f"{path}: no such file or folder; check the name")
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


def _share(text: str) -> float:
    try:
        value = float(text)
    except ValueError:
        value = -1.0
    if not 0 <= value <= 1:
        raise argparse.ArgumentTypeError("must be from 0 to 1")
    return value


def _column(text: str) -> tuple[str, str]:
    field, equals, name = text.partition("=")
    if not (field and equals and name):
        raise argparse.ArgumentTypeError(f"must be FIELD=NAME, such as text=Artikel, not {text!r}")
    return field, name


def _base(text: str) -> str:
    if (
        not text.startswith(("http://", "https://", "urn:"))
        or text[-1] not in "/#:"
        or set(text) & set(' <>"{}|\\^`')
    ):
        raise argparse.ArgumentTypeError(
            "must be an IRI that ends in / or #, such as https://example.org/id/"
        )
    return text
