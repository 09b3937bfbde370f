"""A process with the graph in memory that makes others like it: workers share its memory and start in no time.

It is made before the server has threads or connections, so that workers hold nothing of the server's. It alone
ends workers and waits for them, so that a process number never means another process.
"""

import gc
import os
import signal
import socket
from collections.abc import Callable
from contextlib import suppress
from threading import Lock
from typing import NoReturn

from kzgraph.errors import KzgraphError

Work = Callable[[socket.socket], None]


def needs_fork() -> None:
    """Raise KzgraphError where processes cannot be forked."""
    if not hasattr(os, "fork"):
        raise KzgraphError("serving needs Linux or macOS (or WSL on Windows); a portable page needs no server")


class Nursery:
    """Makes and ends workers. work: what each does with its end of a socket."""

    def __init__(self, work: Work) -> None:
        needs_fork()
        self._lock = Lock()
        self._line, theirs = socket.socketpair()
        gc.collect()
        gc.freeze()  # a later collection would write to, and so copy, all pages
        self._process = os.fork()
        if not self._process:
            _tend(theirs, work)
        gc.unfreeze()
        theirs.close()

    def start(self) -> tuple[int, socket.socket]:
        """Return the process number of a new worker, and a socket to it. Raises OSError when none can be made."""
        ours, theirs = socket.socketpair()
        with theirs, self._lock:
            socket.send_fds(self._line, [b"0"], [theirs.fileno()])
            process = int(self._line.recv(32) or b"0")
        if not process:
            ours.close()
            raise OSError("no worker process can be made")
        return process, ours

    def end(self, process: int) -> int:
        """End a worker and return how it ended: minus the number of the signal, or its exit code. Raises OSError."""
        with self._lock:
            self._line.sendall(str(process).encode())
            word = self._line.recv(32)
        if not word:
            raise OSError("the nursery has died")
        return int(word)

    @property
    def process(self) -> int:
        """Its process number."""
        return self._process

    def close(self) -> None:
        """End all workers, and this."""
        with self._lock:
            self._line.close()
        with suppress(ChildProcessError):
            os.waitpid(self._process, 0)


def _tend(line: socket.socket, work: Work) -> NoReturn:
    """Be the nursery until the server has gone. Never returns, whatever happens: this is a copy of the server."""
    workers: set[int] = set()
    try:
        _calm(line)
        while True:
            word, handles, _, _ = socket.recv_fds(line, 32, 1)
            if not word:
                break
            if handles:
                process = _fork(line, handles[0], work)
                workers.add(process)
                os.close(handles[0])
                line.sendall(str(process).encode())
            else:
                workers.discard(int(word))
                line.sendall(str(_ended(int(word))).encode())
    finally:
        for process in workers - {0}:
            with suppress(OSError):
                _ended(process)
        os._exit(0)


def _fork(line: socket.socket, handle: int, work: Work) -> int:
    try:
        process = os.fork()
    except OSError:
        return 0
    if process:
        return process
    try:
        line.close()
        work(socket.socket(fileno=handle))
    finally:
        os._exit(0)


def _ended(process: int) -> int:
    os.kill(process, signal.SIGKILL)
    return os.waitstatus_to_exitcode(os.waitpid(process, 0)[1])


def _calm(line: socket.socket) -> None:
    """Leave Ctrl-C to the server, and let go of all that is open here but the line and standard output."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    os.closerange(3, line.fileno())
    os.closerange(line.fileno() + 1, os.sysconf("SC_OPEN_MAX"))
    nothing = os.open(os.devnull, os.O_RDWR)
    os.dup2(nothing, 0)
    os.dup2(nothing, 2)  # what Oxigraph prints when it runs out of memory; the server says it in its own words
