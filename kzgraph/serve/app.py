"""The web application: the SPARQL endpoint, ``/api``, and the explorer."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.middleware.cors import CORSMiddleware
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Mount

from kzgraph.serve.api.routes import routes
from kzgraph.serve.explore.routes import Source
from kzgraph.serve.explorer import explorer
from kzgraph.serve.finding import begun
from kzgraph.serve.graph import Served, opened
from kzgraph.serve.guard import Guard
from kzgraph.serve.options import Options
from kzgraph.serve.sparql.endpoint import endpoint
from kzgraph.serve.workers.nursery import Nursery
from kzgraph.serve.workers.pool import Pool
from kzgraph.serve.workers.worker import worker
from kzgraph.store.base import View

_USUAL = Options()


def make_app(graph: Path | View, *, options: Options = _USUAL, answers: Source | None = None) -> Starlette:
    """Return the application that serves ``graph``, read-only.

    graph: a folder that build made, a graph file, or a graph in memory. Handlers find it in
    ``request.app.state.graph``, a ``View`` in this process, for their own queries; those of clients go to
    ``request.app.state.pool``. Call this before the process has threads, for it forks. Raises InputError when a
    path holds no graph. answers: what the explorer asks below ``/api``; without them it is not served.
    """
    view = opened(graph)
    served = Served(view)
    nursery = Nursery(worker(served.index, served.prefixes, options))

    @asynccontextmanager
    async def life(app: Starlette) -> AsyncIterator[None]:
        app.state.pool = pool = Pool(nursery, options)
        await pool.open()
        app.state.search = begun(view)
        try:
            yield
        finally:
            pool.close()

    app = Starlette(
        routes=[*endpoint(), Mount("/api", routes=routes(answers)), explorer()],
        middleware=[Middleware(Guard, options=options), *_cors(options)],
        exception_handlers={HTTPException: _refused},
        lifespan=life,
    )
    app.router.redirect_slashes = False
    app.state.graph = view
    app.state.served = served
    app.state.options = options
    return app


def _cors(options: Options) -> list[Middleware]:
    if not options.origins:
        return []
    return [
        Middleware(
            CORSMiddleware,
            allow_origins=options.origins,
            allow_methods=("GET", "POST"),
            allow_headers=("content-type",),
        )
    ]


def _refused(request: Request, error: Exception) -> Response:
    """One line for whatever went wrong."""
    assert isinstance(error, HTTPException)
    return PlainTextResponse(f"{error.detail}\n", error.status_code, headers=error.headers)
