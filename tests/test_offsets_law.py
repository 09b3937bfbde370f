"""The law of offsets: whatever stands in a text, each claim and mention quotes it exactly, and nothing fails."""

import re
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from kzgraph.ingest import read_all
from kzgraph.model.text import MAX_EVIDENCE
from kzgraph.pipeline import load_reader, resolve_all
from kzgraph.settings import Settings

Read = Callable[[Any], Any]  # an article to its mentions and extraction
SEEDS = Path(__file__).parents[1] / "seeds"
SENTENCES = tuple(
    sentence
    for path in sorted(SEEDS.glob("*.txt"))
    for sentence in re.split(r"(?<=[.?!])[\"”’]?\s+", path.read_text("utf-8").strip())
)
ODD = (
    *("\xad", "\xa0", "\u200b", "\u2060", "\ufeff", "\u202e", "\u0301", "\t", "\r\n", "\n\n", "\x85", "\u2028"),
    *("‘", "’", "“", "”", ",,", "«", "»", '"', "'", "„", "<b>", "&amp;", "{", "\\", "|", "\U0001f600", "é", "ß", "…"),
    *("2.500", "3,5 miljoen", "20%", "€ 12", "(AP)", "http://a.nl/?x=1&y", "@naam", "- ", "* ", "1. ", ";", "'s "),
)


@st.composite
def articles(draw: st.DrawFn) -> str:
    """Sentences of the seeds in any order, with odd characters anywhere, even within words."""
    parts: Sequence[str] = draw(st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=6))
    text = "".join(part + draw(st.sampled_from((" ", "\n", "\n\n", "\r\n", "  \n \n"))) for part in parts)
    for _ in range(draw(st.integers(0, 6))):
        place = draw(st.integers(0, len(text)))
        text = text[:place] + draw(st.sampled_from(ODD)) + text[place:]
    return text[: draw(st.integers(20, 2_000))]


@pytest.fixture(scope="module")
def read() -> Read:
    return load_reader(Settings())


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("law")
    (folder / "artikel.toml").write_text('language = "nl"\ndate = 2022-01-07\n', "utf-8")
    return folder / "artikel.txt"


@settings(max_examples=60, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=articles())
@example(text="Onderhandelen met hen weigert hij. Tokay\r\nev vroeg woensdag de CSTO om bijstand.\nTokajev geeft ")
def test_every_span_quotes_the_text_as_given(read: Read, file: Path, text: str) -> None:
    file.write_bytes(text.encode("utf-8"))
    for article in read_all([file]).articles:
        assert article.text == text
        table, extraction = read(article)
        mentions, claims = table.mentions, extraction.claims()
        for mention in mentions:
            assert 0 <= mention.start < mention.end <= len(text)
        for claim in claims:
            evidence = claim.evidence
            assert text[evidence.start : evidence.end] == evidence.quote
            assert 0 < len(evidence.quote) <= MAX_EVIDENCE
            assert text[: evidence.start].endswith(evidence.prefix)
            assert text[evidence.end :].startswith(evidence.suffix)
            assert 0 <= claim.trigger < len(text)
        known = {mention.id for mention in mentions}
        assert {part.mention for claim in claims for part in claim.participants} <= known
        graph = resolve_all([article], mentions, claims, Settings())
        assert len(graph.claims) <= len(claims)
