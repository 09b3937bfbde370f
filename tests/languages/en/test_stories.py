"""Ten English stories: each claim that a person reads in them is found, and few others are."""

import tomllib
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

import pytest
from languages.en.english import needs_model, read

from kzgraph.model.claim import Claim, Modality, Polarity, Role

STORIES = tomllib.loads((Path(__file__).parent / "stories.toml").read_text("utf-8"))["story"]
WHAT = (Role.TARGET, Role.RECIPIENT, Role.THEME)


@dataclass(frozen=True, order=True)
class Line:
    """A claim as one line of a story's list."""

    event: str
    lemma: str
    who: str = ""
    what: str = ""
    sure: str = ""
    source: str = ""
    number: str = ""


def expected(text: str) -> Counter[Line]:
    return Counter(Line(*(field.strip() for field in line.split("|"))) for line in text.strip().splitlines())


def found(text: str) -> Counter[Line]:
    table, extraction = read(text)
    mentions = {m.id: m for m in table.mentions}

    def words(claim: Claim, *roles: Role) -> str:
        named = [mentions[m] for role in roles for m in claim.mentions(role)]
        return ", ".join(m.text for m in sorted(named, key=lambda m: m.start))

    def line(claim: Claim) -> Line:
        sources = sorted(claim.attributions, key=lambda a: a.position)
        number = claim.quantity
        span = f"{number.minimum or ''}-{number.maximum or ''}" if number and number.value is None else ""
        return Line(
            ("!" if claim.polarity is Polarity.NEGATED else "") + (claim.event_class or claim.property),
            claim.lemma,
            words(claim, Role.ACTOR),
            words(claim, *WHAT),
            "" if claim.modality is Modality.ASSERTED else str(claim.modality),
            mentions[sources[0].mention].text if sources else "",
            (number.value or span) if number else "",
        )

    return Counter(line(claim) for claim in extraction.claims() if claim.event_class != "Action")


@needs_model
@pytest.mark.parametrize("story", STORIES, ids=lambda story: story["title"])
def test_a_story_says_what_it_says(story: dict[str, str]) -> None:
    wanted, got = expected(story["claims"]), found(story["text"])
    assert not wanted - got, sorted(got - wanted)
    assert sum((got - wanted).values()) <= 2, sorted(got - wanted)
