# ruff: noqa: E501 - rows of tables stay on one line
"""Who says so, over whole passages with the shipped model: ``cases/sources.csv``.

A fact is ``lemma|key=words|…``: some claim with this lemma must have all that is said of it. ``source``: labels of the sources in
their order, nearest first, joined with "+"; nothing behind "=" is the text's own voice. ``frame``, ``actor``, ``target``, ``modality``
and ``polarity`` as in ``test_sentences.py``. ``!`` forbids every claim that fits.

What the shipped model misses stands in ``known_failures_sources.txt``; the list may not grow unseen.
``KZGRAPH_LIST_FAILURES=1 pytest tests/extract/test_sources.py`` writes it anew.
"""

import csv
import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest
from reading import graphs

from kzgraph.model.claim import Claim, Role
from kzgraph.model.entity import ResolvedGraph

HERE = Path(__file__).parent
KNOWN = HERE / "known_failures_sources.txt"
HEAD = "# Facts of cases/sources.csv that the shipped model and rules miss. See test_sources.py.\n"
MOST_KNOWN = 0.15  # of all facts
MOST_MENDED = 4  # listed facts that hold: more, and the list is out of date


@dataclass(frozen=True)
class Fact:
    """One expectation. wanted: key -> words; forbidden: no claim may fit."""

    passage: str
    text: str
    wanted: Mapping[str, str]
    forbidden: bool

    @property
    def name(self) -> str:
        return f"{' '.join(self.passage.split())} => {self.text}"

    def holds(self, claims: list[dict[str, str]]) -> bool:
        return any(all(claim[k] == v for k, v in self.wanted.items()) for claim in claims) is not self.forbidden


def facts() -> Iterator[Fact]:
    with (HERE / "cases" / "sources.csv").open(encoding="utf-8", newline="") as file:
        for line in csv.DictReader(file):
            for text in filter(None, line["facts"].split(" ; ")):
                lemma, *pairs = text.removeprefix("!").split("|")
                wanted = {"lemma": lemma, **dict(pair.split("=", 1) for pair in pairs)}
                yield Fact(line["passage"], text, wanted, text.startswith("!"))


def as_row(claim: Claim, graph: ResolvedGraph) -> dict[str, str]:
    """A claim as the words that facts use."""
    roles = {role.value: "+".join(graph.entity(m).label for m in claim.mentions(role)) for role in Role}
    sources = sorted(claim.attributions, key=lambda a: a.position)
    return {
        "lemma": claim.lemma,
        "source": "+".join(graph.entity(a.mention).label for a in sources),
        "frame": claim.frame_text or "",
        "modality": claim.modality,
        "polarity": claim.polarity,
        **roles,
    }


def read() -> dict[str, list[dict[str, str]]]:
    """The claims of every passage, each a document of its own."""
    claims = {}
    for text, graph in graphs(f.passage for f in facts()).items():
        claims[text] = [as_row(claim, graph) for claim in graph.claims]
    return claims


@pytest.fixture(scope="module")
def failing() -> list[str]:
    claims = read()
    missed = [fact.name for fact in facts() if not fact.holds(claims[fact.passage])]
    if os.environ.get("KZGRAPH_LIST_FAILURES"):
        KNOWN.write_text(HEAD + "".join(f"{line}\n" for line in missed), "utf-8")
    return missed


def known() -> set[str]:
    return {line for line in KNOWN.read_text("utf-8").splitlines() if line and not line.startswith("#")}


def test_facts_hold(failing: list[str]) -> None:
    assert [name for name in failing if name not in known()] == []


def test_known_failures_are_still_failures(failing: list[str]) -> None:
    mended = sorted(known() - set(failing))
    assert len(mended) <= MOST_MENDED, mended


def test_known_failures_are_few_and_name_facts() -> None:
    names = [fact.name for fact in facts()]
    assert sorted(known() - set(names)) == []
    assert len(known()) < MOST_KNOWN * len(names)


def test_there_are_enough_passages_of_both_kinds() -> None:
    every = list(facts())
    assert len({fact.passage for fact in every}) >= 180
    assert sum(fact.forbidden or fact.wanted.get("source") == "" for fact in every) >= 50


def test_a_wrong_source_would_be_seen() -> None:
    """The check itself can fail, both ways."""
    claim = {"lemma": "vluchten", "source": "krant+leger"}

    def holds(source: str, *, forbidden: bool = False) -> bool:
        return Fact("", "", {"lemma": "vluchten", "source": source}, forbidden).holds([claim])

    assert holds("krant+leger")
    assert not holds("leger+krant")
    assert not holds("")
    assert not holds("krant+leger", forbidden=True)
