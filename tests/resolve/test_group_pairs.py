"""Which groups without a name are one in two papers: the labelled pairs of ``cases/groups.txt``, read by the model."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from factory import make_article
from reading import readings

from kzgraph.model.reading import Reading
from kzgraph.resolve import world

FILE = Path(__file__).parent / "cases" / "groups.txt"
MARKS = {"=": (True, True), "~": (True, False), "!": (False, False)}  # one group, found as one
BRACES = re.compile(r"\{(.*?)\}")
RECALL = 0.8


@dataclass(frozen=True)
class Text:
    """What a paper tells. groups: offsets of the groups in question."""

    text: str
    date: str
    groups: tuple[int, ...]


@dataclass(frozen=True)
class Pair:
    """Two papers. same: whether a group of the one is a group of the other; found: whether that is found."""

    name: str
    texts: tuple[Text, Text]
    same: bool
    found: bool


def pairs() -> Iterator[Pair]:
    story, before = "", {"A": ("", ""), "B": ("", "")}
    for line in FILE.read_text("utf-8").splitlines():
        mark, _, rest = line.partition(" ")
        if mark == "story":
            story = rest
        elif mark in before:
            date, _, text = rest.partition(" ")
            before[mark] = date, text
        elif mark in MARKS:
            _, a, b = (part.strip() for part in rest.split("|"))
            yield Pair(f"{story}: {a} / {b}", (_text(*before["A"], a), _text(*before["B"], b)), *MARKS[mark])


def _text(date: str, lead: str, sentence: str) -> Text:
    whole, places = f"{lead} ", []
    for number, part in enumerate(BRACES.split(sentence)):
        places += [len(whole)] if number % 2 else []
        whole += part
    return Text(whole, date, tuple(places))


PAIRS = tuple(pairs())


@pytest.fixture(scope="module")
def joined() -> dict[str, bool]:
    """Name of a pair -> whether a group of the one paper is one with a group of the other."""
    articles = [
        make_article(text.text, name=f"{n}{side}.txt", published=None if text.date == "-" else text.date)
        for n, pair in enumerate(PAIRS)
        for side, text in zip("ab", pair.texts, strict=True)
    ]
    read = iter(readings(articles))
    return {pair.name: _joined(pair, (next(read), next(read))) for pair in PAIRS}


def _joined(pair: Pair, both: tuple[Reading, Reading]) -> bool:
    graph = world(both)
    nodes: list[set[str]] = []
    for reading, text in zip(both, pair.texts, strict=True):
        heads = [m for m in reading.mentions.values() for at in text.groups if m.start <= at < m.end]
        assert heads, f"no group in: {text.text}"
        nodes.append({graph.links[m.id].entity for m in heads if graph.links[m.id].entity.startswith("group/")})
    return bool(nodes[0] & nodes[1])


@pytest.mark.parametrize("pair", PAIRS, ids=lambda p: p.name)
def test_pair(pair: Pair, joined: dict[str, bool]) -> None:
    assert joined[pair.name] == pair.found


def test_nothing_is_joined_wrongly_and_most_is_found(joined: dict[str, bool]) -> None:
    assert all(pair.same for pair in PAIRS if joined[pair.name])
    wanted = [pair for pair in PAIRS if pair.same]
    assert sum(joined[pair.name] for pair in wanted) >= RECALL * len(wanted)
