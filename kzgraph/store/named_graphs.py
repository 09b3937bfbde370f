"""The named graphs of a graph, one after another, as N-Triples lines, out of its files without holding all of them.

In the files of a record (``documents/ID.nq``, the parts of an archive) the named graphs follow each other, with triples
of the default graph between their lines. So each named graph is one run, and the default graph, which is spread over
all files, is read in a pass of its own. Any other file (``graph.nq``, those of others) is sorted in memory first.
"""

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from hashlib import sha256
from itertools import groupby
from pathlib import Path

from pyoxigraph import BlankNode, DefaultGraph, Quad, parse

from kzgraph.errors import InputError
from kzgraph.store.loader import format_of, graph_files, opened, reading

DEFAULT = ""
"""Stands for the default graph where names of graphs are asked for."""

_RECORD = ("shared.nq", "documents/*.nq", "foreign/*.nq")


@dataclass(frozen=True, slots=True)
class Held:
    """What a graph holds. digest: SHA-256 of its lines, each with a line feed, in the order in which they are sent."""

    triples: int
    digest: str


class NamedGraphs:
    """The graphs of a file or folder. Raises InputError as ``store.loader.load``, and for blank nodes."""

    def __init__(self, path: Path) -> None:
        self.step: Callable[[], None] = _nothing
        """Is called after each file that ``held`` reads."""
        record = sorted(file for pattern in _RECORD for file in path.glob(pattern)) if path.is_dir() else []
        self.files = tuple(record if (path / "shared.nq").is_file() else graph_files(path))
        """What they are read from."""
        self._mixed = frozenset(file for file in self.files if file == path or _is_mixed(file))

    @cached_property
    def held(self) -> dict[str, Held]:
        """Name -> what there is, the default graph last; all is read once for it."""
        found, runs = {}, Counter[str]()
        for name, lines in self._runs():
            runs[name] += 1
            found[name] = _held(lines)
        several = {name for name, count in runs.items() if count > 1}
        found |= {name: _held(self._gathered(name)) for name in several}
        self._several = several
        self.step = _nothing
        default = _held(self._default())
        return found | ({DEFAULT: default} if default.triples else {})

    def chosen(self, names: Collection[str]) -> Iterator[tuple[str, Iterator[str]]]:
        """Yield the graphs of these names with their lines, which must be read before the next is asked for."""
        left = set(names) & self.held.keys()
        for name, lines in self._runs() if left - {DEFAULT} else ():
            if name in left:
                left.discard(name)
                yield name, iter(self._gathered(name)) if name in self._several else lines
        if DEFAULT in left:
            yield DEFAULT, self._default()

    def _runs(self) -> Iterator[tuple[str, Iterator[str]]]:
        """Each named graph, as often as it is in several places."""
        for file in self.files:
            named = (quad for quad in _quads(file) if not isinstance(quad.graph_name, DefaultGraph))
            runs = _sorted_out(named).items() if file in self._mixed else groupby(named, _name)
            for name, quads in runs:
                yield name, (_line(quad, file) for quad in quads)
            self.step()

    def _gathered(self, name: str) -> list[str]:
        """The lines of a named graph that is in several places, each once."""
        return sorted({line for one, lines in self._runs() if one == name for line in lines})

    def _default(self) -> Iterator[str]:
        """The lines of the default graph, each once: what others say may be in the record too."""
        mixed = {line for file in self._mixed for line in _default_of(file)}
        for file in self.files:
            if file not in self._mixed:
                yield from (line for line in _default_of(file) if line not in mixed)
        yield from sorted(mixed)


def _nothing() -> None:
    return


def _is_mixed(file: Path) -> bool:
    return file.parent.name == "foreign" or file.name.startswith("graph.")


def _default_of(file: Path) -> Iterator[str]:
    return (_line(quad, file) for quad in _quads(file) if isinstance(quad.graph_name, DefaultGraph))


def _quads(file: Path) -> Iterator[Quad]:
    kind = format_of(file)
    with reading(file, kind), opened(file) as stream:
        yield from parse(stream, kind)


def _sorted_out(quads: Iterable[Quad]) -> dict[str, list[Quad]]:
    found: dict[str, set[Quad]] = {}
    for quad in quads:
        found.setdefault(_name(quad), set()).add(quad)
    return {name: sorted(every, key=str) for name, every in sorted(found.items())}


def _name(quad: Quad) -> str:
    return str(getattr(quad.graph_name, "value", DEFAULT))


def _line(quad: Quad, file: Path) -> str:
    if isinstance(quad.subject, BlankNode) or isinstance(quad.object, BlankNode):
        raise InputError(
            f"{file}: has blank nodes, which would be others each time they are sent; kzgraph merge gives them names"
        )
    return f"{quad.triple} ."


def _held(lines: Iterable[str]) -> Held:
    digest, count = sha256(), 0
    for count, line in enumerate(lines, 1):  # noqa: B007 - the number of the last line is their count
        digest.update(f"{line}\n".encode())
    return Held(count, digest.hexdigest())
