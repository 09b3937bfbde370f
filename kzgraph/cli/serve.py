"""``kzgraph serve``: the graph over HTTP."""

import argparse
import re
from pathlib import Path

from kzgraph.cli.arguments import add_min_confidence, seconds
from kzgraph.cli.console import Console

NAME = "serve"
HELP = "serve the graph: a SPARQL endpoint and the explorer"
DESCRIPTION = """\
Serve a graph over HTTP, read-only, to this machine alone unless --host says otherwise: SPARQL 1.1 Protocol at
/sparql and the explorer at /. The graph is held in memory,
some 0.6 GB for a million quads; more than five million are too many. Ctrl-C stops."""
EXAMPLES = """\
  kzgraph serve output/
  kzgraph serve output/ --port 0
  kzgraph serve graph.nq --timeout 5 --cors https://yasgui.example.org
"""
NOT_BUILT = "the explorer is not built; to build it: pip install -e . in the checkout, with npm's registry at hand"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of this command."""
    parser.add_argument("path", type=Path, metavar="GRAPH", help="folder that build made, or a graph file")
    parser.add_argument("--port", type=_port, default=8000, metavar="N", help="0 is any free one (default: 8000)")
    parser.add_argument("--host", default="127.0.0.1", metavar="ADDRESS", help="to listen on (default: 127.0.0.1)")
    parser.add_argument(
        "--timeout", type=seconds, default=30.0, metavar="S", help="seconds that one query may take (default: 30)"
    )
    parser.add_argument(
        "--cors",
        type=_origin,
        action="append",
        default=[],
        metavar="ORIGIN",
        help="an origin whose pages may ask, such as https://example.org; repeatable (default: none)",
    )
    parser.add_argument(
        "--allow-service", action="store_true", help="let queries call other endpoints (SERVICE); off by default"
    )
    add_min_confidence(parser)


def run(arguments: argparse.Namespace, console: Console) -> int:
    """Serve until stopped."""
    import sys

    from kzgraph.cli.explorer import dossiers, texts
    from kzgraph.serve.app import make_app
    from kzgraph.serve.explore.answers import Answers
    from kzgraph.serve.explore.apart import Apart
    from kzgraph.serve.explorer import is_built
    from kzgraph.serve.graph import opened
    from kzgraph.serve.options import Options
    from kzgraph.serve.server import address_of, bound, serve

    options = Options(
        host=arguments.host,
        timeout=arguments.timeout,
        origins=tuple(arguments.cors),
        allow_service=arguments.allow_service,
    )
    with bound(arguments.host, arguments.port) as place:
        view = opened(arguments.path, min_confidence=arguments.min_confidence)
        answers = Apart(Answers(view, text=texts(arguments.path), dossiers=dossiers()))
        app = make_app(view, options=options, answers=answers)
        address = address_of(place)
        note = "" if is_built() else f"; {NOT_BUILT}"
        line = f"kzgraph: {arguments.path} at {address} (SPARQL: {address}sparql{note}); Ctrl-C stops"

        def ready() -> None:
            print(line, file=sys.stderr, flush=True)
            if is_built():
                answers.prepare()

        try:
            serve(app, place, ready=ready)
        except KeyboardInterrupt:
            return 0
        finally:
            answers.close()
    return 0


def _port(text: str) -> int:
    if not text.isascii() or not text.isdigit() or int(text) > 65535:
        raise argparse.ArgumentTypeError("must be a number from 0 to 65535")
    return int(text)


def _origin(text: str) -> str:
    if not re.fullmatch(r"https?://[A-Za-z0-9.\-]+(:[0-9]{1,5})?|https?://\[[0-9a-f:]+\](:[0-9]{1,5})?", text):
        raise argparse.ArgumentTypeError(f"must be an origin such as https://example.org, not {text!r}")
    return text
