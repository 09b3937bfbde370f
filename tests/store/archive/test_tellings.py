"""Kept pairs of documents that tell of one event equal those of all documents at once, whatever came and went."""

import sqlite3
from collections.abc import Sequence
from dataclasses import replace
from math import inf

from hypothesis import given, settings
from hypothesis import strategies as st

from kzgraph.model.edtf import days_of
from kzgraph.resolve.shared import clash, same_events
from kzgraph.resolve.story.joined import unions
from kzgraph.resolve.story.policy import shipped_policy
from kzgraph.resolve.story.stories import Pair
from kzgraph.resolve.story.tellings import Count, Telling
from kzgraph.store.archive.tellings import Tellings, Told

BLOCK = 3
POLICY = replace(shipped_policy(), event=replace(shipped_policy().event, block=BLOCK, enough=4))
NOBODY: frozenset[str] = frozenset()


def telling(document: str, number: int, kind: str, doer: str, day: str) -> Telling:
    """A telling of a document: who did something to the same man, on a day."""
    span = days_of(day)
    return Telling(
        id=f"{number}{document}",  # in another order than the documents
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


linked = st.sets(st.tuples(st.sampled_from("abcde"), st.sampled_from("abcde")).filter(lambda pair: pair[0] < pair[1]))


@settings(max_examples=200, deadline=None, derandomize=True)
@given(changes, st.lists(linked, min_size=1, max_size=4), st.integers(1, 3))
def test_what_is_kept_is_what_all_tellings_give(
    steps: list[list[Telling] | str], told_in: list[set[Pair]], pace: int
) -> None:
    kept, there = Tellings(sqlite3.connect(":memory:"), POLICY), dict[str, Sequence[Telling]]()
    pairs: set[Pair] = set()
    before: dict[str, dict[str, str]] = {}
    linked_before: set[Pair] = set()

    def stories(document: str) -> set[str]:
        return {other for pair in pairs if document in pair for other in pair if other != document and other in there}

    for number, step in enumerate(steps, start=1):
        if isinstance(step, str):
            there.pop(step, None)
            kept.drop([step])
        else:
            for document in {one.document for one in step}:
                there[document] = list({one.id: one for one in step if one.document == document}.values())
                kept.put(document, [Told(one, ()) for one in there[document]])
        if number % pace and number < len(steps):
            continue
        pairs = told_in[number % len(told_in)]
        now = {pair for pair in pairs if set(pair) <= set(there)}
        came = kept.settle(stories, {}, now ^ linked_before)
        linked_before = now
        found = {one.id: one for own in there.values() for one in own}
        told = [pair for pair in pairs if set(pair) <= set(there)]
        wanted = same_events(found.values(), told, POLICY, {})
        joined = unions(wanted, clash=lambda a, b, held=found: clash(held[a], held[b], POLICY))  # type: ignore[misc]
        assert kept.matches() == sorted((one.a, one.b) for one in wanted)
        after = {one: kept.roots(one) for one in "abcde"}
        assert {telling: root for own in after.values() for telling, root in own.items()} == joined
        changed = {one for one in after if after[one] != before.get(one, {}) and one in there}
        assert changed <= came.documents | came.renamed.keys()
        for document, names in came.renamed.items():
            then = before[document].items()
            assert {telling: names.get(root, root) for telling, root in then} == after[document] != before[document]
        gone = {root for own in before.values() for root in own.values()} - set(joined.values())
        assert gone <= came.roots
        before = after


def test_what_too_many_share_tells_nothing_until_some_go() -> None:
    kept = Tellings(sqlite3.connect(":memory:"), POLICY)
    for document in "abcd":
        kept.put(document, [Told(telling(document, 0, "Attack", "actor/a", "2022-01-01"), ())])
    kept.settle(lambda _: set(), {})
    assert not kept.matches()
    kept.drop("d")
    kept.settle(lambda _: set(), {})
    assert kept.matches() == [("0a", "0b"), ("0a", "0c"), ("0b", "0c")]


def test_a_document_whose_events_only_got_other_names_is_told_which() -> None:
    kept = Tellings(sqlite3.connect(":memory:"), POLICY)
    for document in "bc":
        kept.put(document, [Told(telling(document, 0, "Attack", "actor/a", "2022-01-01"), ())])
    assert kept.settle(lambda _: set(), {}).documents == set("bc")
    kept.put("a", [Told(telling("a", 0, "Attack", "actor/a", "2022-01-01"), ())])
    came = kept.settle(lambda _: set(), {})
    assert came.documents == {"a"}
    assert came.renamed == {document: {"0b": "0a"} for document in "bc"}
    kept.drop("c")
    came = kept.settle(lambda _: set(), {})
    assert (came.documents & set("ab"), came.renamed) == (set(), {})
