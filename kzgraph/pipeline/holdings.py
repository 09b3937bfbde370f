"""What a graph folder is made from: the readings of its documents, foreign graphs, and how they were read."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from kzgraph.errors import InputError
from kzgraph.model.reading import Reading
from kzgraph.pipeline.decided import load_decisions
from kzgraph.resolve import distinct
from kzgraph.resolve.across.decisions import NONE, Decisions, union
from kzgraph.settings import Settings, is_base
from kzgraph.store import foreign as foreign_graphs
from kzgraph.store.archive.layout import is_archive
from kzgraph.store.archive.manifest import read_manifest
from kzgraph.store.foreign import Foreign, load_foreign, write_foreign
from kzgraph.store.readings import load_readings, write_readings

NOTE = "build.json"


@dataclass(frozen=True, slots=True)
class Holdings:
    """All that a graph is made from; the graph is a function of it.

    readings: one a document, by id. foreign: by id. reader: digest of what the readings were made with; when they
    were made by different ones it is empty. decisions: what people said of pairs of nodes. skipped: a line for each
    document that was to be in it and is not.
    """

    readings: tuple[Reading, ...]
    foreign: tuple[Foreign, ...] = ()
    reader: str = ""
    decisions: Decisions = NONE
    skipped: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Held:
    """The holdings of a folder and the settings that its graph was made with."""

    holdings: Holdings
    base: str
    min_confidence: float


def write_holdings(holdings: Holdings, folder: Path, settings: Settings) -> None:
    """Write readings, foreign graphs and ``build.json``."""
    write_readings(holdings.readings, folder)
    write_foreign(holdings.foreign, folder, settings.base)
    note = {
        "base": settings.base,
        "min_confidence": settings.min_confidence,
        "reader": holdings.reader,
        "foreign": {one.id: one.name for one in holdings.foreign},
        **({"skipped": sorted(set(holdings.skipped))} if holdings.skipped else {}),
    }
    (folder / NOTE).write_text(json.dumps(note, ensure_ascii=False, indent=2) + "\n", "utf-8")


def load_held(folder: Path, decisions: Path | None = None) -> Held:
    """Return what the graph in ``folder`` was made from. Raises InputError when it cannot be made again.

    decisions: the file with them, where it is not that of the folder.
    """
    if not folder.is_dir():
        raise InputError(f"{folder}: no such folder; build a graph with: kzgraph build PATH -o {folder}")
    readings = load_readings(folder)
    if is_archive(folder):
        known = read_manifest(folder)
        holdings = Holdings(tuple(readings), reader=known.reader, decisions=load_decisions(folder, decisions))
        return Held(holdings, known.base, known.min_confidence)
    try:
        note = json.loads((folder / NOTE).read_text("utf-8"))
        names, base, low = dict(note["foreign"]), str(note["base"]), float(note["min_confidence"])
        reader, skipped = str(note["reader"]), tuple(str(line) for line in note.get("skipped", ()))
        if not (is_base(base) and 0 <= low <= 1):
            raise ValueError("no base or confidence that a build writes")
    except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise InputError(f"{folder / NOTE}: missing or damaged; build the graph again") from error
    files = sorted((folder / foreign_graphs.FOLDER).glob("*.nq"))
    foreign = tuple(load_foreign(file, str(names[file.stem])) for file in files if file.stem in names)
    decided = load_decisions(folder, decisions)
    return Held(Holdings(tuple(readings), foreign, reader, decided, skipped), base, low)


def united(parts: Iterable[Holdings]) -> Holdings:
    """Return the holdings of several folders as one, whatever their order and however often each is given."""
    kept: Sequence[Holdings] = list(parts)
    foreign: dict[str, Foreign] = {}
    for one in (one for part in kept for one in part.foreign):
        known = foreign.setdefault(one.id, one)
        if one.name < known.name:
            foreign[one.id] = one
    readers = {part.reader for part in kept if part.readings}
    return Holdings(
        readings=tuple(distinct(reading for part in kept for reading in part.readings)),
        foreign=tuple(one for _, one in sorted(foreign.items())),
        reader=readers.pop() if len(readers) == 1 else "",
        decisions=union(*(part.decisions for part in kept)),
        skipped=tuple(sorted({line for part in kept for line in part.skipped})),
    )
