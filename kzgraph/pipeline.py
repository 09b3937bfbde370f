"""The only composer: articles in, a graph folder out, through one visible list of stages."""

import gc
import logging
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, contextmanager, nullcontext
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING, Any, Protocol

from kzgraph import __version__
from kzgraph.errors import InputError, KzgraphError, OutputError
from kzgraph.export.files import atomic_folder, writing
from kzgraph.export.output import OWNED, write_record, write_views
from kzgraph.ingest import ReadOptions, ReadResult, read_all
from kzgraph.model.claim import Claim
from kzgraph.model.entity import ResolvedGraph
from kzgraph.model.ids import sha256_of, slug
from kzgraph.model.mention import Mention
from kzgraph.model.text import Article
from kzgraph.rdf.mapper import Record, to_record
from kzgraph.rdf.provenance import make_run
from kzgraph.rdf.vocab import ONTOLOGY_VERSION
from kzgraph.resolve.confidence import with_confidence
from kzgraph.settings import Settings
from kzgraph.store.counts import totals
from kzgraph.store.memory import MemoryStore

if TYPE_CHECKING:
    from kzgraph.extract.claims import Extraction
    from kzgraph.mentions.table import MentionTable

_log = logging.getLogger(__name__)

Understand = Callable[[Article], tuple[Sequence[Mention], Sequence[Claim]]]
Resolve = Callable[[Sequence[Article], Sequence[Mention], Sequence[Claim], Settings], ResolvedGraph]


class Watch(Protocol):
    """Who is told how far a build is; ``kzgraph.cli.console.Console`` is one."""

    def note(self, text: str) -> None:
        """Take note of a stage that ends."""
        ...

    def progress(self, title: str, total: int) -> AbstractContextManager[Callable[[], None]]:
        """Give a function to be called after each of ``total`` steps."""
        ...


class Silent:
    """A ``Watch`` that nobody looks at."""

    def note(self, text: str) -> None:
        """Do nothing."""

    def progress(self, title: str, total: int) -> AbstractContextManager[Callable[[], None]]:
        """Give a function that does nothing."""
        return nullcontext(lambda: None)


@dataclass(frozen=True)
class Stages:
    """What a build does, in this order. Tests put plain functions in place of those that need a model.

    read: paths to articles, and what was skipped. load: settings to the function that takes one article
    through annotation, mentions and extraction. resolve: what the mentions of all articles stand for.
    map: quads of the contract. write: the files of a folder. draw: the network page of a folder.
    """

    read: Callable[[Sequence[Path], ReadOptions], ReadResult] = read_all
    load: Callable[[Settings], Understand] = field(default=lambda settings: load_language(settings))
    resolve: Resolve = field(default=lambda *parts: resolve_all(*parts))
    map: Callable[..., Record] = to_record
    write: Callable[[Record, Path], None] = field(default=lambda record, folder: write_all(record, folder))
    draw: Callable[[Path], None] = field(default=lambda folder: draw_page(folder))


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

    def files(self) -> list[tuple[Path, str]]:
        """Return the files that are there now and what each is for."""
        return [
            (self.folder / name, about) for name, about in _FILES.items() if (self.folder / name).exists()
        ]

    def as_json(self) -> dict[str, Any]:
        """Return all of it as JSON values."""
        return {
            "folder": str(self.folder),
            "counts": dict(self.counts),
            "skipped": list(self.skipped),
            "seconds": {name: round(seconds, 3) for name, seconds in self.times.items()},
            "files": [str(path) for path, _ in self.files()],
        }


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
    stages, clock = stages or Stages(), _Clock(watch or Silent())
    _check_apart(paths, folder)
    with atomic_folder(folder, owned=OWNED) as staging:
        with clock("read"):
            found = stages.read(paths, ReadOptions(columns=dict(settings.columns)))
        with clock("load"):
            understand = stages.load(settings)
        with clock("understand"):
            parts = _understand_all(found.articles, understand, clock.watch)
        with clock("resolve"):
            graph = stages.resolve(parts.articles, parts.mentions, parts.claims, settings)
            graph = with_confidence(graph, settings.min_confidence)
            graph = replace(graph, run=make_run(parts.articles, versions(settings)))
        with clock("map"):
            record = stages.map(graph, base=settings.base)
        with clock("write"), writing(folder):
            stages.write(record, staging)
        with clock("draw"), writing(folder):
            stages.draw(staging)
        skipped = (*(str(one) for one in found.skipped), *parts.failed)
        built = Built(folder, totals(record.quads()), skipped, clock.times)
        with writing(folder):
            (staging / "build.log").write_text(_log_text(built, settings), "utf-8")
    return built


def _check_apart(paths: Sequence[Path], folder: Path) -> None:
    """The next build would read the tables and the page of this one as articles."""
    for path in paths:
        if folder.resolve().is_relative_to(path.resolve()):
            raise OutputError(
                f"{folder}: lies in {path}, where articles are read from; choose another folder with -o"
            )


@dataclass(frozen=True)
class _Parts:
    """What was understood. failed: one line for each article that could not be."""

    articles: tuple[Article, ...]
    mentions: tuple[Mention, ...]
    claims: tuple[Claim, ...]
    failed: tuple[str, ...]


def _understand_all(articles: Sequence[Article], understand: Understand, watch: Watch) -> _Parts:
    """One article at a time, so that one failure costs one article. Raises the failure when none is left."""
    done: list[Article] = []
    mentions: list[Mention] = []
    claims: list[Claim] = []
    failed: list[str] = []
    with watch.progress("reading", len(articles)) as step:
        for article in articles:
            try:
                article_mentions, article_claims = understand(article)
            except KzgraphError as error:
                failed.append(f"{article.file_name}: {error}")
            except Exception as error:
                # A fault of ours, but the other documents of a long build should not be lost over it.
                _log.info("%s failed", article.file_name, exc_info=True)
                failed.append(
                    f"{article.file_name}: unexpected {type(error).__name__}: {error}; please report it"
                )
            else:
                done.append(article)
                mentions.extend(article_mentions)
                claims.extend(article_claims)
            step()
    if not done:
        raise InputError(failed[0])
    return _Parts(tuple(done), tuple(mentions), tuple(claims), tuple(failed))


def load_language(settings: Settings) -> Understand:
    """Load the model; return what takes one article through annotation, mentions and extraction."""
    read = load_reader(settings)

    def understand(article: Article) -> tuple[Sequence[Mention], Sequence[Claim]]:
        table, extraction = read(article)
        return table.mentions, extraction.claims()

    return understand


def load_reader(settings: Settings) -> "Callable[[Article], tuple[MentionTable, Extraction]]":
    """Load the model; return what reads one article and keeps why: drafts, trees and sources beside the claims."""
    from kzgraph.annotate.pipeline import load
    from kzgraph.extract import load_extractor
    from kzgraph.lexicon.classes import shipped_classes
    from kzgraph.lexicon.entities import EntityIndex
    from kzgraph.lexicon.loader import known_entities
    from kzgraph.mentions.find import Lexicon, find_mentions

    lexicon = Lexicon(shipped_classes(), EntityIndex(known_entities(settings.entity_files)))
    annotator, extractor = load(settings), load_extractor(lexicon.entities)
    gc.freeze()  # model and lexicon stay until the end: the collector need not go through them again and again

    def read(article: Article) -> "tuple[MentionTable, Extraction]":
        (doc,) = annotator.annotate([article])
        table = find_mentions(doc, article.id, lexicon)
        return table, extractor.read(doc, article, table)

    return read


def resolve_all(
    articles: Sequence[Article], mentions: Sequence[Mention], claims: Sequence[Claim], settings: Settings
) -> ResolvedGraph:
    """Decide what the mentions of all articles stand for, with the shipped entities and those of the user."""
    from kzgraph.lexicon.loader import known_entities
    from kzgraph.resolve import resolve

    return resolve(articles, mentions, claims, known_entities(settings.entity_files))


def write_all(record: Record, folder: Path) -> None:
    """Write the record, the graph in each format and the tables."""
    write_record(record, folder)
    write_views(MemoryStore(record.quads()), folder)


def draw_page(folder: Path) -> None:
    """Write the network page of the graph in ``folder``."""
    from kzgraph.view.html import write_page

    write_page(folder, folder / "graph.html")


def versions(settings: Settings) -> dict[str, str]:
    """Return what a graph depends on besides its texts: name → version, the same on every machine."""
    found = {"kzgraph": __version__, "kzgraph-ontology": ONTOLOGY_VERSION}
    if settings.model:
        from importlib.metadata import PackageNotFoundError, version

        try:
            found[f"model-{settings.model}"] = version(settings.model)
        except PackageNotFoundError:
            found[f"model-{settings.model}"] = "local"
    for file in settings.entity_files:
        found[f"entities-{slug(file.stem)}"] = sha256_of(file.read_bytes())[:16]
    if settings.min_confidence:
        found["min-confidence"] = str(settings.min_confidence)
    return found


@dataclass(frozen=True)
class _Clock:
    """Measures stages and tells the watch."""

    watch: Watch
    times: dict[str, float] = field(default_factory=dict)

    @contextmanager
    def __call__(self, stage: str) -> Iterator[None]:
        start = perf_counter()
        yield
        self.times[stage] = perf_counter() - start
        self.watch.note(f"{stage}: {self.times[stage]:.2f} s")


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
    "build.log": "what was done, and how long it took",
}
