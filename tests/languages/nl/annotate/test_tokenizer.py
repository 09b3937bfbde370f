"""Tokens: where they begin, and that no character is ever lost."""

import csv
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from spacy.vocab import Vocab

from kzgraph.annotate.segments import tokenise
from kzgraph.annotate.tokens import make_doc, visible
from kzgraph.languages.nl.annotate.tokenizer import DutchTokenizer, split
from kzgraph.model.text import Article, Block, BlockKind

CASES = list(csv.DictReader((Path(__file__).parent / "cases" / "tokens.csv").open(encoding="utf-8"), delimiter=";"))
ODD = st.text(
    alphabet=st.sampled_from(list("abAB019.,'’‘\"”„«»-–/()?!:;%€@#… \u00a0\u00ad\u200b\ufeff\t\r\n\u2028\x1c")),
    max_size=80,
)


@pytest.mark.parametrize("case", CASES, ids=[c["note"] for c in CASES])
def test_tokens(case: dict[str, str]) -> None:
    doc = DutchTokenizer(Vocab())(case["text"])
    assert [t.text for t in doc if not t.is_space] == case["tokens"].split("|")


@given(st.one_of(st.text(max_size=200), ODD))
@example("")
@example(" ")
@example("  a \r\n\r\n b\u00a0 c\ufeff")
@example("’’''',,\"")
def test_text_is_kept(text: str) -> None:
    assert "".join(split(text)) == text
    doc = DutchTokenizer(Vocab())(text)
    assert doc.text == text
    assert all(text[t.idx : t.idx + len(t)] == t.text for t in doc)


@st.composite
def articles(draw: st.DrawFn) -> Article:
    text = draw(ODD)
    cuts = sorted(draw(st.lists(st.integers(0, len(text)), max_size=6)))
    pairs = zip(cuts[::2], cuts[1::2], strict=False)
    blocks = tuple(Block(a, b, draw(st.sampled_from(list(BlockKind)))) for a, b in pairs if b > a)
    return Article(text, "x.txt", "0" * 64, blocks)


@given(articles())
@settings(max_examples=300)
def test_blocks_keep_the_text_and_end_tokens(article: Article) -> None:
    words, spaces, runs = tokenise(article, split)
    doc = make_doc(Vocab(), words, spaces)
    assert doc.text == article.text
    assert [r.start for r in runs] == [0, *(r.end for r in runs)][: len(runs)]
    assert not runs or runs[-1].end == len(doc)
    edges = {t.idx for t in doc} | {t.idx + len(t) for t in doc} | {t.idx + len(t) + 1 for t in doc if t.whitespace_}
    assert all({b.start, b.end} <= edges | {len(article.text)} for b in article.blocks)


def test_long_words_take_linear_time() -> None:
    for char in ("a", "'", ".", "1.", "-", "!", "\u00ad", "a.", "@", "www."):
        text = char * (200_000 // len(char))
        assert "".join(split(text)) == text


def test_soft_hyphens_are_not_in_the_norm() -> None:
    doc = DutchTokenizer(Vocab())("De burge\u00admeester")
    assert doc[1].text == "burge\u00admeester"
    assert doc[1].norm_ == "burgemeester"
    assert visible("non\u2011stop") == "non-stop"
