"""The routes below ``/api``; each answers GET with JSON, bad parameters with 400 and a line that says why."""

from collections.abc import Callable, Mapping

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from kzgraph.errors import InputError, QueryError
from kzgraph.serve.explore.answers import Answers

Answer = Callable[[Mapping[str, str]], bytes]


def routes(answers: Answers) -> list[Route]:
    """Return the routes of one graph, with paths below ``/api``."""
    paths: dict[str, Answer] = {
        "/overview": answers.overview,
        "/graph": answers.graph,
        "/claims": answers.claims,
        "/claim": answers.find,
        "/document": answers.document,
        "/places": answers.places,
        "/sources": answers.sources,
        "/questions": answers.questions,
    }
    made = [Route(path, _endpoint(answer), methods=["GET"]) for path, answer in paths.items()]

    def dossier(request: Request) -> Response:
        return _answer(lambda: answers.dossier(request.path_params["topic"]))

    return [*made, Route("/dossier/{topic}", dossier, methods=["GET"])]


def _endpoint(answer: Answer) -> Callable[[Request], Response]:
    """Not a coroutine, so that it runs in a thread and a large answer keeps nobody waiting."""

    def endpoint(request: Request) -> Response:
        return _answer(lambda: answer(request.query_params))

    return endpoint


def _answer(make: Callable[[], bytes]) -> Response:
    try:
        return Response(make(), media_type="application/json")
    except (QueryError, InputError) as error:
        return JSONResponse({"error": str(error)}, status_code=400)
