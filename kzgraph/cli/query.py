"""``kzgraph query``: SPARQL, or one of the questions that come with kzgraph, over a built graph."""

import argparse
from pathlib import Path

from kzgraph.cli.arguments import add_min_confidence
from kzgraph.cli.console import Console
from kzgraph.errors import QueryError

NAME = "query"
HELP = "ask the graph: SPARQL, or a named question"
DESCRIPTION = """\
Run a SPARQL 1.1 query, or a question that comes with kzgraph, over a built graph. The documents' graphs are
asked as one; GRAPH ?document { … } tells them apart. Prefixes (kz: kzr: rdfs: oa: prov: schema: skos: …, and
actor: claim: event: document: … for resources) need no declaration."""
EXAMPLES = """\
  kzgraph query --list
  kzgraph query who-asked-whom
  kzgraph query claims-about --set name=Tokajev -g output/ --format csv
  kzgraph query 'SELECT ?who ?whom { ?who kz:requests ?whom }'
  kzgraph query --file question.rq --format json
  kzgraph query 'CONSTRUCT { ?a kz:sends ?q } WHERE { ?a kz:sends ?q }' --format ttl
"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of this command."""
    what = parser.add_mutually_exclusive_group()
    what.add_argument("query", nargs="?", metavar="QUERY", help="SPARQL text, or the name of a question")
    what.add_argument("--file", type=Path, metavar="F.rq", help="read the query from a file")
    what.add_argument("--list", action="store_true", help="list the named questions")
    parser.add_argument(
        "-g",
        "--graph",
        type=Path,
        default=Path("output"),
        metavar="PATH",
        help="folder or file (default: output/)",
    )
    parser.add_argument(
        "--set", dest="values", action="append", default=[], metavar="KEY=VALUE", help="value of a parameter"
    )
    parser.add_argument(
        "--format",
        choices=("table", "csv", "json", "ttl"),
        help="default: table; ttl for CONSTRUCT and DESCRIBE",
    )
    add_min_confidence(parser)


def run(arguments: argparse.Namespace, console: Console) -> int:
    """Print the answer."""
    import sys

    from kzgraph.export.answers import render
    from kzgraph.store.loader import load
    from kzgraph.store.questions import find, questions

    if arguments.list:
        console.result(_listing(), [one.as_json() for one in questions()])
        return 0
    text = _text(arguments)
    query = find(text, from_file=arguments.file is not None)
    values = _pairs(arguments.values)
    query.sparql(values)  # what is wrong with the question is said before the graph is read
    store = load(arguments.graph, min_confidence=arguments.min_confidence)
    sparql = query.sparql(values, base=store.base)
    answer = store.query(sparql)
    kind = "json" if console.json and arguments.format is None else arguments.format
    width = _width() if sys.stdout.isatty() else None
    sys.stdout.write(render(answer, kind, base=store.base, width=width))
    return 0


def _text(arguments: argparse.Namespace) -> str:
    if arguments.file is None:
        if not arguments.query:
            raise QueryError(
                "nothing to ask; give a query, --file F.rq, or a name from: kzgraph query --list"
            )
        return str(arguments.query)
    try:
        return str(arguments.file.read_text("utf-8-sig"))
    except OSError as error:
        raise QueryError(f"{arguments.file}: cannot be read: {error.strerror}") from error
    except UnicodeDecodeError as error:
        raise QueryError(f"{arguments.file}: is not UTF-8 text; save the query as UTF-8") from error


def _pairs(settings: list[str]) -> dict[str, str]:
    pairs = {}
    for setting in settings:
        key, equals, value = setting.partition("=")
        if not equals or not key:
            raise QueryError(f"--set {setting}: write --set KEY=VALUE")
        pairs[key.lstrip("?")] = value
    return pairs


def _listing() -> str:
    from kzgraph.store.questions import questions

    width = max(len(one.name) for one in questions())
    lines = []
    for one in questions():
        lines.append(f"{one.name:<{width}}  {one.title}")
        lines += [f"{'':<{width}}    --set {parameter}" for parameter in one.parameters]
    return "\n".join([*lines, "", "ask one: kzgraph query NAME -g output/"])


def _width() -> int:
    import shutil

    return shutil.get_terminal_size().columns
