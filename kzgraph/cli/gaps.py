"""``kzgraph gaps``: sentences that gave no claim although they look as if they could."""

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from kzgraph.cli.arguments import add_min_confidence, add_reading, check_there, settings_of
from kzgraph.cli.console import Console

if TYPE_CHECKING:
    from kzgraph.explain.gaps import Gaps
    from kzgraph.model.gap import Gap

NAME = "gaps"
HELP = "list sentences that gave no claim, with the reason"
DESCRIPTION = """\
Read articles as build does and list what gave no claim: verbs and nouns that name events, numbers of people and cues
of sources, in sentences that gave none at all (with --all, in every sentence). Each has its place and the reason, such
as the row of the lexicon that fits best and what it lacks. A count by reason goes to standard error. The exit code is 0
with gaps or without, and 1 when documents were skipped."""
EXAMPLES = """\
  kzgraph gaps seeds/
  kzgraph gaps nieuws.jsonl --all --format csv > gaps.csv
  kzgraph gaps seeds/ --min-confidence 0.7 --format json
"""
FIELDS = ("file", "start", "end", "kind", "trigger", "reason", "detail", "sentence_start", "sentence")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of this command."""
    parser.add_argument("paths", nargs="+", type=Path, metavar="PATH", help="file or folder with articles")
    parser.add_argument("--format", choices=("table", "csv", "json"), help="default: table")
    parser.add_argument("--all", action="store_true", help="also in sentences that gave other claims")
    add_min_confidence(parser)
    add_reading(parser)


def run(arguments: argparse.Namespace, console: Console) -> int:
    """Print the gaps; return 1 when documents were skipped."""
    import sys

    check_there(arguments.paths)
    settings = settings_of(arguments)
    from kzgraph.explain.gaps import find_gaps

    gaps = find_gaps(arguments.paths, settings, every=arguments.all)
    kind = arguments.format or ("json" if console.json else "table")
    sys.stdout.write(_WRITERS[kind](gaps.found))
    console.aside(_summary(gaps))
    for skipped in gaps.skipped:
        console.warn(f"skipped {skipped}")
    return 1 if gaps.skipped else 0


def _summary(gaps: "Gaps") -> str:
    silent = len({(gap.file, gap.sentence_start) for gap in gaps.found})
    lines = [f"{len(gaps.found)} gaps in {silent} of {gaps.sentences} sentences"]
    return "\n".join([*lines, *(f"{count:6}  {reason}" for reason, count in gaps.by_reason())])


def _table(gaps: "tuple[Gap, ...]") -> str:
    import shutil
    import sys

    from kzgraph.export.answers import table

    width = shutil.get_terminal_size().columns if sys.stdout.isatty() else None
    rows = [
        [gap.file, str(gap.start), gap.kind.value, gap.trigger, _why(gap), " ".join(gap.sentence.split())]
        for gap in gaps
    ]
    return table(["file", "start", "kind", "trigger", "why not", "sentence"], rows, width=width)


def _why(gap: "Gap") -> str:
    return f"{gap.reason}: {gap.detail}" if gap.detail else gap.reason


def _csv(gaps: "tuple[Gap, ...]") -> str:
    import csv
    import io

    from kzgraph.export.spreadsheets import safe

    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(FIELDS)
    writer.writerows([safe(str(getattr(gap, field))) for field in FIELDS] for gap in gaps)
    return text.getvalue()


def _json(gaps: "tuple[Gap, ...]") -> str:
    import json

    rows = [{field: getattr(gap, field) for field in FIELDS} for gap in gaps]
    return json.dumps(rows, ensure_ascii=False, indent=2) + "\n"


_WRITERS = {"table": _table, "csv": _csv, "json": _json}
