"""Who is told how far a build is, and how long its stages take."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from dataclasses import dataclass, field
from time import perf_counter
from typing import Protocol


class Watch(Protocol):
    """Who is told how far a build is; ``kzgraph.cli.console.Console`` is one."""

    def note(self, text: str) -> None:
        """Take note of a stage that ends."""
        ...

    def progress(self, title: str, total: int) -> AbstractContextManager[Callable[[], None]]:
        """Give a function to be called after each of ``total`` steps."""
        ...


class Silent:
    """A ``Watch`` that nobody looks at."""

    def note(self, text: str) -> None:
        """Do nothing."""

    def progress(self, title: str, total: int) -> AbstractContextManager[Callable[[], None]]:
        """Give a function that does nothing."""
        return nullcontext(lambda: None)


@dataclass(frozen=True)
class Clock:
    """Measures stages and tells the watch."""

    watch: Watch
    times: dict[str, float] = field(default_factory=dict)

    @contextmanager
    def __call__(self, stage: str) -> Iterator[None]:
        """Measure the block as ``stage``."""
        start = perf_counter()
        yield
        self.times[stage] = perf_counter() - start
        self.watch.note(f"{stage}: {self.times[stage]:.2f} s")
