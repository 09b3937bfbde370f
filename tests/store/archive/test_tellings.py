"""Kept pairs of documents that tell of one event equal those of all documents at once, whatever came and went."""

import sqlite3
from collections.abc import Sequence
from dataclasses import replace
from itertools import combinations
from math import inf

from hypothesis import given, settings
from hypothesis import strategies as st

from kzgraph.model.edtf import days_of
from kzgraph.resolve.shared import keys_of, same_event
from kzgraph.resolve.story.policy import shipped_policy
from kzgraph.resolve.story.tellings import Count, Telling
from kzgraph.store.archive.tellings import Crowded, Tellings

BLOCK = 3
POLICY = replace(shipped_policy(), event=replace(shipped_policy().event, block=BLOCK, enough=4))
NOBODY: frozenset[str] = frozenset()


def telling(document: str, number: int, kind: str, doer: str, day: str) -> Telling:
    """A telling of a document: who did something to the same man, on a day."""
    span = days_of(day)
    return Telling(
        id=f"{document}{number}",
        document=document,
        event_class=kind,
        doers=frozenset([doer]),
        headed=NOBODY,
        others=frozenset(["actor/x"]),
        specific=frozenset([doer, "actor/x"]),
        persons=NOBODY,
        scenes=frozenset(),
        states=NOBODY,
        days=frozenset([span] if span is not None else []),
        counts=(Count(12, inf, None, frozenset([doer]), NOBODY, None, False),) if number else (),
        wordings=(),
    )


tellings = st.builds(
    telling,
    document=st.sampled_from("abcde"),
    number=st.integers(0, 2),
    kind=st.sampled_from(["Attack", "Arrest"]),
    doer=st.sampled_from(["actor/a", "actor/b"]),
    day=st.sampled_from(["2022-01-01", "2022-01-02", "2022-01"]),
)
changes = st.lists(st.one_of(st.lists(tellings, max_size=3), st.sampled_from("abcde")), min_size=1, max_size=10)


def wanted(there: dict[str, Sequence[Telling]]) -> set[tuple[str, str]]:
    found = [one for _, own in sorted(there.items()) for one in own]
    held = [key for one in found for key in keys_of(one)]
    return {
        (a.document, b.document)
        for a, b in combinations(found, 2)
        if a.document != b.document
        and any(held.count(key) <= BLOCK for key in keys_of(a) & keys_of(b))
        and same_event(a, b, POLICY, {}, story=False) is not None
    }


@settings(max_examples=150, deadline=None, derandomize=True)
@given(changes, st.integers(1, 3))
def test_kept_pairs_are_those_of_all_documents(steps: list[list[Telling] | str], pace: int) -> None:
    connection = sqlite3.connect(":memory:")
    kept, there = Tellings(connection, POLICY), dict[str, Sequence[Telling]]()
    before: dict[str, set[str]] = {}
    for number, step in enumerate(steps, start=1):
        if isinstance(step, str):
            there.pop(step, None)
            kept.drop([step])
        else:
            for document in {one.document for one in step}:
                there[document] = list({one.id: one for one in step if one.document == document}.values())
                kept.put(document, there[document])
        if number % pace and number < len(steps):
            continue
        moved = kept.settle()
        assert set(kept.pairs(there)) == wanted(there)
        after = {one: kept.partners(one) for one in "abcde"}
        assert {one for one in after if after[one] != before.get(one, set())} <= moved
        before = after


def test_what_too_many_share_is_crowded_until_some_go() -> None:
    connection = sqlite3.connect(":memory:")
    kept = Tellings(connection, POLICY)
    key = ("Attack", "actor/a", next(iter(keys_of(telling("a", 0, "Attack", "actor/a", "2022-01-01"))))[2])
    for document in "abcd":
        kept.put(document, [telling(document, 0, "Attack", "actor/a", "2022-01-01")])
    assert kept.settle() == frozenset("abcd")
    assert key in Crowded(connection)
    assert not set(kept.pairs("abcd"))
    kept.drop("d")
    kept.settle()
    assert key not in Crowded(connection)
    assert set(kept.pairs("abcd")) == {("a", "b"), ("a", "c"), ("b", "c")}
