"""Reasons for people: what shows that two documents tell one story."""

from collections.abc import Mapping

from kzgraph.resolve.story.deeds import WORD
from kzgraph.resolve.story.profile import Fact
from kzgraph.resolve.story.stories import Story

SHOWN = 3  # facts in a reason; the points tell how many more there are


def story_reason(story: Story, a: str, b: str, labels: Mapping[str, str]) -> str:
    """Return "one story in A and B (12 points: Request by Tokajev to CSTO, …)". a, b: names of the documents."""
    shown = ", ".join(fact_text(fact, labels) for fact in story.facts[:SHOWN])
    first, second = sorted((a, b))
    return f"one story in {first} and {second} ({story.points} points: {shown})"


def fact_text(fact: Fact, labels: Mapping[str, str]) -> str:
    """Return a fact in words: "Request by Kassym-Jomart Tokajev to hulp"."""
    kind, *parts = fact
    return " ".join((kind, *(_part(part, labels) for part in parts)))


def _part(part: str, labels: Mapping[str, str]) -> str:
    side, _, thing = part.partition(" ")
    return f"{side} {thing_text(thing, labels)}"


def thing_text(thing: str, labels: Mapping[str, str]) -> str:
    """Return the label of a node, or a noun."""
    return labels.get(thing, thing.removeprefix(WORD))
