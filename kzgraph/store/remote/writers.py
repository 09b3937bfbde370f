"""Two ways of writing a named graph. Sources: SPARQL 1.1 Graph Store HTTP Protocol 5; SPARQL 1.1 Update 3.

Each call does the same when it is repeated, for there are no blank nodes: it may be tried again.
"""

from collections.abc import Sequence
from contextlib import suppress
from typing import Protocol
from urllib.parse import urlencode

from kzgraph.store.remote.http import Client, RefusedError

NOTHING = "urn:kzgraph:nothing"
"""A graph that nobody has."""


class Writer(Protocol):
    """Writes named graphs. lines: N-Triples without line feeds; name: IRI of the graph."""

    name: str
    """Of the protocol."""

    url: str
    most: int
    """Triples that one request holds at most, to begin with."""

    def replace(self, name: str, lines: Sequence[str]) -> None:
        """Make these the triples of the graph, and no others."""
        ...

    def append(self, name: str, lines: Sequence[str]) -> None:
        """Add triples."""
        ...

    def drop(self, name: str) -> None:
        """Remove the graph, if it is there."""
        ...

    def probe(self, name: str) -> None:
        """Raise RefusedError unless this store takes writes; nothing of a graph is changed."""
        ...


class GraphStore:
    """Graph Store HTTP Protocol at ``url``."""

    name = "gsp"
    most = 20_000

    def __init__(self, client: Client, url: str) -> None:
        self._client, self.url = client, url

    def replace(self, name: str, lines: Sequence[str]) -> None:
        """As ``Writer.replace``."""
        self._send("PUT", name, lines)

    def append(self, name: str, lines: Sequence[str]) -> None:
        """As ``Writer.append``."""
        self._send("POST", name, lines)

    def drop(self, name: str) -> None:
        """As ``Writer.drop``."""
        with suppress(RefusedError):
            self._client.request("DELETE", self._graph(name))
            return
        self._client.request("PUT", self._graph(name), headers=_TURTLE)  # 404 where it is not, or none can be deleted

    def probe(self, name: str) -> None:
        """As ``Writer.probe``: adds no triples, which makes an empty graph at most."""
        self._client.request("POST", self._graph(name), headers=_TURTLE, probe=True)

    def _send(self, method: str, name: str, lines: Sequence[str]) -> None:
        # Turtle rather than N-Triples, which not every store takes.
        self._client.request(method, self._graph(name), body=_text(lines), headers=_TURTLE)

    def _graph(self, name: str) -> str:
        return f"{self.url}{'&' if '?' in self.url else '?'}{urlencode({'graph': name})}"


class Update:
    """SPARQL 1.1 Update at ``url``."""

    name = "update"
    most = 2_000

    def __init__(self, client: Client, url: str) -> None:
        self._client, self.url = client, url

    def replace(self, name: str, lines: Sequence[str]) -> None:
        """As ``Writer.replace``; both halves in one request."""
        insert = b";\n" + self._insert(name, lines) if lines else b""
        self._send(f"DROP SILENT GRAPH <{name}>".encode() + insert)

    def append(self, name: str, lines: Sequence[str]) -> None:
        """As ``Writer.append``."""
        self._send(self._insert(name, lines))

    def drop(self, name: str) -> None:
        """As ``Writer.drop``."""
        self._send(f"DROP SILENT GRAPH <{name}>".encode())

    def probe(self, name: str) -> None:
        """As ``Writer.probe``: deletes from a graph that is not there."""
        self._send(f"DELETE WHERE {{ GRAPH <{NOTHING}> {{ ?s ?p ?o }} }}".encode(), probe=True)

    def _insert(self, name: str, lines: Sequence[str]) -> bytes:
        return f"INSERT DATA {{ GRAPH <{name}> {{\n".encode() + _text(lines) + b"} }"

    def _send(self, body: bytes, *, probe: bool = False) -> None:
        self._client.request("POST", self.url, body=body, headers=_UPDATE, probe=probe)


_TURTLE = {"Content-Type": "text/turtle; charset=utf-8"}
_UPDATE = {"Content-Type": "application/sparql-update; charset=utf-8"}


def _text(lines: Sequence[str]) -> bytes:
    return "".join(f"{line}\n" for line in lines).encode("utf-8")
