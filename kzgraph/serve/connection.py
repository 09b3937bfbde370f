"""One HTTP connection with time limits, so that slow clients hold no place for long.

uvicorn closes a connection that idles between requests, but waits without end for the rest of a request's head,
however long it is, and for a client that does not read its answer. Source of the attacks: OWASP, Slow HTTP.
"""

import asyncio
from typing import cast

from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol

from kzgraph.serve.corked import Corked

HEAD = 5.0
"""Seconds in which the line and headers of a request must arrive."""

LARGEST = 64 << 10
"""Bytes of the line and headers of a request."""

UNREAD = 30.0
"""Seconds in which a client must read some of its answer."""


class Connection(HttpToolsProtocol):
    """uvicorn's connection over httptools, the parser of Node.js, as strict as that is by default."""

    _read = 0
    """Bytes since the last request whose head was whole."""

    _head: asyncio.TimerHandle | None = None
    _unread: asyncio.TimerHandle | None = None

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        """Start the clock for the first request."""
        super().connection_made(cast(asyncio.Transport, Corked(transport, self.loop)))
        self._await_head()

    def data_received(self, data: bytes) -> None:
        """Stop the clock when the head of a request is there; start it when one has begun."""
        known = self.cycle
        super().data_received(data)
        self._read = 0 if self._answering() or self.cycle is not known else self._read + len(data)
        if self._read > LARGEST and not self.transport.is_closing():
            self.send_400_response("The head of the request is too large.")
        if self._answering():
            self._stop()
        elif self._head is None:
            self._await_head()

    def connection_lost(self, exc: Exception | None) -> None:
        """Stop all clocks."""
        self._stop()
        self.resume_writing()
        super().connection_lost(exc)

    def pause_writing(self) -> None:
        """The client reads too slowly: give it a while."""
        super().pause_writing()
        self._unread = self._unread or self.loop.call_later(UNREAD, self._cut)

    def resume_writing(self) -> None:
        """It has read."""
        super().resume_writing()
        if self._unread is not None:
            self._unread.cancel()
            self._unread = None

    def _answering(self) -> bool:
        return self.cycle is not None and not self.cycle.response_complete

    def _await_head(self) -> None:
        self._head = self.loop.call_later(HEAD, self._cut_head)

    def _cut_head(self) -> None:
        self._head = None
        if not self._answering():
            self._cut()

    def _cut(self) -> None:
        self.transport.abort()

    def _stop(self) -> None:
        if self._head is not None:
            self._head.cancel()
            self._head = None
