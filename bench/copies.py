"""How many edited copies of articles are found to be of one origin, how many others are taken for copies, and how fast.

The articles are made of words of ours in random order, with a sentence that a third of them have. A fifth are copies of
an earlier one: two thirds of its sentences, some of their words changed, and as many sentences of their own. Chance
makes fewer set phrases than people do: what is measured is what is missed, and the time.
"""

import random
from collections.abc import Iterator
from pathlib import Path
from time import perf_counter

from kzgraph.analyse.independence import Independence
from kzgraph.analyse.texts import Sentence, SourceText

SEED, DOCUMENTS, SENTENCES = 11, 3_000, 20
EDITS = (0.0, 0.05, 0.1, 0.2)
STOCK = "De oorlog begon zoals bekend op een koude ochtend in februari met een inval over drie grenzen tegelijk."


def copies(folder: Path, count: int = DOCUMENTS) -> dict[str, dict[str, float]]:
    """Return for each share of changed words: copies found and missed, others taken for copies, seconds."""
    words = " ".join(file.read_text("utf-8") for file in sorted(folder.glob("*.txt"))).split()
    return {f"{edit:.0%} of words changed": _measured(words, count, edit) for edit in EDITS}


def _measured(words: list[str], count: int, edit: float) -> dict[str, float]:
    rng = random.Random(SEED)
    documents: list[SourceText] = []
    truth: set[tuple[str, str]] = set()
    for number in range(count):
        name = f"d{number:05}"
        source = rng.choice(documents) if documents and rng.random() < 0.2 else None
        if source is not None:
            truth.add((source.id, name))
        documents.append(_document(name, list(_sentences(words, rng, source, edit))))
    start = perf_counter()
    found = Independence(documents)
    copied = {(copy.left, copy.right) for copy in found.copies}
    seconds = perf_counter() - start
    related = _related(truth)
    return {
        "documents": count,
        "copies": len(truth),
        "found": round(len(copied & truth) / len(truth), 4),
        "others taken for copies": sum(pair not in related for pair in copied),
        "seconds": round(seconds, 1),
        "documents a second": round(count / seconds),
    }


def _sentences(words: list[str], rng: random.Random, source: SourceText | None, edit: float) -> Iterator[str]:
    for sentence in source.sentences if source else ():
        if rng.random() < 2 / 3:
            yield " ".join(rng.choice(words) if rng.random() < edit else word for word in sentence.text.split())
    for _ in range(SENTENCES // 2 if source else SENTENCES):
        yield " ".join(rng.choices(words, k=rng.randint(8, 22)))
    if rng.random() < 1 / 3:
        yield STOCK


def _document(name: str, texts: list[str]) -> SourceText:
    sentences, start = [], 0
    for text in texts:
        sentences.append(Sentence(name, start, text))
        start += len(text) + 1
    return SourceText(name, name, tuple(sentences))


def _related(truth: set[tuple[str, str]]) -> set[tuple[str, str]]:
    """Pairs of documents of which one has words of the other, over any number of copies, or both of a third."""
    parent = {copy: source for source, copy in truth}
    roots: dict[str, list[str]] = {}
    for document in sorted({one for pair in truth for one in pair}):
        root = document
        while root in parent:
            root = parent[root]
        roots.setdefault(root, []).append(document)
    return {(a, b) for group in roots.values() for a in group for b in group if a < b}
