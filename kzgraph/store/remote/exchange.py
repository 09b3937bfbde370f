"""One request and its answer, in a time and of a size."""

import http.client
import socket
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from threading import Timer

from kzgraph.errors import StoreError

_CHUNK = 1 << 16
_EXCERPT = 200  # characters of an answer that a message repeats


@dataclass(frozen=True, slots=True)
class Response:
    """headers: as they came, names in lower case."""

    status: int
    headers: tuple[tuple[str, str], ...]
    body: bytes

    def header(self, name: str) -> str | None:
        """Return the first header of this name."""
        return next((value for key, value in self.headers if key == name), None)

    def all(self, name: str) -> list[str]:
        """Return all headers of this name."""
        return [value for key, value in self.headers if key == name]

    @property
    def media(self) -> str:
        """The media type, in lower case, without parameters."""
        return (self.header("content-type") or "").partition(";")[0].strip().lower()

    def excerpt(self) -> str:
        """Return the first words of a plain text, fit to be printed; nothing of a page."""
        if self.media in ("text/html", "application/xhtml+xml"):
            return ""
        text = " ".join(self.body[: 4 * _EXCERPT].decode("utf-8", "replace").split())
        return "".join(c for c in text if c.isprintable())[:_EXCERPT]


class Exchange:
    """seconds: for all of it, for a server may send a byte now and then. most: bytes of the answer."""

    def __init__(self, line: http.client.HTTPConnection, seconds: float, most: int) -> None:
        self._line, self._seconds, self._most = line, seconds, most
        self._late = False

    def run(self, method: str, target: str, body: bytes, headers: Mapping[str, str]) -> Response:
        """Return the answer, whatever its status.

        Raises OSError or HTTPException when there is none, TimeoutError when it takes too long, and StoreError when
        it is too large; the connection is closed then.
        """
        watch = Timer(self._seconds, self._cut)
        watch.daemon = True
        watch.start()
        try:
            return self._run(method, target, body, dict(headers))
        except BaseException as error:
            self._line.close()
            if self._late and isinstance(error, OSError | http.client.HTTPException | ValueError):
                raise TimeoutError from error
            raise
        finally:
            watch.cancel()

    def _run(self, method: str, target: str, body: bytes, headers: dict[str, str]) -> Response:
        if self._line.sock is None:
            self._line.connect()  # without Nagle's delay, as http.client does
        if self._line.sock is not None:
            self._line.sock.settimeout(self._seconds)
        early = False
        try:
            self._line.request(method, target, body if method not in ("GET", "DELETE") else None, headers)
        except (BrokenPipeError, ConnectionResetError):
            early = True  # it may have said why before it closed
        try:
            answer = self._line.getresponse()
        except http.client.RemoteDisconnected:
            if early:
                raise BrokenPipeError from None
            raise
        found = Response(
            answer.status, tuple((k.lower(), v) for k, v in answer.getheaders()), self._read(answer)
        )
        if early or answer.will_close:
            self._line.close()
        return found

    def _read(self, answer: http.client.HTTPResponse) -> bytes:
        body = bytearray()
        while part := answer.read(_CHUNK):
            body += part
            if len(body) > self._most:
                raise StoreError(
                    f"the answer has more than {self._most / (1 << 20):g} MiB; add LIMIT, or see --max-answer"
                )
        if answer.length:
            raise http.client.IncompleteRead(b"", answer.length)
        return bytes(body)

    def _cut(self) -> None:
        self._late = True
        with suppress(OSError, AttributeError):
            self._line.sock.shutdown(socket.SHUT_RDWR)
