"""Kill -9 at random moments of build, add, remove and merge: what is left is what was or what comes, never less.

Each command is run once to its end; then again and again from the same start, and killed: half of the times after a
time drawn by a fixed seed, half of them when it has decided to publish, while files take their places. After each kill
the graph in the folder must be the one of before or the one of after, by all its quads; and every tenth time the
command is run again, to its end.
"""

import hashlib
import os
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random
from time import perf_counter, sleep

from kzgraph.errors import InputError
from kzgraph.store.loader import load
from kzgraph.store.publish import JOURNAL

ROOT = Path(__file__).parents[1]
SEED = 11
MOVING = 0.004  # seconds, at most, from the decision to the kill, where half of the kills fall
LOOK = 0.0002  # seconds between looks for the decision
AGAIN = 10  # one kill in so many is followed by a run to the end


@dataclass(frozen=True, slots=True)
class Case:
    """A command, and how its folder is made before. again: options of a run after a kill."""

    name: str
    before: Callable[[Path], None]
    command: Sequence[object]
    again: Sequence[object] = ()


def faults(times: int = 200) -> dict[str, dict[str, int]]:
    """Return how often each command was killed and what was found then. Raises AssertionError when anything is lost."""
    found = {}
    with tempfile.TemporaryDirectory() as name:
        place = Path(name)
        cases = _cases(place)
        for case in cases:
            found[case.name] = _killed(case, place, -(-times // len(cases)))
            print(case.name, found[case.name], file=sys.stderr)
    return found


def _cases(place: Path) -> list[Case]:
    texts = sorted((ROOT / "seeds").glob("*.txt"))
    some, more, graph = place / "some", place / "more", place / "graph"
    for folder, files in ((some, texts[:2]), (more, texts[2:3])):
        folder.mkdir()
        for file in files:
            shutil.copy(file, folder)
    _run("build", more, "-o", place / "other")
    for kind, options in (("plain", ()), ("archive", ("--archive", "--shard-size", "1"))):
        _run("build", some, "-o", place / kind, *options)

    def start(kind: str) -> Callable[[Path], None]:
        return lambda folder: shutil.copytree(place / kind, folder)

    resumed = ("--resume",)
    return [
        Case("build", start("plain"), ("build", more, "-o", graph)),
        Case("add", start("plain"), ("add", graph, more)),
        Case("remove", start("plain"), ("remove", graph, texts[0].name)),
        Case("merge", start("plain"), ("merge", place / "archive", place / "other", "-o", graph)),
        Case("archive", start("archive"), ("build", more, "-o", graph, "--archive"), resumed),
        Case("archive add", start("archive"), ("add", graph, more)),
        Case("archive remove", start("archive"), ("remove", graph, texts[0].name)),
    ]


def _killed(case: Case, place: Path, times: int) -> dict[str, int]:
    graph, rng = place / "graph", Random(f"{SEED} {case.name}")
    before = _fresh(case, graph)
    start = perf_counter()
    _run(*case.command)
    length, after = perf_counter() - start, _state(graph)
    assert before != after, f"{case.name} changes nothing"
    found = {"kills": 0, "publishing": 0, "before": 0, "after": 0, "ended": 0}
    for number in range(times):
        _fresh(case, graph)
        if number % 2:
            ended = _kill(case.command, rng.uniform(0, MOVING), since=graph / JOURNAL)
        else:
            ended = _kill(case.command, rng.uniform(0, length))
        found["publishing"] += (graph / JOURNAL).exists()
        now = _state(graph)
        assert now in (before, after), f"{case.name}: kill {number}: another graph"
        found["kills"] += 1
        found["ended"] += ended
        found["after" if now == after else "before"] += 1
        if number % AGAIN == 0 and now == before:
            _run(*case.command, *case.again)
            assert _state(graph) == after, f"{case.name}: run again after a kill: another graph"
    return found


def _fresh(case: Case, graph: Path) -> str:
    shutil.rmtree(graph, ignore_errors=True)
    case.before(graph)
    return _state(graph)


def _kill(command: Sequence[object], seconds: float, since: Path | None = None) -> bool:
    """Kill a command so long after its start, or after a file is there; return whether it had ended by then."""
    line, quiet = _line(command), subprocess.DEVNULL
    with subprocess.Popen(line, env=_environment(), stdout=quiet, stderr=quiet, start_new_session=True) as process:
        while since is not None and not since.exists() and process.poll() is None:
            sleep(LOOK)
        sleep(seconds)
        ended = process.poll() is not None
        if not ended:
            os.killpg(process.pid, signal.SIGKILL)
        process.wait()
    return ended


def _run(*command: object) -> None:
    done = subprocess.run(_line(command), env=_environment(), capture_output=True, text=True, check=False)
    assert done.returncode in (0, 1), done.stderr


def _line(command: Sequence[object]) -> list[str]:
    return [sys.executable, "-m", "kzgraph", *map(str, command), "--quiet"]


def _environment() -> dict[str, str]:
    return {**os.environ, "PYTHONPATH": str(ROOT), "OMP_NUM_THREADS": "1"}


def _state(folder: Path) -> str:
    """A digest of all quads of the graph in a folder."""
    try:
        lines = sorted(map(str, load(folder).quads()))
    except InputError as error:
        raise AssertionError(f"unreadable: {error}") from error
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()
