"""Resolution across documents, on mentions of a made-up world of which the truth is known.

A text names some things, each once (what resolution inside it would give); how often a thing is named is skewed. Things
of one kind that no text could tell apart (the same names, nothing else known) are one thing in the truth only if they
are: two people of one name stay two, and count as errors where they are joined.
"""

import json
import resource
import subprocess
import sys
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import replace
from itertools import accumulate
from random import Random
from time import perf_counter, process_time

from bench.synthetic.world import MAKERS, Thing
from kzgraph.model.mention import EntityKind
from kzgraph.resolve.across.candidate import Candidate
from kzgraph.resolve.across.join import Joined, join
from kzgraph.resolve.across.names import Names
from kzgraph.resolve.across.policy import shipped_policy

SEED = 1
PER_THING = 14  # mentions of a thing, on average
PER_TEXT = 6  # things that a text names
SHARE = (60, 25, 15)  # people, bodies, places
FLAT = 20  # the most frequent thing is named as often as this one would be by Zipf's law
FAMOUS = 0.02  # things that texts also name by a bare surname or acronym alone
BARE = 0.15  # how often they do
NAMESAKES = 0.05  # how often a name that is taken is given again
KNOWN = 0.05  # things that an entity file knows
STATED = 0.3  # mentions of people with their state
OTHERS: Mapping[str, tuple[float, ...]] = {
    "surname": (0.5, 0.55, 0.59, 0.62, 0.66),
    "margin": (0.0, 0.03, 0.05, 0.1, 0.2),
    "block": (50, 150, 400),
}
GOALS = {"F1": "at least 0.95", "seconds": "at most 60", "MB at most": "at most 2000"}


def things(count: int, rng: Random) -> list[Thing]:
    """Return ``count`` things, the most frequent first; few have the name of another."""
    world: list[Thing] = []
    taken: set[str] = set()
    while len(world) < count:
        number = len(world)
        item = f"wd:Q{number + 1}" if number < count * KNOWN else None
        new = rng.choices(MAKERS, SHARE)[0](rng, f"t{number}", item)
        name = new.write(Random(0))[0]
        if name not in taken or rng.random() < NAMESAKES:
            world.append(new)
            taken.add(name)
    return world


def mentions(count: int, seed: int = SEED) -> tuple[list[Candidate], dict[str, str]]:
    """Return ``count`` nodes of texts, and the truth: id -> thing."""
    rng = Random(seed)
    world = things(count // PER_THING, rng)
    weights = list(accumulate(1 / (rank + FLAT) ** 0.9 for rank in range(len(world))))
    found: list[Candidate] = []
    truth: dict[str, str] = {}
    while len(found) < count:
        text = f"d{len(found)}"
        for index in sorted(set(rng.choices(range(len(world)), cum_weights=weights, k=PER_TEXT))):
            thing = world[index]
            bare = index < len(world) * FAMOUS and rng.random() < BARE
            node = f"{thing.kind}/{len(found):07}"
            truth[node] = thing.key
            found.append(_candidate(node, thing, (thing.short if bare else thing.write)(rng), text, rng))
    return found[:count], {one.id: truth[one.id] for one in found[:count]}


def _candidate(node: str, thing: Thing, names: tuple[str, ...], text: str, rng: Random) -> Candidate:
    stated = thing.kind == "person" and rng.random() < STATED
    known = thing.item is not None and rng.random() < 0.5
    return Candidate(
        id=node,
        kind=EntityKind(thing.kind),
        names=tuple(sorted(set(names))),
        outside=frozenset([thing.item] if known and thing.item else []),
        states=frozenset([thing.state] if stated else []),
        documents=frozenset([text]),
    )


def measured(count: int, seed: int = SEED) -> dict[str, float]:
    """Return the figures for ``count`` mentions. Seconds are those of joining alone, memory is that of the process."""
    candidates, truth = mentions(count, seed)
    before = _resident()
    start, cpu = perf_counter(), process_time()
    joined = join(candidates, Names())
    seconds, cpu = perf_counter() - start, process_time() - cpu
    figures = {
        "seed": float(seed),
        "mentions": float(count),
        "things": float(len(set(truth.values()))),
        "ways to write them": float(len({(c.kind, c.names) for c in candidates})),
        "seconds": round(seconds, 1),
        "seconds of one processor": round(cpu, 1),
        "MB before": round(before),
        "MB at most": round(_resident()),
        "pairs left to a person": float(len(joined.unsure)),
    }
    for kind in ("", "person", "organisation", "place"):
        ids = [c.id for c in candidates if c.id.startswith(kind)]
        for name, value in pairwise(ids, truth, joined).items():
            figures[f"{kind} {name}".strip()] = value
    return figures


def _resident() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def apart(count: int, seed: int) -> dict[str, float]:
    """Return ``measured`` in a process of its own, so that memory is that of this run alone."""
    script = f"import json; from bench.resolution import measured; print(json.dumps(measured({count}, {seed})))"
    ran = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    figures: dict[str, float] = json.loads(ran.stdout)
    return figures


def sweep(count: int, seed: int = SEED) -> dict[str, dict[str, float]]:
    """Return precision, recall and F1 for other values of each threshold, one at a time."""
    candidates, truth = mentions(count, seed)
    shipped = shipped_policy()
    found: dict[str, dict[str, float]] = {}
    for name, values in OTHERS.items():
        for value in values:
            joined = join(candidates, Names(), policy=replace(shipped, **{name: value}))  # type: ignore[arg-type]
            mark = " (shipped)" if value == getattr(shipped, name) else ""
            found[f"{name} {value:g}{mark}"] = pairwise(truth, truth, joined)
    return found


def table(figures: Mapping[str, float]) -> str:
    """Return figures as lines, with the goals of a hundred thousand mentions."""
    lines = []
    for name, value in figures.items():
        goal = f"   (goal: {GOALS[name]})" if name in GOALS and figures["mentions"] <= 100_000 else ""
        lines.append(f"{value:12g}  {name}{goal}")
    return "\n".join([*lines, ""])


def pairwise(ids: Iterable[str], truth: Mapping[str, str], joined: Joined) -> dict[str, float]:
    """Return precision, recall and F1 over pairs of mentions, and the mean of both over mentions (B-cubed)."""
    cells = Counter((joined.node(i), truth[i]) for i in ids)
    found, real = Counter[str](), Counter[str]()
    for (node, thing), number in cells.items():
        found[node] += number
        real[thing] += number
    both = sum(n * (n - 1) for n in cells.values())
    precision = both / (sum(n * (n - 1) for n in found.values()) or 1)
    recall = both / (sum(n * (n - 1) for n in real.values()) or 1)
    total = sum(cells.values()) or 1
    cubed_p = sum(n * n / found[node] for (node, _), n in cells.items()) / total
    cubed_r = sum(n * n / real[thing] for (_, thing), n in cells.items()) / total
    return {
        "precision": round(precision, 4),
        "recall": round(recall, 4),
        "F1": round(2 * precision * recall / (precision + recall), 4) if both else 0.0,
        "B-cubed F1": round(2 * cubed_p * cubed_r / (cubed_p + cubed_r), 4),
    }
