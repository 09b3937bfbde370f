"""What worker processes do: functions of small arguments, which find all else in the files of the work folder."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from kzgraph.lexicon.entities import shipped_names
from kzgraph.model.ids import digest
from kzgraph.model.reading import Reading
from kzgraph.pipeline.archive.parts import Parts, Steps, opened, tables
from kzgraph.pipeline.building import understand_all, with_setting
from kzgraph.pipeline.language import Understand, load_language, reader_of
from kzgraph.pipeline.watch import Silent
from kzgraph.rdf.canonical import nquads
from kzgraph.rdf.pieces import to_piece
from kzgraph.resolve.across.decisions import Decisions
from kzgraph.resolve.story.bearers import Bearer
from kzgraph.resolve.story.joined import Match
from kzgraph.resolve.story.policy import shipped_policy
from kzgraph.resolve.story.profile import Profile
from kzgraph.resolve.story.stories import Pair
from kzgraph.settings import Settings
from kzgraph.store.archive.inputs import Inputs, article_of
from kzgraph.store.archive.layout import Layout
from kzgraph.store.archive.members import packed
from kzgraph.store.archive.shelf import member_of, write_shelf
from kzgraph.store.archive.state import Output
from kzgraph.store.archive.tellings import Told
from kzgraph.store.kept.documents import Documents
from kzgraph.store.kept.documents import Told as Said
from kzgraph.store.kept.facts import Facts, facts_of
from kzgraph.store.kept.origins import Origins
from kzgraph.store.kept.wordings import Here, Wordings
from kzgraph.store.publish import NEW

INPUTS = "inputs.sqlite"
READ = "read"  # what was read in this build


@dataclass(frozen=True, slots=True)
class Work:
    """A build that goes on. folder: its own; archive: what it becomes part of; shards: number of parts."""

    folder: Path
    archive: Path
    settings: Settings
    shards: int
    decisions: Decisions

    @property
    def new(self) -> Path:
        """The folder of what becomes the archive."""
        return self.folder / NEW

    def read(self, shard: int) -> Path:
        """Return the file for what is read of a part."""
        return self.folder / READ / f"{shard:04}.gz"

    @property
    def layout(self) -> Layout:
        """Where things lie in the archive."""
        return Layout(self.archive, self.shards)


@dataclass(frozen=True, slots=True)
class Mapped:
    """A document as quads. facts: of its counts; shared: ids of the nodes that it uses and that others may use."""

    output: Output
    facts: Facts
    shared: frozenset[str]


def ready() -> None:
    """Load what takes a new process long before its first task, but for the model."""
    shipped_policy()
    shipped_names()


def read_shard(work: Work, shard: int) -> list[str]:
    """Read the articles of a part, unless that was done before; return a line for each that failed."""
    rows = unread(work, shard)
    return keep(work, shard, read_rows(work.settings, rows)) if rows is not None else _known(work, shard)[1]


def unread(work: Work, shard: int) -> list[bytes] | None:
    """Return the articles of a part as ``Inputs.rows`` gives them; ``None`` when they were read before."""
    with Inputs(work.folder / INPUTS) as inputs:
        if work.read(shard).exists() and _known(work, shard)[0] == _wanted(work, shard, inputs):
            return None
        return inputs.rows(*work.layout.places(shard))


def read_rows(settings: Settings, rows: Sequence[bytes]) -> tuple[list[bytes], list[str]]:
    """Read articles; return the members of a file of readings, and a line for each that failed. Touches no file."""
    understand = _reader(settings)
    read = [understand_all([article_of(row)], understand, Silent()) for row in rows]
    return [member_of(r) for readings, _ in read for r in readings], [line for _, lines in read for line in lines]


def keep(work: Work, shard: int, read: tuple[Sequence[bytes], Sequence[str]]) -> list[str]:
    """Write what was read of a part; return a line for each document that failed."""
    members, failed = read
    _note(work, shard).unlink(missing_ok=True)  # what it says holds for the file that is there now
    write_shelf(work.read(shard), members)
    with Inputs(work.folder / INPUTS) as inputs:
        note = {"digest": _wanted(work, shard, inputs), "failed": list(failed)}
    write_shelf(_note(work, shard), [json.dumps(note, ensure_ascii=False).encode()])
    return list(failed)


def _wanted(work: Work, shard: int, inputs: Inputs) -> str:
    return digest(_reader_digest(work.settings), str(work.shards), inputs.digest(*work.layout.places(shard)))


def _known(work: Work, shard: int) -> tuple[str, list[str]]:
    """The digest of what was read of a part, and what failed."""
    try:
        note = json.loads(_note(work, shard).read_text("utf-8"))
    except FileNotFoundError:
        return "", []
    return str(note["digest"]), [str(line) for line in note["failed"]]


def _note(work: Work, shard: int) -> Path:
    return work.read(shard).with_suffix(".json")


def profiles(work: Work, documents: Sequence[str]) -> list[tuple[Profile, str, list[Bearer]]]:
    """Return what each document tells, with the label of the place where most of it happens, and its groups."""
    with opened(work.new, work.archive, work.layout) as parts:
        return [parts.profile(reading) for reading in parts.shelf.readings(documents)]


def groups(work: Work, pairs: Sequence[Pair]) -> list[Match]:
    """Return which groups of documents of one story are one."""
    with opened(work.new, work.archive, work.layout) as parts:
        return parts.matches(pairs)


def tellings(work: Work, documents: Sequence[str]) -> list[tuple[str, list[Told], Steps]]:
    """Return what documents tell of each event and in which order, after their groups were joined."""
    least = work.settings.min_confidence
    with opened(work.new, work.archive, work.layout) as parts:
        return [(r.article.id, *parts.told(r, least)) for r in parts.shelf.readings(documents)]


def quads(work: Work, documents: Sequence[str]) -> list[Mapped]:
    """Return documents as quads of the data contract."""
    with opened(work.new, work.archive, work.layout) as parts:
        return [_mapped(parts, reading, work) for reading in parts.shelf.readings(documents)]


def said(work: Work, documents: Sequence[int]) -> list[tuple[int, Said | None]]:
    """Return what documents say of counts, in which words, and where they are, by their numbers."""
    with tables(work.new, work.archive) as connection:
        return list(Documents(connection).read(documents))


def wordings(work: Work, documents: Sequence[int]) -> list[tuple[int, Wordings]]:
    """Return what is kept of the words of documents, by their numbers."""
    with tables(work.new, work.archive) as connection:
        return list(Here(connection).wordings(documents))


def reasons(work: Work, pairs: Sequence[tuple[int, int]]) -> list[tuple[tuple[int, int], str | None]]:
    """Return why documents have one origin, or that they have not."""
    with tables(work.new, work.archive) as connection:
        origins = Origins(connection)
        return [(pair, origins.reason(*pair)) for pair in pairs]


def _mapped(parts: Parts, reading: Reading, work: Work) -> Mapped:
    settings = work.settings
    graph = with_setting(parts.graph(reading, settings.min_confidence), settings, work.decisions)
    piece = to_piece(graph, base=settings.base)
    sizes = (piece.claims, piece.events, piece.nodes, len(piece.own))
    output = Output(reading.article.id, packed(nquads(piece.own)), *sizes)
    return Mapped(output, facts_of(piece.own), piece.shared)


@cache
def _reader(settings: Settings) -> Understand:
    """The model, once a process."""
    return load_language(settings)


@cache
def _reader_digest(settings: Settings) -> str:
    return reader_of(settings)


