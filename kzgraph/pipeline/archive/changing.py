"""Add documents to an archive and remove them: only what they change is written anew."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import replace
from pathlib import Path

from kzgraph.errors import InputError
from kzgraph.model.ids import sha256_of
from kzgraph.model.text import Article
from kzgraph.pipeline.archive.building import read_articles, read_shards
from kzgraph.pipeline.archive.engine import Alone, Engine
from kzgraph.pipeline.archive.settle import Changes, Settling
from kzgraph.pipeline.archive.shelve import shelve
from kzgraph.pipeline.archive.tasks import INPUTS, Work
from kzgraph.pipeline.archive.working import Plan, finished, running, working
from kzgraph.pipeline.building import Changed, beside, check_apart, not_about
from kzgraph.pipeline.decided import load_decisions
from kzgraph.pipeline.language import reader_of
from kzgraph.pipeline.watch import Clock, Silent, Watch
from kzgraph.resolve.kept.names import NameIndex
from kzgraph.settings import Settings
from kzgraph.store.archive.inputs import write_inputs
from kzgraph.store.archive.layout import MANIFEST, STATE
from kzgraph.store.archive.manifest import Manifest, read_manifest
from kzgraph.store.archive.shelf import Shelf, on_shelf
from kzgraph.store.archive.state import BELONGS, State, connect
from kzgraph.store.aside import standing_aside
from kzgraph.store.kept.relations import Relations


def add_to_archive(
    folder: Path,
    paths: Sequence[Path],
    settings: Settings,
    plan: Plan | None = None,
    *,
    replacing: bool = False,
    watch: Watch | None = None,
    engine: Engine | None = None,
) -> Changed:
    """Add the articles at ``paths`` to the archive in ``folder``: only what they change is written anew.

    Raises InputError for an archive that another version or lexicon read; else as ``change.add`` does.
    """
    plan, clock = plan or Plan(), Clock(watch or Silent())
    check_apart(paths, folder)
    with working(folder, keep=False) as place, ExitStack() as stack:
        known = read_manifest(folder)
        work = _work(place, folder, settings, known)
        if known.reader != reader_of(work.settings):
            raise InputError(f"{folder}: was read by another version of kzgraph or its lexicon; build it again")
        skipped: list[str] = []
        engine = stack.enter_context(running(engine or (Alone() if plan.workers == 1 else None), plan))
        state, names, stale = stack.enter_context(_kept(work, engine, clock))
        with clock("read"):
            articles = list(read_articles(paths, settings, skipped, clock))
            gone = _namesakes(state, articles) if replacing else []
            write_inputs(_unread(state, work, articles, gone), place / INPUTS)
        skipped += read_shards(work, engine, clock)
        before = set(state.documents())
        with clock("index"):
            new = shelve(work, state, names, range(work.shards), gone=gone)
            gone = sorted({*gone} - {*new})
        changes = Settling(state, names, work, engine, clock, stale).run(new, gone)
        namesakes = _beside(state, articles)
        added = [name for key, name, _ in state.inputs() if key not in before]
        labels = {key: name for key, name, _ in known.inputs}
        known = replace(known, skipped=tuple(not_about(paths, known.skipped)))
        built = finished(state, work, changes, clock, skipped=skipped, known=known)
        built = replace(built, skipped=(*built.skipped, *namesakes))
        return Changed(built, len(new), tuple(added), tuple(labels[one] for one in gone))


def remove_from_archive(
    folder: Path, names: Sequence[str], *, decisions: Path | None = None, watch: Watch | None = None
) -> Changed:
    """Remove documents from the archive in ``folder``, as if they had never been there. Raises as ``change.remove``."""
    clock = Clock(watch or Silent())
    with working(folder, keep=False) as place, running(Alone(), Plan()) as engine, ExitStack() as stack:
        known = read_manifest(folder)
        work = _work(place, folder, Settings(decisions=decisions), known)
        state, index, stale = stack.enter_context(_kept(work, engine, clock))
        gone = sorted({_one(state, name, folder) for name in names})
        labels = {key: name for key, name, _ in known.inputs}
        if len(gone) == len(labels):
            raise InputError(f"{folder}: no document would be left; remove the folder itself")
        shelve(work, state, index, range(work.shards), gone=gone)
        changes = Settling(state, index, work, engine, clock, stale).run([], gone)
        built = finished(state, work, changes, clock, skipped=(), known=known)
        return Changed(built, removed=tuple(sorted(labels[one] for one in gone)))


def _work(place: Path, folder: Path, settings: Settings, known: Manifest) -> Work:
    settings = replace(settings, base=known.base, min_confidence=known.min_confidence)
    return Work(place, folder, settings, known.shards, load_decisions(folder, settings.decisions))


@contextmanager
def _kept(work: Work, engine: Engine, clock: Clock) -> Iterator[tuple[State, NameIndex, Changes]]:
    """The tables of an archive, of which a change stands aside; made again when they are not those of its manifest.

    With what must be written anew: all, when they were made again, since people may have decided otherwise meanwhile.
    """
    there = work.archive / STATE
    if there.is_file():
        state = State(connect(there, write=True))
        with standing_aside(state.sql, there):
            if state.noted(BELONGS) == sha256_of((work.archive / MANIFEST).read_bytes()):
                state.note(BELONGS, "")  # until all is done: should somebody else take over what stands aside
                state.sql.commit()
                yield state, NameIndex(state.sql), Changes()
                return
    clock.watch.note(f"{there}: not there, or of another archive; it is made again, which takes a while")
    yield _made_again(work, engine, clock)


def _made_again(work: Work, engine: Engine, clock: Clock) -> tuple[State, NameIndex, Changes]:
    state = State(connect(work.new / STATE, write=True))
    names = NameIndex(state.sql)
    for shard in range(work.shards):
        file = work.archive / work.layout.readings(shard)
        found = list(on_shelf(file)) if file.is_file() else []
        state.hold(held for held, _, _ in found)
        names.put(reading for _, reading, _ in found)
    Settling(state, names, work, engine, clock).run(state.documents(), [])
    numbers, relations = range(work.shards), Relations(state.sql, work.settings.base, pieces=work.layout.pieces)
    return state, names, Changes(set(numbers), set(numbers), set(relations.names()))


def _unread(state: State, work: Work, articles: Iterable[Article], gone: Sequence[str]) -> Iterator[Article]:
    """Yield the articles that the archive does not have, or has with other metadata under a name that comes later.

    gone: documents that it will not have any more.
    """
    shelf = Shelf(state, work.layout, [work.archive])
    for article in articles:
        held = state.held(article.id) if article.id not in gone else None
        if held is None:
            yield article
        elif article.file_name <= held.name:
            (reading,) = shelf.readings([article.id])
            if reading.article != article:
                yield article


def _namesakes(state: State, articles: Iterable[Article]) -> list[str]:
    """The documents whose file name one of ``articles`` has, with another text."""
    return sorted({one for a in articles for one in state.of_name(a.file_name) if one != a.id})


def _beside(state: State, articles: Iterable[Article]) -> list[str]:
    """A line for each document of whose file name another text was added."""
    names = sorted({article.file_name: article.id for article in articles}.items())
    return [beside(name, one) for name, key in names for one in state.of_name(name) if one != key]


def _one(state: State, name: str, folder: Path) -> str:
    found = state.named(name)
    if not found:
        raise InputError(f"{name}: no document of {folder}; see: kzgraph query documents")
    if len(found) > 1:
        raise InputError(f"{name}: means {len(found)} documents; give one of the ids {', '.join(found[:20])}")
    return found[0]
