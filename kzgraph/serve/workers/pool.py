"""The workers as the server sees them: questions go in, replies come out, whatever becomes of a worker."""

import asyncio
import signal
from dataclasses import dataclass

from kzgraph.serve.options import Options
from kzgraph.serve.workers.line import Line, connected
from kzgraph.serve.workers.nursery import Nursery
from kzgraph.serve.workers.wire import Ask, Reply


@dataclass(frozen=True, slots=True)
class Worker:
    """A process, and the line to it."""

    process: int
    line: Line


class Pool:
    """Workers that wait for questions. It lives in one event loop."""

    def __init__(self, nursery: Nursery, options: Options) -> None:
        self._nursery = nursery
        self._options = options
        self._idle: asyncio.LifoQueue[Worker] = asyncio.LifoQueue()
        self._waiting = 0
        self._broken = False
        self._mending: set[asyncio.Task[None]] = set()

    async def open(self) -> None:
        """Start the workers."""
        for _ in range(self._options.workers):
            self._idle.put_nowait(await self._new())

    def close(self) -> None:
        """End all workers."""
        self._nursery.close()

    async def ask(self, ask: Ask) -> Reply:
        """Return the reply, or the refusal when no worker is free or the one that worked on it had to be ended.

        When it is cancelled, as when the client has gone, so is the query.
        """
        if self._broken:
            return Reply.refusal(500, "the process that starts queries has died; start the server again")
        if self._waiting >= self._options.waiting:
            return Reply.refusal(503, "too many queries wait already; try again later")
        if not self._idle.empty():
            return await self._answered(self._idle.get_nowait(), ask)
        self._waiting += 1
        try:
            worker = await asyncio.wait_for(self._idle.get(), self._options.timeout)
        except TimeoutError:
            return Reply.refusal(503, "other queries took all the time; try again later")
        finally:
            self._waiting -= 1
        return await self._answered(worker, ask)

    async def _answered(self, worker: Worker, ask: Ask) -> Reply:
        timeout = self._options.timeout
        try:
            async with asyncio.timeout(timeout):
                reply = await worker.line.ask(ask)
        except TimeoutError:
            self._replace(worker)
            return Reply.refusal(503, f"stopped: the query took more than {timeout:g} s; ask less, or see --timeout")
        except (EOFError, OSError):
            return Reply.refusal(500, _why(await self._replace(worker)))
        except asyncio.CancelledError:
            self._replace(worker)
            raise
        self._idle.put_nowait(worker)
        return reply

    def _replace(self, worker: Worker) -> asyncio.Future[int]:
        """End a worker and start another in its place; the result is how it ended."""
        ended: asyncio.Future[int] = asyncio.get_running_loop().create_future()
        task = asyncio.create_task(self._mend(worker, ended))
        self._mending.add(task)
        task.add_done_callback(self._mending.discard)
        return ended

    async def _mend(self, worker: Worker, ended: asyncio.Future[int]) -> None:
        worker.line.close()
        try:
            code = await asyncio.to_thread(self._nursery.end, worker.process)
            if not ended.done():
                ended.set_result(code)
            self._idle.put_nowait(await self._new())
        except OSError:
            self._broken = True
        finally:
            if not ended.done():
                ended.set_result(0)

    async def _new(self) -> Worker:
        process, line = await asyncio.to_thread(self._nursery.start)
        return Worker(process, await connected(line))


def _why(code: int) -> str:
    """What a worker that ended by itself was asked too much of."""
    if code == -signal.SIGABRT:
        return "stopped: the query needs more memory than it may have, or is nested too deeply"
    return "stopped: the query is nested too deeply, or more than the query engine can do"
