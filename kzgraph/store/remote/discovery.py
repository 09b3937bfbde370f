"""The addresses of a store, out of the one that the user gives: by its service description, or by asking.

Layouts that are tried, none of which is written to: Oxigraph (``/query /update /store``), Fuseki (``/query /update
/data``), RDF4J and GraphDB (``/statements /rdf-graphs/service``), Virtuoso (``/sparql-auth /sparql-graph-crud-auth``).
Source: SPARQL 1.1 Service Description 3.
"""

from collections.abc import Iterable, Iterator
from urllib.parse import urljoin

from pyoxigraph import NamedNode, RdfFormat, parse

from kzgraph.errors import StoreError
from kzgraph.store.remote.address import below, beside, checked, last_step, origin
from kzgraph.store.remote.asking import Asked
from kzgraph.store.remote.http import Client, RefusedError, UnreachableError
from kzgraph.store.remote.writers import GraphStore, Update, Writer

_SD = "http://www.w3.org/ns/sparql-service-description#"
_QUERY = ("query", "sparql")
_OTHERS = ("update", "statements", "store", "data", "get", "sparql-auth", "sparql-graph-crud", "sparql-graph-crud-auth")


def query_address(client: Client, url: str) -> str:
    """Return the address that answers queries. Raises StoreError when none near ``url`` does."""
    refused: list[RefusedError] = []
    for place in dict.fromkeys(_query_places(url)):
        try:
            Asked(client, place).holds("ASK {}")
        except RefusedError as error:
            if error.status in (401, 403) or error.status in range(300, 400):
                raise
            refused.append(error)
        except UnreachableError:
            raise
        except StoreError:
            continue  # a page, or what else is there
        else:
            while place in client.moved:
                place = client.moved[place]
            return place
    why = f" ({refused[0]})" if refused else ""
    raise StoreError(f"{url}: no SPARQL endpoint there{why}; give the address that takes queries")


def writer(
    client: Client, query: str, *, probe: str, protocol: str, update: str | None = None, store: str | None = None
) -> Writer:
    """Return what writes to the store whose queries go to ``query``.

    probe: a graph that will be written. protocol: "gsp", "update", or "auto" for the first that works. update, store:
    addresses that the user gave. Raises StoreError when nothing takes writes.
    """
    refusals: list[StoreError] = []
    for one in _writers(client, query, protocol, update, store):
        try:
            one.probe(probe)
            return one
        except StoreError as error:
            refusals.append(error)
    telling = sorted(refusals, key=lambda error: _TELLING.get(getattr(error, "status", 0), 9))
    why = f": {telling[0]}" if telling else ""
    raise StoreError(f"{query}: takes no writes by {_CALLED[protocol]}{why}{_HINT}")


_TELLING = {401: 0, 403: 1, 500: 2, 413: 3, 400: 4}
"""Which refusal says most of why there is no way in; 404 and 405 say only that it is not this address."""

_CALLED = {"gsp": "the Graph Store HTTP Protocol", "update": "SPARQL Update", "auto": "any protocol"}
_HINT = "; --graph-store and --update-endpoint name other addresses"


def _query_places(url: str) -> Iterator[str]:
    if last_step(url) in _OTHERS:
        yield from (beside(url, name) for name in _QUERY)
    yield url
    if last_step(url) not in _QUERY:
        yield from (below(url, name) for name in _QUERY)


def _writers(client: Client, query: str, protocol: str, update: str | None, store: str | None) -> Iterator[Writer]:
    given = update is not None or store is not None
    if protocol != "update" and (store or not given or protocol == "gsp"):
        yield from (GraphStore(client, place) for place in ([store] if store else _store_places(query)))
    if protocol != "gsp" and (update or not given or protocol == "update"):
        places = [update] if update else dict.fromkeys((*_described(client, query), *_update_places(query)))
        yield from (Update(client, place) for place in places)


def _store_places(query: str) -> Iterable[str]:
    if last_step(query) in _QUERY:
        yield from (beside(query, name) for name in ("store", "data", "sparql-graph-crud-auth"))
    else:
        yield from (below(query, name) for name in ("rdf-graphs/service", "data", "store"))


def _update_places(query: str) -> Iterable[str]:
    if last_step(query) in _QUERY:
        yield from (beside(query, name) for name in ("update", "sparql-auth"))
    else:
        yield from (below(query, name) for name in ("statements", "update"))
    yield query


def _described(client: Client, query: str) -> list[str]:
    """The addresses for updates in the service description, on the same host; none where there is no description."""
    try:
        found = client.request("GET", query, headers={"Accept": "text/turtle"}, probe=True)
        triples = list(parse(found.body, RdfFormat.TURTLE, base_iri=query))
    except (StoreError, SyntaxError, ValueError):
        return []
    language, endpoint = NamedNode(_SD + "supportedLanguage"), NamedNode(_SD + "endpoint")
    update = NamedNode(_SD + "SPARQL11Update")
    services = {one.subject for one in triples if one.predicate == language and one.object == update}
    places = (one.object for one in triples if one.predicate == endpoint and one.subject in services)
    named = (checked(urljoin(query, place.value)) for place in places if isinstance(place, NamedNode))
    return sorted(place for place in named if origin(place) == origin(query))
