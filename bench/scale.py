"""How an archive grows: time and memory of builds of more and more articles, of several processes, and of an addition.


Each build is a command of its own, as a user runs it. Memory is what all its processes hold at once (Linux: the sum of
the proportional set sizes, which count shared pages once), looked at four times a second.
"""

import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from time import perf_counter, sleep
from typing import Any

from bench.corpus import articles, write, write_all

ROOT = Path(__file__).parents[1]
COUNTS = (10, 100, 1000, 10_000)
ADDED = 9  # articles, an odd number
PAUSE = 0.25  # seconds between looks


@dataclass(frozen=True, slots=True)
class Cost:
    """What a command cost. seconds: as a user waits; memory: MB at most; processor: seconds of all its processes."""

    seconds: float
    memory: float
    processor: float


def growth(counts: Sequence[int] = COUNTS, workers: int = 2) -> dict[str, Any]:
    """Return what builds of so many articles cost, and what follows from that."""
    found: dict[str, Any] = {"articles": {}}
    with tempfile.TemporaryDirectory() as name:
        place = Path(name)
        for count in counts:
            source, graph = place / f"in-{count}", place / "graph"
            write(source, count)
            words = sum(len(path.read_text("utf-8").split()) for path in source.glob("*.txt"))
            shutil.rmtree(graph, ignore_errors=True)
            cost = run("build", source, "-o", graph, "--archive", "--quiet")
            found["articles"][str(count)] = _row(words, cost, graph)
            print(count, found["articles"][str(count)], file=sys.stderr)
        several = place / "several"
        middle = counts[-2] if len(counts) > 1 else counts[-1]
        cost = run("build", place / f"in-{middle}", "-o", several, "--workers", workers, "--quiet")
        words = found["articles"][str(middle)]["words"]
        found["workers"] = {"count": workers, "articles": middle, **_row(words, cost, several)}
        found["add"] = _added(place / "graph", place / "new", counts[-1])
    return {**found, **_ratios(found, counts)}


def _added(graph: Path, folder: Path, count: int) -> dict[str, Any]:
    """Cost of adding the next articles of the corpus, one after the other."""
    costs = []
    for article in islice(articles(count + ADDED), count, None):
        place = folder / article.file_name
        write_all(place, [article])
        costs.append(run("add", graph, place, "--quiet"))
    seconds = sorted(cost.seconds for cost in costs)
    return {
        "articles": count,
        "added": ADDED,
        "median": round(seconds[ADDED // 2], 2),
        "least": round(seconds[0], 2),
        "most": round(seconds[-1], 2),
        "memory": round(max(cost.memory for cost in costs)),
    }


def _row(words: int, cost: Cost, graph: Path) -> dict[str, Any]:
    counts = json.loads((graph / "manifest.json").read_text("utf-8"))["counts"]
    size = sum(path.stat().st_size for path in graph.rglob("*") if path.is_file())
    return {
        "words": words,
        "quads": counts["quads"],
        "claims": counts["claims"],
        "seconds": round(cost.seconds, 1),
        "processor": round(cost.processor, 1),
        "memory": round(cost.memory),
        "words a second": round(words / cost.seconds),
        "quads a second": round(counts["quads"] / cost.seconds),
        "disk": round(size / 1e6, 1),
        "state": round((graph / "state.sqlite").stat().st_size / 1e6, 1),
    }


def _ratios(found: dict[str, Any], counts: Sequence[int]) -> dict[str, float]:
    rows = found["articles"]
    ratios = {}
    if len(counts) > 1:
        small, large = rows[str(counts[-2])], rows[str(counts[-1])]
        ratios["time"] = round(large["seconds"] / small["seconds"], 2)
        ratios["memory"] = round(large["memory"] / small["memory"], 2)
        ratios["workers"] = round(found["workers"]["words a second"] / small["words a second"], 2)
    return {f"{name} ratio": value for name, value in ratios.items()}


def run(*arguments: object) -> Cost:
    """Run a command of kzgraph and return its cost."""
    command = [sys.executable, "-m", "kzgraph", *map(str, arguments)]
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "OMP_NUM_THREADS": "1"}
    start, most = perf_counter(), 0.0
    before = os.times()
    with subprocess.Popen(command, env=environment, start_new_session=True) as process:
        while process.poll() is None:
            most = max(most, _held(process.pid))
            sleep(PAUSE)
    if process.returncode not in (0, 1):
        raise SystemExit(f"{' '.join(command)}: exit code {process.returncode}")
    after = os.times()
    used = after.children_user + after.children_system - before.children_user - before.children_system
    return Cost(perf_counter() - start, most, used)


def _held(session: int) -> float:
    """MB that the processes of a session hold."""
    total = 0
    for place in Path("/proc").glob("[0-9]*"):
        try:
            if int((place / "stat").read_text().rpartition(")")[2].split()[3]) == session:
                rows = (place / "smaps_rollup").read_text().splitlines()
                total += sum(int(row.split()[1]) for row in rows if row.startswith("Pss:"))
        except (OSError, ValueError, IndexError):
            continue  # it has ended
    return total / 1024
