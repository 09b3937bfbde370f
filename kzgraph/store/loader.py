"""Graph files and output folders → a store."""

import gzip
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO, cast

from pyoxigraph import Quad, RdfFormat, parse

from kzgraph.errors import InputError
from kzgraph.store.archive.layout import is_archive
from kzgraph.store.confident import confident
from kzgraph.store.memory import MemoryStore
from kzgraph.store.publish import settle

FORMATS = {
    ".nq": RdfFormat.N_QUADS,
    ".trig": RdfFormat.TRIG,
    ".ttl": RdfFormat.TURTLE,
    ".nt": RdfFormat.N_TRIPLES,
    ".jsonld": RdfFormat.JSON_LD,
}
"""Ending of the file name -> format; .gz may follow."""

PACKED = ".gz"


def load(path: Path, *, min_confidence: float = 0.0) -> MemoryStore:
    """Return the graph of a file, or of a folder that ``kzgraph build`` made.

    Of a folder ``graph.nq`` is read, or when it is missing the record, ``shared.nq`` and ``documents/*.nq``; of an
    archive all parts.
    min_confidence: claims below it are left out, with what only they say.
    Raises InputError when there is no graph or a file cannot be parsed.
    """
    quads: list[Quad] = []
    for file in graph_files(path):
        quads.extend(read_quads(file))
    return MemoryStore(confident(quads, min_confidence) if min_confidence else quads)


def graph_files(path: Path) -> list[Path]:
    """Return the files that make up the graph at ``path``, sorted. Raises InputError when there are none."""
    if path.is_file():
        return [path]
    if not path.is_dir():
        raise InputError(f"{path}: no such file or folder; build a graph with: kzgraph build PATH -o {path}")
    settle(path)
    if is_archive(path):
        return sorted((path / "parts").glob("*.nq.gz"))
    if (path / "graph.nq").is_file():
        return [path / "graph.nq"]
    parts = (path / "shared.nq", *sorted(path.glob("documents/*.nq")), *sorted(path.glob("foreign/*.nq")))
    record = [file for file in parts if file.is_file()]
    if not record:
        raise InputError(f"{path}: no graph in this folder; build one with: kzgraph build PATH -o {path}")
    return record


def read_quads(file: Path) -> list[Quad]:
    """Return the quads of one file. Raises InputError when its ending or its content is not RDF."""
    kind = format_of(file)
    with reading(file, kind), opened(file) as stream:
        return list(parse(stream, format=kind))


def quads_of(lines: bytes) -> Iterator[Quad]:
    """Return the quads of N-Quads that we wrote."""
    return parse(lines, format=RdfFormat.N_QUADS)


def opened(file: Path) -> BinaryIO:
    """Open a graph file, unpacked when its name ends in .gz."""
    return cast(BinaryIO, gzip.open(file)) if file.suffix.lower() == PACKED else file.open("rb")


def format_of(file: Path) -> RdfFormat:
    """Return the format that the ending of a name says. Raises InputError when it says none."""
    name = file.name.lower().removesuffix(PACKED)
    kind = FORMATS.get(Path(name).suffix)
    if kind is None:
        raise InputError(f"{file}: not a graph file; known endings are {', '.join(sorted(FORMATS))}")
    return kind


@contextmanager
def reading(file: Path, kind: RdfFormat) -> Iterator[None]:
    """Turn what a parser and the file system raise into an InputError about ``file``."""
    try:
        yield
    except SyntaxError as error:
        where = f"{file}:{error.lineno}" if error.lineno else str(file)
        raise InputError(f"{where}: not valid {kind.name}: {' '.join(str(error.msg).split())}") from error
    except (OSError, EOFError, zlib.error) as error:
        raise InputError(f"{file}: cannot be read: {getattr(error, 'strerror', None) or error}") from error
