"""A worker: it answers one question after another over its socket."""

import socket

from pyoxigraph import Store

from kzgraph.serve.options import Options
from kzgraph.serve.sparql.answer import answer
from kzgraph.serve.workers.limits import confine
from kzgraph.serve.workers.nursery import Work
from kzgraph.serve.workers.wire import read_ask, reply_frame


def worker(index: Store, prefixes: dict[str, str], options: Options) -> Work:
    """Return what a worker does: it binds itself, then answers until the server has gone."""

    def work(line: socket.socket) -> None:
        stream = line.makefile("rb")

        def read(size: int) -> bytes:
            found = stream.read(size)
            if len(found) < size:
                raise EOFError
            return found

        confine(memory=options.memory, network=options.allow_service)
        while True:
            try:
                ask = read_ask(read)
            except EOFError:
                return
            line.sendall(reply_frame(answer(index, ask, prefixes=prefixes, options=options)))

    return work
