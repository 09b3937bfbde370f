"""Memory over a thousand articles: what a long build keeps while it goes on.

The articles are mixed from the sentences of ours by a fixed seed; each is read as in a build, and what was read is
dropped. Resident memory is taken from the operating system (Linux).
"""

import random
import re
from collections.abc import Iterator
from pathlib import Path

from kzgraph.ingest import read_all
from kzgraph.model.ids import sha256_of
from kzgraph.model.text import Article, Block
from kzgraph.pipeline import load_reader
from kzgraph.settings import Settings

SEED, SENTENCES = 7, 8  # of the mixture; sentences of an article


def articles(folder: Path, count: int) -> Iterator[Article]:
    """Yield ``count`` articles of SENTENCES sentences from those in ``folder``, with other numbers in each."""
    rng = random.Random(SEED)
    texts = [article.text for article in read_all([folder]).articles]
    sentences = sorted({s.strip() for text in texts for s in re.split(r"(?<=[.!?])\s+|\n+", text) if len(s) > 40})
    for number in range(count):
        text = re.sub(r"\d+", lambda m, n=number: str(int(m[0][:6]) + n), " ".join(rng.sample(sentences, SENTENCES)))
        sha256 = sha256_of(text.encode())
        yield Article(text, f"{number:04}.txt", sha256, (Block(0, len(text)),), published="2022-01-07")


def resident() -> float:
    """Return the resident memory of this process in MB."""
    status = Path("/proc/self/status").read_text("utf-8")
    return int(next(line.split()[1] for line in status.splitlines() if line.startswith("VmRSS"))) / 1024


def growth(folder: Path, count: int = 1000, step: int = 100) -> dict[str, float]:
    """Return MB of resident memory after each ``step`` articles, and the growth from the first step to the last."""
    read = load_reader(Settings())
    taken: dict[str, float] = {}
    for number, article in enumerate(articles(folder, count), start=1):
        _, extraction = read(article)
        extraction.claims()
        if number % step == 0:
            taken[str(number)] = round(resident(), 1)
    figures = list(taken.values())
    return {**taken, "growth": round(figures[-1] / figures[0], 3)}
