"""Each row of control, report, epistemic and intensional words proves itself: its example gives what it states.

A row that states a modality or polarity must give it to some claim of its example; a report must give a source. Rows
that the shipped model gets wrong stand in ``known_failures_cues.txt``; the list may not grow unseen.
``KZGRAPH_LIST_FAILURES=1 pytest tests/extract/test_cues.py`` writes it anew.
"""

import os
from pathlib import Path

import pytest
from factory import make_article, shipped_lexicon

from kzgraph.lexicon.loader import controls, epistemics, intensionals, reports
from kzgraph.lexicon.schema import Control, Epistemic, Intensional, Report
from kzgraph.model.claim import Claim

KNOWN = Path(__file__).with_name("known_failures_cues.txt")
HEAD = "# Cues whose example the shipped model gets wrong. See test_cues.py.\n"
MOST_KNOWN = 0.4  # of all rows; many examples hold an event noun without participants, which is no claim
MOST_MENDED = 20  # listed rows that pass: more, and the list is out of date
Row = Control | Report | Epistemic | Intensional


def rows() -> dict[str, Row]:
    """All rows by a readable name; two rows of one word are told apart by what they state."""
    named: dict[str, Row] = {}
    for kind, word, row in [
        *(("control", row.verb, row) for row in controls()),
        *((f"report {row.kind}", row.cue, row) for row in reports()),
        *((f"epistemic {row.kind}", row.word, row) for row in epistemics()),
        *((f"intensional {row.kind}", row.word, row) for row in intensionals()),
    ]:
        named[f"{kind} {word} {row.modality or ''} {row.polarity or ''}".strip()] = row
    return named


def proves(row: Row, claims: list[Claim]) -> bool:
    """Whether some claim shows what the row states."""
    return any(
        (row.modality is None or claim.modality == row.modality)
        and (row.polarity is None or claim.polarity == row.polarity)
        and (not isinstance(row, Report) or bool(claim.attributions))
        for claim in claims
    )


@pytest.fixture(scope="module")
def failing() -> set[str]:
    from kzgraph.annotate.pipeline import load
    from kzgraph.errors import ModelError
    from kzgraph.extract import load_extractor
    from kzgraph.mentions.find import find_mentions
    from kzgraph.settings import Settings

    try:
        annotator = load(Settings())
    except ModelError as error:
        pytest.skip(f"no language model here: {error}")
    lexicon = shipped_lexicon()
    extractor = load_extractor(lexicon.entities)
    articles = [make_article(text, name=f"{text}.txt") for text in sorted({row.example for row in rows().values()})]
    claims = {
        article.text: extractor.claims(doc, article, find_mentions(doc, article.id, lexicon))
        for article, doc in zip(articles, annotator.annotate(articles), strict=True)
    }
    found = {name for name, row in rows().items() if not proves(row, claims[row.example])}
    if os.environ.get("KZGRAPH_LIST_FAILURES"):
        KNOWN.write_text(HEAD + "".join(f"{name}\n" for name in sorted(found)), "utf-8")
    return found


def known() -> set[str]:
    return {line for line in KNOWN.read_text("utf-8").splitlines() if line and not line.startswith("#")}


def test_examples_show_what_their_rows_state(failing: set[str]) -> None:
    assert sorted(failing - known()) == []


def test_known_failures_are_still_failures(failing: set[str]) -> None:
    mended = sorted(known() & set(rows()) - failing)
    assert len(mended) <= MOST_MENDED, mended


def test_known_failures_are_few_and_name_rows() -> None:
    assert sorted(known() - set(rows())) == []
    assert len(known()) < MOST_KNOWN * len(rows())


def test_a_wrong_row_would_be_seen() -> None:
    """The check itself can fail."""
    assert not proves(Epistemic("misschien", "adverb", "x", modality="Possible"), [])
