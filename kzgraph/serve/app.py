"""The web application: the SPARQL endpoint, ``/api``, and the explorer."""

from pathlib import Path

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.middleware.cors import CORSMiddleware
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Mount

from kzgraph.serve.api.routes import routes
from kzgraph.serve.explorer import explorer
from kzgraph.serve.graph import opened
from kzgraph.serve.guard import Guard
from kzgraph.serve.options import Options
from kzgraph.store.base import View

_USUAL = Options()


def make_app(graph: Path | View, *, options: Options = _USUAL) -> Starlette:
    """Return the application that serves ``graph``, read-only.

    graph: a folder that build made, a graph file, or a graph in memory. Handlers find it in
    ``request.app.state.graph``, a ``View``. Raises InputError when a path holds no graph.
    """
    app = Starlette(
        routes=[Mount("/api", routes=routes()), explorer()],
        middleware=[Middleware(Guard, options=options), *_cors(options)],
        exception_handlers={HTTPException: _refused},
    )
    app.state.graph = opened(graph)
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
