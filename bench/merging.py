"""Merging the graph of our own articles into a hundred thousand entities of others: seconds and memory.

The entities are FollowTheMoney people, companies and organisations whose names a seeded generator makes up; a few of
them are people and bodies of our articles under a transliteration of their names.
"""

import json
import random
import resource
import tempfile
from pathlib import Path
from time import perf_counter

from kzgraph.pipeline import Stages, build
from kzgraph.pipeline.change import merge
from kzgraph.settings import Settings

SEED, ENTITIES = 7, 100_000
GIVEN = ("Aleksandr", "Maria", "John", "Fatima", "Pieter", "Nursultan", "Elena", "Omar", "Wei", "Carlos", "Aigul")
SYLLABLES = ("ka", "ro", "men", "tsa", "bel", "dov", "shi", "ran", "gul", "bek", "ov", "ski", "ter", "lo", "mar", "sen")
KNOWN = (  # as other lists write the names of people in our articles
    ("Person", "Qasym-Zhomart Toqaev"),
    ("Person", "Kassym-Jomart Tokayev"),
    ("Person", "Vladimir Putin"),
    ("Organization", "Collective Security Treaty Organization"),
)


def write_entities(file: Path, count: int = ENTITIES) -> None:
    """Write ``count`` entities, one a line."""
    rng = random.Random(SEED)
    with file.open("w", encoding="utf-8") as out:
        for number in range(count):
            schema, name = KNOWN[number] if number < len(KNOWN) else _made_up(rng)
            entity = {"id": f"x-{number}", "schema": schema, "properties": {"name": [name]}, "datasets": ["bench"]}
            out.write(json.dumps(entity, ensure_ascii=False) + "\n")


def _made_up(rng: random.Random) -> tuple[str, str]:
    family = "".join(rng.choice(SYLLABLES) for _ in range(3)).title()
    schema = rng.choices(("Person", "Company", "Organization"), (6, 3, 1))[0]
    given = rng.choice(GIVEN)
    names = {"Person": f"{given} {family}", "Company": f"{family} Holding", "Organization": f"{family} Fund"}
    return schema, names[schema]


def merging(folder: Path, count: int = ENTITIES) -> dict[str, float]:
    """Return seconds of the merge and of its stages, links found, and MB of memory at its peak."""
    with tempfile.TemporaryDirectory() as place:
        root = Path(place)
        build([folder], root / "ours", Settings(), stages=Stages(draw=lambda record, folder: None))
        write_entities(root / "list.ftm.json", count)
        start = perf_counter()
        done = merge([root / "ours", root / "list.ftm.json"], root / "merged", Settings())
        seconds = perf_counter() - start
        shared = (root / "merged" / "shared.nq").read_text("utf-8")
        return {
            "entities": count,
            "seconds": round(seconds, 1),
            **{f"seconds of {stage}": round(time, 1) for stage, time in done.built.times.items()},
            "candidates (skos:closeMatch)": shared.count("skos/core#closeMatch"),
            "MB at the peak": round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024),
        }
