"""Reading on a real Ray cluster of this machine, with two workers of which one is killed."""

import os
import signal
from collections.abc import Iterator
from pathlib import Path
from threading import Thread
from time import monotonic, sleep

import pytest
from pipeline.world import TEXTS
from shelves import archived, articles, contents

from kzgraph.errors import KzgraphError
from kzgraph.pipeline.archive.building import build_archive
from kzgraph.pipeline.archive.engine import Alone
from kzgraph.pipeline.archive.ray import Cluster
from kzgraph.pipeline.archive.working import Plan
from kzgraph.settings import Settings

pytest.importorskip("ray", reason="Ray is not installed: pip install 'kzgraph[ray]'")
LONGEST = 60  # seconds to wait for a worker


@pytest.fixture
def cluster() -> Iterator[Cluster]:
    engine = Cluster(2, Alone())
    yield engine
    engine.close()


def readers() -> list[int]:
    """The processes that read for Ray."""
    found = []
    for place in Path("/proc").glob("[0-9]*/cmdline"):
        try:
            if place.read_bytes().startswith(b"ray::Reader"):
                found.append(int(place.parent.name))
        except OSError:
            continue  # it has ended
    return sorted(found)


@pytest.mark.skipif(not Path("/proc").is_dir(), reason="workers are found by /proc, which Linux has")
def test_a_killed_worker_changes_nothing(tmp_path: Path, cluster: Cluster) -> None:
    killed: list[int] = []

    def kill() -> None:
        until = monotonic() + LONGEST
        while not killed and monotonic() < until:
            for process in readers()[:1]:
                os.kill(process, signal.SIGKILL)
                killed.append(process)
            sleep(0.01)

    names = sorted(TEXTS)
    killer = Thread(target=kill)
    killer.start()
    source = articles(tmp_path, "in", names)
    build_archive([source], tmp_path / "cluster", Settings(), Plan(2), engine=cluster)
    killer.join()
    assert killed
    assert contents(tmp_path / "cluster") == contents(archived(tmp_path, "here", names, 6))


def test_a_cluster_that_is_not_there_is_one_clear_error() -> None:
    with pytest.raises(KzgraphError, match=r"Ray at 127\.0\.0\.1:9: .*is the cluster running\?"):
        Cluster(1, Alone(), "127.0.0.1:9")
