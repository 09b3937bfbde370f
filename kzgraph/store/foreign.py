"""Foreign graphs: RDF and FollowTheMoney files of others, kept whole beside the documents.

In the whole graph each stands in a named graph of its own. Blank nodes become IRIs that are functions of the graph's
content: the labels of RDF Dataset Canonicalization (RDFC-1.0, W3C 2024), below ``genid/`` as RDF 1.1 Concepts 3.5
has it.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pyoxigraph import BlankNode, CanonicalizationAlgorithm, Dataset, DefaultGraph, NamedNode, Quad

from kzgraph.errors import InputError
from kzgraph.model.ids import DIGEST_LENGTH, sha256_of
from kzgraph.rdf.canonical import canonical, nquads
from kzgraph.rdf.terms import text
from kzgraph.rdf.vocab import Class, Property, Segment
from kzgraph.store.ftm import ENDINGS, is_ftm, read_ftm
from kzgraph.store.loader import FORMATS, read_quads

FOLDER = "foreign"


@dataclass(frozen=True, slots=True)
class Foreign:
    """A graph of others. id: of its content; name: its file's; quads: canonical, without blank nodes.

    ours: it is a graph of kzgraph that came without readings, and stays as it is.
    """

    id: str
    name: str
    quads: tuple[Quad, ...]
    ours: bool = False

    def placed(self, base: str, known: frozenset[str] = frozenset()) -> Iterator[Quad]:
        """Yield the quads as they stand in the whole graph.

        What had no graph name gets one of its own; of a graph of ours the default graph stays, and documents
        (by IRI) that are ``known`` from their readings are left out.
        """
        own = self.iri(base)
        for quad in self.quads:
            if not self.ours and isinstance(quad.graph_name, DefaultGraph):
                yield Quad(quad.subject, quad.predicate, quad.object, own)
            elif not (self.ours and isinstance(quad.graph_name, NamedNode) and quad.graph_name.value in known):
                yield quad

    def described(self, base: str) -> Iterator[Quad]:
        """Yield what the default graph says of it: its class, file name and further graphs."""
        if self.ours:
            return
        node = self.iri(base)
        yield Quad(node, NamedNode(Property.TYPE), NamedNode(Class.FOREIGN_GRAPH))
        yield Quad(node, NamedNode(Property.FILE_NAME), text(self.name))
        for name in sorted({q.graph_name.value for q in self.quads if isinstance(q.graph_name, NamedNode)}):
            yield Quad(node, NamedNode(Property.HAS_PART), NamedNode(name))

    def iri(self, base: str) -> NamedNode:
        """Return its IRI, which is also the name of its graph."""
        return NamedNode(base + Segment.FOREIGN + self.id)


def read_foreign(path: Path, base: str) -> Foreign:
    """Return the graph in a file: RDF by its ending, or FollowTheMoney entities (JSON Lines).

    base: IRI below which blank nodes get theirs. Raises InputError when it is neither.
    """
    if is_ftm(path):
        return make_foreign(read_ftm(path), path.name, base)
    if path.suffix.lower() not in FORMATS:
        known = ", ".join((*sorted(FORMATS), *ENDINGS))
        raise InputError(f"{path}: neither RDF nor FollowTheMoney; known endings are {known}")
    return make_foreign(read_quads(path), path.name, base)


def make_foreign(quads: Iterable[Quad], name: str, base: str) -> Foreign:
    """Return a foreign graph of these quads. Raises InputError when there are none."""
    found = canonical(_without_blanks(quads, base))
    if not found:
        raise InputError(f"{name}: holds no triples; leave it out")
    return Foreign(_digest(found), name, found, _is_ours(found))


def write_foreign(graphs: Iterable[Foreign], folder: Path, base: str) -> None:
    """Write ``foreign/ID.nq`` for each graph, whole, in sorted N-Quads."""
    for one in graphs:
        (folder / FOLDER).mkdir(exist_ok=True)
        (folder / FOLDER / f"{one.id}.nq").write_bytes(nquads(one.placed(base)))


def load_foreign(file: Path, name: str) -> Foreign:
    """Return the graph that ``write_foreign`` wrote. Raises InputError when it was changed since."""
    ending = Segment.FOREIGN + file.stem
    found = canonical(_unplaced(quad, ending) for quad in read_quads(file))
    if not found or _digest(found) != file.stem:
        raise InputError(f"{file}: was changed; remove it and merge the graph again from its own file")
    return Foreign(file.stem, name, found, _is_ours(found))


def _unplaced(quad: Quad, ending: str) -> Quad:
    own = isinstance(quad.graph_name, NamedNode) and quad.graph_name.value.endswith(ending)
    return Quad(quad.subject, quad.predicate, quad.object, DefaultGraph()) if own else quad


def _digest(quads: Iterable[Quad]) -> str:
    return sha256_of(nquads(quads))[:DIGEST_LENGTH]


def _is_ours(quads: Iterable[Quad]) -> bool:
    claim = NamedNode(Class.CLAIM)
    return any(quad.object == claim and quad.predicate.value == Property.TYPE for quad in quads)


def _without_blanks(quads: Iterable[Quad], base: str) -> list[Quad]:
    """The quads with an IRI in place of each blank node; the same for any labels that they had."""
    found = list(quads)
    if not any(_has_blank(quad) for quad in found):
        return found
    data = Dataset(found)
    data.canonicalize(CanonicalizationAlgorithm.RDFC_1_0)
    kept = list(data)
    root = f"{base}genid/{_digest(kept)}-"
    named = ((q.predicate, *(_named(term, root) for term in (q.subject, q.object, q.graph_name))) for q in kept)
    return [Quad(subject, predicate, value, graph) for predicate, subject, value, graph in named]


def _has_blank(quad: Quad) -> bool:
    return any(isinstance(term, BlankNode) for term in (quad.subject, quad.object, quad.graph_name))


def _named(term: Any, root: str) -> Any:
    return NamedNode(root + term.value) if isinstance(term, BlankNode) else term
