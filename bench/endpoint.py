"""The endpoint on a million quads: each query over HTTP and, in turn with it, in pyoxigraph without HTTP.

Both run it on the union of the graphs and write the answer as SPARQL JSON; the client reads the whole answer. The
ratio is that of processor time, all processes of the server against ours, for waiting times tell more of what else
the machine does; both are given (Linux).
"""

import http.client
import os
import re
import signal
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from time import perf_counter, process_time
from urllib.parse import urlencode

from pyoxigraph import QueryBoolean, QueryResultsFormat, QueryTriples

from bench.large import write
from kzgraph.store.indexed import IndexedStore

QUADS = 1_000_000
ROUNDS = 40
GOALS = {"look-up": 10.0, "join": 50.0}
QUERIES = {
    "look-up: all of an actor": "SELECT ?p ?o { actor:a700 ?p ?o }",
    "look-up: all of a claim": "SELECT ?p ?o { claim:c31415 ?p ?o }",
    "look-up: a node by its name": 'SELECT ?node { ?node rdfs:label "Kakakaka"@nl }',
    "join: claims of an actor with names and sentences": """
        SELECT ?claim ?does ?whom ?says ?file {
          ?claim kz:actor actor:a3 ; kz:property ?does ; kz:target/rdfs:label ?whom ;
            kz:evidence/oa:exact ?says ; prov:wasDerivedFrom/kz:fileName ?file }""",
    "join: who does what to an actor, by source": """
        SELECT ?who ?does ?source (COUNT(DISTINCT ?claim) AS ?n) {
          ?claim kz:target actor:a3 ; kz:property ?does ; kz:actor/rdfs:label ?who ;
            kz:attribution/kz:source/rdfs:label ?source } GROUP BY ?who ?does ?source ORDER BY DESC(?n) ?who""",
    "join: the neighbours of the neighbours": """
        SELECT DISTINCT ?name { actor:a9 kz:attacks/kz:accuses ?node . ?node rdfs:label ?name } ORDER BY ?name""",
    "join: claims of a document": """
        SELECT ?claim ?does ?who ?whom { GRAPH document:d500 {
          ?claim kz:property ?does ; kz:actor ?who ; kz:target ?whom } }""",
    "join: possible killings, the first hundred": """
        SELECT ?who ?whom ?says { ?claim kz:property kz:kills ; kz:modality kz:Possible ; kz:actor/rdfs:label ?who ;
          kz:target/rdfs:label ?whom ; kz:evidence/oa:exact ?says } LIMIT 100""",
    "join: two accused by the same third, the first thousand": """
        SELECT ?a ?b { ?x kz:accuses ?a, ?b . FILTER(STR(?a) < STR(?b)) } LIMIT 1000""",
    "count: claims by kind": "SELECT ?does (COUNT(*) AS ?n) { ?claim kz:property ?does } GROUP BY ?does",
    "graph: the claims of an actor": "CONSTRUCT { ?c ?p ?o } WHERE { ?c kz:actor actor:a3 ; ?p ?o }",
}


def endpoint(quads: int = QUADS, rounds: int = ROUNDS) -> dict[str, dict[str, float]]:
    """Return, for each query, the median ms over HTTP and without, their ratio, and the bytes of the answer."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "graph.nq"
        write(file, quads)
        store = IndexedStore(file)
        command = [sys.executable, "-m", "kzgraph", "serve", str(file), "--port", "0"]
        server = subprocess.Popen(command, stderr=subprocess.PIPE, text=True, env={**os.environ, "PYTHONPATH": "."})
        try:
            assert server.stderr is not None
            found = re.search(r"127\.0\.0\.1:(\d+)", server.stderr.readline())
            assert found, "the server did not start"
            line = http.client.HTTPConnection("127.0.0.1", int(found[1]))
            _settle(line)
            return {name: _measured(store, line, query, rounds, server.pid) for name, query in QUERIES.items()}
        finally:
            server.send_signal(signal.SIGINT)
            server.wait()


def _settle(line: http.client.HTTPConnection) -> None:
    """Wait until the server has made its search index and the explorer's view, which take a part of the processor."""
    line.request("GET", "/api/suggest?q=ka")
    while line.getresponse().read()[:9] != b'{"hits":[':
        line.request("GET", "/api/suggest?q=ka")
    line.request("GET", "/api/overview")
    line.getresponse().read()


def _measured(
    store: IndexedStore, line: http.client.HTTPConnection, query: str, rounds: int, process: int
) -> dict[str, float]:
    head = {"Content-Type": "application/x-www-form-urlencoded"}
    body = urlencode({"query": query})

    def over_http() -> bytes:
        line.request("POST", "/sparql", body, head)
        answer = line.getresponse()
        found = answer.read()
        assert answer.status == 200, found
        return found

    assert len(over_http()) == len(_plain(store, query)), query
    over_http()  # by both workers, once each
    pairs = [(_timed(over_http), _timed(lambda: _plain(store, query))) for _ in range(rounds)]
    served, plain = (statistics.median(times) * 1000 for times in zip(*pairs, strict=True))
    before = _processor(process)
    for _ in range(rounds):
        over_http()
    between, own = _processor(process), process_time()
    for _ in range(rounds):
        _plain(store, query)
    busy, own = between - before, process_time() - own
    line.close()  # the server has, if that took long
    return {
        "http_ms": round(served, 3),
        "plain_ms": round(plain, 3),
        "http_processor_ms": round(busy / rounds * 1000, 3),
        "plain_processor_ms": round(own / rounds * 1000, 3),
        "ratio": round(busy / own, 2),
        "bytes": len(over_http()),
    }


def _processor(process: int) -> float:
    """Seconds of processor time that a process and all below it have used."""
    used = int(Path(f"/proc/{process}/schedstat").read_text("ascii").split()[0]) / 1e9
    used += sum(
        int(Path(f"{task}/schedstat").read_text("ascii").split()[0]) / 1e9
        for task in Path(f"/proc/{process}/task").iterdir()
        if task.name != str(process)
    )
    below = Path(f"/proc/{process}/task/{process}/children").read_text("ascii").split()
    return used + sum(_processor(int(one)) for one in below)


def _plain(store: IndexedStore, query: str) -> bytes:
    found = store.query(query)
    if isinstance(found, QueryTriples):
        from pyoxigraph import RdfFormat

        return found.serialize(format=RdfFormat.TURTLE) or b""
    assert not isinstance(found, QueryBoolean)
    return found.serialize(format=QueryResultsFormat.JSON) or b""


def _timed(run: Callable[[], bytes]) -> float:
    start = perf_counter()
    run()
    return perf_counter() - start


def table(figures: dict[str, dict[str, float]]) -> str:
    """Return the figures for people."""
    lines = [f"{'ms over HTTP':>12} {'without':>9} {'ratio':>6} {'bytes':>9}   (ratio: of processor time)"]
    for name, row in figures.items():
        goal = GOALS.get(name.partition(":")[0])
        told = f"   (goal: at most {goal:g} ms)" if goal else ""
        shown = f"{row['http_ms']:12.2f} {row['plain_ms']:9.2f} {row['ratio']:6.2f} {row['bytes']:9,}"
        lines.append(f"{shown} {name}{told}")
    return "\n".join(lines)
