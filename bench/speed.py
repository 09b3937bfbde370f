"""How long things take: each figure is the median of rounds in which the things compared take turns."""

import gc
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median
from time import perf_counter

from kzgraph.ingest import read_all
from kzgraph.model.text import Article
from kzgraph.settings import Settings

ROOT = Path(__file__).parents[1]


@dataclass
class Times:
    """Seconds by name, one for each round."""

    rounds: dict[str, list[float]] = field(default_factory=dict)

    @contextmanager
    def measure(self, name: str) -> Iterator[None]:
        start = perf_counter()
        yield
        self.rounds.setdefault(name, []).append(perf_counter() - start)

    def __getitem__(self, name: str) -> float:
        return median(self.rounds[name])


def commands(folder: Path, rounds: int) -> dict[str, float]:
    """Seconds from a cold start, as a user waits for them: ``--help``, and the build of ``folder``."""
    times = Times()
    with tempfile.TemporaryDirectory() as out:
        for _ in range(rounds):
            with times.measure("help"):
                _kzgraph("--help")
            with times.measure("build"):
                _kzgraph("build", folder, "-o", out, "--quiet")
    return {"help": times["help"], "build": times["build"]}


def _kzgraph(*arguments: object) -> None:
    command = [sys.executable, "-m", "kzgraph", *map(str, arguments)]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, env=environment)


def stages(folder: Path, rounds: int) -> dict[str, float]:
    """Seconds of each stage for the articles of ``folder`` on one core, and what follows from them.

    extraction: seconds of mentions and claims for one second of spaCy. words: words per second
    from text to resolved graph, without loading.
    """
    articles = read_all([folder]).articles
    once = _passes(articles)
    once(Times())  # the first pass fills caches, which the cold start above has paid for
    times = Times()
    for _ in range(rounds):
        once(times)
    extraction = times["mentions"] + times["claims"]
    words = sum(len(article.text.split()) for article in articles)
    return {
        **{name: times[name] for name in times.rounds},
        "extraction": extraction / times["spacy"],
        "words": words / (times["spacy"] + extraction + times["resolve"]),
    }


def _passes(articles: Sequence[Article]) -> Callable[[Times], None]:
    from kzgraph.annotate.pipeline import load
    from kzgraph.extract import load_extractor
    from kzgraph.lexicon.classes import shipped_classes
    from kzgraph.lexicon.entities import EntityIndex
    from kzgraph.lexicon.loader import known_entities
    from kzgraph.mentions.find import Lexicon, find_mentions
    from kzgraph.resolve import resolve

    entities = known_entities(())
    lexicon = Lexicon(shipped_classes(), EntityIndex(entities))
    annotator, extractor = load(Settings()), load_extractor(lexicon.entities)
    gc.freeze()  # as a build does

    def once(times: Times) -> None:
        with times.measure("spacy"):
            docs = list(annotator.annotate(articles))
        with times.measure("mentions"):
            tables = [find_mentions(doc, one.id, lexicon) for doc, one in zip(docs, articles, strict=True)]
        with times.measure("claims"):
            claims = [
                list(extractor.claims(doc, one, table)) for doc, one, table in zip(docs, articles, tables, strict=True)
            ]
        with times.measure("resolve"):
            resolve(
                articles,
                [mention for table in tables for mention in table.mentions],
                [claim for some in claims for claim in some],
                entities,
            )

    return once


def profile(folder: Path, lines: int) -> str:
    """Where the time after loading goes: the functions with most time of their own, spaCy's and ours."""
    import cProfile
    import io
    import pstats

    once = _passes(read_all([folder]).articles)
    once(Times())
    profiler = cProfile.Profile()
    profiler.runcall(once, Times())
    text = io.StringIO()
    stats = pstats.Stats(profiler, stream=text).strip_dirs()
    stats.sort_stats("tottime").print_stats(lines)
    stats.sort_stats("cumtime").print_stats(lines)
    return text.getvalue()
