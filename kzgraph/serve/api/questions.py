"""``/api/questions``: the named questions and their parameters; ``/api/questions/NAME?KEY=VALUE`` asks one."""

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import BaseRoute, Route

from kzgraph.errors import QueryError
from kzgraph.serve.sparql.endpoint import answered
from kzgraph.serve.workers.wire import Ask
from kzgraph.store.questions import questions


def routes() -> list[BaseRoute]:
    """Return the routes of this module.

    The list is of ``Question.as_json``; a parameter has name, type (text, number, date, class, node or iri), default
    (null when it must be given) and about. An answer is that of ``/sparql``, in the form that Accept asks for;
    ``/api/questions/NAME/query`` gives the query with the values in their places.
    """
    return [
        Route("/questions", _list),
        Route("/questions/{name}", _ask),
        Route("/questions/{name}/query", _query),
    ]


def _list(request: Request) -> Response:
    return JSONResponse([question.as_json() for question in questions()])


async def _ask(request: Request) -> Response:
    try:
        ask = Ask(_filled(request), accept=", ".join(request.headers.getlist("accept")))
    except QueryError as error:
        return _refused(error)
    return await answered(request, ask)


async def _query(request: Request) -> Response:
    try:
        return Response(_filled(request), media_type="application/sparql-query")
    except QueryError as error:
        return _refused(error)


def _filled(request: Request) -> str:
    """The question with its values. Raises QueryError; a value becomes a term, never a piece of SPARQL."""
    name = request.path_params["name"]
    named = {question.name: question for question in questions()}
    if name not in named:
        raise QueryError(f"no question is named {name[:60]!r}; see /api/questions")
    given = request.query_params
    values = {key: given[key] for key in given if given[key] != "" or _may_be_empty(named[name].as_json(), key)}
    return named[name].sparql(values, base=request.app.state.graph.base)


def _may_be_empty(question: dict[str, object], key: str) -> bool:
    """Whether an empty field of a form is a value; else it stands for the default."""
    parameters = question["parameters"]
    assert isinstance(parameters, list)
    return any(one["name"] == key and one["type"] == "text" for one in parameters)


def _refused(error: QueryError) -> Response:
    return JSONResponse({"error": str(error)}, 400)
