"""The server's end of the line to a worker: one question at a time, and one wake-up for its reply."""

import asyncio
import socket
from typing import cast

from kzgraph.serve.workers.wire import SIZES, Ask, Reply, ask_frame, to_reply


class Line(asyncio.Protocol):
    """Made by ``connected``. After a failure it is of no more use."""

    def __init__(self) -> None:
        self._got = bytearray()
        self._wanted = SIZES.size
        self._coming: asyncio.Future[Reply] | None = None
        self._transport: asyncio.Transport | None = None
        self._closed = False

    def ask(self, ask: Ask) -> "asyncio.Future[Reply]":
        """Send a question; the reply comes into the future, or EOFError when the worker has ended."""
        self._coming = asyncio.get_running_loop().create_future()
        if self._transport is None or self._closed:
            self._coming.set_exception(EOFError)
        else:
            self._transport.write(ask_frame(ask))
        return self._coming

    def close(self) -> None:
        """Let go of the worker; what it still says reaches nobody."""
        self._closed = True
        if self._transport is not None:
            self._transport.abort()

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Keep the way to the worker."""
        self._transport = cast(asyncio.Transport, transport)

    def data_received(self, data: bytes) -> None:
        """Take a part of a reply, and pass it on when it is whole."""
        self._got += data
        if len(self._got) < self._wanted:
            return
        head, body = SIZES.unpack_from(self._got)
        start = SIZES.size + head
        self._wanted = start + body
        if len(self._got) < self._wanted:
            return
        view = memoryview(self._got)
        reply = to_reply(bytes(view[SIZES.size : start]), bytes(view[start:]))
        view.release()
        self._got, self._wanted = bytearray(), SIZES.size
        if self._coming is not None and not self._coming.done():
            self._coming.set_result(reply)

    def connection_lost(self, exc: Exception | None) -> None:
        """Tell whoever waits that there will be no reply."""
        self._closed = True
        if self._coming is not None and not self._coming.done():
            self._coming.set_exception(EOFError())


async def connected(end: socket.socket) -> Line:
    """Return the line over a socket to a worker."""
    end.setblocking(False)
    _, line = await asyncio.get_running_loop().create_unix_connection(Line, sock=end)
    return line
