"""Pairs of counts, one line each: which outcome, and the words of the reason that decided."""

import pytest
from factory_counts import LAND, count, place, scenes, voice
from hypothesis import given, settings
from hypothesis import strategies as st

from kzgraph.analyse.numbers.compare import compare
from kzgraph.analyse.numbers.count import Count, Node
from kzgraph.analyse.numbers.groups import groups_of
from kzgraph.analyse.numbers.order import Order
from kzgraph.analyse.numbers.outcome import Outcome, Pair
from kzgraph.analyse.numbers.setting import Setting, framed_kinds
from kzgraph.analyse.numbers.within import wholes

AGREE, UPDATE, PART, SCOPE, CONFLICT = Outcome

TOWN, VILLAGE, STATE = place("Havenstad"), place("Duindorp"), place("Ostland", "State")
NORTH = voice("Noorse politie", states=("actor/north",))
SOUTH = voice("Zuiderse politie", states=("actor/south",))


def compared(
    a: Count, b: Count, *, framed: tuple[tuple[str, str], ...] = (), origins: dict[str, str] | None = None
) -> Pair:
    order = Order([a, b], {scene.paper.id: scene for scene in scenes(a, b)})
    in_text = sorted((a, b), key=lambda one: (one.paper.id, one.start, one.claim))
    groups = groups_of(in_text)
    return compare(a, b, Setting(groups, order, framed_kinds(framed), origins or {}, wholes(in_text, groups)))


CASES = {
    # equal and compatible
    "equal": (count("8"), count("8", paper="b"), AGREE, "both say 8"),
    "exact in a range": (count("26"), count("20-99", paper="b", by="politie"), AGREE, "26 can be meant by 20–99"),
    "at least": (count("18"), count(">=18", paper="b"), AGREE, "both name 18"),
    "about": (count("195"), count("~200", paper="b"), AGREE, "195 can be meant by ~200"),
    # later and greater
    "grew": (count("8", by="politie"), count("13", by="politie", paper="b", day="2031-05-03"), UPDATE, "later than 8"),
    "grew, article": (count("8"), count("13", paper="b", day="2031-05-03"), UPDATE, "published 2031-05-03"),
    "grew, two officials": (
        count("8", by="ministerie"), count("13", by="staatszender", paper="b", day="2031-05-03"), UPDATE, "and greater",
    ),
    "at least, then more": (count(">=18"), count("25", paper="b", day="2031-05-03"), UPDATE, "later than ≥ 18"),
    "as of": (count("8", as_of="2031-05-01"), count("13", paper="b"), UPDATE, "as of 2031-05-01"),
    "earlier": (
        count("13", by="politie"), count("9", by="politie", scope="earlier", start=50), UPDATE, "9 was said earlier",
    ),
    "set right": (
        count("13", by="politie"), count("9", by="politie", paper="b", day="2031-05-03"), UPDATE, "set right",
    ),
    "counted again": (
        count("2", by="politie", day=None), count("4", by="justitie", day=None, start=80, rule="count:houden"),
        UPDATE, "one text counts 4 after 2",
    ),
    # at odds
    "two sides": (
        count("40", by="politie", event="Arrest"),
        count("300", by="mensenrechtengroep", event="Arrest", paper="b", day="2031-05-03"),
        CONFLICT, "two sides",
    ),
    "drowned, says another side": (
        count("57", "migranten", lemma="verdrinken", by="kustwacht"),
        count(">=100", "migranten", by="mensenrechtengroep", start=80), CONFLICT, "exclude each other",
    ),
    "two states": (count("8", by=NORTH), count("60", by=SOUTH, paper="b", day="2031-05-03"), CONFLICT, "two sides"),
    "one day": (count("8", by="politie"), count("13", by="ministerie", paper="b"), CONFLICT, "for one day"),
    "no date": (count("8", day=None), count("13", paper="b", day=None), CONFLICT, "nothing shows which is later"),
    "later and smaller": (count("13", by="politie"), count("9", paper="b", day="2031-05-03"), CONFLICT, "but smaller"),
    # parts
    "stated part": (
        count("12", "mensen"), count("3", "kinderen", scope="part", start=30), PART, "takes 3 out of 12",
    ),
    "one way": (count("13"), count("2", lemma="onthoofden", start=60), PART, "beheaded"),
    "among": (count("12", "mensen"), count("5", "agenten", start=50), PART, "are among"),
    "inner place": (
        count("5", where=TOWN, holders=(STATE,)), count("9", where=STATE, paper="b"), PART, "lies in Ostland",
    ),
    # different scope
    "part of another text": (
        count("12", "mensen"), count("3", "mensen", scope="part", paper="b"), SCOPE, "a part that its text",
    ),
    "one way, another text": (count("13"), count("2", lemma="onthoofden", paper="b"), SCOPE, "beheaded alone"),
    "two places": (count("5", where=TOWN), count("9", where=VILLAGE, paper="b"), SCOPE, "two places"),
    "two times": (count("5", time="2031-05-01"), count("9", time="2031-05-02", paper="b"), SCOPE, "two times"),
    "long ago": (
        count("50", time="2030-04"), count("36", paper="b"), SCOPE, "long before its text",
    ),
    "a town and no place": (count("6", where=TOWN), count("1100", paper="b"), SCOPE, "names no place"),
    "further": (count("5"), count("4", scope="further", paper="b", day="2031-05-03"), SCOPE, "on top of"),
    "other words": (
        count("20-99", "demonstranten"), count("20-99", "terroristen", paper="b"), SCOPE, "need not be one group",
    ),
    "fewer of a kind": (count("12", "mensen"), count("5", "burgers", paper="b"), SCOPE, "are among"),
    "two actors": (
        count("2500", "soldaten", event="Deployment", actors=(Node("actor/north", "Noord", "State"),)),
        count("150", "soldaten", event="Deployment", actors=(Node("actor/south", "Zuid", "State"),), paper="b"),
        SCOPE, "done by two",
    ),
    "nothing in common": (
        count("2500", "soldaten", event="Deployment"), count("150", "soldaten", event="Deployment", paper="b"),
        SCOPE, "no actor and no source in common",
    ),
    "one text, one voice": (
        count("8", by="politie"), count("13", by="politie", start=200), SCOPE, "they count different things",
    ),
}  # fmt: skip


@pytest.mark.parametrize(("a", "b", "outcome", "words"), CASES.values(), ids=CASES)
def test_cases(a: Count, b: Count, outcome: Outcome, words: str) -> None:
    pair = compared(a, b)
    assert (pair.outcome, words in pair.reason) == (outcome, True), pair.reason
    assert pair.reason == pair.reason.strip() and "\n" not in pair.reason


@pytest.mark.parametrize(("a", "b", "outcome", "words"), CASES.values(), ids=CASES)
def test_the_order_of_the_two_does_not_matter(a: Count, b: Count, outcome: Outcome, words: str) -> None:
    there, back = compared(a, b), compared(b, a)
    assert there.outcome is back.outcome
    if outcome in (UPDATE, PART):
        assert (there.first, there.second) == (back.first, back.second)


def test_updates_and_parts_have_a_direction() -> None:
    old, new = count("8"), count("13", paper="b", day="2031-05-03")
    assert (compared(old, new).first, compared(old, new).second) == (new, old)
    whole, part = count("12", "mensen"), count("3", "kinderen", scope="part", start=30)
    assert (compared(whole, part).first, compared(whole, part).second) == (part, whole)


def test_what_a_text_calls_whom_makes_two_words_one_group() -> None:
    a, b = count("20-99", "demonstranten"), count("20-99", "terroristen", paper="b")
    assert compared(a, b, framed=(("demonstranten", "gewapende terroristen"),)).outcome is AGREE


def test_copies_are_one_source() -> None:
    a, b = count("8"), count("8", paper="b")
    assert "one source" not in compared(a, b).reason
    assert "one source" in compared(a, b, origins={"document/a": "o", "document/b": "o"}).reason


anything = st.builds(
    count,
    st.sampled_from(["8", "13", ">=18", "~20", "20-99", "<=10"]),
    st.sampled_from(["agenten", "mensen", "kinderen", "betogers", "terroristen", "burgers", "huizen"]),
    by=st.sampled_from([None, "politie", "mensenrechtengroep", "zender", NORTH, SOUTH]),
    day=st.sampled_from([None, "2031-05", "2031-05-02", "2031-05-03"]),
    paper=st.sampled_from("abc"),
    event=st.sampled_from(["Killing", "Deployment"]),
    lemma=st.sampled_from(["omkomen", "onthoofden"]),
    start=st.integers(0, 300),
    scope=st.sampled_from([None, "part", "total", "further", "earlier"]),
    where=st.sampled_from([None, TOWN, VILLAGE, STATE]),
)


@settings(deadline=None)
@given(anything, anything)
def test_each_pair_has_one_outcome_whatever_the_order(a: Count, b: Count) -> None:
    if a.event_class != b.event_class or a == b:
        return
    there, back = compared(a, b), compared(b, a)
    assert there.outcome is back.outcome
    assert {there.first, there.second} == {a, b}
    assert there.reason
    if there.outcome in (UPDATE, PART):
        assert there.first == back.first


def test_the_state_of_the_tests_is_no_real_one() -> None:
    assert LAND == "actor/ostland"
