"""Addresses of stores: what may be one, and which host it names."""

from urllib.parse import urlsplit, urlunsplit

from kzgraph.errors import InputError

_PORTS = {"http": 80, "https": 443}
_LOCAL = frozenset(("localhost", "127.0.0.1", "::1"))


def checked(url: str) -> str:
    """Return ``url`` without a fragment. Raises InputError for what is no HTTP address, or holds a password."""
    try:
        parts = urlsplit(url)
        parts.port  # noqa: B018 - raises ValueError for what is no port
    except ValueError:
        parts = urlsplit("")
    if parts.scheme not in _PORTS or not parts.hostname or not url.isascii() or set(url) & set(' <>"{}|\\^`'):
        raise InputError(f"{url[:200]!r}: is no address of a store; it starts with http:// or https://")
    if "@" in parts.netloc:
        raise InputError(
            "the address holds a name or password; leave them out and set KZGRAPH_ENDPOINT_USER and _PASSWORD"
        )
    return urlunsplit(parts._replace(fragment=""))


def origin(url: str) -> tuple[str, str, int]:
    """Return scheme, host and port of a checked address."""
    parts = urlsplit(url)
    return parts.scheme, parts.hostname or "", parts.port or _PORTS[parts.scheme]


def is_private(url: str) -> bool:
    """Return whether nobody on the way can read what is sent there: TLS, or this machine."""
    scheme, host, _ = origin(url)
    return scheme == "https" or host in _LOCAL


def target(url: str) -> str:
    """Return path and query, as a request line has them."""
    parts = urlsplit(url)
    return urlunsplit(("", "", parts.path or "/", parts.query, ""))


def beside(url: str, name: str) -> str:
    """Return the address whose last step is ``name`` instead."""
    parts = urlsplit(url)
    return urlunsplit(parts._replace(path=f"{parts.path.rstrip('/').rpartition('/')[0]}/{name}", query=""))


def below(url: str, name: str) -> str:
    """Return the address one or more steps further down."""
    parts = urlsplit(url)
    return urlunsplit(parts._replace(path=f"{parts.path.rstrip('/')}/{name}", query=""))


def last_step(url: str) -> str:
    """Return the last step of the path."""
    return urlsplit(url).path.rstrip("/").rpartition("/")[2]
