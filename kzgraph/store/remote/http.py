"""Requests to one store: a connection that is kept, limits of time and size, and another try where that may help.

Certificates are checked. A redirect is followed within the same scheme, host and port alone: what we send, and the
credentials with it, reaches nobody but the host that the user named.
"""

import http.client
import ssl
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from urllib.parse import urljoin

from kzgraph import __version__
from kzgraph.errors import InputError, StoreError
from kzgraph.store.remote.address import checked, origin, target
from kzgraph.store.remote.credentials import Credentials, Identity
from kzgraph.store.remote.exchange import Exchange, Response
from kzgraph.store.remote.patience import Patience, retry_after

_REDIRECTS = 3
_MOVED = frozenset((301, 302, 303, 307, 308))
_KEPT = frozenset((307, 308))
"""Redirects that keep method and body."""
_FAILED = 500
_HEAD = {"User-Agent": f"kzgraph/{__version__}", "Accept-Encoding": "identity"}


class RefusedError(StoreError):
    """A store that answers, but not with what was asked for. status: of HTTP."""

    def __init__(self, status: int, message: str) -> None:
        super().__init__(message)
        self.status = status


class UnreachableError(StoreError):
    """A store that gives no whole answer, however often it is asked."""


@dataclass(frozen=True, slots=True)
class Limits:
    """timeout: seconds for one answer. size: bytes of one answer."""

    timeout: float = 300.0
    size: int = 64 << 20


@dataclass
class Client:
    """What talks to a store. tell: is given a line when something is tried again."""

    credentials: Credentials = field(default_factory=Credentials)
    limits: Limits = field(default_factory=Limits)
    patience: Patience = field(default_factory=Patience)
    tell: Callable[[str], None] = lambda line: None

    def __post_init__(self) -> None:
        self.moved: dict[str, str] = {}
        self._identity = Identity(self.credentials)
        self._lines: dict[tuple[str, str, int], http.client.HTTPConnection] = {}

    def close(self) -> None:
        """Close all connections."""
        while self._lines:
            self._lines.popitem()[1].close()

    def request(
        self, method: str, url: str, *, body: bytes = b"", headers: Mapping[str, str] | None = None, probe: bool = False
    ) -> Response:
        """Return the answer with a status of 2xx.

        probe: a failure of the server, or of the connection, says no, and is not tried again; that it is busy is.
        Raises RefusedError for any other status, UnreachableError when there is no whole
        answer in time, and StoreError for one that is too large.
        """
        tried, redirects = 0, 0
        while True:
            tried += 1
            failure, found = "", None
            try:
                found = self._once(method, url, body, headers or {})
            except (OSError, http.client.HTTPException) as error:
                failure = _reason(error)
                if probe or not self.patience.again_after(error, tried):
                    raise UnreachableError(f"{url}: {failure}{_times(tried)}") from error
            if found is not None:
                if 200 <= found.status < 300:
                    return found
                if found.status in _MOVED and redirects < _REDIRECTS:
                    self.moved[url] = _moved(method, url, found)
                    url, redirects, tried = self.moved[url], redirects + 1, tried - 1
                    continue
                if found.status == 401 and self._identity.answer(found.all("www-authenticate")):
                    tried -= 1
                    continue
                after = retry_after(found.header("retry-after"))
                if (probe and found.status == _FAILED) or not self.patience.again(tried, found.status, after):
                    raise self._refused(url, found, tried)
                failure = f"status {found.status}"
                seconds = self.patience.wait(tried, after)
            else:
                seconds = self.patience.wait(tried)
            self.tell(f"{url}: {failure}; try {tried + 1} of {self.patience.tries} in {seconds:g} s")
            self.patience.sleep(seconds)

    def _once(self, method: str, url: str, body: bytes, headers: Mapping[str, str]) -> Response:
        place = origin(url)
        line = self._lines.get(place) or self._lines.setdefault(place, self._line(*place))
        kept = line.sock is not None
        whole = {**_HEAD, **headers, **self._identity.header(method, target(url))}
        try:
            return Exchange(line, self.limits.timeout, self.limits.size).run(method, target(url), body, whole)
        except (http.client.RemoteDisconnected, ConnectionResetError, BrokenPipeError):
            if not kept:
                raise
            line.close()  # a server may close what has been idle for a while: that is no failure
            return Exchange(line, self.limits.timeout, self.limits.size).run(method, target(url), body, whole)

    def _line(self, scheme: str, host: str, port: int) -> http.client.HTTPConnection:
        timeout = min(self.limits.timeout, 30.0)
        if scheme == "http":
            return http.client.HTTPConnection(host, port, timeout=timeout)
        return http.client.HTTPSConnection(host, port, timeout=timeout, context=ssl.create_default_context())

    def _refused(self, url: str, found: Response, tried: int) -> RefusedError:
        if found.status == 401:
            had = "refuses this name and password, or token" if self._identity.is_set else _NEEDS
            return RefusedError(401, f"{url}: {had}")
        said = found.excerpt()
        why = f"status {found.status}{f': {said}' if said else ''}"
        return RefusedError(found.status, f"{url}: {why}{_times(tried)}")


_NEEDS = (
    "asks for a name and password; set KZGRAPH_ENDPOINT_USER and KZGRAPH_ENDPOINT_PASSWORD, "
    "or KZGRAPH_ENDPOINT_TOKEN, in the environment"
)


def _moved(method: str, url: str, found: Response) -> str:
    """Where a redirect leads. Raises RefusedError when that is another host, or when it would change the request."""
    there = urljoin(url, found.header("location") or "")
    try:
        same = origin(checked(there)) == origin(url)
    except InputError:
        same = False
    if not same:
        raise RefusedError(found.status, f"{url}: sends us to another host, {there[:200]!r}; give that address")
    if found.status not in _KEPT and method not in ("GET", "HEAD"):
        raise RefusedError(found.status, f"{url}: has moved to {there[:200]!r}; give that address")
    return there


def _reason(error: Exception) -> str:
    if isinstance(error, ssl.SSLCertVerificationError):
        return f"its certificate cannot be trusted: {error.verify_message}; SSL_CERT_FILE can name one that is yours"
    if isinstance(error, TimeoutError):
        return "no answer in time"
    if isinstance(error, http.client.RemoteDisconnected | http.client.IncompleteRead):
        return "the connection broke off"
    return f"cannot be reached: {getattr(error, 'strerror', None) or error or type(error).__name__}"


def _times(tried: int) -> str:
    return f" (tried {tried} times)" if tried > 1 else ""
