"""Add articles to a graph, remove them, and merge graphs: only what is new is read, the rest is put together anew."""

import difflib
from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TypeVar

from kzgraph.errors import InputError
from kzgraph.export.files import atomic_folder
from kzgraph.export.output import OWNED
from kzgraph.ingest import ReadOptions
from kzgraph.model.reading import Reading
from kzgraph.model.text import Article
from kzgraph.pipeline.building import Changed, Stages, assemble, beside, check_apart, not_about, understand_all
from kzgraph.pipeline.decided import FILE, load_decisions
from kzgraph.pipeline.holdings import Holdings, load_held, united
from kzgraph.pipeline.language import reader_of
from kzgraph.pipeline.watch import Clock, Silent, Watch
from kzgraph.resolve.across.decisions import NONE
from kzgraph.settings import Settings
from kzgraph.store.archive.layout import is_archive
from kzgraph.store.foreign import Foreign, read_foreign

Value = TypeVar("Value", str, float)
SHORTEST = 6  # digits of an id that name a document


def add(
    folder: Path,
    paths: Sequence[Path],
    settings: Settings,
    *,
    replacing: bool = False,
    watch: Watch | None = None,
    stages: Stages | None = None,
) -> Changed:
    """Add the articles at ``paths`` to the graph in ``folder``: what a build of all of them together would give.

    A document that the graph has is not read again, unless it is out of date: other metadata, or another model or
    lexicon. replacing: an article takes the place of those of the same file name with another text; else both stay
    and ``Built.skipped`` says so. settings: base and confidence are the folder's. Raises as ``build`` does.
    """
    if is_archive(folder):
        from kzgraph.pipeline.archive.changing import add_to_archive

        return add_to_archive(folder, paths, settings, replacing=replacing, watch=watch)
    stages, clock = stages or Stages(), Clock(watch or Silent())
    check_apart(paths, folder)
    held = load_held(folder, settings.decisions)
    settings = replace(settings, base=held.base, min_confidence=held.min_confidence)
    with atomic_folder(folder, owned=OWNED) as staging:
        with clock("read"):
            found = stages.read(paths, ReadOptions(columns=dict(settings.columns), language=settings.language))
        kept = _without_names(held.holdings, found.articles) if replacing else held.holdings
        holdings, read, failed = _renewed(kept, found.articles, settings, stages, clock)
        left_out = (*(str(one) for one in found.skipped), *failed)
        lines = (*left_out, *_namesakes(holdings, found.articles))
        holdings = replace(holdings, skipped=(*not_about(paths, held.holdings.skipped), *left_out))
        built = assemble(holdings, folder, staging, settings, stages=stages, clock=clock, skipped=lines)
    before = {reading.article.id for reading in held.holdings.readings}
    after = {reading.article.id for reading in holdings.readings}
    return Changed(
        built,
        read=read,
        added=tuple(r.article.file_name for r in holdings.readings if r.article.id not in before),
        removed=tuple(r.article.file_name for r in held.holdings.readings if r.article.id not in after),
    )


def remove(
    folder: Path,
    names: Sequence[str],
    *,
    decisions: Path | None = None,
    watch: Watch | None = None,
    stages: Stages | None = None,
) -> Changed:
    """Remove documents and foreign graphs from the graph in ``folder``, as if they had never been there.

    names: file names, or ids or their first six digits and more. Raises InputError for one that is not there or that
    means several, and when nothing would be left.
    """
    if is_archive(folder):
        from kzgraph.pipeline.archive.changing import remove_from_archive

        return remove_from_archive(folder, names, decisions=decisions, watch=watch)
    stages, clock = stages or Stages(), Clock(watch or Silent())
    held = load_held(folder, decisions)
    gone = {one for name in names for one in _named(name, held.holdings, folder)}
    readings = tuple(r for r in held.holdings.readings if r.article.id not in gone)
    foreign = tuple(one for one in held.holdings.foreign if one.id not in gone)
    if not readings:
        raise InputError(f"{folder}: no document would be left; remove the folder itself")
    settings = Settings(base=held.base, min_confidence=held.min_confidence)
    holdings = replace(held.holdings, readings=readings, foreign=foreign)
    with atomic_folder(folder, owned=OWNED) as staging:
        built = assemble(holdings, folder, staging, settings, stages=stages, clock=clock)
    labels = _labels(held.holdings)
    return Changed(built, removed=tuple(sorted(labels[one] for one in gone)))


def merge(
    paths: Sequence[Path],
    folder: Path,
    settings: Settings,
    *,
    base: str | None = None,
    min_confidence: float | None = None,
    watch: Watch | None = None,
    stages: Stages | None = None,
) -> Changed:
    """Merge graph folders, RDF files and FollowTheMoney files into one graph in ``folder``.

    Folders of kzgraph are put together as if all their articles had been built at once; graphs of others are kept
    whole, each in a named graph of its own, with links to what they have in common. base, min_confidence: ``None``
    takes those of the folders. Raises InputError when there is nothing to merge or these settings differ.
    """
    stages, clock = stages or Stages(), Clock(watch or Silent())
    folders = [path for path in paths if path.is_dir()]
    held = [load_held(path) for path in folders]
    if not held:
        raise InputError("no graph folder among them; build one with: kzgraph build PATH -o DIR")
    settings = replace(
        settings,
        base=base or _agreed("base", "--base", {one.base for one in held}),
        min_confidence=_agreed("confidence", "--min-confidence", {one.min_confidence for one in held})
        if min_confidence is None
        else min_confidence,
    )
    with atomic_folder(folder, owned=OWNED) as staging:
        with clock("read"):
            foreign = _read_all(paths, settings.base, clock.watch)
            said = load_decisions(folder, settings.decisions)
            parts = united((*(one.holdings for one in held), Holdings((), foreign, decisions=said)))
        holdings, read, failed = _renewed(parts, (), settings, stages, clock)
        built = assemble(holdings, folder, staging, settings, stages=stages, clock=clock, skipped=failed)
        if holdings.decisions != NONE:  # what people decided about the parts is decided about the whole
            (staging / FILE).write_text(holdings.decisions.lines(), "utf-8")
    return Changed(built, read=read, added=tuple(sorted(_labels(holdings).values())))


def _read_all(paths: Iterable[Path], base: str, watch: Watch) -> tuple[Foreign, ...]:
    files = [path for path in paths if not path.is_dir()]
    graphs = []
    with watch.progress("graphs", len(files)) as step:
        for path in files:
            graphs.append(read_foreign(path, base))
            step()
    return tuple(graphs)


def _renewed(
    holdings: Holdings, articles: Sequence[Article], settings: Settings, stages: Stages, clock: Clock
) -> tuple[Holdings, int, list[str]]:
    """The holdings with ``articles``; read are those that are new, and all that another reader read."""
    reader = reader_of(settings)
    fresh = {r.article.id: r for r in holdings.readings if holdings.reader == reader}
    wanted = {r.article.id: r.article for r in holdings.readings} | {a.id: a for a in _first(articles, holdings)}
    unread = [a for _, a in sorted(wanted.items()) if a.id not in fresh or fresh[a.id].article != a]
    readings: list[Reading] = []
    failed: list[str] = []
    if unread:
        with clock("load"):
            understand = stages.load(settings)
        with clock("understand"):
            readings, failed = understand_all(unread, understand, clock.watch)
    # One that cannot be read again stays as it was; without a reader the next change tries again.
    read = {reading.article.id for reading in readings}
    stale = [r for r in holdings.readings if r.article.id not in read and r.article.id not in fresh]
    kept = [reading for key, reading in fresh.items() if key not in read]
    if not (kept or readings or stale):
        raise InputError(failed[0])
    part = Holdings((*kept, *stale, *readings), holdings.foreign, "" if stale else reader, holdings.decisions)
    return united([part]), len(readings), failed


def _first(articles: Sequence[Article], holdings: Holdings) -> Iterable[Article]:
    """Those of ``articles`` whose text the graph does not have under a name that comes first."""
    names = {r.article.id: r.article.file_name for r in holdings.readings}
    return (a for a in articles if a.file_name <= names.get(a.id, a.file_name))


def _without_names(holdings: Holdings, articles: Sequence[Article]) -> Holdings:
    new = {a.file_name: a.id for a in articles}
    kept = (r for r in holdings.readings if new.get(r.article.file_name, r.article.id) == r.article.id)
    return replace(holdings, readings=tuple(kept))


def _namesakes(holdings: Holdings, articles: Sequence[Article]) -> Iterable[str]:
    new = {a.file_name: a.id for a in articles}
    for reading in holdings.readings:
        name, key = reading.article.file_name, reading.article.id
        if new.get(name, key) != key:
            yield beside(name, key)


def _labels(holdings: Holdings) -> dict[str, str]:
    return {r.article.id: r.article.file_name for r in holdings.readings} | {f.id: f.name for f in holdings.foreign}


def _named(name: str, holdings: Holdings, folder: Path) -> list[str]:
    labels = _labels(holdings)
    found = sorted(key for key, label in labels.items() if label == name)
    if not found and len(name) >= SHORTEST:
        found = sorted(key for key in labels if key.startswith(name))
    if not found:
        near = difflib.get_close_matches(name, labels.values(), n=1)
        hint = f"; did you mean {near[0]}?" if near else "; see: kzgraph query documents"
        raise InputError(f"{name}: no document or graph of {folder}{hint}")
    if len(found) > 1:
        raise InputError(f"{name}: means {len(found)} documents; give one of the ids {', '.join(found)}")
    return found


def _agreed(what: str, option: str, values: set[Value]) -> Value:
    if len(values) > 1:
        shown = ", ".join(sorted(str(value) for value in values))
        raise InputError(f"the folders differ in {what} ({shown}); say which with {option}")
    return values.pop()
