"""Nodes of others: the same by an id or by decision, candidates by name, and never against an id or a person."""

from collections.abc import Iterable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kzgraph.model.judgement import Decision, Judgement, Score
from kzgraph.model.mention import EntityKind
from kzgraph.resolve.across.candidate import Candidate
from kzgraph.resolve.across.decisions import Decisions, Placed
from kzgraph.resolve.across.outside import matches

PERSON = EntityKind.PERSON


class Exact:
    """Names are alike when they are equal."""

    def keys(self, one: Candidate) -> Iterable[str]:
        return one.names

    def score(self, a: Candidate, b: Candidate) -> Score:
        same = sorted(set(a.names) & set(b.names))
        return Score(0.99, "same name", same[0]) if same else Score(0.0, "other names", "")


def one(key: str, *names: str, item: str | None = None, kind: EntityKind = PERSON) -> Candidate:
    return Candidate(key, kind, names, frozenset({f"wd:{item}"} if item else ()))


def decided(judgement: Judgement) -> Decisions:
    return Decisions((Placed(Decision("actor/a", "e:1", judgement, user="Ada"), "d.jsonl:1"),))


@pytest.mark.parametrize(
    ("ours", "theirs", "expected"),
    [
        (one("actor/a", "Ada"), one("e:1", "Ada"), [(False, "same name: Ada, score 0.99")]),
        (one("actor/a", "Ada", item="Q1"), one("e:1", "Ada", item="Q1"), [(True, "same item Q1")]),
        (one("actor/a", "Ada", item="Q1"), one("e:1", "Eva", item="Q1"), [(True, "same item Q1")]),
        (one("actor/a", "Ada", item="Q1"), one("e:1", "Ada", item="Q2"), []),
        (one("actor/a", "Ada"), one("e:1", "Eva"), []),
        (one("actor/a", "Ada"), one("e:1", "Ada", kind=EntityKind.PLACE), []),
        (one("actor/a", "Ada"), one("e:1", "Ada", kind=EntityKind.THING), []),
    ],
)
def test_what_is_a_match(ours: Candidate, theirs: Candidate, expected: list[tuple[bool, str]]) -> None:
    assert [(match.certain, match.reason) for match in matches([ours], [theirs], Exact())] == expected


@pytest.mark.parametrize(
    ("judgement", "expected"),
    [(Judgement.POSITIVE, [(True, "decided by Ada")]), (Judgement.NEGATIVE, []), (Judgement.UNSURE, [])],
)
def test_a_person_beats_the_names(judgement: Judgement, expected: list[tuple[bool, str]]) -> None:
    found = matches([one("actor/a", "Ada")], [one("e:1", "Ada")], Exact(), decisions=decided(judgement))
    assert [(match.certain, match.reason) for match in found] == expected


NODES = st.lists(
    st.builds(
        one,
        st.sampled_from(["x:1", "x:2", "x:3", "x:4"]),
        st.sampled_from(["Ada", "Eva", "Ida"]),
        item=st.sampled_from([None, "Q1", "Q2"]),
    ),
    max_size=6,
    unique_by=lambda c: c.id,
)


@given(NODES, NODES, st.randoms(use_true_random=False))
def test_order_leaves_no_trace(ours: list[Candidate], theirs: list[Candidate], random: object) -> None:
    found = matches(ours, theirs, Exact())
    random.shuffle(ours)  # type: ignore[attr-defined]
    random.shuffle(theirs)  # type: ignore[attr-defined]
    assert matches(ours, theirs, Exact()) == found
