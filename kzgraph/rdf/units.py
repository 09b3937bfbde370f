"""Graph files cut into parts that can be validated alone: a document's graph with all that it refers to."""

import gzip
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import BinaryIO, TypeAlias, cast

from pyoxigraph import BlankNode, DefaultGraph, Literal, NamedNode, Quad, RdfFormat, Triple, parse

from kzgraph.errors import InputError
from kzgraph.rdf.vocab import Class, Property

FORMATS = {
    ".ttl": RdfFormat.TURTLE,
    ".trig": RdfFormat.TRIG,
    ".nq": RdfFormat.N_QUADS,
    ".nt": RdfFormat.N_TRIPLES,
}
"""File suffix -> RDF format."""

REST_SIZE = 2000
"""Subjects in one unit of what no document refers to; it keeps the graph that pySHACL sees small."""

Term: TypeAlias = NamedNode | BlankNode | Literal | Triple


@dataclass(frozen=True, slots=True)
class Source:
    """A named supply of quads that can be read more than once. name: file name for findings."""

    name: str
    read: Callable[[], Iterable[Quad]]


@dataclass(frozen=True, slots=True)
class Unit:
    """Quads that are validated together. name: the file that they come from."""

    name: str
    quads: tuple[Quad, ...]


@dataclass(slots=True)
class Survey:
    """What a first reading finds.

    shared: the default graph by subject. names: subject -> name of the file that describes it first.
    documents, claims: IRIs of all of them. described: IRIs of the events that claims describe. foreign: names of
    graphs of others, which keep to no contract of ours. graphs: number of quads in named graphs.
    """

    shared: dict[Term, list[Quad]] = field(default_factory=lambda: defaultdict(list))
    names: dict[str, str] = field(default_factory=dict)
    documents: set[str] = field(default_factory=set)
    claims: set[str] = field(default_factory=set)
    described: set[str] = field(default_factory=set)
    foreign: set[str] = field(default_factory=set)
    graphs: int = 0

    def reach(self, quads: Iterable[Quad]) -> set[Term]:
        """Return the shared nodes that ``quads`` name, and those that these name in turn.

        An event that comes after one of several documents may be of another document: it is not followed.
        """
        seen: set[Term] = set()
        waiting = [term for quad in quads for term in (quad.subject, quad.object)]
        while waiting:
            term = waiting.pop()
            if term in self.shared and term not in seen:
                seen.add(term)
                waiting += [quad.object for quad in self.shared[term] if quad.predicate.value != Property.BEFORE]
        return seen


def sources(path: Path) -> list[Source]:
    """Return the file ``path``, or the record (``documents/*.nq`` and ``shared.nq``) in the folder ``path``.

    Raises InputError when there is no graph.
    """
    if path.is_dir():
        record = [
            *sorted((path / "parts").glob("*.nq.gz")),  # of an archive
            *sorted((path / "documents").glob("*.nq")),
            *path.glob("shared.nq"),
        ]
        if not record:
            raise InputError(
                f"{path}: holds no documents/*.nq and no shared.nq; give a folder made by kzgraph build"
            )
        return [_file(each, each.relative_to(path).as_posix()) for each in record]
    if not path.is_file():
        raise InputError(f"{path}: no such file or folder")
    if path.suffix not in FORMATS:
        raise InputError(f"{path}: no graph file; the name must end in {', '.join(FORMATS)}")
    return [_file(path, path.name)]


def survey(supplies: Sequence[Source]) -> Survey:
    """Read all quads once and return what documents share."""
    found = Survey()
    for supply in supplies:
        for quad in supply.read():
            if isinstance(quad.graph_name, DefaultGraph):
                found.shared[quad.subject].append(quad)
                found.names.setdefault(text_of(quad.subject), supply.name)
            else:
                found.graphs += 1
            if quad.predicate.value == Property.TYPE and text_of(quad.object) == Class.DOCUMENT:
                found.documents.add(text_of(quad.subject))
            elif quad.predicate.value == Property.TYPE and text_of(quad.object) == Class.CLAIM:
                found.claims.add(text_of(quad.subject))
            elif quad.predicate.value == Property.DESCRIBES:
                found.described.add(text_of(quad.object))
    for node, quads in found.shared.items():
        if any(text_of(quad.object) == Class.FOREIGN_GRAPH for quad in quads):
            parts = (text_of(quad.object) for quad in quads if quad.predicate.value == Property.HAS_PART)
            found.foreign.update((text_of(node), *parts))
    return found


def units(supplies: Sequence[Source], found: Survey) -> Iterator[Unit]:
    """Yield a unit for each document's graph with the shared nodes that it reaches, then units of all the rest.

    A single graph, without named graphs, is one unit: its direct triples do not tell their document.
    """
    if not found.graphs:
        name = supplies[0].name if supplies else ""
        yield Unit(name, tuple(quad for quads in found.shared.values() for quad in quads))
        return
    reached: set[Term] = set()
    for supply in supplies:
        graphs: dict[str, list[Quad]] = defaultdict(list)
        for quad in supply.read():
            if not isinstance(quad.graph_name, DefaultGraph) and quad.graph_name.value not in found.foreign:
                graphs[quad.graph_name.value].append(quad)
        for _, quads in sorted(graphs.items()):
            nodes = found.reach(quads)
            reached |= nodes
            yield Unit(supply.name, (*quads, *_about(nodes, found)))
    rest = sorted((node for node in found.shared if node not in reached), key=text_of)
    for start in range(0, len(rest), REST_SIZE):
        some = rest[start : start + REST_SIZE]
        described = [quad for node in some for quad in found.shared[node]]
        yield Unit(found.names[text_of(some[0])], tuple(_about(found.reach(described), found)))


def text_of(term: Term) -> str:
    """Return the IRI, label or lexical form of ``term``."""
    return str(term) if isinstance(term, Triple) else term.value


def _about(nodes: Collection[Term], found: Survey) -> Iterator[Quad]:
    """Yield what is said of ``nodes``; an order of events is seen with the document that tells both."""
    for node in sorted(nodes, key=text_of):
        for quad in found.shared[node]:
            elsewhere = quad.object in found.shared and quad.object not in nodes
            if quad.predicate.value != Property.BEFORE or not elsewhere:
                yield quad


def _file(path: Path, name: str) -> Source:
    kind = FORMATS[Path(path.name.removesuffix(".gz")).suffix]

    def read() -> Iterator[Quad]:
        try:
            with gzip.open(path) if path.suffix == ".gz" else path.open("rb") as stream:
                yield from parse(cast(BinaryIO, stream), format=kind)
        except (SyntaxError, ValueError, OSError, EOFError) as error:
            raise InputError(f"{path}: cannot be read as {kind.name}: {error}") from error

    return Source(name, read)
