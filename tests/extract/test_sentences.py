# ruff: noqa: E501 - rows of tables stay on one line
"""From whole sentences to facts, with the shipped model: the files ``FILES`` under ``cases``.

A fact is ``Class|role=words|…``: one claim must have this class (or static property, several behind "/", ``*`` for any) and all
that is said of it; of modalities several may be right, joined with "/". Roles hold the labels of nodes, several joined with "+", in any order; nothing behind "=" means that it is empty, "*" that
it is not. ``*=words``: in some role. Modality is Asserted and polarity Affirmed when a fact does not say otherwise. ``number`` is
``3``, ``~20`` (about), ``18..`` (at least), ``..100``, ``3..5``, ``further`` those of other participants, ``scope`` what it covers; ``source`` the sources in their order; ``time`` EDTF; ``frame`` words.
``!`` forbids every claim that fits what is said, and there nothing is taken for granted.

The model is statistical: facts that it misses stand in ``known_failures.txt``, with why. The list may not grow unseen;
``KZGRAPH_LIST_FAILURES=1 pytest tests/extract/test_sentences.py`` writes it anew.
"""

import csv
import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest
from reading import graphs

from kzgraph.model.claim import Claim, Quantity, Role
from kzgraph.model.entity import ResolvedGraph

HERE = Path(__file__).parent
KNOWN = HERE / "known_failures.txt"
FILES = ("sentences.csv", "counts.csv", "certainty.csv", "constructions.csv")  # at large; numbers; how sure; grammar
HEAD = "# Facts of cases/*.csv that the shipped model and rules miss. See test_sentences.py.\n"
MOST_KNOWN = 0.2  # of all facts
MOST_MENDED = 4  # listed facts that hold: more, and the list is out of date


@dataclass(frozen=True)
class Fact:
    """One expectation. classes: any of them; wanted: key -> words; forbidden: no claim may fit."""

    sentence: str
    text: str
    classes: frozenset[str]
    wanted: Mapping[str, str]
    forbidden: bool

    @property
    def name(self) -> str:
        return f"{self.sentence} => {self.text}"

    def holds(self, claims: list[dict[str, str]]) -> bool:
        found = any(self.classes & {claim["class"], "*"} and self._fits(claim) for claim in claims)
        return found is not self.forbidden

    def _fits(self, claim: Mapping[str, str]) -> bool:
        wanted = self.wanted if self.forbidden else {"modality": "Asserted", "polarity": "Affirmed", **self.wanted}
        return all(_same(claim, key, words) for key, words in wanted.items())


def _same(claim: Mapping[str, str], key: str, words: str) -> bool:
    if key == "*":
        return any(words in claim[role].split("+") for role in Role)
    if words == "*":
        return bool(claim[key])
    if key == "source":
        return claim[key] == words
    if key == "modality":
        return claim[key] in words.split("/")
    return sorted(claim[key].split("+")) == sorted(words.split("+"))


def facts() -> Iterator[Fact]:
    for name in FILES:
        with (HERE / "cases" / name).open(encoding="utf-8", newline="") as file:
            for line in csv.DictReader(file):
                yield from facts_of(line["sentence"], line["facts"])


def facts_of(sentence: str, cell: str) -> Iterator[Fact]:
    for text in cell.split(" ; "):
        kind, *pairs = text.removeprefix("!").split("|")
        wanted = dict(pair.split("=", 1) for pair in pairs)
        yield Fact(sentence, text, frozenset(kind.split("/")), wanted, text.startswith("!"))


def as_row(claim: Claim, graph: ResolvedGraph) -> dict[str, str]:
    """A claim as the words that facts use."""
    sources = sorted(claim.attributions, key=lambda a: a.position)
    roles = {role.value: "+".join(graph.entity(m).label for m in claim.mentions(role)) for role in Role}
    return {
        "class": claim.event_class or claim.property,
        "lemma": claim.lemma,
        "modality": claim.modality,
        "polarity": claim.polarity,
        "number": number(claim.quantity),
        "further": "+".join(map(number, claim.further)),
        "scope": (claim.quantity.scope or "") if claim.quantity else "",
        "asof": (claim.quantity.as_of or "") if claim.quantity else "",
        "source": "+".join(graph.entity(a.mention).label for a in sources),
        "time": (claim.time.edtf or claim.time.text) if claim.time else "",
        "frame": claim.frame_text or "",
        **roles,
    }


def number(quantity: Quantity | None) -> str:
    if quantity is None:
        return ""
    if quantity.value is not None:
        return "~" * quantity.approximate + quantity.value
    return f"{quantity.minimum or ''}..{quantity.maximum or ''}"


@pytest.fixture(scope="module")
def failing() -> list[str]:
    """The facts that do not hold, all sentences read in one batch, each a document of its own."""
    claims: dict[str, list[dict[str, str]]] = {}
    for text, graph in graphs(f.sentence for f in facts()).items():
        claims[text] = [as_row(claim, graph) for claim in graph.claims]
    missed = [fact.name for fact in facts() if not fact.holds(claims[fact.sentence])]
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


def test_there_are_enough_sentences_of_both_kinds() -> None:
    every = list(facts())
    assert len({fact.sentence for fact in every}) >= 80
    assert sum(fact.forbidden for fact in every) >= 20


def test_a_wrong_claim_would_be_seen() -> None:
    """The check itself can fail, both ways."""
    claim = {"class": "Arrest", "actor": "politie", "target": "a+b", "modality": "Possible", "polarity": "Affirmed", "number": ""}

    def holds(text: str) -> bool:
        kind, *pairs = text.removeprefix("!").split("|")
        return Fact("", text, frozenset(kind.split("/")), dict(p.split("=", 1) for p in pairs), text[0] == "!").holds([claim])

    assert holds("Arrest|actor=politie|modality=Possible")
    assert holds("Attack/Arrest|target=b+a|modality=Possible")
    assert not holds("Arrest|actor=politie")  # asserted is taken for granted
    assert not holds("Arrest|actor=|modality=Possible")
    assert not holds("Arrest|target=a|modality=Possible")
    assert not holds("!Arrest")
    assert not holds("!Arrest|actor=*")
    assert holds("!Arrest|number=*")
    assert holds("!Attack")
