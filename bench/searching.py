"""Text search in a million sentences and two hundred thousand names: how long questions take, and the index."""

import statistics
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from time import perf_counter

from bench.large import name, sentences
from kzgraph.store.search.entries import Entry, Kind
from kzgraph.store.search.index import build

SENTENCES, NAMES, ROUNDS = 1_000_000, 60_000, 15
SUGGESTED = ("k", "ka", "kazo", "kazolerm", "zzz")


def entries(count: int) -> Iterator[Entry]:
    for number in range(NAMES):
        yield Entry(Kind.NAME, f"n:{number}", name(number), name(number), weight=NAMES - number)
    for number, text in enumerate(sentences(count)):
        yield Entry(Kind.SENTENCE, f"s:{number}", text, file=f"{number // 20}.txt")


def searching(count: int = SENTENCES) -> dict[str, float]:
    """Return seconds for the index, its MB, and the median ms of each kind of question."""
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder) / "index"
        start = perf_counter()
        index = build(entries(count), place)
        figures = {"index_s": round(perf_counter() - start, 1), "index_mb": round(place.stat().st_size / 1e6)}
        sample = list(sentences(5000))
        rare = [min(text.split(), key=lambda word: sum(word in one for one in sample)) for text in sample[:ROUNDS]]
        asked: dict[str, list[str]] = {
            "the most frequent word": ["de"] * ROUNDS,
            "a rare word": rare,
            "two words": [" ".join(text.split()[3:5]) for text in sample[:ROUNDS]],
            "five words": [" ".join(text.split()[3:8]) for text in sample[:ROUNDS]],
            "a phrase": [f'"{" ".join(text.split()[3:6])}"' for text in sample[:ROUNDS]],
            "the beginning of a word": [f"{text[:3]}*" for text in sample[:ROUNDS]],
            "two letters": [f"{text[:2]}*" for text in sample[:ROUNDS]],
        }
        for what, texts in asked.items():
            figures[f"find {what}"] = _median(index.find, texts)
        for text in SUGGESTED:
            figures[f"suggest {text}"] = _median(index.suggest, [text] * ROUNDS)
        return figures


def _median(ask: Callable[[str], object], texts: list[str]) -> float:
    times = []
    for text in texts:
        start = perf_counter()
        ask(text)
        times.append(perf_counter() - start)
    return round(statistics.median(times) * 1000, 2)
