"""Queries to a store over HTTP, and its answers. Source: SPARQL 1.1 Protocol 2.1."""

from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from pyoxigraph import Literal, QueryBoolean, QueryResultsFormat, QuerySolutions, RdfFormat, Triple, parse
from pyoxigraph import parse_query_results as parse_results

from kzgraph.errors import StoreError
from kzgraph.store.remote.exchange import Response
from kzgraph.store.remote.http import Client
from kzgraph.store.remote.prologue import form

RemoteAnswer = QuerySolutions | QueryBoolean | list[Triple]

_RESULTS = {
    "application/sparql-results+json": QueryResultsFormat.JSON,
    "application/json": QueryResultsFormat.JSON,
    "application/sparql-results+xml": QueryResultsFormat.XML,
    "application/xml": QueryResultsFormat.XML,
    "text/xml": QueryResultsFormat.XML,
}
_GRAPHS = {
    "application/n-triples": RdfFormat.N_TRIPLES,
    "text/turtle": RdfFormat.TURTLE,
    "application/x-turtle": RdfFormat.TURTLE,
    "application/rdf+xml": RdfFormat.RDF_XML,
    "text/plain": RdfFormat.N_TRIPLES,
}
_ACCEPT_RESULTS = "application/sparql-results+json, application/sparql-results+xml;q=0.8"
_ACCEPT_GRAPHS = "application/n-triples, text/turtle;q=0.9, application/rdf+xml;q=0.5"


@dataclass(frozen=True, slots=True)
class Asked:
    """A store that takes queries at ``url``.

    default: graphs that make up the default graph. option: a parameter of this store alone, without a value.
    """

    client: Client
    url: str
    default: Sequence[str] = ()
    option: str = ""

    def query(self, text: str) -> RemoteAnswer:
        """Return the answer. Raises StoreError when there is none, or one that cannot be read."""
        kind = form(text)
        accept = _ACCEPT_GRAPHS if kind in ("CONSTRUCT", "DESCRIBE") else _ACCEPT_RESULTS
        fields = [("query", text), *(("default-graph-uri", iri) for iri in self.default)]
        head = {"Content-Type": "application/x-www-form-urlencoded", "Accept": accept}
        found = self.client.request("POST", self._address, body=urlencode(fields).encode(), headers=head)
        try:
            answer = _parsed(found)
            return _boolean(answer) if kind == "ASK" and isinstance(answer, QuerySolutions) else answer
        except (SyntaxError, ValueError) as error:
            what = found.media or "nothing that says what it is"
            raise StoreError(f"{self.url}: gave an answer that cannot be read as {what}: {_line(error)}") from error

    @property
    def _address(self) -> str:
        return f"{self.url}{'&' if '?' in self.url else '?'}{self.option}" if self.option else self.url

    def holds(self, text: str) -> bool:
        """Return the answer to an ASK."""
        answer = self.query(text)
        if not isinstance(answer, QueryBoolean):
            raise StoreError(f"{self.url}: gave no boolean for an ASK")
        return bool(answer)

    def rows(self, text: str) -> list[list[str | None]]:
        """Return the values of a SELECT, without their types."""
        answer = self.query(text)
        if not isinstance(answer, QuerySolutions):
            raise StoreError(f"{self.url}: gave no rows for a SELECT")
        try:
            return [[None if cell is None else str(getattr(cell, "value", cell)) for cell in row] for row in answer]
        except (SyntaxError, ValueError) as error:
            raise StoreError(f"{self.url}: gave rows that cannot be read: {_line(error)}") from error


def _parsed(found: Response) -> RemoteAnswer:
    if found.media in _RESULTS:
        return parse_results(found.body, _RESULTS[found.media])
    if found.media in _GRAPHS:
        return [quad.triple for quad in parse(found.body, _GRAPHS[found.media])]
    raise ValueError("a form that was not asked for; is it the address of a SPARQL endpoint?")


def _boolean(answer: QuerySolutions) -> QueryBoolean:
    """What Virtuoso 7.2 gives for an ASK in JSON: a row with 1 or 0."""
    cells = [cell for row in answer for cell in row]
    true = any(isinstance(cell, Literal) and cell.value in ("1", "true") for cell in cells)
    made = parse_results(b'{"head":{},"boolean":%s}' % (b"true" if true else b"false"), QueryResultsFormat.JSON)
    assert isinstance(made, QueryBoolean)
    return made


def _line(error: Exception) -> str:
    return " ".join(str(error).split())[:200]
