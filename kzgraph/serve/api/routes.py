"""The routes below ``/api``, gathered from the modules beside this one."""

from starlette.routing import BaseRoute


def routes() -> list[BaseRoute]:
    """Return all routes, their paths relative to ``/api``.

    A handler finds the graph in ``request.app.state.graph`` (``kzgraph.serve.graph.Served``).
    """
    return []
