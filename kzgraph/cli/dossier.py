"""``kzgraph dossier``: what all documents say of one thing, side by side; one topic a kind of thing."""

import argparse
import shutil
import sys
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from types import MappingProxyType

from kzgraph.cli.arguments import add_min_confidence
from kzgraph.cli.console import Console

NAME = "dossier"
HELP = "lay what all documents say of one thing side by side"
DESCRIPTION = """\
Lay what all documents of a graph say of one thing side by side, with the sentences. Contradictions are shown,
none is settled."""
EXAMPLES = """\
  kzgraph dossier numbers output/
  kzgraph dossier numbers output/graph.ttl -o numbers.html
  kzgraph dossier numbers output/ --json | jq '.dossiers[].pairs[] | select(.outcome == "conflict")'
  kzgraph dossier frames output/ -o frames.html
  kzgraph dossier sources output/ --format csv -o copies.csv
  kzgraph dossier timeline output/ -o timeline.html
"""


@dataclass(frozen=True, slots=True)
class Topic:
    """A kind of dossier.

    module: where its ``render(view, kind, console, *, width)`` is, which returns text that ends in a line feed; it is
    loaded when it is asked for. formats: the first is the default.
    """

    help: str
    module: str
    formats: tuple[str, ...]


TOPICS = MappingProxyType(
    {
        "numbers": Topic(
            "counts of the same group in the same story: who says how many, as of when, and which agree",
            "kzgraph.cli.dossiers.numbers",
            ("table", "json", "csv", "html"),
        ),
        "frames": Topic(
            "words for the same people, deeds or events side by side: who calls them what, sentence by sentence",
            "kzgraph.cli.dossiers.frames",
            ("table", "json", "csv", "html"),
        ),
        "sources": Topic(
            "documents of one origin, with the words that they share, and sources that several rest on",
            "kzgraph.cli.dossiers.sources",
            ("table", "json", "csv", "html"),
        ),
        "timeline": Topic(
            "events in the order of their days, uncertain dates shown as such, with who says so and how sure",
            "kzgraph.cli.dossiers.timeline",
            ("table", "json", "csv", "html"),
        ),
    }
)
"""Name on the command line -> topic."""

FORMATS = tuple(dict.fromkeys(kind for topic in TOPICS.values() for kind in topic.formats))


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of this command."""
    topics = "; ".join(f"{name}: {topic.help}" for name, topic in TOPICS.items())
    parser.add_argument("topic", choices=tuple(TOPICS), metavar="TOPIC", help=topics)
    parser.add_argument("path", type=Path, metavar="PATH", help="folder that build made, or a graph file")
    parser.add_argument("--format", choices=FORMATS, help="default: by FILE, else table")
    parser.add_argument("-o", "--output", type=Path, metavar="FILE", help="file to write (default: standard output)")
    add_min_confidence(parser)


def run(arguments: argparse.Namespace, console: Console) -> int:
    """Print or write the dossiers."""
    from kzgraph.export.files import atomic_file
    from kzgraph.store.loader import load

    topic = TOPICS[arguments.topic]
    kind = _format(arguments, topic, console)
    view = load(arguments.path, min_confidence=arguments.min_confidence)
    width = shutil.get_terminal_size().columns if arguments.output is None and sys.stdout.isatty() else None
    text: str = import_module(topic.module).render(view, kind, console, width=width)
    if arguments.output is None:
        sys.stdout.write(text)
        return 0
    with atomic_file(arguments.output) as out:
        out.write(text.encode("utf-8"))
    size = arguments.output.stat().st_size
    data = {"file": str(arguments.output), "topic": arguments.topic, "format": kind, "bytes": size}
    console.summary(f"{arguments.output}  {size:,} bytes", data)
    return 0


def _format(arguments: argparse.Namespace, topic: Topic, console: Console) -> str:
    """The format that was asked for, else the one of the file's ending. Raises InputError when the topic has it not."""
    from kzgraph.errors import InputError

    kind: str | None = arguments.format
    if kind is None and arguments.output is not None:
        ending = arguments.output.suffix.lstrip(".").lower()
        kind = ending if ending in FORMATS else None
    if kind is None:
        kind = "json" if console.json and arguments.output is None else topic.formats[0]
    if kind not in topic.formats:
        raise InputError(f"{arguments.topic} has no format {kind}; choose one of {', '.join(topic.formats)}")
    return kind
