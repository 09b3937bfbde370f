"""``kzgraph build``: articles in, a graph folder out."""

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from kzgraph.cli.arguments import add_decisions, add_min_confidence, add_reading, base, check_there, count, settings_of
from kzgraph.cli.console import Console
from kzgraph.settings import DEFAULT_BASE, Settings

if TYPE_CHECKING:
    from kzgraph.pipeline import Built

NAME = "build"
HELP = "read articles and write their graph"
DESCRIPTION = """\
Read Dutch news articles (text, HTML, JSON Lines, CSV; files or folders) and write a folder with the graph:
graph.ttl (to read), graph.trig, graph.nq, claims.csv, claims.jsonl, graph.html (the network page), and the
record, documents/*.nq with shared.nq. The folder changes only when all is made; other files in it stay.
A document that cannot be used is left out, shown, and listed with its reason under "skipped" in build.json (of an
archive: in its manifest): the exit code is then 1, and 0 when all were read."""
EXAMPLES = """\
  kzgraph build seeds/ -o output/
  kzgraph build nieuws.jsonl interview.txt -o output/ --entities mijn-namen.toml
  kzgraph build export.csv -o output/ --column text=Artikel --column date=Datum
  kzgraph build seeds/ -o output/ --model nl_core_news_lg --min-confidence 0.5
  kzgraph build archief/ -o graaf/ --workers 4
  kzgraph build archief/ -o graaf/ --workers 4 --resume
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
    archive = parser.add_argument_group(
        "archives",
        "For many articles: a folder with the graph in parts, and without pages and tables. Each of these makes one.",
    )
    archive.add_argument("--archive", action="store_true", help="write an archive")
    archive.add_argument(
        "--shard-size", type=count, metavar="N", help="documents of a part, on the average (default: 100)"
    )
    archive.add_argument("--workers", type=count, metavar="N", help="processes that read (default: 1)")
    archive.add_argument(
        "--engine", choices=["local", "ray"], help="who reads: processes here, or a Ray cluster (kzgraph[ray])"
    )
    archive.add_argument(
        "--address", metavar="ADDRESS", help="of the Ray cluster: auto, ray://HOST:10001 (default: one is started here)"
    )
    archive.add_argument(
        "--copy-to", metavar="ADDRESS", help="copy the archive there when it is made: a path, s3://…, gs://… (fsspec)"
    )
    archive.add_argument(
        "--resume", action="store_true", help="go on with a build that was broken off; what it read is not read again"
    )


def run(arguments: argparse.Namespace, console: Console) -> int:
    """Build; return 1 when documents were skipped."""
    check_there(arguments.paths)
    built = _built(arguments, settings_of(arguments), console)
    for skipped in built.skipped[:SHOWN]:
        console.warn(f"skipped {skipped}")
    if len(built.skipped) > SHOWN:
        log = arguments.output / ("manifest.json" if _is_archive(arguments) else "build.log")
        console.warn(f"{len(built.skipped) - SHOWN} more documents were skipped; see {log}")
    console.summary(_summary(built), built.as_json())
    return 1 if built.skipped else 0


def _built(arguments: argparse.Namespace, settings: Settings, console: Console) -> "Built":
    if not _is_archive(arguments):
        from kzgraph.pipeline import build

        return build(arguments.paths, arguments.output, settings, watch=console)
    from kzgraph.pipeline.archive.building import build_archive
    from kzgraph.pipeline.archive.working import SHARD_SIZE, Plan

    plan = Plan(
        arguments.shard_size or SHARD_SIZE,
        arguments.workers or 1,
        arguments.resume,
        arguments.engine or "local",
        arguments.address,
    )
    built = build_archive(arguments.paths, arguments.output, settings, plan, watch=console)
    if arguments.copy_to:
        from kzgraph.pipeline.archive.shared import copy_to

        copy_to(arguments.output, arguments.copy_to, console)
    return built


def _is_archive(arguments: argparse.Namespace) -> bool:
    own = ("archive", "shard_size", "workers", "resume", "engine", "address", "copy_to")
    return any(getattr(arguments, name) for name in own)


def _summary(built: "Built") -> str:
    counts = built.counts
    skipped = f", {len(built.skipped)} skipped" if built.skipped else ""
    files = [(str(path), what) for path, what in built.files()]
    wide = max((len(path) for path, _ in files), default=0)
    lines = [
        f"{counts['documents']} documents{skipped} → {built.size} in {built.seconds:.1f} s",
        "",
        *(f"  {path:<{wide}}  {what}" for path, what in files),
        "",
        f"ask it:   kzgraph query --list -g {built.folder}",
        f"see it:   {_seen(built.folder)}",
    ]
    return "\n".join(lines)


def _seen(folder: Path) -> str:
    page = folder / "graph.html"
    return f"open {page} in a browser" if page.exists() else f"kzgraph serve {folder}"
