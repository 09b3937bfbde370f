"""Several processes: results of all items, and none lost when a worker dies."""

import os
import signal
from pathlib import Path

import pytest

from kzgraph.errors import KzgraphError
from kzgraph.pipeline.archive.engine import Alone, Processes
from kzgraph.pipeline.archive.tasks import Work
from kzgraph.resolve.across.decisions import NONE
from kzgraph.settings import Settings


def squared(work: Work, item: int) -> int:
    return item * item


def dying_once(work: Work, item: int) -> int:
    mark = work.folder / f"{item}.died"
    if item % 3 == 0 and not mark.exists():
        mark.touch()
        os.kill(os.getpid(), signal.SIGKILL)
    return item


def dying(work: Work, item: int) -> int:
    os.kill(os.getpid(), signal.SIGKILL)
    return item


def failing(work: Work, item: int) -> int:
    raise KzgraphError(f"part {item} cannot be read")


@pytest.fixture
def work(tmp_path: Path) -> Work:
    return Work(tmp_path, tmp_path, Settings(), 1, NONE)


def test_all_items_are_done(work: Work) -> None:
    engine = Processes(2)
    try:
        assert sorted(engine.map(squared, work, range(9))) == list(Alone().map(squared, work, range(9)))
    finally:
        engine.close()


def test_what_a_killed_worker_had_in_hand_is_done_again(work: Work) -> None:
    engine = Processes(2)
    try:
        assert sorted(engine.map(dying_once, work, range(4))) == [0, 1, 2, 3]
    finally:
        engine.close()


def test_a_worker_that_dies_between_two_items_is_replaced(work: Work) -> None:
    engine = Processes(1)
    try:
        found = engine.map(squared, work, range(6))
        first = next(found)
        for one in list(engine._pool._processes.values()):
            one.kill()
            one.join()
        assert sorted([first, *found]) == [0, 1, 4, 9, 16, 25]
    finally:
        engine.close()


def test_an_item_that_kills_worker_after_worker_is_one_clear_error(work: Work) -> None:
    engine = Processes(1)
    try:
        with pytest.raises(KzgraphError, match=r"workers died 3 times.*--workers.*--resume"):
            list(engine.map(dying, work, [1]))
    finally:
        engine.close()


def test_an_error_of_a_task_comes_through(work: Work) -> None:
    engine = Processes(1)
    try:
        with pytest.raises(KzgraphError, match="part 7 cannot be read"):
            list(engine.map(failing, work, [7]))
    finally:
        engine.close()
