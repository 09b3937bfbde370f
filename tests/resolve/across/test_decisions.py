# ruff: noqa: E501 - rows of tables stay on one line
"""The decisions file: what people may write, what is refused, and that nomenklatura reads the same from it."""

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from nomenklatura.db import Session, get_engine
from nomenklatura.judgement import Judgement as Theirs
from nomenklatura.resolver import Resolver

from kzgraph.errors import InputError
from kzgraph.model.judgement import Decision, Judgement
from kzgraph.resolve.across.decisions import (
    NONE,
    Decisions,
    Placed,
    collected,
    moved,
    parse,
    union,
    with_decision,
    with_questions,
    without_pair,
)
from kzgraph.resolve.across.settled import check_outside, settled

LAW = settings(deadline=None)
POSITIVE, NEGATIVE, UNSURE = Judgement.POSITIVE, Judgement.NEGATIVE, Judgement.UNSURE


def read(*rows: object) -> Decisions:
    return parse("".join(json.dumps(row) + "\n" for row in rows), "d.jsonl")


FILE = """\
["actor/dzjaparov", "actor/japarov", "no_judgement", 0.8, "kzgraph", null, null, "letters: Dzjaparov = Japarov"]
["actor/japarov", "actor/sadyr-japarov", "positive", 0.9, "ann", "2026-11-22T09:00:00", null, "surname"]
["actor/maat", "actor/mars", "negative", null, "bob", null, null, ""]
"""


def test_a_file_is_read_and_written_as_it_is() -> None:
    found = parse(FILE, "d.jsonl")
    assert found.lines() == FILE
    assert [p.decision for p in found.asked] == [
        Decision("actor/dzjaparov", "actor/japarov", UNSURE, 0.8, "letters: Dzjaparov = Japarov")
    ]
    assert [(p.decision.user, p.decision.judgement, p.place) for p in found.decided] == [
        ("ann", POSITIVE, "d.jsonl:2"),
        ("bob", NEGATIVE, "d.jsonl:3"),
    ]


def test_lines_of_people_may_be_short_and_untidy() -> None:
    text = '\ufeff["b", "a", "positive"]\r\n\n  ["ä\u2028", "b", "unsure", 1, null, null]  \n'
    found = parse(text, "d.jsonl")
    assert [p.decision for p in found.decided] == [
        Decision("a", "b", POSITIVE, user="kzgraph"),
        Decision("b", "ä\u2028", UNSURE, 1, user="kzgraph"),
    ]
    assert parse(found.lines(), "") == found


def test_a_question_that_somebody_answers_in_its_line_is_a_decision() -> None:
    answered = parse(FILE.replace("no_judgement", "negative"), "d.jsonl")
    assert answered.asked == ()
    assert answered.decided[0].decision.user == "kzgraph"


def test_a_deleted_line_says_nothing() -> None:
    assert read(["a", "b", "positive", None, "ann", None, "2026-01-01", ""]) == NONE


@pytest.mark.parametrize(
    ("line", "wrong"),
    [
        ("yes", "no JSON"),
        ('["a", "b", "positive"', "no JSON"),
        ('{"left": "a"}', "not a list of 3 to 8 values"),
        ('["a", "b"]', "not a list of 3 to 8 values"),
        ('["a", "b", "positive", null, "x", null, null, "", 1]', "not a list of 3 to 8 values"),
        ('["a", 1, "positive"]', "left and right must be ids"),
        ('["", "b", "positive"]', "left and right must be ids"),
        ('["a", "a", "positive"]', "left and right are the same node, a"),
        ('["a", "b", "yes"]', "judgement 'yes' is none of positive, negative, unsure, no_judgement"),
        ('["a", "b", ["positive"]]', "is none of"),
        ('["a", "b", "positive", 2]', "score 2 is no number from 0 to 1"),
        ('["a", "b", "positive", true]', "score True is no number"),
        ('["a", "b", "positive", NaN]', "score nan is no number"),
        ('["a", "b", "positive", null, 7]', "user 7 must be text"),
        ('["a", "b", "positive", null, "x", 7]', "time 7 must be text"),
        ('["a", "b", "positive", null, "x", null, 7]', "time of deletion 7 must be text"),
        ('["a", "b", "positive", null, "x", null, null, 7]', "reason 7 must be text"),
    ],
)
def test_a_bad_line_is_named(line: str, wrong: str) -> None:
    with pytest.raises(InputError) as error:
        parse(f'["a", "b", "positive"]\n\n{line}\n', "map/d.jsonl")
    told = str(error.value)
    assert told.startswith("map/d.jsonl:3: ") and wrong in told and "mend or remove it" in told


@pytest.mark.parametrize(
    ("rows", "lines"),
    [
        ([["a", "b", "positive"], ["b", "a", "negative"]], ["d.jsonl:2", "d.jsonl:1"]),
        ([["a", "b", "positive"], ["b", "c", "positive"], ["d", "c", "positive"], ["a", "d", "negative"]], ["d.jsonl:4", "d.jsonl:1 with d.jsonl:2 with d.jsonl:3"]),
    ],
)  # fmt: skip
def test_lines_that_contradict_each_other_are_named(rows: list[list[str]], lines: list[str]) -> None:
    with pytest.raises(InputError) as error:
        settled(read(*rows))
    assert all(line in str(error.value) for line in lines)
    assert "remove or change one of the lines" in str(error.value)


def test_two_items_that_a_chain_joins_are_named() -> None:
    chain = read(["a", "b", "positive"], ["b", "c", "positive"])
    check_outside(chain, {"a": "Q1", "c": "Q1"})
    with pytest.raises(InputError, match=r"d.jsonl:1 with d.jsonl:2: joins a \(Q1\) and c \(Q2\)"):
        check_outside(chain, {"a": "Q1", "c": "Q2"})


def test_sets_and_what_is_apart() -> None:
    found = settled(read(["b", "a", "positive"], ["b", "c", "positive"], ["c", "x", "negative"], ["y", "a", "unsure"]))
    assert [found.root(n) for n in "abcxy"] == ["a", "a", "a", "x", "y"]
    assert found.judged("b", "x") and found.judged("y", "c") and found.judged("a", "c") and not found.judged("x", "y")


def test_unsure_yields_to_who_knows() -> None:
    found = read(["a", "b", "unsure", None, "ann"], ["a", "b", "negative", None, "bob"])
    assert [p.decision.user for p in found.decided] == ["bob"]


def test_new_questions_take_the_place_of_old_ones_and_never_of_answers() -> None:
    old = parse(FILE, "d.jsonl")
    asked = [Decision("actor/x", "actor/y", UNSURE, 0.75), Decision("actor/maat", "actor/mars", UNSURE, 0.8)]
    new = with_questions(old, asked)
    assert new.decided == old.decided
    assert [p.decision.pair for p in new.asked] == [("actor/x", "actor/y")]
    assert with_questions(new, asked) == new


def test_an_answer_takes_the_place_of_its_question_and_undo_removes_it() -> None:
    answer = Decision("actor/dzjaparov", "actor/japarov", POSITIVE, 0.8, user="ann")
    new = with_decision(parse(FILE, "d.jsonl"), answer)
    assert new.asked == () and answer in [p.decision for p in new.decided]
    assert len(new.lines().splitlines()) == 3
    assert without_pair(new, answer.pair).decided == parse(FILE, "d.jsonl").decided


def test_decisions_follow_their_nodes_into_others() -> None:
    found = read(["a", "b", "positive"], ["a", "c", "negative", None, "ann"], ["d", "e", "no_judgement"])
    there = moved(found, {"a": "b", "d": "z"})
    assert [p.decision.pair for p in there.decided] == [("b", "c")]
    assert [p.decision.pair for p in there.asked] == [("e", "z")]
    assert there.decided[0].place == "d.jsonl:2"


ids = st.sampled_from("abcde") | st.text(min_size=1, max_size=9).filter(lambda t: t.strip() != "")
texts = st.none() | st.text(max_size=9)


@st.composite
def decisions(draw: st.DrawFn) -> Decisions:
    rows = []
    for left, right in draw(st.lists(st.tuples(ids, ids).filter(lambda p: p[0] != p[1]), max_size=8)):
        user = draw(st.sampled_from([None, "ann", "bob"]))
        judgement = draw(st.sampled_from(list(Judgement))) if user else UNSURE
        score = draw(st.none() | st.integers(0, 1000).map(lambda n: n / 1000))
        a, b = sorted((left, right))
        rows.append(Placed(Decision(a, b, judgement, score, draw(st.text(max_size=9)), user, draw(st.none() | st.just("2026-11-22")))))
    return collected(rows)


@LAW
@given(decisions())
def test_what_is_written_is_read(found: Decisions) -> None:
    assert parse(found.lines(), "") == found


@LAW
@given(decisions(), decisions(), decisions())
def test_a_union_is_order_free_and_idempotent(a: Decisions, b: Decisions, c: Decisions) -> None:
    assert union(a, b) == union(b, a)
    assert union(union(a, b), c) == union(a, union(b, c)) == union(a, b, c)
    assert union(a, a) == a == union(a, NONE)


@LAW
@given(decisions(), ids, ids)
def test_undo_restores_what_others_said(found: Decisions, left: str, right: str) -> None:
    pair = tuple(sorted((left, right)))
    if left == right:
        return
    before = without_pair(found, (pair[0], pair[1]))
    answered = with_decision(found, Decision(pair[0], pair[1], NEGATIVE, user="ann"))
    assert without_pair(answered, (pair[0], pair[1])) == before


def theirs(file: Path) -> "Resolver[object]":
    resolver: Resolver[object] = Resolver(Session(get_engine(f"sqlite:///{file.with_suffix('.db')}")), create=True)
    resolver.load(file)
    return resolver


@LAW
@given(decisions())
def test_nomenklatura_reads_the_same_judgements(tmp_path_factory: pytest.TempPathFactory, found: Decisions) -> None:
    try:
        people = settled(found)
    except InputError:
        return
    file = tmp_path_factory.mktemp("d") / "decisions.jsonl"
    file.write_text(found.lines(), "utf-8")
    resolver = theirs(file)
    nodes = sorted({node for p in (*found.decided, *found.asked) for node in p.decision.pair})
    for a in nodes:
        for b in nodes:
            theirs_ = resolver.get_judgement(a, b)
            assert (people.root(a) == people.root(b)) is (theirs_ is Theirs.POSITIVE)
            assert (people.root(b) in people.apart.get(people.root(a), ())) is (theirs_ in {Theirs.NEGATIVE, Theirs.UNSURE})
    for placed in found.decided:
        if placed.decision.judgement is not UNSURE:
            assert resolver.get_judgement(*placed.decision.pair).value == placed.decision.judgement.value
    for placed in found.asked:
        edge = resolver.get_edge(*placed.decision.pair)
        assert edge is not None and (edge.judgement, edge.score) == (Theirs.NO_JUDGEMENT, placed.decision.score)


def test_what_nomenklatura_writes_is_read(tmp_path: Path) -> None:
    """Its users decide there, and a build here holds to it: also where it made a canonical id between the two."""
    (tmp_path / "ours.jsonl").write_text(FILE, "utf-8")
    resolver = theirs(tmp_path / "ours.jsonl")
    assert list(resolver.get_candidates()) == [("actor/japarov", "actor/dzjaparov", 0.8)]
    resolver.decide("actor/dzjaparov", "actor/japarov", Theirs.POSITIVE, user="cor")
    resolver.dump(tmp_path / "theirs.jsonl")
    people = settled(parse((tmp_path / "theirs.jsonl").read_text("utf-8"), "theirs.jsonl"))
    assert people.root("actor/dzjaparov") == people.root("actor/japarov") == people.root("actor/sadyr-japarov")
    assert people.judged("actor/maat", "actor/mars")
