"""Graphs that exports are tested on: the hand-built one, the same with odd characters in its texts, and the seeds'."""

from functools import cache
from pathlib import Path
from random import Random

from factory_graph import resolved_graph
from pyoxigraph import Literal, NamedNode, Quad

from kzgraph.rdf.mapper import to_record
from kzgraph.rdf.vocab import Property
from kzgraph.store.loader import load
from kzgraph.store.memory import MemoryStore

ODD = ' "q" \\" \'\'\' ]]> <b>&amp;</b> a;b|c,d\t=1+1 \r\n\x00\x0b\x85\u2028\ufeff e\u0301 \u202eРФ\u202c 😀 \ufffe'
_TEXTS = frozenset({
    Property.LABEL, Property.ALT_LABEL, Property.EXACT, Property.NAME, Property.FILE_NAME, Property.PUBLISHER,
    Property.CUE, Property.FRAME_TEXT, Property.CONTENT, Property.TIME_TEXT, Property.LEMMA, Property.RULE,
})  # fmt: skip


@cache
def made() -> MemoryStore:
    """The hand-built graph."""
    return MemoryStore(to_record(resolved_graph()).quads())


@cache
def odd() -> MemoryStore:
    """The hand-built graph with ``ODD`` behind each name and quote."""
    return MemoryStore(map(_odd, made().quads()))


@cache
def seeds() -> MemoryStore:
    """The graph of the seeds, as it is in the repository."""
    return load(Path(__file__).parents[1] / "output")


def empty() -> MemoryStore:
    """No quads."""
    return MemoryStore([])


VIEWS = {"made": made, "odd": odd, "seeds": seeds, "empty": empty}


def with_origin_and_match() -> MemoryStore:
    """The hand-built graph, its two documents of one origin, and one of its actors perhaps one of another graph."""
    base = made().base
    documents = {quad.subject for quad in made().quads() if quad.predicate.value == Property.FILE_NAME}
    origin, csto = NamedNode(f"{base}origin/1"), NamedNode(f"{base}actor/csto")
    more = [Quad(document, NamedNode(Property.ORIGIN), origin) for document in documents]
    more.append(Quad(csto, NamedNode(Property.CLOSE_MATCH), NamedNode("http://example.org/csto")))
    return MemoryStore([*made().quads(), *more])


def shuffled(store: MemoryStore, seed: int = 7) -> MemoryStore:
    """The same graph, its quads in another order."""
    quads = list(store.quads())
    return MemoryStore(Random(seed).sample(quads, len(quads)))


def _odd(quad: Quad) -> Quad:
    value = quad.object
    if quad.predicate.value not in _TEXTS or not isinstance(value, Literal):
        return quad
    changed = value.value + ODD
    literal = Literal(changed, language=value.language) if value.language else Literal(changed)
    return Quad(quad.subject, quad.predicate, literal, quad.graph_name)
