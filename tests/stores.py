"""Stores for tests, each on a free port of this machine: Oxigraph, Virtuoso, and one that does as it is told."""

import os
import shutil
import signal
import socket
import ssl
import subprocess
import sys
import threading
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from pyoxigraph import DefaultGraph, NamedNode, Quad, QueryBoolean, QueryResultsFormat, QuerySolutions, RdfFormat, Store

from kzgraph.rdf.vocab import Class

REQUIRED = "KZGRAPH_REQUIRE_STORES"
"""Where this is set, a missing Virtuoso is a failure and no skip."""

_VIRTUOSO = """\
[Database]
DatabaseFile = virtuoso.db
ErrorLogFile = virtuoso.log
LockFile = virtuoso.lck
TransactionFile = virtuoso.trx
xa_persistent_file = virtuoso.pxa
[TempDatabase]
DatabaseFile = virtuoso-temp.db
TransactionFile = virtuoso-temp.trx
[Parameters]
ServerPort = 127.0.0.1:{sql}
DisableUnixSocket = 1
ServerThreads = 10
CheckpointInterval = 0
NumberOfBuffers = 10000
MaxDirtyBuffers = 6000
DirsAllowed = .
[HTTPServer]
ServerPort = 127.0.0.1:{http}
ServerThreads = 5
[SPARQL]
ResultSetMaxRows = 1000000
"""


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as place:
        return int(place.getsockname()[1])


@contextmanager
def oxigraph(folder: Path) -> Iterator[str]:
    """Run the server of PyPI's oxigraph with its data in ``folder``; yield its address."""
    program = Path(sys.executable).with_name("oxigraph")
    port = free_port()
    command = [str(program), "serve", "--location", str(folder), "--bind", f"127.0.0.1:{port}"]
    with _running(command, folder, f"http://127.0.0.1:{port}/query"):
        yield f"http://127.0.0.1:{port}"


@contextmanager
def virtuoso(folder: Path) -> Iterator[str]:
    """Run Debian's Virtuoso with a database of its own; yield the address of its endpoint. Skip where it is not."""
    program = shutil.which("virtuoso-t")
    if program is None:
        if os.environ.get(REQUIRED):
            pytest.fail(f"{REQUIRED} is set, and there is no virtuoso-t")
        pytest.skip("Virtuoso is not on this machine (Debian: virtuoso-opensource-7-bin)")
    port = free_port()
    (folder / "virtuoso.ini").write_text(_VIRTUOSO.format(sql=free_port(), http=port))
    url = f"http://127.0.0.1:{port}/sparql"
    with _running([program, "+foreground", "+configfile", "virtuoso.ini"], folder, url):
        yield url


@contextmanager
def _running(command: list[str], folder: Path, url: str) -> Iterator[None]:
    with (folder / "server.log").open("wb") as log:
        ran = subprocess.Popen(command, cwd=folder, stdout=log, stderr=log)
    try:
        for _ in range(600):
            if _answers(url):
                break
            assert ran.poll() is None, (folder / "server.log").read_text()
            time.sleep(0.05)
        else:
            pytest.fail(f"{command[0]} does not answer: {(folder / 'server.log').read_text()}")
        yield
    finally:
        ran.send_signal(signal.SIGTERM)
        try:
            ran.wait(10)
        except subprocess.TimeoutExpired:
            ran.kill()
            ran.wait()


def _answers(url: str) -> bool:
    try:
        with urllib.request.urlopen(url, timeout=5):
            return True
    except urllib.error.HTTPError:
        return True
    except OSError:
        return False


@dataclass(frozen=True)
class Request:
    method: str
    path: str
    graph: str
    body: bytes
    headers: dict[str, str]


@dataclass(frozen=True)
class Do:
    """What the scripted store does instead of what it is asked.

    status 0: it closes the connection, after it has done what was asked where ``done``.
    """

    status: int = 0
    headers: tuple[tuple[str, str], ...] = ()
    body: bytes = b""
    done: bool = False
    wait: float = 0.0


Command = Callable[..., tuple[int, dict[str, Any], str]]
"""Runs ``kzgraph load``: arguments -> exit code, what it says as JSON, and standard error."""

Script = Callable[[Request], Do | None]


@dataclass
class Scripted:
    """A store over HTTP whose faults are written by the test: ``script`` says what to do with a request."""

    script: Script = lambda request: None
    seen: list[Request] = field(default_factory=list)
    store: Store = field(default_factory=Store)
    url: str = ""

    def writes(self) -> list[Request]:
        return [one for one in self.seen if one.method in ("PUT", "DELETE") or (one.method == "POST" and one.graph)]

    def lines(self) -> set[str]:
        return {str(quad) for quad in self.store}

    def act(self, request: Request) -> tuple[int, str, bytes]:
        """Do what was asked, as the standards say."""
        if request.path == "/query" and request.method == "POST":
            query = parse_qs(request.body.decode()).get("query")
            return self._ask(query[0]) if query else (400, "text/plain", b"no query")
        if request.path == "/store" and request.graph:
            return self._put(request)
        if request.path == "/update" and request.method == "POST":
            self.store.update(request.body.decode())
            return 204, "", b""
        return 404, "text/plain", b"nothing here"

    def _ask(self, query: str) -> tuple[int, str, bytes]:
        found = self.store.query(query)
        if isinstance(found, QueryBoolean | QuerySolutions):
            body = found.serialize(format=QueryResultsFormat.JSON)
            return 200, "application/sparql-results+json", body or b""
        return 200, "application/n-triples", found.serialize(format=RdfFormat.N_TRIPLES) or b""

    def _put(self, request: Request) -> tuple[int, str, bytes]:
        name = NamedNode(request.graph)
        if request.method in ("PUT", "DELETE"):
            self.store.remove_graph(name)
        self.store.load(request.body, format=RdfFormat.TURTLE, to_graph=name)
        return 204, "", b""


@contextmanager
def scripted(script: Script = lambda request: None, tls: ssl.SSLContext | None = None) -> Iterator[Scripted]:
    """Run a store with a script."""
    told = Scripted(script)

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def answer(self) -> None:
            parts = urlsplit(self.path)
            graph = parse_qs(parts.query).get("graph", [""])[0]
            body = self.rfile.read(int(self.headers.get("content-length") or 0))
            headers = {key.lower(): value for key, value in self.headers.items()}
            request = Request(self.command, parts.path, graph, body, headers)
            told.seen.append(request)
            do = told.script(request)
            if do is None:
                self._send(*told.act(request))
                return
            if do.done:
                told.act(request)
            time.sleep(do.wait)
            if not do.status:
                self.close_connection = True
                self.connection.shutdown(socket.SHUT_RDWR)
                return
            self._send(do.status, "text/plain", do.body, do.headers)

        def _send(self, status: int, media: str, body: bytes, headers: tuple[tuple[str, str], ...] = ()) -> None:
            self.send_response(status)
            for key, value in (("Content-Type", media), ("Content-Length", str(len(body))), *headers):
                self.send_header(key, value)
            self.end_headers()
            self.wfile.write(body)

        do_GET = do_POST = do_PUT = do_DELETE = answer

        def log_message(self, *_: object) -> None:
            return

    class Server(ThreadingHTTPServer):
        daemon_threads = True
        block_on_close = False

        def handle_error(self, *_: object) -> None:
            return  # a client that was killed

    with Server(("127.0.0.1", 0), Handler) as server:
        if tls is not None:
            server.socket = tls.wrap_socket(server.socket, server_side=True)
        told.url = f"http{'s' if tls else ''}://127.0.0.1:{server.server_address[1]}/query"
        thread = threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True)
        thread.start()
        try:
            yield told
        finally:
            server.shutdown()


TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
BASE = "https://w3id.org/kzgraph/id/"
SHARED = f"{BASE}graph/shared"


def document(number: int) -> str:
    return f"{BASE}document/{number:016x}"


def write_graph(folder: Path, documents: int, triples: int = 6) -> Path:
    """Write a graph folder of so many documents, each with a line in the default graph between those of its own."""
    (folder / "documents").mkdir(parents=True)
    for number in range(documents):
        name = document(number)
        claims = (f"{BASE}claim/c{number}-{row:05}" for row in range(triples - 1))
        rows = [f'<{claim}> <urn:x:says> "woord é 😀"@nl <{name}> .' for claim in claims]
        rows += [f"<{name}> <{TYPE}> <{Class.DOCUMENT}> <{name}> ."]
        rows += [f'<{BASE}claim/c{number}-00001x> <urn:x:label> "eigen \\"{number}\\"\\n" .']
        text = "".join(f"{row}\n" for row in sorted(rows))
        (folder / "documents" / f"{number:016x}.nq").write_text(text, "utf-8")
    (folder / "shared.nq").write_text(f'<{BASE}actor/a> <urn:x:label> "gedeeld" .\n', "utf-8")
    return folder


def expected(quads: Iterable[Quad], shared: str = SHARED) -> set[str]:
    """The quads that a store should hold: those of the default graph in the shared one, values as Oxigraph has them."""
    store = Store()
    for quad in quads:
        name = NamedNode(shared) if isinstance(quad.graph_name, DefaultGraph) else quad.graph_name
        store.add(Quad(quad.subject, quad.predicate, quad.object, name))
    return {str(quad) for quad in store}
