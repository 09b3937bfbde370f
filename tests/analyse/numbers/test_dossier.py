from dataclasses import replace

import pytest
from factory_counts import count, place, scenes
from hypothesis import given, settings
from hypothesis import strategies as st

from kzgraph.analyse.numbers.count import Count, Node
from kzgraph.analyse.numbers.dossier import NEXT, Dossier, dossiers
from kzgraph.analyse.numbers.outcome import Outcome

OLD = count("8", "agenten", by="ministerie", day="2031-05-01")
NEW = count("13", "politiemensen", by="politie", day="2031-05-02", paper="b")
LAST = count(">=18", "agenten", by="staatstelevisie", day="2031-05-03", paper="c")
HURT = count("31", "anderen", by="ministerie", day="2031-05-01", event="Injury", start=30)


def made(*counts: Count) -> list[Dossier]:
    return dossiers(counts, scenes(*counts))


def test_officers_under_other_names_stand_in_one_dossier_and_the_wounded_apart() -> None:
    killed, hurt = made(OLD, NEW, LAST, HURT)
    assert (killed.event_class, killed.family, killed.counts) == ("Killing", "forces", (OLD, NEW, LAST))
    assert (hurt.event_class, hurt.family, hurt.counts) == ("Injury", "forces", (HURT,))
    assert {(str(p.first.bounds), str(p.second.bounds)) for p in killed.pairs if p.outcome is Outcome.UPDATE} == {
        ("13", "8"), ("≥ 18", "8"), ("≥ 18", "13"),
    }  # fmt: skip
    assert (killed.estimate.low, killed.estimate.best, killed.estimate.high) == (18, LAST, None)
    assert "updates 13, 8" in killed.estimate.why


def test_counts_of_other_places_are_not_compared() -> None:
    north = count("8", "mensen", where=place("Noordstad"))
    south = count("30", "mensen", where=place("Zuidstad"), start=90)
    assert [one.pairs for one in made(north, south)] == [(), ()]


def test_a_count_of_the_whole_state_stands_beside_those_of_its_towns() -> None:
    state = place("Ostland", "State")
    town = count("8", "mensen", where=place("Noordstad"), holders=(state,))
    whole = count("30", "mensen", where=state, paper="b")
    (one,) = made(town, whole)
    assert [(pair.first, pair.outcome) for pair in one.pairs] == [(town, Outcome.PART_OF)]


def test_soldiers_of_two_states_are_two_groups() -> None:
    groups = {name: (Node(name, "soldaten", "Group", states=(name,)),) for name in "ab"}
    ours, theirs = (replace(count("8", "soldaten", paper=name), group=groups[name]) for name in "ab")
    assert len(made(ours, theirs)) == 2


def test_two_numbers_that_their_text_adds_up() -> None:
    old = count("36", "doden", by="ministerie", as_of="2031-05-01")
    ours, theirs = count("46", "doden", by="ministerie", start=90), count("35", "mensen", by="buurland", start=200)
    total = count("81", "mensen", start=300, scope="total")
    (one,) = made(old, ours, theirs, total)
    outcomes = {(str(p.first.bounds), str(p.second.bounds)): p.outcome for p in one.pairs}
    assert outcomes["46", "81"] is outcomes["35", "81"] is Outcome.PART_OF
    assert outcomes["46", "35"] is outcomes["36", "35"] is Outcome.DIFFERENT_SCOPE
    assert outcomes["46", "36"] is Outcome.UPDATE
    assert one.estimate.best == total


def test_a_part_is_of_the_nearest_number_that_can_hold_it() -> None:
    many, few = count("40", "mensen"), count("12", "mensen", start=60)
    part = count("5", "mensen", start=90, scope="part")
    (one,) = made(many, few, part)
    assert [(p.second, p.reason) for p in one.pairs if p.outcome is Outcome.PART_OF and p.first == part] == [
        (few, "its text takes 5 out of 12: “5 mensen kwamen om”")
    ]


def test_what_counts_something_else_does_not_widen_the_bounds() -> None:
    sent = count("2500", "soldaten", event="Deployment", paper="b"), count("2500", "soldaten", event="Deployment")
    few = count("150", "soldaten", event="Deployment", paper="c")
    (one,) = made(*sent, few)
    assert (one.estimate.low, one.estimate.high) == (2500, 2500)


def test_the_people_of_a_state_are_people() -> None:
    named = replace(count("198", "Ostlanders"), group=(Node("g", "Ostlanders", "Group", states=("ostland",)),))
    (one,) = made(named)
    assert one.family == "people"


def test_children_are_a_part_of_the_people_of_their_text() -> None:
    people, children = count("12", "mensen"), count("3", "kinderen", start=20, scope="part")
    found = {one.family: one for one in made(people, children)}
    assert [(p.first, p.second, p.outcome) for p in found["people"].pairs] == [(children, people, Outcome.PART_OF)]
    assert not found["children"].pairs
    assert found["people"].estimate.standing == (people,)


def test_more_of_a_kind_than_all_people_updates_their_number() -> None:
    few = count("200-999", "mensen", event="Arrest", day="2031-05-01")
    more = count(">=3000", "betogers", event="Arrest", paper="b")
    found = {one.family: one for one in made(few, more)}
    assert [(p.first, p.outcome) for p in found["people"].pairs] == [(more, Outcome.UPDATE)]


@pytest.mark.parametrize(
    "one", [count("8", modality="Conditional"), replace(OLD, polarity="Negated")], ids=["if", "not"]
)
def test_what_did_not_happen_is_not_counted(one) -> None:
    assert made(one) == []


def test_copies_do_not_make_a_number_better_founded() -> None:
    two = [count("8", paper="a"), count("8", paper="b"), count("13", paper="c")]
    free, copied = (
        dossiers(two, scenes(*two), origins)[0].estimate
        for origins in ({}, {"document/a": "o", "document/b": "o"})
    )
    assert str(free.best.bounds) == "8"
    assert str(copied.best.bounds) == "13"


several = st.lists(
    st.builds(
        count,
        st.sampled_from(["8", "13", ">=18", "20-99", "~30"]),
        st.sampled_from(["agenten", "mensen", "kinderen", "betogers", "doden", "anderen"]),
        by=st.sampled_from([None, "politie", "mensenrechtengroep"]),
        day=st.sampled_from([None, "2031-05-02", "2031-05-03"]),
        paper=st.sampled_from("abcd"),
        event=st.sampled_from(["Killing", "Injury"]),
        start=st.integers(0, 200),
        scope=st.sampled_from([None, "part", "earlier"]),
        where=st.sampled_from([None, place("Noordstad"), place("Zuidstad")]),
    ),
    max_size=8,
    unique_by=lambda one: (one.paper.id, one.start),
)


@settings(deadline=None)
@given(several, st.randoms(use_true_random=False))
def test_the_order_of_the_counts_does_not_matter(counts: list[Count], chance) -> None:
    papers = {one.paper.id: one for one in counts}
    counts = [one for one in counts if one.paper == papers[one.paper.id].paper]  # a document has one date
    mixed = list(counts)
    chance.shuffle(mixed)
    found = dossiers(counts, scenes(*counts))
    assert found == dossiers(mixed, scenes(*mixed))
    assert sorted(c.claim for one in found for c in one.counts) == sorted(c.claim for c in counts)
    for one in found:
        assert one.estimate.best in one.counts
        assert set(one.estimate.standing) <= set(one.counts)


def test_a_large_dossier_compares_each_count_with_the_next_ones_alone() -> None:
    many = [count(str(n), paper=f"{n:03}", day=f"2031-05-{n % 28 + 1:02}") for n in range(1, 61)]
    (one,) = made(*many)
    assert len(one.pairs) == sum(min(NEXT, len(many) - 1 - n) for n in range(len(many)))
    assert one.estimate.best.bounds.point == 55  # the greatest of the last day
