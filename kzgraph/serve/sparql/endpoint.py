"""``/sparql``: queries, and the description of the service where there is none."""

import asyncio

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route
from starlette.types import Receive

from kzgraph.serve.sparql.accept import preferred
from kzgraph.serve.sparql.answer import not_acceptable
from kzgraph.serve.sparql.description import description, written
from kzgraph.serve.sparql.formats import GRAPHS, content_type
from kzgraph.serve.sparql.request import address, asked
from kzgraph.serve.workers.pool import Pool
from kzgraph.serve.workers.wire import Ask, Reply

_HEADERS = {
    "vary": "accept, origin",
    "content-security-policy": "default-src 'none'; frame-ancestors 'none'; sandbox",
}
"""An answer holds words of others: whatever a browser takes it for, nothing in it runs."""

_METHODS = ("GET", "HEAD", "POST", "OPTIONS")


def endpoint() -> list[BaseRoute]:
    """Return the route of the endpoint, with and without a slash at its end."""
    return [Route(path, _sparql, methods=_METHODS) for path in ("/sparql", "/sparql/")]


async def _sparql(request: Request) -> Response:
    if request.method == "OPTIONS":
        return Response(status_code=204, headers={"allow": ", ".join(_METHODS)})
    ask = await asked(request, max_body=request.app.state.options.max_body)
    return _response(_description(request)) if ask is None else await answered(request, ask)


async def answered(request: Request, ask: Ask) -> Response:
    """Return the answer to a question, made by a worker while the client waits for it."""
    return _response(await _unless_gone(request.app.state.pool, ask, request.receive))


def _response(reply: Reply) -> Response:
    return Response(reply.body, reply.status, headers={**_HEADERS, "content-type": reply.media})


async def _unless_gone(pool: Pool, ask: Ask, receive: Receive) -> Reply:
    """The reply, or an end to the query when the client no longer waits for it."""
    asking = asyncio.create_task(pool.ask(ask))
    leaving = asyncio.create_task(_gone(receive))
    try:
        await asyncio.wait((asking, leaving), return_when=asyncio.FIRST_COMPLETED)
        return asking.result() if asking.done() else Reply.refusal(499, "the client has gone")
    finally:
        for task in (asking, leaving):
            task.cancel()


async def _gone(receive: Receive) -> None:
    while (await receive())["type"] != "http.disconnect":
        pass


def _description(request: Request) -> Reply:
    state = request.app.state
    accept = ", ".join(request.headers.getlist("accept"))
    media = preferred(accept, list(GRAPHS)) or ("text/turtle" if "text/html" in accept else None)
    if media is None:
        return not_acceptable(list(GRAPHS))
    served, service = state.served, state.options.allow_service
    triples = description(
        served.index, address(request), size=served.triples, prefixes=served.prefixes, service=service
    )
    return Reply(200, content_type(media), written(triples, GRAPHS[media]))
