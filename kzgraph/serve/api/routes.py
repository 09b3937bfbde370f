"""The routes below ``/api``, gathered from the modules beside this one."""

from starlette.routing import BaseRoute

from kzgraph.serve.api.questions import routes as question_routes
from kzgraph.serve.api.search import routes as search_routes
from kzgraph.serve.explore.routes import Source
from kzgraph.serve.explore.routes import routes as explorer_routes


def routes(explorer: Source | None = None) -> list[BaseRoute]:
    """Return all routes, their paths relative to ``/api``. explorer: answers for the explorer, if it is served.

    A handler finds the graph in ``request.app.state.graph`` (``kzgraph.serve.graph.Served``).
    """
    return [*search_routes(), *question_routes(), *(explorer_routes(explorer) if explorer else ())]
