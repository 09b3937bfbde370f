"""Whether two papers tell the same event: the labelled pairs of ``cases/events.txt``, read by the shipped model."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from factory import make_article
from reading import readings

from kzgraph.resolve import world

FILE = Path(__file__).parent / "cases" / "events.txt"
MARKS = {"=": (True, True), "~": (True, False), "!": (False, False)}  # one event, found as one
FEWEST, PRECISION, RECALL = 60, 1.0, 0.8


@dataclass(frozen=True)
class Pair:
    """Two texts, each with the offset of the sentence in question."""

    story: str
    event_class: str
    texts: tuple[str, str]
    starts: tuple[int, int]
    dates: tuple[str, str]
    same: bool
    found: bool

    @property
    def name(self) -> str:
        return " / ".join((self.story, *(text[start:] for text, start in zip(self.texts, self.starts, strict=True))))


def pairs() -> Iterator[Pair]:
    story, before, dates = "", {"A": "", "B": ""}, {"A": "", "B": ""}
    for line in FILE.read_text("utf-8").splitlines():
        mark, _, rest = line.partition(" ")
        if mark == "story":
            story = rest
        elif mark in before:
            dates[mark], _, text = rest.partition(" ")
            before[mark] = f"{text} "
        elif mark in MARKS:
            kind, *said = (part.strip() for part in rest.split("|"))
            texts = before["A"] + said[0], before["B"] + said[1]
            yield Pair(
                story, kind, texts, (len(before["A"]), len(before["B"])), (dates["A"], dates["B"]), *MARKS[mark]
            )


PAIRS = tuple(pairs())


@pytest.fixture(scope="module")
def joined() -> dict[Pair, bool]:
    """Pair -> whether claims of the class in its two sentences share an event."""
    articles = [
        make_article(text, name=f"{n}{side}.txt", published=date)
        for n, pair in enumerate(PAIRS)
        for side, text, date in zip("ab", pair.texts, pair.dates, strict=True)
    ]
    read = iter(readings(articles))
    return {pair: _share(pair, next(read), next(read)) for pair in PAIRS}


def _share(pair: Pair, *both: object) -> bool:
    graph = world(both)  # type: ignore[arg-type]
    events: list[set[str]] = []
    for reading, start in zip(both, pair.starts, strict=True):
        claims = [
            c
            for c in reading.claims  # type: ignore[attr-defined]
            if c.event_class == pair.event_class and c.trigger >= start
        ]
        assert claims, f"no {pair.event_class} in: {pair.name}"
        events.append({graph.event_of[c.id] for c in claims})
    return bool(events[0] & events[1])


@pytest.mark.parametrize("pair", PAIRS, ids=lambda p: p.name)
def test_pair(pair: Pair, joined: dict[Pair, bool]) -> None:
    assert joined[pair] == pair.found


def test_precision_and_recall(joined: dict[Pair, bool]) -> None:
    right = sum(found and pair.same for pair, found in joined.items())
    assert len(PAIRS) >= FEWEST
    assert right / sum(joined.values()) >= PRECISION
    assert right / sum(pair.same for pair in PAIRS) >= RECALL
