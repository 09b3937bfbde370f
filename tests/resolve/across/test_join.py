# ruff: noqa: E501 - rows of tables stay on one line
"""Who is joined with whom, and who with nobody."""

from collections.abc import Sequence
from itertools import combinations
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from resolve.across.plain_names import PLACE, Plain, one

from kzgraph.errors import InputError
from kzgraph.model.judgement import Decision, Judgement
from kzgraph.model.mention import EntityKind
from kzgraph.resolve.across.candidate import Candidate
from kzgraph.resolve.across.decisions import NONE, Decisions, with_decision, with_questions, without_pair
from kzgraph.resolve.across.join import Joined, join
from kzgraph.resolve.across.policy import Policy

LAW = settings(deadline=None)
POLICY = Policy(0.85, 0.7, certain=0.97, surname=0.8, together=0.1, margin=0.03, block=50)


def joined(*candidates: Candidate, decisions: Decisions = NONE, others: Sequence[str] = ()) -> Joined:
    return join(candidates, Plain(), decisions=decisions, others=others, policy=POLICY)


def said(*rows: tuple[str, str, str]) -> Decisions:
    decisions = NONE
    for left, right, judgement in rows:
        a, b = sorted((left, right))
        decisions = with_decision(decisions, Decision(a, b, Judgement(judgement), user="ann"))
    return decisions


def sets(found: Joined, *ids: str) -> list[set[str]]:
    groups: dict[str, set[str]] = {}
    for node in ids:
        groups.setdefault(found.node(node), set()).add(node)
    return sorted((g for g in groups.values() if len(g) > 1), key=sorted)


def test_a_surname_is_the_one_person_who_bears_it() -> None:
    found = joined(one("maat", "Maat"), one("jan-maat", "Jan Maat"), one("visser", "Piet Visser"))
    assert found.canonical == {"maat": "jan-maat"}
    (link,) = found.links
    assert (link.pair, link.judgement, link.reason, link.user) == (
        ("jan-maat", "maat"), Judgement.POSITIVE, "surname: Jan Maat = Maat", None,
    )  # fmt: skip


def test_a_surname_that_two_bear_is_joined_with_nobody() -> None:
    people = one("jan", "Jan Maat"), one("piet", "Piet Maat")
    found = joined(one("a", "Maat"), one("b", "Maat"), *people)
    assert found.canonical == {}, "not even with the same surname in another text"
    assert {d.pair for d in found.unsure} == {("a", "jan"), ("a", "piet")}
    assert all("fits jan and piet" in d.reason for d in found.unsure)


def test_who_is_called_by_his_surname_is_not_all_who_bear_it() -> None:
    found = joined(one("jan", "Jan Maat", "Maat", "J Maat"), one("piet", "Piet Maat", "Maat"), one("k", "Karel Maat"))
    assert found.canonical == {} and found.unsure == ()


def test_a_slip_of_the_pen_is_no_second_bearer() -> None:
    """Of "Maat, Pietro" alone nobody knows whether it is Pieter; a rare spelling does not take his surname from him."""
    many = [one(f"p{i:02}", "Pieter Maatje", documents=[str(i)]) for i in range(12)]
    rare = one("s", "Pietro Maatje", documents=["x"])
    found = joined(one("m", "Maatje", documents=["y"]), rare, *many)
    assert found.node("m") == found.node("p00") != found.node("s")
    assert joined(one("m", "Maatje", documents=["y"]), rare, *many[:9]).node("m") == "m"


def test_a_genitive_is_the_name_where_others_write_it_bare() -> None:
    found = joined(one("a", "Jan Maats"), one("b", "Jan Maat"), one("c", "Anna's"), one("d", "Anna"))
    assert sets(found, "a", "b", "c", "d") == [{"a", "b"}, {"c", "d"}]
    assert joined(one("a", "Rees"), one("b", "Ree")).canonical == {}


def test_an_id_vouches_for_names_that_are_not_alike() -> None:
    item = ["wd:Q1"]
    found = joined(one("a", "Jan Maat", outside=item), one("b", "Ян Маат", outside=item), one("c", "Ян Маат"), one("d", "Jan Maat"))
    assert sets(found, *"abcd") == [set("abcd")]


def test_an_initial_that_fits_two_is_joined_with_neither() -> None:
    found = joined(one("j", "J. Maat".replace(".", "")), one("jan", "Jan Maat"), one("johan", "Johan Maat"))
    assert found.canonical == {}


def test_two_spellings_of_one_bearer_leave_his_surname_with_him() -> None:
    found = joined(one("m", "Maatje"), one("a", "Pieter Maatje"), one("b", "Pieter Maatja"))
    assert sets(found, "m", "a", "b") == [{"m", "a", "b"}]


def test_short_names_do_not_bridge_fuller_ones() -> None:
    """The surnames are as good as equal, the full names are in doubt: nothing may join those by way of these."""
    full = one("a", "Karel Maatje"), one("b", "Carla Maatja")
    assert joined(*full).canonical == {}
    found = joined(*full, one("x", "Maatje"), one("y", "Maatja"))
    assert found.node("a") != found.node("b")


def test_chains_do_not_drift() -> None:
    steps = ["Anna Petrova", "Anna Petrovo", "Anno Petrovo", "Anno Pitrovo", "Enno Pitrovo"]
    candidates = [one(f"n{i}", name) for i, name in enumerate(steps)]
    found = joined(*candidates)
    plain = Plain()
    for a, b in combinations(candidates, 2):
        if found.node(a.id) == found.node(b.id):
            assert plain.score(a, b).value >= POLICY.unsure


def test_different_outside_ids_never_join() -> None:
    a, b = one("a", "Jan Maat", outside=["wd:Q1"]), one("b", "Jan Maat", outside=["wd:Q2"])
    assert joined(a, b, one("c", "Jan Maat")).node("a") != joined(a, b, one("c", "Jan Maat")).node("b")
    assert joined(a, one("b", "Jan Maat", outside=["geonames:2"])).canonical == {"b": "a"}


def test_one_outside_id_joins_whatever_the_names() -> None:
    found = joined(one("a", "Jan Maat", outside=["wd:Q1"]), one("b", "Ян", outside=["wd:Q1", "key:jan"]))
    assert sets(found, "a", "b") == [{"a", "b"}]
    assert found.links[0].reason == "same id: wd:Q1"


def test_two_nodes_of_one_text_need_more() -> None:
    a, b = one("a", "Jan Maatje", documents=["1"]), one("b", "Jan Maatja", documents=["1"])
    found = joined(a, b)
    assert found.canonical == {} and "texts have both" in found.unsure[0].reason
    assert joined(a, one("b", "Jan Maatja", documents=["2"])).canonical


def test_a_slip_in_one_of_many_texts_keeps_nothing_apart() -> None:
    a, b = one("a", "Jan Maatje", documents="123456789abcdef"), one("b", "Jan Maatja", documents="fghijklmnopqrst")
    assert joined(a, b).canonical


def test_people_of_different_states_are_not_joined() -> None:
    a, b = one("a", "Jan Maatje", states=["peru"]), one("b", "Jan Maatja", states=["togo"])
    found = joined(a, b)
    assert found.canonical == {} and found.unsure[0].reason.endswith("of peru, not of togo")
    assert joined(a, one("b", "Jan Maatja", states=["togo", "peru"])).canonical


def test_kinds_are_kept_apart() -> None:
    assert joined(one("a", "Washington"), one("b", "Washington", kind=PLACE)).canonical == {}
    assert joined(one("a", "Washington", kind=EntityKind.MEDIA), one("b", "Washington", kind=EntityKind.ORGANISATION)).canonical


@pytest.mark.parametrize(
    ("candidates", "lead"),
    [
        ([one("a", "Jan Pieter Maat"), one("b", "Jan Maat", outside=["wd:Q1"])], "b"),
        ([one("a", "Jan Maat", outside=["key:maat"]), one("b", "Jan Pieter Maat")], "a"),
        ([one("a", "Jan Maatje"), one("b", "Maatje", documents="1234")], "a"),
        ([one("a", "Jan Maatja"), one("b", "Jan Maatje", documents="12")], "b"),
        ([one("b", "Jan Maatja"), one("a", "Jan Maatje")], "a"),
    ],
)
def test_who_gives_the_node_its_name(candidates: list[Candidate], lead: str) -> None:
    assert set(joined(*candidates).canonical.values()) == {lead}


def test_the_middle_band_is_asked_and_not_joined() -> None:
    found = joined(one("a", "Pieter Maatje"), one("b", "Pietro Maatje"))
    (question,) = found.unsure
    assert found.canonical == {} and (question.judgement, question.user) == (Judgement.UNSURE, None)
    assert 0.7 <= (question.score or 0) < 0.85


def test_people_decide() -> None:
    pair = one("a", "Pieter Maatje"), one("b", "Pietro Maatje")
    assert joined(*pair, decisions=said(("a", "b", "positive"))).canonical
    sure = one("a", "Jan Maatje"), one("b", "Jan Maatja")
    for no in ("negative", "unsure"):
        found = joined(*sure, decisions=said(("a", "b", no)))
        assert found.canonical == {} and found.unsure == (), "and it is not asked again"


def test_to_rule_one_out_is_not_to_choose_the_other() -> None:
    people = one("m", "Maat"), one("jan", "Jan Maat"), one("piet", "Piet Maat")
    found = joined(*people, decisions=said(("jan", "m", "negative")))
    assert found.canonical == {} and [d.pair for d in found.unsure] == [("m", "piet")]
    assert joined(*people, decisions=said(("piet", "m", "positive"))).canonical == {"m": "piet"}


def test_people_join_even_what_has_no_name_and_what_is_of_other_kinds() -> None:
    decisions = said(("group/1", "group/2", "positive"), ("a", "w", "positive"), ("a", "group/1", "positive"))
    found = joined(one("a", "Jan Maat"), one("w", "Washington", kind=PLACE), decisions=decisions, others=["group/1", "group/2"])
    assert sets(found, "a", "w", "group/1", "group/2") == [{"a", "w", "group/1", "group/2"}]
    assert joined(decisions=decisions, others=["group/1", "group/2"]).canonical == {"group/2": "group/1"}


def test_ids_that_are_not_there_still_carry_a_chain() -> None:
    found = joined(one("a", "Jan Maat"), one("b", "Kees Visser"), decisions=said(("a", "NK-1", "positive"), ("NK-1", "b", "positive")))
    assert sets(found, "a", "b") == [{"a", "b"}]


def test_what_people_joined_is_like_its_best_name() -> None:
    """A new name need not be like all names of a set that somebody made."""
    decisions = said(("a", "b", "positive"))
    found = joined(one("a", "Jan Maatje"), one("b", "Kees Visser"), one("c", "Jan Maatja"), decisions=decisions)
    assert sets(found, "a", "b", "c") == [{"a", "b", "c"}]


def test_a_decision_holds_for_all_that_is_joined() -> None:
    decisions = said(("a", "b", "positive"), ("b", "c", "negative"))
    found = joined(one("a", "Jan Maatje"), one("b", "Kees Visser"), one("c", "Jan Maatja"), one("d", "Jan Maatjo"), decisions=decisions)
    assert found.node("c") != found.node("a")
    assert not (found.node("d") == found.node("a") and found.node("d") == found.node("c"))


def test_no_decision_joins_two_items() -> None:
    a, b = one("a", "Jan Maat", outside=["wd:Q1"]), one("b", "Jan Maatje", outside=["wd:Q2"])
    with pytest.raises(InputError, match=r"joins a .Q1. and b .Q2., which Wikidata keeps apart"):
        joined(a, b, decisions=said(("a", "x", "positive"), ("x", "b", "positive")))


def full(one: Candidate) -> bool:
    """Whether a name has a given name; one that has not says too little to contradict one that has."""
    return len(one.names[0].split()[0]) > 1 and " " in one.names[0]


GIVEN = ("Jan", "Johan", "J", "Piet", "Pieter", "Pietro", "Anna")
FAMILY = ("Maat", "Maatje", "Maatja", "Maatjo", "Visser", "Vissor")
names = st.one_of(st.sampled_from(FAMILY), st.builds("{} {}".format, st.sampled_from(GIVEN), st.sampled_from(FAMILY)))
people = st.builds(
    lambda name, states, documents, item: one("", name, states=states, documents=documents, outside=item),
    names,
    st.sets(st.sampled_from(["peru", "togo"]), max_size=1),
    st.sets(st.sampled_from("1234"), max_size=2),
    st.sampled_from([(), (), (), (), ("wd:Q1",), ("wd:Q2",)]),
)  # fmt: skip
worlds = st.lists(people, max_size=14).map(
    lambda found: [Candidate(f"n{i:02}", c.kind, c.names, c.outside, c.states, c.offices, c.documents) for i, c in enumerate(found)]
)
answers = st.lists(
    st.tuples(st.integers(0, 13), st.integers(0, 13), st.sampled_from(["positive", "negative", "unsure"])), max_size=4
)


def decided(world: Sequence[Candidate], rows: Sequence[tuple[int, int, str]]) -> Decisions:
    """The decisions that do not contradict each other or two items."""
    decisions = NONE
    for i, j, judgement in rows:
        if i != j and max(i, j) < len(world):
            more = said((world[i].id, world[j].id, judgement))
            new = with_decision(decisions, more.decided[0].decision)
            try:
                joined(*world, decisions=new)
            except InputError:
                continue
            decisions = new
    return decisions


@LAW
@given(worlds, answers, st.randoms(use_true_random=False))
def test_the_order_of_the_input_is_lost(world: list[Candidate], rows: list[tuple[int, int, str]], random: Random) -> None:
    decisions = decided(world, rows)
    before = joined(*world, decisions=decisions)
    random.shuffle(world)
    assert joined(*world, decisions=decisions) == before


@LAW
@given(worlds, answers)
def test_people_win_and_no_join_crosses_what_is_kept_apart(world: list[Candidate], rows: list[tuple[int, int, str]]) -> None:
    decisions = decided(world, rows)
    found = joined(*world, decisions=decisions)
    for placed in decisions.decided:
        left, right = placed.decision.pair
        assert (found.node(left) == found.node(right)) is (placed.decision.judgement is Judgement.POSITIVE)
    by_id = {c.id: c for c in world}
    roots = {p for d in decisions.decided if d.decision.judgement is Judgement.POSITIVE for p in d.decision.pair}
    vouched = {found.node(c.id) for c in world if c.outside or c.id in roots}
    for a, b in combinations(sorted(by_id), 2):
        if found.node(a) == found.node(b):
            x, y = by_id[a], by_id[b]
            assert not (x.outside and y.outside) or x.outside == y.outside
            if found.node(a) not in vouched:
                assert not (x.states and y.states) or x.states & y.states
                assert len({full(c) for c in (x, y)}) == 2 or Plain().score(x, y).value >= POLICY.unsure


@LAW
@given(worlds, answers)
def test_undo_restores_exactly(world: list[Candidate], rows: list[tuple[int, int, str]]) -> None:
    decisions = decided(world, rows)
    before = joined(*world, decisions=decisions)
    for a, b in combinations(sorted(c.id for c in world), 2):
        if any(p.decision.pair == (a, b) for p in decisions.decided):
            continue
        new = with_decision(decisions, Decision(a, b, Judgement.NEGATIVE, user="ann"))
        assert joined(*world, decisions=without_pair(new, (a, b))) == before
        break


@LAW
@given(worlds)
def test_decisions_that_say_what_was_found_part_nothing(world: list[Candidate]) -> None:
    first = joined(*world)
    second = joined(*world, decisions=said(*((d.left, d.right, "positive") for d in first.links)))
    ids = [c.id for c in world]
    assert all(any(old <= new for new in sets(second, *ids)) for old in sets(first, *ids))


@LAW
@given(worlds)
def test_questions_change_nothing(world: list[Candidate]) -> None:
    first = joined(*world)
    assert joined(*world, decisions=with_questions(NONE, first.unsure)) == first


@LAW
@given(worlds)
def test_each_join_has_its_link(world: list[Candidate]) -> None:
    """The links alone make the clusters, no more and no less."""
    found = joined(*world)
    root = {c.id: c.id for c in world}
    for link in found.links:
        old, new = root[link.left], root[link.right]
        root = {node: new if r == old else r for node, r in root.items()}
    for a, b in combinations(root, 2):
        assert (root[a] == root[b]) is (found.node(a) == found.node(b))
