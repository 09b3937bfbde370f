"""The routes below ``/api``; each answers GET with JSON, bad parameters with 400 and a line that says why."""

from collections.abc import Callable, Mapping
from typing import Protocol

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from kzgraph.errors import InputError, KzgraphError, QueryError

_PATHS = {
    "/overview": "overview",
    "/graph": "graph",
    "/claims": "claims",
    "/claim": "find",
    "/document": "document",
    "/places": "places",
    "/sources": "sources",
    "/questions": "questions",
}
"""Path -> the method of ``Answers``."""


class Source(Protocol):
    """What answers the explorer: ``Answers`` itself, or another process that has them."""

    def answer(self, name: str, asked: Mapping[str, str]) -> bytes:
        """Return JSON. Raises QueryError for bad parameters."""
        ...


def routes(answers: Source) -> list[Route]:
    """Return the routes of one graph, with paths below ``/api``."""
    made = [Route(path, _endpoint(answers, name), methods=["GET"]) for path, name in _PATHS.items()]

    def dossier(request: Request) -> Response:
        return _answer(lambda: answers.answer("dossier", {"topic": request.path_params["topic"]}))

    return [*made, Route("/dossier/{topic}", dossier, methods=["GET"])]


def _endpoint(answers: Source, name: str) -> Callable[[Request], Response]:
    """Not a coroutine, so that it runs in a thread and a large answer keeps nobody waiting."""

    def endpoint(request: Request) -> Response:
        return _answer(lambda: answers.answer(name, request.query_params))

    return endpoint


def _answer(make: Callable[[], bytes]) -> Response:
    try:
        return Response(make(), media_type="application/json")
    except (QueryError, InputError) as error:
        return JSONResponse({"error": str(error)}, status_code=400)
    except KzgraphError as error:
        return JSONResponse({"error": str(error)}, status_code=500)
