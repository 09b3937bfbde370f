"""Every row proves itself: its example gives its event or relation, its counterexample does not.

The language model is statistical, so the rows that fail with the shipped one stand in ``known_failures.txt``; the list
may not grow. ``KZGRAPH_LIST_FAILURES=1 pytest tests/lexicon/test_examples.py`` writes it anew.
"""

import hashlib
import os
from collections.abc import Iterable
from pathlib import Path

import pytest

from kzgraph.lexicon.loader import frames, known_entities, light_verbs, noun_triggers
from kzgraph.lexicon.schema import Frame, LightVerb, NounTrigger
from kzgraph.model.claim import Claim
from kzgraph.model.text import Article, Block

KNOWN = Path(__file__).with_name("known_failures.txt")
MOST_KNOWN = 0.08  # of all rows
MOST_MENDED = 12  # listed rows that pass: more, and the list is out of date
HEAD = "# Rows whose example or counterexample the shipped model gets wrong. See test_examples.py.\n"
Row = Frame | NounTrigger | LightVerb


def article(text: str) -> Article:
    sha256 = hashlib.sha256(text.encode()).hexdigest()
    return Article(
        text=text, file_name="example.txt", sha256=sha256, blocks=(Block(0, len(text)),), published="2022-01-07"
    )


def all_rows() -> tuple[Row, ...]:
    return (*frames(), *noun_triggers(), *light_verbs())


def name(row: Row) -> str:
    """The row's id with its kind, since a verb and a noun may look alike."""
    kind = "verb" if isinstance(row, Frame) else "noun" if isinstance(row, NounTrigger) else "light"
    return f"{kind} {row.id}"


def said(claims: Iterable[Claim]) -> set[str]:
    """The events and static properties of claims."""
    return {claim.event_class or str(claim.property) for claim in claims}


def fails(row: Row, events: dict[str, set[str]]) -> bool:
    wrong = row.counterexample is not None and row.event in events[row.counterexample]
    return wrong or row.event not in events[row.example]


@pytest.fixture(scope="module")
def failing() -> set[str]:
    """The rows that fail, all sentences read in one batch."""
    from kzgraph.annotate.pipeline import load
    from kzgraph.errors import ModelError
    from kzgraph.extract import load_extractor
    from kzgraph.lexicon.classes import shipped_classes
    from kzgraph.lexicon.entities import EntityIndex
    from kzgraph.mentions.find import Lexicon, find_mentions
    from kzgraph.settings import Settings

    try:
        annotator = load(Settings())
    except ModelError as error:
        pytest.skip(f"no language model here: {error}")
    lexicon = Lexicon(shipped_classes(), EntityIndex(known_entities()))
    extractor = load_extractor(lexicon.entities)
    texts = sorted({text for row in all_rows() for text in (row.example, row.counterexample) if text})
    articles = [article(text) for text in texts]
    events = {
        one.text: said(extractor.claims(doc, one, find_mentions(doc, one.id, lexicon)))
        for one, doc in zip(articles, annotator.annotate(articles), strict=True)
    }
    found = {name(row) for row in all_rows() if fails(row, events)}
    if os.environ.get("KZGRAPH_LIST_FAILURES"):
        KNOWN.write_text(HEAD + "".join(f"{line}\n" for line in sorted(found)), "utf-8")
    return found


def known() -> set[str]:
    return {line for line in KNOWN.read_text("utf-8").splitlines() if line and not line.startswith("#")}


def test_examples_give_their_events(failing: set[str]) -> None:
    """A row of the shipped lexicon that is not listed as known must prove itself."""
    assert sorted(failing - known()) == []


def test_known_failures_are_still_failures(failing: set[str]) -> None:
    mended = sorted(known() & {name(row) for row in all_rows()} - failing)
    assert len(mended) <= MOST_MENDED, mended


def test_known_failures_are_few_and_name_rows() -> None:
    names = {name(row) for row in all_rows()}
    assert sorted(known() - names) == []
    assert len(known()) < MOST_KNOWN * len(names)


def test_a_wrong_row_would_be_seen() -> None:
    """The check itself can fail, both ways."""
    row = Frame(verb="steken", event="Destruction", example="a", counterexample="b")
    assert fails(row, {"a": set(), "b": set()})
    assert fails(row, {"a": {"Destruction"}, "b": {"Destruction"}})
    assert not fails(row, {"a": {"Destruction"}, "b": set()})
