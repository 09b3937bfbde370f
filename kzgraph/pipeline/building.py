"""Build: read articles, understand each by itself, and make one graph of all that they say."""

import logging
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from kzgraph import __version__
from kzgraph.errors import InputError, KzgraphError, OutputError
from kzgraph.export.files import atomic_folder, writing
from kzgraph.export.output import OWNED, write_record, write_views
from kzgraph.ingest import ReadOptions, ReadResult, read_all
from kzgraph.model.entity import ResolvedGraph
from kzgraph.model.ids import digest
from kzgraph.model.reading import Reading
from kzgraph.model.text import Article
from kzgraph.pipeline.decided import load_decisions
from kzgraph.pipeline.foreign import with_foreign
from kzgraph.pipeline.holdings import Holdings, write_holdings
from kzgraph.pipeline.language import Understand, load_language, reader_of
from kzgraph.pipeline.relate import relate
from kzgraph.pipeline.watch import Clock, Silent, Watch
from kzgraph.rdf.mapper import Record, to_record
from kzgraph.resolve import distinct
from kzgraph.resolve.across.decisions import NONE, Decisions
from kzgraph.resolve.confidence import with_confidence
from kzgraph.settings import Settings
from kzgraph.store.counts import totals
from kzgraph.store.memory import MemoryStore

_log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Stages:
    """What a build does, in this order. Tests put plain functions in place of those that need a model.

    read: paths to articles, and what was skipped. load: settings to the function that reads one article:
    annotation, mentions, extraction, resolution inside the document. resolve: what the readings of all documents
    say together. map: quads of the contract. relate: what documents have to do with each other. write: the files
    of a folder. draw: the network page of a folder.
    """

    read: Callable[[Sequence[Path], ReadOptions], ReadResult] = read_all
    load: Callable[[Settings], Understand] = field(default=lambda settings: load_language(settings))
    resolve: Callable[[Sequence[Reading], Decisions], ResolvedGraph] = field(
        default=lambda readings, decisions: resolve_readings(readings, decisions)
    )
    map: Callable[..., Record] = to_record
    relate: Callable[..., Record] = relate
    write: Callable[[Record, Path], None] = field(default=lambda record, folder: write_all(record, folder))
    draw: Callable[[Record, Path], None] = field(default=lambda record, folder: draw_page(record, folder))


@dataclass(frozen=True)
class Built:
    """What a build made. times: seconds of each stage; skipped: a line for each document that is left out."""

    folder: Path
    counts: Mapping[str, int]
    skipped: tuple[str, ...]
    times: Mapping[str, float]

    @property
    def seconds(self) -> float:
        """Time of the whole build."""
        return sum(self.times.values())

    @property
    def size(self) -> str:
        """How much there is, for people."""
        counts = self.counts
        last = f"{counts['triples']} triples" if "triples" in counts else f"{counts['quads']} quads"
        return f"{counts['claims']} claims, {counts['events']} events, {counts['nodes']} nodes, {last}"

    def files(self) -> list[tuple[Path, str]]:
        """Return the files that are there now and what each is for."""
        return [(self.folder / name, about) for name, about in _FILES.items() if (self.folder / name).exists()]

    def as_json(self) -> dict[str, Any]:
        """Return all of it as JSON values."""
        return {
            "folder": str(self.folder),
            "counts": dict(self.counts),
            "skipped": list(self.skipped),
            "seconds": {name: round(seconds, 3) for name, seconds in self.times.items()},
            "files": [str(path) for path, _ in self.files()],
        }


@dataclass(frozen=True, slots=True)
class Changed:
    """What a change did. read: documents that were read anew; added, removed: names of documents and graphs."""

    built: Built
    read: int = 0
    added: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()


def build(
    paths: Sequence[Path],
    folder: Path,
    settings: Settings,
    *,
    watch: Watch | None = None,
    stages: Stages | None = None,
) -> Built:
    """Read the articles at ``paths`` and write their graph to ``folder``, which changes when all is made.

    Raises InputError when nothing can be read, OutputError when ``folder`` cannot be written or lies in one
    of ``paths``, ModelError and LexiconError as their stages do. A document that fails by itself is left out
    and listed in ``Built.skipped``.
    """
    stages, clock = stages or Stages(), Clock(watch or Silent())
    check_apart(paths, folder)
    decisions = load_decisions(folder, settings.decisions)
    with atomic_folder(folder, owned=OWNED) as staging:
        with clock("read"):
            found = stages.read(paths, ReadOptions(columns=dict(settings.columns), language=settings.language))
        with clock("load"):
            understand = stages.load(settings)
        with clock("understand"):
            readings, failed = understand_all(found.articles, understand, clock.watch)
        if not readings:
            raise InputError(failed[0])
        skipped = (*(str(one) for one in found.skipped), *failed)
        holdings = Holdings(tuple(distinct(readings)), reader=reader_of(settings), decisions=decisions, skipped=skipped)
        return assemble(holdings, folder, staging, settings, stages=stages, clock=clock, skipped=skipped)


def assemble(
    holdings: Holdings,
    folder: Path,
    staging: Path,
    settings: Settings,
    *,
    stages: Stages,
    clock: Clock,
    skipped: Sequence[str] = (),
) -> Built:
    """Make one graph of ``holdings`` and write all its files to ``staging``, which becomes ``folder``.

    What comes out is a function of the holdings as a set and of the settings: build, add, remove and merge end here.
    """
    with clock("resolve"):
        graph = with_confidence(stages.resolve(holdings.readings, holdings.decisions), settings.min_confidence)
    with clock("map"):
        graph = with_setting(graph, settings, holdings.decisions)
        record = stages.map(graph, base=settings.base)
    with clock("relate"):
        record = with_foreign(stages.relate(record, base=settings.base), holdings, graph, settings.base)
    with clock("write"), writing(folder):
        write_holdings(holdings, staging, settings)
        stages.write(record, staging)
    with clock("draw"), writing(folder):
        stages.draw(record, staging)
    built = Built(folder, totals(record.quads()), tuple(skipped), clock.times)
    with writing(folder):
        (staging / "build.log").write_text(_log_text(built, settings), "utf-8")
    return built


def check_apart(paths: Sequence[Path], folder: Path) -> None:
    """Raise OutputError when ``folder`` lies in one of ``paths``: the next build would read its tables as articles."""
    for path in paths:
        if folder.resolve().is_relative_to(path.resolve()):
            raise OutputError(
                f"{folder}: lies in {path}, where articles are read from; choose another folder with -o"
            )


def not_about(paths: Sequence[Path], lines: Iterable[str]) -> Iterator[str]:
    """Yield the lines of earlier builds about documents that are not looked at again."""
    again = tuple(f"{start}{end}" for path in paths for start in {str(path), path.name} for end in ":#/")
    return (line for line in lines if not line.startswith(again))


def beside(name: str, key: str) -> str:
    """Return the line about a document ``key`` of whose file name another text was added."""
    return f"{name}: another text of this name stays beside it; take it out with: kzgraph remove DIR {key}"


def understand_all(
    articles: Sequence[Article], understand: Understand, watch: Watch
) -> tuple[list[Reading], list[str]]:
    """Read one article at a time, so that one failure costs one article; return a line for each that failed."""
    readings: list[Reading] = []
    failed: list[str] = []
    with watch.progress("reading", len(articles)) as step:
        for article in articles:
            try:
                readings.append(understand(article))
            except KzgraphError as error:
                failed.append(f"{article.file_name}: {error}")
            except Exception as error:
                # A fault of ours, but the other documents of a long build should not be lost over it.
                _log.info("%s failed", article.file_name, exc_info=True)
                failed.append(
                    f"{article.file_name}: unexpected {type(error).__name__}: {error}; please report it"
                )
            step()
    return readings, failed


def resolve_readings(readings: Sequence[Reading], decisions: Decisions) -> ResolvedGraph:
    """Decide what the documents say together."""
    from kzgraph.resolve import world

    return world(readings, decisions)


def with_setting(graph: ResolvedGraph, settings: Settings, decisions: Decisions = NONE) -> ResolvedGraph:
    """Name in each run the setting that leaves claims out, and what people decided."""
    pairs = [("min-confidence", str(settings.min_confidence))] if settings.min_confidence else []
    if decisions.decided:
        pairs.append(("decisions", digest(decisions.answers().lines())))
    if not pairs:
        return graph
    versions = {article.id: (*graph.versions.get(article.id, ()), *pairs) for article in graph.articles}
    return replace(graph, versions=versions)


def write_all(record: Record, folder: Path) -> None:
    """Write the record, the graph in each format and the tables."""
    write_record(record, folder)
    write_views(MemoryStore(record.quads()), folder, MemoryStore(record.own_quads()))


def draw_page(record: Record, folder: Path) -> None:
    """Write the network page of the claims in ``record``."""
    from kzgraph.view.html import write_view

    write_view(MemoryStore(record.own_quads()), folder / "graph.html")


def _log_text(built: Built, settings: Settings) -> str:
    """The log beside the graph: the only file with clock times."""
    lines = [
        f"kzgraph {__version__}, {datetime.now(UTC):%Y-%m-%d %H:%M:%S} UTC",
        f"settings: {settings}",
        *(f"{name}: {count}" for name, count in built.counts.items()),
        *(f"{stage}: {seconds:.3f} s" for stage, seconds in built.times.items()),
        *(f"skipped: {line}" for line in built.skipped),
    ]
    return "\n".join(lines) + "\n"


_FILES = {
    "graph.html": "the network page",
    "graph.ttl": "the graph, to read",
    "graph.trig": "the graph, one named graph for each document",
    "graph.nq": "the graph, one quad a line, sorted",
    "claims.csv": "the claims as a table",
    "claims.jsonl": "the claims with all details, one JSON object a line",
    "documents": "the record: one file for each document, with shared.nq",
    "foreign": "graphs of others that were merged in, as they came",
    "readings": "what each document says by itself; add, remove and merge start from it",
    "parts": "the graph, in parts: documents, and the nodes and relations that they share",
    "manifest.json": "what the archive was made from and with, what is in it, and what was left out",
    "build.log": "what was done, and how long it took",
}
