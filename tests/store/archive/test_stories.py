"""Kept pairs of documents equal those of all documents at once, whatever came and went."""

import sqlite3
from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from kzgraph.model.edtf import days_of
from kzgraph.model.entity import Entity
from kzgraph.model.mention import EntityKind
from kzgraph.resolve.story.policy import shipped_policy
from kzgraph.resolve.story.profile import Profile
from kzgraph.resolve.story.stories import stories
from kzgraph.store.archive.stories import Stories

POLICY = replace(shipped_policy().story, block=2, few=2, undated=3, classes=1, window=3)
FACTS = [("Attack", "by actor/a", "to actor/b"), ("Arrest", "by actor/a", "to ~betoger"), ("Killing", "= 12")]
PLACES = {f"place/{name}": Entity(f"place/{name}", name.title(), EntityKind.PLACE) for name in ("osj", "gent")}

profiles = st.builds(
    Profile,
    document=st.sampled_from("abcdefg"),
    published=st.sampled_from(["2022-01-01", "2022-01-03", "2022-01-05", "2022-01", None]).map(days_of),
    state=st.sampled_from([None, "kirgizie", "belgie"]),
    singles=st.sets(st.sampled_from([("Attack", "by actor/a"), ("Arrest", "by actor/a")])).map(frozenset),
    doubles=st.sets(st.sampled_from(FACTS[:2])).map(frozenset),
    numbers=st.sets(st.sampled_from(FACTS[2:])).map(frozenset),
    scene=st.sampled_from([None, *((place,) for place in PLACES)]),
    firm=st.booleans(),
)
changes = st.lists(st.one_of(profiles, st.sampled_from("abcdefg")), min_size=1, max_size=14)


def label(profile: Profile) -> str:
    return PLACES[profile.scene[0]].label if profile.scene is not None else ""


@settings(max_examples=150, deadline=None, derandomize=True)
@given(changes, st.integers(1, 4))
def test_kept_pairs_are_those_of_all_documents(steps: list[Profile | str], pace: int) -> None:
    kept, there = Stories(sqlite3.connect(":memory:"), POLICY), dict[str, Profile]()
    before: set[tuple[str, str]] = set()
    for number, step in enumerate(steps, start=1):
        if isinstance(step, str):
            there.pop(step, None)
            kept.drop([step])
        else:
            there[step.document] = step
            kept.put([(step, label(step))])
        if number % pace and number < len(steps):
            continue
        moved = kept.settle()
        wanted = stories(there.values(), PLACES, POLICY)
        assert set(kept.pairs(there)) == set(wanted)
        after = {pair for one in "abcdefg" for pair in kept.pairs(one)}
        assert moved == before ^ after
        before = after
