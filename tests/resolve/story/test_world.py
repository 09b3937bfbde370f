"""Stories of several documents: a function of the set of documents, with reasons on nodes and events."""

from random import Random

import pytest
from factory import make_article
from hypothesis import given
from hypothesis import strategies as st
from reading import readings

from kzgraph.model.entity import Entity, ResolvedGraph
from kzgraph.model.judgement import Decision, Judgement
from kzgraph.model.reading import Reading
from kzgraph.resolve import world
from kzgraph.resolve.across.decisions import Placed, collected
from kzgraph.resolve.confidence import with_confidence

LEADS = (
    "In Peru zijn protesten uitgebroken. President Elena Quispe kondigde de noodtoestand af. Quispe vroeg de Verenigde "
    "Naties om hulp. In Lima bestormden betogers het parlement. Chili stuurt 1200 soldaten naar Peru.",
    "President Elena Quispe van Peru kondigde de noodtoestand af. Zij schakelde de hulp in van de Verenigde Naties. "
    "Demonstranten bestormden het parlement in Lima. De eerste Chileense militairen zijn in Peru geland.",
    "Chili heeft 1200 militairen naar Peru gestuurd. President Elena Quispe van Peru had de Verenigde Naties om hulp "
    "gevraagd. Manifestanten bestormden in Lima het parlement. Quispe kondigde de noodtoestand af.",
    "In Togo trad president Kofi Lawson af. In Lomé bestormden betogers het parlement.",
)


@pytest.fixture(scope="module")
def read() -> list[Reading]:
    told = zip(LEADS, ("2023-03-10", "2023-03-11", None, "2023-03-11"), strict=True)
    return readings([make_article(text, name=f"{n}.txt", published=date) for n, (text, date) in enumerate(told)])


@pytest.fixture(scope="module")
def whole(read: list[Reading]) -> ResolvedGraph:
    return world(read)


def shared_groups(graph: ResolvedGraph) -> dict[str, Entity]:
    return {e.label: e for e in graph.entities.values() if e.id.startswith("group/") and e.document is None}


def test_groups_of_three_papers_are_one_node_and_say_why(whole: ResolvedGraph) -> None:
    found = shared_groups(whole)
    names = {name for e in found.values() for name in (e.label, *e.names)}
    assert sorted(names) == [
        "Demonstranten", "Manifestanten", "betogers", "eerste Chileense militairen", "militairen", "soldaten",
    ]  # fmt: skip
    for entity in found.values():
        assert any("one story in 0.txt and 1.txt" in reason for reason in entity.resolutions)
        rules = {link.rule for link in whole.links.values() if link.entity == entity.id}
        assert rules == {"same deed in one story"}


def test_what_people_keep_apart_stays_apart(whole: ResolvedGraph, read: list[Reading]) -> None:
    betogers, others = (
        next(n.id for reading in read[k : k + 1] for n in reading.nodes if n.label.lower() == name)
        for k, name in ((0, "betogers"), (1, "demonstranten"))
    )
    left, right = sorted((betogers, others))
    said = Placed(Decision(left, right, Judgement.NEGATIVE, user="an analyst"))
    found = world(read, collected([said]))
    assert {betogers, others} <= {*found.entities}
    assert len({link.entity for link in whole.links.values()} & {betogers, others}) == 1


def test_another_state_stays_out(whole: ResolvedGraph, read: list[Reading]) -> None:
    togo = {link.entity for m, link in whole.links.items() if m.startswith(read[3].article.id)}
    assert not togo & {e.id for e in shared_groups(whole).values()}


def test_events_of_several_papers_have_one_claim_each_and_say_why(whole: ResolvedGraph) -> None:
    documents = {c.id: c.document for c in whole.claims}
    shared = [e for e in whole.events if len({documents[c] for c in e.claims}) > 1]
    assert {(e.event_class, len(e.claims)) for e in shared} == {
        ("Restriction", 3), ("Request", 3), ("Attack", 3), ("Deployment", 2),
    }  # fmt: skip
    assert all("one story" in (e.shared_because or "") for e in shared)
    assert all(e.shared_because is None for e in whole.events if e not in shared)


def test_without_confidence_in_a_claim_its_event_is_told_by_the_rest(whole: ResolvedGraph) -> None:
    least = min(c.confidence for c in with_confidence(whole).claims)
    fewer = with_confidence(whole, least + 0.001)
    assert 0 < len(fewer.claims) < len(whole.claims)
    assert {c for e in fewer.events for c in e.claims} == {c.id for c in fewer.claims if c.event_class}
    assert {e.id for e in fewer.events} <= {e.id for e in whole.events}


@given(st.sets(st.integers(0, 3), min_size=1), st.randoms(use_true_random=False))
def test_the_set_of_documents_alone_counts(read: list[Reading], chosen: set[int], random: Random) -> None:
    some = [read[n] for n in sorted(chosen)]
    other = [*some, some[0]]
    random.shuffle(other)
    graph = world(some)
    assert world(other) == graph
    there = {reading.article.id for reading in some}
    gone = {reading.article.id for reading in read} - there
    ids = [*graph.entities, *(reason for e in graph.entities.values() for reason in e.resolutions)]
    assert not any(one in text for one in gone for text in ids)
    assert {c.document for c in graph.claims} == there
