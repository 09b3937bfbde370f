"""Words a second from text to N-Quads beside bare spaCy and Frog, and quads a second beside rdflib and pyoxigraph.

All things take turns in one run, on one core; a figure is the median of the rounds, in processor seconds of the process
that does it, so that what else the machine does counts little. Models are loaded before the clock starts; of Frog,
which is a program of its own, the time that a text of one word takes is taken off. Peak memory is that of a process
that does one thing once.
"""

import gc
import os
import resource
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from statistics import median
from time import process_time
from typing import Any

from pyoxigraph import Quad, RdfFormat, Store, serialize

from bench.corpus import articles as made
from kzgraph.ingest.article import make_article
from kzgraph.ingest.record import Metadata
from kzgraph.model.reading import Reading
from kzgraph.model.text import Article
from kzgraph.rdf.canonical import canonical, nquads
from kzgraph.rdf.mapper import Record, to_record
from kzgraph.settings import DEFAULT_BASE, Settings

SEED, ARTICLES, ROUNDS = 7, 100, 5
FROG_ARTICLES = 20  # Frog is slow
LENGTHS = (500, 5_000, 50_000)  # words of one document
Timed = Callable[[], object]
Measured = Callable[[], float]  # returns processor seconds
OURS, THEIRS = "kzgraph, N-Quads of a graph", "pyoxigraph, N-Quads"
GOALS = {"kzgraph ÷ spaCy": 0.45, "kzgraph ÷ Frog": 5.0, "quads ÷ pyoxigraph": 0.5}


def throughput(count: int = ARTICLES, rounds: int = ROUNDS) -> dict[str, Any]:
    """Return words and quads a second of all that is compared, their ratios, peak memory, and time by length."""
    texts = list(made(count, SEED))
    few = texts[:FROG_ARTICLES]
    words, few_words = _words(texts), _words(few)
    spacy, graph_of = partial(_spacy, _annotator(), texts), _whole_way()
    record = graph_of(texts)
    quads = [*record.shared, *(quad for part in record.documents.values() for quad in part)]
    writers = _of_quads(quads)
    frog = _frogs(few) if shutil.which("frog") else {}
    things: dict[str, tuple[Measured, int]] = {
        "spaCy": (partial(_seconds, spacy), words),
        "kzgraph": (partial(_seconds, lambda: nquads(graph_of(texts).quads())), words),
        **{name: (partial(_seconds, run), len(quads)) for name, run in writers.items()},
        **{name: (run, few_words) for name, run in frog.items()},
    }
    taken: dict[str, list[float]] = {name: [] for name in things}
    for _ in range(rounds):
        for name, (measure, _) in things.items():
            gc.collect()
            taken[name].append(measure())
    speeds = {name: things[name][1] / median(seconds) for name, seconds in taken.items()}
    return {
        "articles": count,
        "words": words,
        "quads": len(quads),
        "words a second": {name: round(speeds[name]) for name in ("spaCy", "kzgraph", *frog)},
        "quads a second": {name: round(speeds[name]) for name in writers},
        "ratios": _ratios(speeds),
        "without": {} if frog else {"Frog": "the program frog is not installed (Debian: frog frogdata ucto uctodata)"},
        "peak memory, MB": {name: _peak(name, count) for name in ("spaCy", "kzgraph")},
        "microseconds a word by length": by_length(),
    }


def _words(texts: Sequence[Article]) -> int:
    return sum(len(text.text.split()) for text in texts)


def _seconds(run: Timed) -> float:
    """Processor seconds of this process and of those that it waited for."""
    before = process_time() + _of_children()
    run()
    return process_time() + _of_children() - before


def _of_children() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def _annotator() -> Any:
    from kzgraph.annotate.pipeline import load

    return load(Settings())


def _spacy(annotator: Any, texts: Sequence[Article]) -> None:
    """All texts through ``nlp.pipe`` in one call; no Doc is kept."""
    for _ in annotator.annotate(texts):
        pass


def _whole_way() -> Callable[[Sequence[Article]], Record]:
    """What makes a graph of texts in one process, as a build does."""
    from kzgraph.pipeline import load_language
    from kzgraph.resolve import world
    from kzgraph.resolve.confidence import with_confidence

    understand = load_language(Settings())

    def graph_of(texts: Sequence[Article]) -> Record:
        readings: list[Reading] = [understand(text) for text in texts]
        return to_record(with_confidence(world(readings)), base=DEFAULT_BASE)

    return graph_of


def _of_quads(quads: Sequence[Quad]) -> dict[str, Timed]:
    """What writes and loads the same quads; those of ours and of pyoxigraph lie in memory as a graph has them."""
    ordered = canonical(quads)
    data = nquads(ordered)
    return {
        OURS: lambda: nquads(ordered),
        "kzgraph, N-Quads put in order": lambda: nquads(quads),
        THEIRS: lambda: serialize(ordered, format=RdfFormat.N_QUADS),
        "pyoxigraph, bulk load": lambda: Store().bulk_load(data, format=RdfFormat.N_QUADS),
        "rdflib, N-Quads": _rdflib(data),
    }


def _rdflib(data: bytes) -> Timed:
    from rdflib import Dataset

    dataset = Dataset()
    dataset.parse(data=data, format="nquads")
    return lambda: dataset.serialize(format="nquads")


def _frogs(texts: Sequence[Article]) -> dict[str, Measured]:
    """Frog on a folder of files, as its manual shows it, on one thread, without the time that its models take."""
    word = [make_article("Zij zwijgt.", "een.txt", known=Metadata(language="nl"))]

    def measure(*options: str) -> float:
        return _seconds(partial(_frog, texts, *options)) - _seconds(partial(_frog, word, *options))

    return {"Frog": measure, "Frog without parser": partial(measure, "--skip=p")}


def _frog(texts: Sequence[Article], *options: str) -> None:
    with tempfile.TemporaryDirectory() as folder:
        source, target = Path(folder, "in"), Path(folder, "out")
        source.mkdir()
        target.mkdir()
        for text in texts:
            (source / text.file_name).write_text(text.text, "utf-8")
        command = ["frog", "--threads=1", *options, f"--testdir={source}", f"--outputdir={target}"]
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, cwd=folder)


def _ratios(speeds: dict[str, float]) -> dict[str, float]:
    found = {
        "kzgraph ÷ spaCy": speeds["kzgraph"] / speeds["spaCy"],
        "quads ÷ pyoxigraph": speeds[OURS] / speeds[THEIRS],
        "quads put in order ÷ pyoxigraph": speeds["kzgraph, N-Quads put in order"] / speeds[THEIRS],
        "quads ÷ rdflib": speeds[OURS] / speeds["rdflib, N-Quads"],
    }
    for name in ("Frog", "Frog without parser"):
        if name in speeds:
            found[f"kzgraph ÷ {name}"] = speeds["kzgraph"] / speeds[name]
    return {name: round(ratio, 2) for name, ratio in found.items()}


def by_length() -> dict[str, dict[str, float]]:
    """Return for one document of each length microseconds a word: annotation, all else, and bytes of N-Quads."""
    annotator, graph_of = _annotator(), _whole_way()
    found: dict[str, dict[str, float]] = {}
    for length in LENGTHS:
        text = _long(length)
        words = _words([text])
        annotated = _seconds(partial(_spacy, annotator, [text]))
        whole = _seconds(lambda one=text: nquads(graph_of([one]).quads()))
        found[f"{words} words"] = {
            "spaCy": round(annotated / words * 1e6, 1),
            "kzgraph": round(whole / words * 1e6, 1),
        }
    return found


def _long(words: int) -> Article:
    parts: list[str] = []
    for article in made(words, SEED + 1):
        parts.append(article.text)
        if sum(len(part.split()) for part in parts) >= words:
            break
    text = "\n\n".join(parts)
    return make_article(text, f"{words}.txt", known=Metadata(date="2022-01-07", language="nl"))


def _peak(name: str, count: int) -> float:
    """Peak resident memory in MB of a process that does it once."""
    root = Path(__file__).parents[1]
    command = [sys.executable, "-m", "bench.throughput", name, str(count)]
    environment = {**os.environ, "PYTHONPATH": str(root)}
    told = subprocess.run(command, env=environment, check=True, capture_output=True, text=True)
    return round(int(told.stdout) / 1024)


def table(figures: dict[str, Any]) -> str:
    """Return the figures as lines, with the goals beside them."""
    lines = []
    for name, value in figures.items():
        for part, figure in (value if isinstance(value, dict) else {"": value}).items():
            goal = f"   (goal: at least {GOALS[part]:g})" if part in GOALS else ""
            lines.append(f"{figure!s:>40} {part or name}{'' if not part or name == 'ratios' else f', {name}'}{goal}")
    return "\n".join(lines)


def main() -> None:
    """Do one thing once: for the measuring of memory."""
    name, count = sys.argv[1], int(sys.argv[2])
    texts = list(made(count, SEED))
    if name == "spaCy":
        _spacy(_annotator(), texts)
    else:
        nquads(_whole_way()(texts).quads())
    # Not what wait4 says, which counts in what the parent held when it forked.
    status = Path("/proc/self/status").read_text("utf-8")
    print(next(line.split()[1] for line in status.splitlines() if line.startswith("VmHWM")))


if __name__ == "__main__":
    main()
