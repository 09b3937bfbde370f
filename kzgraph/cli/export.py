"""``kzgraph export``: a graph in another format."""

import argparse
import sys
import textwrap
from pathlib import Path
from typing import TYPE_CHECKING

from kzgraph.cli.arguments import add_min_confidence
from kzgraph.cli.console import Console
from kzgraph.export.catalogue import CATALOGUE, Format, by_ending

if TYPE_CHECKING:
    from kzgraph.store.base import View

NAME = "export"
HELP = "write a graph or its claims in another format"
DESCRIPTION = (
    "Write a built graph, or any graph file of the same form, in another format; the order never varies."
)
FORMATS = tuple(CATALOGUE)


def _described(one: Format) -> str:
    needs = " (pip install 'kzgraph[exchange]')" if one.extra else ""
    kind = "folder, " if one.is_folder else ""
    lacks = f" — has no place for: {one.lacks}" if one.lacks else ""
    return textwrap.fill(
        f"{kind}{one.holds}{needs}{lacks}",
        width=118,
        initial_indent=f"  {one.name:<15} ",
        subsequent_indent=" " * 18,
        break_on_hyphens=False,
    )


EXAMPLES = """\
  kzgraph export output/ --format jsonld -o graph.jsonld
  kzgraph export output/graph.ttl --format csv -o claims.csv
  kzgraph export output/ --format ftm -o entities.ftm.json
  kzgraph export output/ --format neo4j -o import/
  kzgraph export output/ --format nt | sort | head

formats:
""" + "\n".join(map(_described, CATALOGUE.values()))


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of this command."""
    parser.add_argument("path", type=Path, metavar="PATH", help="folder that build made, or a graph file")
    parser.add_argument(
        "--format",
        choices=FORMATS,
        metavar="F",
        help=f"{' '.join(FORMATS)}; see below (default: by the ending of FILE)",
    )
    parser.add_argument(
        "-o",
        "--output",
        type=Path,
        metavar="FILE|DIR",
        help="file to write (default: standard output); a folder for csvw and neo4j",
    )
    add_min_confidence(parser)


def run(arguments: argparse.Namespace, console: Console) -> int:
    """Write the graph; a note on standard error says what has no place in the format."""
    from kzgraph.store.loader import load

    form = _format(arguments)
    store = load(arguments.path, min_confidence=arguments.min_confidence)
    left_out = _write(form, store, arguments.output)
    if left_out:
        console.aside(f"kzgraph: {form.name}: {left_out}")
    if arguments.output is not None:
        files = [arguments.output / name for name in form.files] or [arguments.output]
        size = sum(file.stat().st_size for file in files)
        data = {"file": str(arguments.output), "format": form.name, "bytes": size, "left_out": left_out or ""}
        console.summary(f"{arguments.output}  {size:,} bytes", data)
    return 0


def _format(arguments: argparse.Namespace) -> Format:
    from kzgraph.errors import InputError

    form = CATALOGUE[arguments.format] if arguments.format else None
    if form is None and arguments.output is not None:
        form = by_ending(arguments.output.name)
    if form is None:
        raise InputError(f"which format? give --format with one of {', '.join(FORMATS)}")
    if form.is_folder and arguments.output is None:
        raise InputError(f"{form.name} is a folder of files; say which with -o DIR")
    return form


def _write(form: Format, store: "View", output: Path | None) -> str | None:
    from kzgraph.export.formats import FORMATS as WRITERS
    from kzgraph.export.save import save

    return WRITERS[form.name](store, sys.stdout.buffer) if output is None else save(store, form, output)
