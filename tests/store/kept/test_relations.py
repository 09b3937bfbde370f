"""Relations that are kept: the same quads as of all documents at once."""

import sqlite3
from collections.abc import Iterator, Sequence

import pytest
from factory_quads import BASE, Paper, Said, Thing, shared
from hypothesis import given, settings
from hypothesis import strategies as st
from pyoxigraph import Quad

from kzgraph.analyse import likely_pairs
from kzgraph.analyse.numbers import dossier, scene
from kzgraph.pipeline.relate import relate
from kzgraph.rdf.canonical import nquads
from kzgraph.rdf.mapper import Record
from kzgraph.store.kept import likely, stories
from kzgraph.store.kept.facts import facts_of
from kzgraph.store.kept.relations import Relations

SMALL = ((likely_pairs, "SPREAD", 2), (likely, "SPREAD", 2), (scene, "NEAR", 2), (stories, "NEAR", 2))
"""So that a few documents are very many."""


@pytest.fixture(scope="module", autouse=True)
def small() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        for module, name, value in (*SMALL, (dossier, "ALL_PAIRS", 4), (dossier, "NEXT", 2)):
            patch.setattr(module, name, value)
        yield


THINGS: dict[str, tuple[Thing, ...]] = {
    "place/zijl": (
        Thing("Place", "Zijl", inside="place/kust"),
        Thing("Place", "Zijl", inside="actor/belgie"),
        Thing("Place", "Zijl aan Zee"),
    ),
    "place/kust": (Thing("Place", "de kust", inside="actor/nederland"), Thing("Place", "de kust")),
    "place/gent": (Thing("Place", "Gent", inside="actor/belgie"), Thing("State", "Gent")),
    "actor/nederland": (Thing("State", "Nederland"), Thing("Place", "Nederland")),
    "actor/belgie": (Thing("State", "België"), Thing("Body", "België")),
    "person/dekker": (
        Thing("Person", "Anne Dekker"),
        Thing("Person", "Anne Dekker", ("woordvoerder",)),
        Thing("Body", "Dekker"),
    ),
    "actor/politie": (Thing("Body", "Belgische politie"), Thing("Body", "politie", ("Politie",))),
    "actor/krant": (Thing("Media", "De Krant"), Thing("Media", "De Krant", ("dagblad",))),
}
"""What a graph may say of each named node."""

TEXTS = (
    "Bij de brand in de haven van Zijl kwamen zeker drie mensen om het leven.",
    "Bij de brand in de haven van Zijl kwamen volgens hem drie mensen om het leven.",
    "De politie heeft in de nacht van maandag op dinsdag twaalf betogers opgepakt.",
    "Ruim veertig schepen liggen te wachten voor de sluis en in het kanaal.",
    "Haar dochter brengt elke middag brood en melk met een roeiboot naar de overkant.",
    "Er vielen doden.",
)
PATHS = st.sampled_from(sorted(THINGS))
SAID = st.builds(
    Said,
    st.sampled_from(TEXTS),
    event=st.sampled_from(["kills", "kills", "injures", "arrests", "headOf", "frames"]),
    number=st.sampled_from([None, 2, 3, 3, 12]),
    group=st.sampled_from(["doden", "mensen", "agenten", "Belgen", "betogers", "kinderen"]),
    actor=st.none() | PATHS,
    place=st.sampled_from([None, "place/zijl", "place/zijl", "place/kust", "place/gent"]),
    source=st.none() | st.sampled_from(["person/dekker", "actor/politie", "actor/krant"]),
    lemma=st.sampled_from(["omkomen", "woordvoerder", "generaal"]),
    scope=st.sampled_from([None, None, "part", "total", "earlier"]),
    least=st.booleans(),
)
DAYS = st.sampled_from([None, "2031-05", "2031-05-01", "2031-05-02", "2031-05-20", "2031-08-01"])
PAPERS = st.builds(
    Paper,
    st.sampled_from([f"{n:x}0" for n in range(9)]),
    st.lists(SAID, max_size=4).map(tuple),
    DAYS,
    st.sampled_from([(), (), ("ANP",)]),
)
Step = tuple[str, object]
STEPS = st.lists(
    st.one_of(
        st.tuples(st.just("put"), PAPERS),
        st.tuples(st.just("put"), PAPERS),
        st.tuples(st.just("put"), PAPERS),
        st.tuples(st.just("drop"), st.sampled_from([f"{n:x}0" for n in range(9)])),
        st.tuples(st.just("node"), st.tuples(PATHS, st.integers(0, 2))),
        st.tuples(st.just("settle"), st.none()),
    ),
    max_size=25,
)


def whole(papers: Sequence[Paper], things: dict[str, Thing]) -> set[Quad]:
    """What is found when all is looked at at once."""
    nodes = tuple(shared(papers, things))
    record = Record({one.name: tuple(one.quads()) for one in papers}, nodes)
    return set(relate(record, base=BASE).shared) - set(nodes)


@settings(deadline=None, max_examples=120)
@given(STEPS, st.sampled_from([0, 1, 3]))
def test_whatever_came_before_what_is_kept_is_what_all_documents_give(steps: Sequence[Step], most: int) -> None:
    relations = Relations(sqlite3.connect(":memory:"), BASE, most_changed=most)
    things = {path: versions[0] for path, versions in THINGS.items()}
    papers: dict[str, Paper] = {}
    known: dict[str, bytes] = {}
    for what, value in (*steps, ("settle", None)):
        match what, value:
            case "put", Paper() as paper:
                papers[paper.name] = paper
                relations.put(paper.name, facts_of((*paper.quads(), *shared([paper], things))))
            case "drop", str() as name:
                papers.pop(name, None)
                relations.drop([name])
            case "node", (str() as path, int() as version):
                things[path] = THINGS[path][version % len(THINGS[path])]
                relations.put_nodes((*things[path].quads(path), *shared([Paper("x", (Said("", actor=path),))], things)))
            case _:
                changed = relations.settle()
                now = dict(relations.pieces())
                assert {name for name in now if now[name] != known.get(name, b"")} <= changed
                known = now
                found = b"".join(sorted(b"".join(now.values()).splitlines(keepends=True)))
                assert found == nquads(whole(list(papers.values()), things))
