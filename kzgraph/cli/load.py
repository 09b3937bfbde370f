"""``kzgraph load``: a graph into a SPARQL store."""

import argparse
import textwrap
from pathlib import Path
from typing import TYPE_CHECKING

from kzgraph.cli.arguments import seconds
from kzgraph.cli.console import Console
from kzgraph.cli.endpoint import ENVIRONMENT, client

if TYPE_CHECKING:
    from kzgraph.store.remote.loading import Report

NAME = "load"
HELP = "write a graph into a SPARQL store"
DESCRIPTION = """\
Write a graph into a SPARQL 1.1 store (Oxigraph, Virtuoso, Fuseki, GraphDB, …), a named graph for each document and one
for what they share. Each is counted afterwards. A load that was stopped goes on where it was; a later one sends what
has changed. Named graphs of others are never touched."""
EXAMPLES = f"""\
  kzgraph load output/ --endpoint http://localhost:7878/query
  kzgraph load output/ --endpoint https://example.org/sparql --protocol update
  kzgraph load output/ --endpoint http://localhost:7878/query --prune

environment:
{ENVIRONMENT}"""
_SHOWN = 5


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of this command."""
    parser.add_argument("path", type=Path, metavar="GRAPH", help="folder that build made, or a graph file")
    parser.add_argument("--endpoint", required=True, metavar="URL", help="address of the store that takes queries")
    parser.add_argument(
        "--protocol",
        choices=("auto", "gsp", "update"),
        default="auto",
        help="gsp: Graph Store HTTP Protocol; update: SPARQL Update (default: auto, the first that works)",
    )
    parser.add_argument("--graph-store", metavar="URL", help="address of the graph store, where it is not found")
    parser.add_argument("--update-endpoint", metavar="URL", help="address that takes updates, where it is not found")
    parser.add_argument(
        "--shared-graph",
        metavar="IRI",
        help="named graph for what belongs to no document (default: BASE + graph/shared)",
    )
    parser.add_argument(
        "--state", type=Path, metavar="FILE", help="journal of what was sent (default: load-….jsonl beside the graph)"
    )
    parser.add_argument("--all", action="store_true", help="send also what is there")
    parser.add_argument(
        "--prune", action="store_true", help="remove named graphs of documents that GRAPH no longer has"
    )
    parser.add_argument(
        "--timeout", type=seconds, default=300.0, metavar="S", help="seconds for one request (default: 300)"
    )


def run(arguments: argparse.Namespace, console: Console) -> int:
    """Load; 1 when a part of the graph is not in the store."""
    from kzgraph.store.named_graphs import NamedGraphs
    from kzgraph.store.remote.address import checked
    from kzgraph.store.remote.asking import Asked
    from kzgraph.store.remote.discovery import query_address, writer
    from kzgraph.store.remote.journal import opened, usual_place
    from kzgraph.store.remote.loading import Load
    from kzgraph.store.remote.patience import Patience
    from kzgraph.store.remote.shared import shared_graph

    url = checked(arguments.endpoint)
    others = {key: checked(place) if place else None for key, place in _others(arguments).items()}
    graphs = NamedGraphs(arguments.path)
    with console.progress("reading", len(graphs.files)) as step:
        graphs.step = step
        graphs.held  # noqa: B018 - reads everything once: what is wrong with it is said before anything is sent
    shared = shared_graph(graphs, arguments.shared_graph)
    talk = client(url, console, timeout=arguments.timeout, size=64, patience=Patience())
    try:
        query = query_address(talk, url)
        state = arguments.state or usual_place(arguments.path, query)
        with opened(state, query) as journal, console.progress("sending", len(graphs.held)) as step:
            names = sorted(graphs.held)
            out = writer(talk, query, probe=names[-1] or shared, protocol=arguments.protocol, **others)
            load = Load(graphs, Asked(talk, query), out, journal, shared, step)
            report = load.run(everything=arguments.all, prune=arguments.prune)
    except KeyboardInterrupt:
        console.warn("stopped; run again to go on")
        return 1
    finally:
        talk.close()
    console.summary(_told(report, query), _data(report, query, out.name, out.url, state))
    _warn(report, console)
    return 0 if report.is_whole else 1


def _others(arguments: argparse.Namespace) -> dict[str, str | None]:
    return {"store": arguments.graph_store, "update": arguments.update_endpoint}


def _told(report: "Report", query: str) -> str:
    parts = [f"{len(report.sent):,} named graphs sent", f"{len(report.kept):,} were there"]
    parts += [f"{len(report.pruned):,} removed"] if report.pruned else []
    return f"{query}  {report.triples:,} triples: {', '.join(parts)}"


def _warn(report: "Report", console: Console) -> None:
    for name, why in list(report.failed.items())[:_SHOWN]:
        console.warn(f"{name}: {why}")
    if more := report.failed.keys() - list(report.failed)[:_SHOWN]:
        console.warn(f"and {len(more):,} more named graphs failed")
    if report.stopped:
        console.warn(f"stopped: {report.stopped}; run again to go on")
    if report.stale:
        shown = ", ".join(report.stale[:_SHOWN]) + (" …" if len(report.stale) > _SHOWN else "")
        several = "named graphs of documents that are" if len(report.stale) > 1 else "named graph of a document that is"
        console.warn(f"{len(report.stale):,} {several} no longer here; --prune removes: {textwrap.shorten(shown, 600)}")


def _data(report: "Report", query: str, protocol: str, written: str, state: Path) -> dict[str, object]:
    return {
        "endpoint": query,
        "protocol": protocol,
        "written_to": written,
        "state": str(state),
        "triples": report.triples,
        "sent": len(report.sent),
        "kept": len(report.kept),
        "failed": report.failed,
        "stopped": report.stopped,
        "stale": report.stale,
        "pruned": report.pruned,
    }
