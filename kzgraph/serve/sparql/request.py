"""An HTTP request → the question that it asks. Source: SPARQL 1.1 Protocol 2.1."""

import asyncio
from collections.abc import Sequence
from functools import lru_cache
from urllib.parse import parse_qsl

from starlette.datastructures import URL
from starlette.exceptions import HTTPException
from starlette.requests import ClientDisconnect, Request

from kzgraph.serve.workers.wire import Ask

FORM = "application/x-www-form-urlencoded"
QUERY = "application/sparql-query"
UPDATE = "application/sparql-update"
_FIELDS = 1000  # parameters of one request
_BODY = 10.0  # seconds in which the body must arrive
_READ_ONLY = "this endpoint is read-only: updates are refused"


async def asked(request: Request, *, max_body: int) -> Ask | None:
    """Return what is asked, or ``None`` for a GET without a query, which asks for the service description.

    Raises HTTPException with one line for what is none of the three forms of a query.
    """
    fields = _fields(request.scope["query_string"])
    if request.method != "POST":
        return _ask(request, fields) if fields else None
    media = _media(request)
    body = await _body(request, max_body)
    if media == FORM:
        return _ask(request, [*fields, *_fields(body)])
    if media == QUERY:
        return _ask(request, [*fields, ("query", _text(body))])
    if media == UPDATE:
        raise HTTPException(403, _READ_ONLY)
    raise HTTPException(415, f"a POST must be {FORM} or {QUERY}")


def address(request: Request) -> str:
    """Return the IRI of the endpoint as this client knows it; relative IRIs of queries start there."""
    scope = request.scope
    return _address(scope["scheme"], request.headers.get("host", ""), scope["server"])


@lru_cache(16)
def _address(scheme: str, host: str, server: tuple[str, int] | None) -> str:
    """Of a host that was let in."""
    headers = [(b"host", host.encode("latin-1"))] if host else []
    return str(URL(scope={"scheme": scheme, "server": server, "path": "/sparql", "headers": headers}))


def _ask(request: Request, fields: Sequence[tuple[str, str]]) -> Ask:
    if any(name == "update" for name, _ in fields):
        raise HTTPException(403, _READ_ONLY)
    queries = [value for name, value in fields if name == "query"]
    if len(queries) != 1:
        raise HTTPException(400, "there must be one parameter query" + ("" if queries else ", and there is none"))
    default = tuple(value for name, value in fields if name == "default-graph-uri")
    named = tuple(value for name, value in fields if name == "named-graph-uri")
    accept = ", ".join(request.headers.getlist("accept"))
    return Ask(queries[0], default, named, accept, address(request))


def _media(request: Request) -> str:
    """The media type of the body. Raises HTTPException for a charset other than UTF-8, which all queries have."""
    given = request.headers.getlist("content-type")
    name, *parameters = (part.strip().lower() for part in (given[0] if len(given) == 1 else "").split(";"))
    charsets = [part.partition("=")[2].strip('" ') for part in parameters if part.startswith("charset")]
    if any(charset not in ("utf-8", "utf8") for charset in charsets):
        raise HTTPException(415, "a query must be UTF-8")
    return name


def _fields(text: bytes) -> list[tuple[str, str]]:
    try:
        plain = text.decode("utf-8")
        return parse_qsl(plain, keep_blank_values=True, encoding="utf-8", errors="strict", max_num_fields=_FIELDS)
    except UnicodeDecodeError:
        raise HTTPException(400, "a query must be UTF-8") from None
    except ValueError:
        raise HTTPException(400, "too many parameters") from None


def _text(body: bytes) -> str:
    try:
        return body.decode("utf-8")
    except UnicodeDecodeError:
        raise HTTPException(400, "a query must be UTF-8") from None


async def _body(request: Request, most: int) -> bytes:
    """The body, if it is small enough and comes in time."""
    length = request.headers.get("content-length", "0")
    too_large = HTTPException(413, f"a request may have {most:,} bytes", headers={"connection": "close"})
    if length.isdigit() and int(length) > most:
        raise too_large
    body = bytearray()
    try:
        async with asyncio.timeout(_BODY):
            async for part in request.stream():
                body += part
                if len(body) > most:
                    raise too_large
    except TimeoutError:
        raise HTTPException(408, "the body took too long to arrive", headers={"connection": "close"}) from None
    except ClientDisconnect:
        raise HTTPException(400, "the client has gone") from None
    return bytes(body)
