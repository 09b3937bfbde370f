"""Reading on the machines of a Ray cluster; all else is done where the build was started.

What goes over the network are articles and readings, a few kilobytes each; the machines need kzgraph and no files in
common. A worker or a machine that dies is replaced, and what it had in hand is read again: the result is the same.
Source: the actor pattern of Moritz et al., "Ray: A Distributed Framework for Emerging AI Applications", OSDI 2018.
"""

import logging
import os
import socket
from collections.abc import Iterable, Iterator
from typing import Any

from kzgraph.errors import KzgraphError, MissingError
from kzgraph.pipeline.archive import tasks
from kzgraph.pipeline.archive.engine import TRIES, Engine, Item, Result, Task
from kzgraph.pipeline.archive.tasks import Work
from kzgraph.settings import Settings

PATIENCE = 5.0  # seconds to wait for a cluster to answer
AHEAD = 2  # parts that wait at each worker, so that none is idle


class Cluster:
    """An engine whose workers are actors of Ray, each with the model loaded once.

    address: of a cluster that runs ("auto", "ray://host:10001"); ``None`` starts one on this machine. local: who does
    what is no reading. Raises MissingError without Ray, and KzgraphError when the cluster cannot be reached.
    """

    def __init__(self, workers: int, local: Engine, address: str | None = None) -> None:
        try:
            import ray
        except ImportError as error:
            raise MissingError(
                "reading on a cluster needs Ray, which is not there; install it with: pip install 'kzgraph[ray]'"
            ) from error
        self._ray, self._local, self._count = ray, local, workers
        if address is not None:
            _check_reached(address)
        try:
            # Without an address: this machine alone, no dashboard, and no word to anybody.
            own: dict[str, Any] = {} if address else {"num_cpus": workers, "include_dashboard": False}
            os.environ.setdefault("RAY_USAGE_STATS_ENABLED", "0")
            ray.init(address, log_to_driver=False, logging_level=logging.ERROR, ignore_reinit_error=True, **own)
        except (ConnectionError, RuntimeError, ValueError) as error:
            raise KzgraphError(f"Ray at {address or 'this machine'}: {error}; is the cluster running?") from error
        self._reader = ray.remote(max_restarts=-1, num_cpus=1)(Reader)

    @property
    def alone(self) -> bool:
        """Whether all but the reading is done by one process, here."""
        return self._local.alone

    def map(self, task: Task[Item, Result], work: Work, items: Iterable[Item]) -> Iterator[Result]:
        """Yield the result for each item as it comes: parts are read on the cluster, all else is done here."""
        if task is not tasks.read_shard:
            yield from self._local.map(task, work, items)
            return
        actors: list[Any] = [self._reader.remote(work.settings) for _ in range(self._count)]
        try:
            yield from self._read(actors, work, items)  # type: ignore[arg-type, misc]
        finally:
            for actor in actors:
                self._ray.kill(actor)

    def _read(self, actors: list[Any], work: Work, shards: Iterable[int]) -> Iterator[list[str]]:
        waiting: Iterator[int] = iter(shards)
        running: dict[Any, tuple[int, int, Any]] = {}  # what is on its way: part, tries, actor
        idle = [actor for actor in actors for _ in range(AHEAD)]
        while True:
            while idle and (shard := next(waiting, None)) is not None:
                rows = tasks.unread(work, shard)
                if rows is None:
                    yield tasks.read_shard(work, shard)
                else:
                    actor = idle.pop()
                    running[actor.read.remote(rows)] = (shard, 1, actor)
            if not running:
                return
            (done, *_), _ = self._ray.wait(list(running), num_returns=1)
            shard, tries, actor = running.pop(done)
            try:
                read = self._ray.get(done)
            except self._ray.exceptions.RayActorError as error:
                if tries == TRIES:
                    raise KzgraphError(
                        f"workers died {TRIES} times over part {shard}, perhaps for want of memory; go on with --resume"
                    ) from error
                running[actor.read.remote(tasks.unread(work, shard))] = (shard, tries + 1, actor)
                continue
            idle.append(actor)
            yield tasks.keep(work, shard, read)

    def rest(self) -> None:
        """Let go of what is loaded here; readers end with their work."""
        self._local.rest()

    def close(self) -> None:
        """Leave the cluster; end it when it was started here."""
        self._local.close()
        self._ray.shutdown()


def _check_reached(address: str) -> None:
    """Raise KzgraphError when nobody answers at HOST:PORT: Ray itself goes on trying for minutes."""
    host, _, port = address.removeprefix("ray://").rpartition(":")
    if host and port.isdigit():
        try:
            socket.create_connection((host, int(port)), PATIENCE).close()
        except (OSError, OverflowError) as error:
            raise KzgraphError(f"Ray at {address}: {error}; is the cluster running?") from error


class Reader:
    """What reads articles on a machine of the cluster."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings

    def read(self, rows: list[bytes]) -> tuple[list[bytes], list[str]]:
        """Return the readings of articles; see ``tasks.read_rows``."""
        return tasks.read_rows(self._settings, rows)
