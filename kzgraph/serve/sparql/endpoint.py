"""``/sparql``: queries, and the description of the service where there is none."""

import asyncio
from typing import Any

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

_SHORT = 0.02
"""Seconds after which it is worth a look whether the client still waits."""

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
    asking = asyncio.current_task()
    assert asking is not None
    watch = Watch(asking, receive)
    begin = asyncio.get_running_loop().call_later(_SHORT, watch.begin)
    try:
        return await pool.ask(ask)
    except asyncio.CancelledError:
        if not watch.gone:
            raise
        asking.uncancel()
        return Reply.refusal(499, "the client has gone")
    finally:
        begin.cancel()
        watch.end()


class Watch:
    """Cancels ``asking`` when the client goes away. Most queries are done before it begins."""

    def __init__(self, asking: "asyncio.Task[Any]", receive: Receive) -> None:
        self._asking, self._receive = asking, receive
        self._leaving: asyncio.Task[None] | None = None
        self.gone = False

    def begin(self) -> None:
        """Begin to watch."""
        self._leaving = asyncio.create_task(self._until_gone())

    def end(self) -> None:
        """Watch no more."""
        if self._leaving is not None:
            self._leaving.cancel()

    async def _until_gone(self) -> None:
        while (await self._receive())["type"] != "http.disconnect":
            pass
        self.gone = True
        self._asking.cancel()


def _description(request: Request) -> Reply:
    state = request.app.state
    accept = ", ".join(request.headers.getlist("accept"))
    media = preferred(accept, tuple(GRAPHS)) or ("text/turtle" if "text/html" in accept else None)
    if media is None:
        return not_acceptable(list(GRAPHS))
    served, service = state.served, state.options.allow_service
    triples = description(
        served.index, address(request), size=served.triples, prefixes=served.prefixes, service=service
    )
    return Reply(200, content_type(media), written(triples, GRAPHS[media]))
