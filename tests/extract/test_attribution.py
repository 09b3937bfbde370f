# ruff: noqa: E501 - rows of tables stay on one line
"""Who says so, on hand-built trees with the shipped lexicon.

A line ``@ Class Modality Polarity source:cue source:cue`` in ``cases/attribution.trees`` is what the one claim of that class
says of itself; the first source is the nearest, and a claim without sources is the text's own voice.
"""

from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from factory import Case, cases, reading, shipped_lexicon

from kzgraph.extract import Extractor, load_extractor
from kzgraph.model.claim import Claim

TREES = cases(Path(__file__).with_name("cases") / "attribution.trees")
XFAIL: dict[str, str] = {
    "Peru betwijfelt of Togo troepen stuurt: Deployment": "'betwijfelen' is in no row: its clause is asserted without a source",
}


@cache
def extractor() -> Extractor:
    return load_extractor(shipped_lexicon().entities)


def lines() -> Iterator[object]:
    for case in TREES:
        for _, line in case.lines("@"):
            name = f"{case.name}: {line.split()[0]}"
            marks = [pytest.mark.xfail(strict=True, reason=XFAIL[name])] if name in XFAIL else []
            yield pytest.param(case, line, id=name, marks=marks)


def line_of(claim: Claim, heads: dict[str, str]) -> str:
    sources = [f"{heads[a.mention]}:{a.cue}" for a in sorted(claim.attributions, key=lambda a: a.position)]
    return " ".join([str(claim.event_class), claim.modality, claim.polarity, *sources])


@pytest.mark.parametrize(("case", "line"), lines())
def test_sources(case: Case, line: str) -> None:
    read = reading(case.doc)
    heads = {m.id: m.head for m in read.table.mentions}
    claims = extractor().claims(case.doc, read.article, read.table)
    assert [line_of(c, heads) for c in claims if c.event_class == line.split()[0]] == [line]


@pytest.mark.parametrize("case", TREES, ids=lambda case: case.name)
def test_positions_and_cues(case: Case) -> None:
    """Positions count from 1 without a gap, each source stands once, and the cue is what the offsets say."""
    read = reading(case.doc)
    for claim in extractor().claims(case.doc, read.article, read.table):
        assert [a.position for a in claim.attributions] == list(range(1, len(claim.attributions) + 1))
        assert len({a.mention for a in claim.attributions}) == len(claim.attributions)
        for a in claim.attributions:
            assert read.article.quote(a.start, a.end).lower() == a.cue


@pytest.mark.parametrize("case", TREES, ids=lambda case: case.name)
def test_evidence_is_what_stands_there(case: Case) -> None:
    read = reading(case.doc)
    claims = extractor().claims(case.doc, read.article, read.table)
    assert claims
    for claim in claims:
        evidence = claim.evidence
        assert read.article.quote(evidence.start, evidence.end) == evidence.quote
        assert evidence.start <= claim.trigger < evidence.end
        around = evidence.prefix + evidence.quote + evidence.suffix
        assert around in read.article.text
