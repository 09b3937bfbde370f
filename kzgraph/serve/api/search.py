"""``/api/search?q=WORDS`` and ``/api/suggest?q=BEGINNING``: see ``kzgraph.store.search``."""

from collections.abc import Callable, Mapping

from starlette.datastructures import QueryParams
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import BaseRoute, Route

from kzgraph.errors import QueryError
from kzgraph.store.search.entries import Kind
from kzgraph.store.search.index import Hit, SearchIndex

_LIMIT, _MOST = 20, 200
_PATIENCE = 20.0  # seconds to wait for the index of a large graph


def routes() -> list[BaseRoute]:
    """Return the routes of this module.

    search: ``limit`` (default 20) names, then as many texts; ``kind`` (name, quote, sentence; repeatable) chooses.
    suggest: names alone, by the beginnings of their words. Both give ``{"hits": […]}``, as ``Hit.as_json``.
    """
    return [Route("/search", _search), Route("/suggest", _suggest)]


def _search(request: Request) -> Response:
    """Not a coroutine, so that it runs in a thread; so is the next."""
    return _answer(request, _found)


def _suggest(request: Request) -> Response:
    return _answer(request, lambda index, given: index.suggest(given.get("q", ""), limit=_limit(given)))


def _found(index: SearchIndex, given: QueryParams) -> list[Hit]:
    kinds = given.getlist("kind") or list(Kind)
    if wrong := [kind for kind in kinds if kind not in list(Kind)]:
        raise QueryError(f"kind must be one of {', '.join(Kind)}, not {wrong[0][:20]!r}")
    return index.find(given.get("q", ""), limit=_limit(given), kinds=[Kind(kind) for kind in kinds])


def _limit(given: Mapping[str, str]) -> int:
    limit = given.get("limit", str(_LIMIT))
    if not (limit.isascii() and limit.isdigit() and 0 < int(limit[:9]) <= _MOST):
        raise QueryError(f"limit must be a number from 1 to {_MOST}")
    return int(limit)


def _answer(request: Request, find: Callable[[SearchIndex, QueryParams], list[Hit]]) -> Response:
    try:
        index: SearchIndex = request.app.state.search.result(_PATIENCE)
        return JSONResponse({"hits": [hit.as_json() for hit in find(index, request.query_params)]})
    except QueryError as error:
        return JSONResponse({"error": str(error)}, 400)
    except TimeoutError:
        return JSONResponse({"error": "the search index is still being made"}, 503, headers={"retry-after": "30"})
