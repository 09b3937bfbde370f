"""``kzgraph query``: SPARQL, or one of the questions that come with kzgraph, over a built graph."""

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from kzgraph.cli.arguments import add_min_confidence, seconds
from kzgraph.cli.console import Console
from kzgraph.cli.endpoint import ENVIRONMENT, client, mebibytes
from kzgraph.errors import QueryError

if TYPE_CHECKING:
    from kzgraph.store.questions import Question

NAME = "query"
HELP = "ask the graph: SPARQL, or a named question"
DESCRIPTION = """\
Run a SPARQL 1.1 query, or a question that comes with kzgraph, over a built graph. The documents' graphs are
asked as one; GRAPH ?document { … } tells them apart. Prefixes (kz: kzr: rdfs: oa: prov: schema: skos: …, and
actor: claim: event: document: … for resources) need no declaration."""
_SECONDS, _MEBIBYTES = 60.0, 64
_REMOTE = ("--default-graph", "--timeout", "--max-answer")
EXAMPLES = f"""\
  kzgraph query --list
  kzgraph query who-asked-whom
  kzgraph query claims-about --set name=Tokajev -g output/ --format csv
  kzgraph query 'SELECT ?who ?whom {{ ?who kz:requests ?whom }}'
  kzgraph query --file question.rq --format json
  kzgraph query 'CONSTRUCT {{ ?a kz:sends ?q }} WHERE {{ ?a kz:sends ?q }}' --format ttl
  kzgraph query who-asked-whom --endpoint http://localhost:7878/query

environment, with --endpoint:
{ENVIRONMENT}"""


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
        metavar="PATH",
        help="folder or file (default: output/)",
    )
    parser.add_argument("--endpoint", metavar="URL", help="ask the SPARQL store there instead")
    parser.add_argument(
        "--set", dest="values", action="append", default=[], metavar="KEY=VALUE", help="value of a parameter"
    )
    parser.add_argument(
        "--format",
        choices=("table", "csv", "json", "ttl"),
        help="default: table; ttl for CONSTRUCT and DESCRIBE",
    )
    add_min_confidence(parser)
    remote = parser.add_argument_group("with --endpoint")
    remote.add_argument(
        "--default-graph", action="append", metavar="IRI", help="ask this named graph instead of all; repeatable"
    )
    remote.add_argument(
        "--timeout", type=seconds, metavar="S", help="seconds for one answer (default: 60)"
    )
    remote.add_argument(
        "--max-answer", type=mebibytes, metavar="MIB", help="the most that an answer may have (default: 64)"
    )


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
    kind = "json" if console.json and arguments.format is None else arguments.format
    width = _width() if sys.stdout.isatty() else None
    _check(arguments)
    if arguments.endpoint is not None:
        sys.stdout.write(_remote(query, values, kind, width, arguments, console))
        return 0
    store = load(arguments.graph or Path("output"), min_confidence=arguments.min_confidence)
    sparql = query.sparql(values, base=store.base)
    sys.stdout.write(render(store.query(sparql), kind, base=store.base, width=width))
    return 0


def _check(arguments: argparse.Namespace) -> None:
    """Raise QueryError for options that do not go together."""
    local = {"-g": arguments.graph, "--min-confidence": arguments.min_confidence or None}
    remote = {name: getattr(arguments, name[2:].replace("-", "_")) for name in _REMOTE}
    wrong = local if arguments.endpoint is not None else remote
    for name, value in wrong.items():
        if value is not None:
            raise QueryError(f"{name} goes {'not ' if wrong is local else ''}with --endpoint")


def _remote(
    query: "Question",
    values: dict[str, str],
    kind: str | None,
    width: int | None,
    arguments: argparse.Namespace,
    console: Console,
) -> str:
    """The answer of a store elsewhere, as text."""
    from kzgraph.export.answers import render
    from kzgraph.store.remote.address import checked
    from kzgraph.store.remote.asking import Asked
    from kzgraph.store.remote.discovery import query_address
    from kzgraph.store.remote.patience import FOR_QUERIES
    from kzgraph.store.remote.view import RemoteView

    url = checked(arguments.endpoint)
    size = arguments.max_answer or _MEBIBYTES
    talk = client(url, console, timeout=arguments.timeout or _SECONDS, size=size, patience=FOR_QUERIES)
    try:
        store = Asked(talk, query_address(talk, url), tuple(arguments.default_graph or ()))
        view = RemoteView(store)
        answer = view.query(query.sparql(values, base=view.base))
    finally:
        talk.close()
    if view.apart:
        console.warn(f"{url}: its default graph is not all graphs as one; use GRAPH, or --default-graph")
    return render(answer, kind, base=view.base, width=width)


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
