"""Who does the work: this process, or several with the model loaded once in each."""

import multiprocessing
import sys
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from types import ModuleType
from typing import Protocol, TypeVar

from kzgraph.errors import KzgraphError
from kzgraph.pipeline.archive.tasks import Work, ready

Item = TypeVar("Item")
Result = TypeVar("Result")
Task = Callable[[Work, Item], Result]  # a function of a module, so that other processes find it
TRIES = 3  # a task that kills so many workers is at fault itself


class Engine(Protocol):
    """Runs a task for each item."""

    @property
    def alone(self) -> bool:
        """Whether the process that asks does all itself, so that nothing is gained by asking ahead."""
        ...

    def map(self, task: Task[Item, Result], work: Work, items: Iterable[Item]) -> Iterator[Result]:
        """Yield the result for each item as it comes. Raises what a task raises."""
        ...

    def rest(self) -> None:
        """Let go of what tasks have loaded so far, such as the model."""
        ...

    def close(self) -> None:
        """End what was started."""
        ...


class Alone:
    """All in this process."""

    alone = True

    def map(self, task: Task[Item, Result], work: Work, items: Iterable[Item]) -> Iterator[Result]:
        """Yield the result for each item, in order."""
        return (task(work, item) for item in items)

    def rest(self) -> None:
        """Do nothing."""

    def close(self) -> None:
        """Do nothing."""


class Processes:
    """Several processes of this machine. One that dies is replaced, and its task done again."""

    def __init__(self, workers: int) -> None:
        self._workers = workers
        self._pool, self._rested = self._started(), False

    @property
    def alone(self) -> bool:
        """Whether the one process is gone."""
        return self._rested and self._workers == 1

    def map(self, task: Task[Item, Result], work: Work, items: Iterable[Item]) -> Iterator[Result]:
        """Yield the result for each item as it comes. Raises KzgraphError when one item kills worker after worker."""
        if self.alone:
            yield from Alone().map(task, work, items)
            return
        waiting = [(item, 0) for item in items][::-1]
        running: dict[Future[Result], tuple[Item, int]] = {}
        while waiting or running:
            while waiting and len(running) < 2 * self._workers:
                item, tries = waiting.pop()
                running[self._submitted(task, work, item)] = (item, tries)
            done, _ = wait(running, return_when=FIRST_COMPLETED)
            for future in done:
                item, tries = running.pop(future)
                try:
                    result = future.result()
                except BrokenProcessPool as error:
                    lost = [(item, tries + 1), *((one, n + 1) for one, n in running.values())]
                    if max(n for _, n in lost) >= TRIES:
                        raise KzgraphError(
                            f"workers died {TRIES} times, perhaps for want of memory; try fewer with --workers, "
                            "and go on with --resume"
                        ) from error
                    waiting += lost
                    running.clear()
                    self._pool = self._started()
                    break
                yield result

    def rest(self) -> None:
        """End the processes; new ones start at once, while this one does what it does alone. A single one does not."""
        self.close()
        self._pool, self._rested = self._started(), True
        if self._workers > 1:
            with _bare_main():
                for _ in range(self._workers):
                    self._pool.submit(ready)

    def _submitted(self, task: Task[Item, Result], work: Work, item: Item) -> Future[Result]:
        """Hand an item out. When a worker died since the last one, it is lost with those that are running."""
        try:
            with _bare_main():
                return self._pool.submit(task, work, item)
        except BrokenProcessPool as error:
            lost: Future[Result] = Future()
            lost.set_exception(error)
            return lost

    def close(self) -> None:
        """End the processes."""
        self._pool.shutdown(wait=True, cancel_futures=True)

    def _started(self) -> ProcessPoolExecutor:
        # Not forked: the parent holds open tables and may have threads.
        return ProcessPoolExecutor(self._workers, mp_context=multiprocessing.get_context("spawn"))


@contextmanager
def _bare_main() -> Iterator[None]:
    """Have new processes not run the script of the user again, which they need not: tasks are functions of modules.

    Else a script that builds an archive outside ``if __name__ == "__main__"`` would start one in each process.
    """
    main = sys.modules["__main__"]
    sys.modules["__main__"] = ModuleType("__main__")
    try:
        yield
    finally:
        sys.modules["__main__"] = main
