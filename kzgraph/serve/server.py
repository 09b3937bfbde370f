"""The server: a socket, and uvicorn on it."""

import logging
import socket
from collections.abc import Callable

import uvicorn
from starlette.types import ASGIApp

from kzgraph.errors import InputError
from kzgraph.serve.connection import Connection

_CONNECTIONS = 256
_IDLE = 5  # seconds that a connection is kept open between requests


def bound(host: str, port: int) -> socket.socket:
    """Return a socket bound to ``host`` and ``port``, not listening yet; port 0 is any free one.

    Raises InputError when the address is taken or is none of this machine's.
    """
    try:
        family, kind, protocol, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        found = socket.socket(family, kind, protocol)
        found.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        found.bind(address)
    except (OSError, OverflowError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise InputError(f"cannot listen on {host} port {port}: {reason}; try another --port, or 0 for any") from error
    return found


def address_of(place: socket.socket) -> str:
    """Return the URL at which the server on ``place`` is found."""
    host, port = place.getsockname()[:2]
    return f"http://[{host}]:{port}/" if ":" in host else f"http://{host}:{port}/"


def serve(app: ASGIApp, place: socket.socket, *, ready: Callable[[], None]) -> None:
    """Serve ``app`` on ``place`` until it is stopped. ready: called when connections are taken."""
    logging.getLogger("uvicorn.error").setLevel(logging.CRITICAL)
    config = uvicorn.Config(
        app,
        http=Connection,
        loop="uvloop",
        ws="none",
        lifespan="on",
        log_config=None,
        access_log=False,
        server_header=False,
        proxy_headers=False,
        limit_concurrency=_CONNECTIONS,
        timeout_keep_alive=_IDLE,
        timeout_graceful_shutdown=2,
    )
    place.listen(_CONNECTIONS)
    ready()
    uvicorn.Server(config).run(sockets=[place])
