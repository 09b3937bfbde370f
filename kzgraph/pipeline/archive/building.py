"""Build an archive: what comes out is a function of the documents as a set."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from kzgraph.errors import InputError
from kzgraph.ingest import ReadOptions, Skipped, read_paths
from kzgraph.ingest.sources import find_sources
from kzgraph.model.text import Article
from kzgraph.pipeline.archive import tasks
from kzgraph.pipeline.archive.engine import Engine
from kzgraph.pipeline.archive.settle import Settling
from kzgraph.pipeline.archive.shelve import shelve
from kzgraph.pipeline.archive.tasks import INPUTS, Work
from kzgraph.pipeline.archive.working import Plan, finished, fresh, running, working
from kzgraph.pipeline.building import Built, check_apart
from kzgraph.pipeline.decided import load_decisions
from kzgraph.pipeline.watch import Clock, Silent, Watch
from kzgraph.resolve.kept.names import NameIndex
from kzgraph.settings import Settings
from kzgraph.store.archive.inputs import Inputs, write_inputs
from kzgraph.store.archive.layout import STATE
from kzgraph.store.archive.state import State, connect


def build_archive(
    paths: Sequence[Path],
    folder: Path,
    settings: Settings,
    plan: Plan | None = None,
    *,
    watch: Watch | None = None,
    engine: Engine | None = None,
) -> Built:
    """Read the articles at ``paths`` and write the archive of their graph to ``folder``, which changes at the end.

    A build that was broken off leaves its work in ``folder/.kzgraph-work``; with ``Plan.resume`` what it read is not
    read again. engine: who does the work, in place of ``Plan.workers`` processes here. Raises as ``build`` does.
    """
    plan, clock = plan or Plan(), Clock(watch or Silent())
    check_apart(paths, folder)
    with working(folder, keep=plan.resume, resumes=True) as place:
        skipped: list[str] = []
        with clock("read"):
            count = write_inputs(read_articles(paths, settings, skipped, clock), place / INPUTS)
        if not count:
            raise InputError(skipped[0] if skipped else "nothing to read")
        shards = -(-count // plan.shard_size)
        work = Work(place, folder, settings, shards, load_decisions(folder, settings.decisions))
        with running(engine, plan) as engine:
            skipped += read_shards(work, engine, clock)
            engine.rest()  # the model has done its work, and the rest of the memory is for what articles say together
            state = State(connect(fresh(work.new / STATE), write=True))
            names = NameIndex(state.sql)
            with clock("index"):
                new = shelve(work, state, names, with_inputs(work))
            if not new:
                raise InputError(skipped[0])
            changes = Settling(state, names, work, engine, clock).run(new, [])
        return finished(state, work, changes, clock, skipped=skipped, known=None)


def read_articles(paths: Sequence[Path], settings: Settings, skipped: list[str], clock: Clock) -> Iterator[Article]:
    """Yield the articles at ``paths``, and put a line for each that cannot be used into ``skipped``."""
    with clock.watch.progress("files", len(find_sources(paths))) as step:
        for item in read_paths(paths, ReadOptions(columns=dict(settings.columns), language=settings.language)):
            step()
            if isinstance(item, Skipped):
                skipped.append(str(item))
            else:
                yield item


def with_inputs(work: Work) -> list[int]:
    """Return the numbers of the parts for which there are inputs, sorted."""
    with Inputs(work.folder / INPUTS) as inputs:
        return sorted({work.layout.shard(document) for document in inputs.ids()})


def read_shards(work: Work, engine: Engine, clock: Clock) -> list[str]:
    """Read all inputs; return a line for each document that failed."""
    failed: list[str] = []
    shards = with_inputs(work)
    with clock("understand"), clock.watch.progress("reading", len(shards)) as step:
        for lines in engine.map(tasks.read_shard, work, shards):
            failed += lines
            step()
    return sorted(failed)
