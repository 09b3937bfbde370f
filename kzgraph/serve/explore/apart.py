"""The explorer's answers from a process of their own, so that making them keeps no query at the endpoint waiting.

A large graph is made ready for half a minute, and Python runs one thread of a process at a time. The process is forked
from the server before that has threads, and shares its memory. A frame on its sockets is a length in 8 bytes and so
many bytes: JSON in a question; in a reply a digit that says whether it is an answer, and the answer.
"""

import gc
import json
import os
import signal
import socket
import struct
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from queue import SimpleQueue
from threading import Thread
from typing import NoReturn

from kzgraph.errors import KzgraphError, QueryError
from kzgraph.serve.explore.answers import Answers
from kzgraph.serve.workers.nursery import needs_fork

_SIZE = struct.Struct("!Q")
_LINES = 4
"""Questions that it works on at once."""

_GOOD, _BAD, _FAILED = b"0", b"1", b"2"


class Apart:
    """``answers``, from another process. Make it before this one has threads."""

    def __init__(self, answers: Answers) -> None:
        needs_fork()
        pairs = [socket.socketpair() for _ in range(1 + _LINES)]
        gc.collect()
        gc.freeze()  # as a worker's: a later collection would copy all pages
        self._process = os.fork()
        if not self._process:
            _serve(answers, [theirs for _, theirs in pairs])
        gc.unfreeze()
        self._free: SimpleQueue[socket.socket] = SimpleQueue()
        self._life, *self._lines = (ours for ours, _ in pairs)
        for _, theirs in pairs:
            theirs.close()
        for line in self._lines:
            self._free.put(line)

    def prepare(self) -> None:
        """Make what the explorer opens on, so that the first page need not wait for all of it."""
        Thread(target=self._warm, daemon=True).start()

    def answer(self, name: str, asked: Mapping[str, str]) -> bytes:
        """As ``Answers.answer``. Raises KzgraphError too when the process has died."""
        with self._line() as line:
            try:
                _send(line, b"", json.dumps([name, dict(asked)]).encode())
                reply = _receive(line)
            except (EOFError, OSError) as error:
                raise KzgraphError("the process that answers the explorer has died; start the server again") from error
        kind, body = reply[:1], reply[1:]
        if kind == _GOOD:
            return body
        raise (QueryError if kind == _BAD else KzgraphError)(body.decode("utf-8"))

    def close(self) -> None:
        """End the process."""
        for line in (self._life, *self._lines):
            line.close()
        with suppress(ProcessLookupError):
            os.kill(self._process, signal.SIGKILL)
        with suppress(ChildProcessError):
            os.waitpid(self._process, 0)

    @property
    def process(self) -> int:
        """Its process number."""
        return self._process

    @contextmanager
    def _line(self) -> Iterator[socket.socket]:
        line = self._free.get()
        try:
            yield line
        finally:
            self._free.put(line)

    def _warm(self) -> None:
        with suppress(KzgraphError):
            self.answer("overview", {})


def _serve(answers: Answers, lines: list[socket.socket]) -> NoReturn:
    """Answer until the server has gone, which closes the first of ``lines``; questions come on the others."""
    try:
        signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the server
        signal.signal(signal.SIGTERM, signal.SIG_DFL)
        _let_go({line.fileno() for line in lines})
        for line in lines[1:]:
            Thread(target=_work, args=(answers, line), daemon=True).start()
        lines[0].recv(1)
    finally:
        os._exit(0)


def _work(answers: Answers, line: socket.socket) -> None:
    while True:
        try:
            name, asked = json.loads(_receive(line))
        except (EOFError, OSError):
            return
        try:
            kind, body = _GOOD, answers.answer(name, asked)
        except KzgraphError as error:
            kind, body = _BAD, str(error).encode()
        except Exception as error:
            kind, body = _FAILED, f"unexpected {type(error).__name__}: {error}".encode("utf-8", "replace")
        with suppress(OSError):
            _send(line, kind, body)


def _let_go(kept: set[int]) -> None:
    """Close all that is open here but standard error and ``kept``: the server's socket, for one."""
    last = 2
    for number in sorted(kept):
        os.closerange(last + 1, number)
        last = number
    os.closerange(last + 1, os.sysconf("SC_OPEN_MAX"))


def _send(line: socket.socket, kind: bytes, body: bytes) -> None:
    line.sendall(_SIZE.pack(len(kind) + len(body)) + kind + body)


def _receive(line: socket.socket) -> bytes:
    return _exactly(line, _SIZE.unpack(_exactly(line, _SIZE.size))[0])


def _exactly(line: socket.socket, size: int) -> bytes:
    found = bytearray()
    while len(found) < size:
        part = line.recv(min(size - len(found), 1 << 20))
        if not part:
            raise EOFError
        found += part
    return bytes(found)
