"""Our own seed articles: complete, varied, and read as they should be."""

import re
from pathlib import Path

import pytest

from kzgraph.ingest import read_all
from kzgraph.model.text import BlockKind

ROOT = Path(__file__).parents[2]
SEEDS = ROOT / "seeds"
SHARED = ROOT.parent / "shared"
ALL = " ".join(path.read_text(encoding="utf-8") for path in sorted(SEEDS.glob("*.txt")))


def runs(text: str, length: int = 9) -> set[tuple[str, ...]]:
    words = re.findall(r"\w+", text.lower())
    return {tuple(words[i : i + length]) for i in range(len(words) - length + 1)}


def test_five_articles_with_metadata() -> None:
    result = read_all([SEEDS])
    assert not result.skipped
    assert len(result.articles) == 5
    assert len({article.publisher for article in result.articles}) == 5
    for article in result.articles:
        assert article.title
        assert article.published in {"2022-01-06", "2022-01-07"}
        assert article.language.startswith("nl")
        assert 250 <= len(article.text.split()) <= 450


def test_no_furniture_is_left_in_the_paragraphs() -> None:
    for article in read_all([SEEDS]).articles:
        for block in article.blocks:
            words = article.text[block.start : block.end]
            if block.kind is BlockKind.PARAGRAPH:
                assert words[-1] in ".”’\"'", words
                assert not re.match(r"\s*date|update|[A-Z/]{4,} ", words), words


@pytest.mark.parametrize(
    "words",
    [
        "317",
        "353",
        "748",
        "acht",
        "dertien",
        "achttien",
        "26",
        "tientallen",
        "2500",
        "2.500",
        "20.000",
        "drieduizend",
        "Tokajev",
        "Tokayev",
        "CVVO",
        "CSTO",
        "ODKB",
        "van buitenaf geïnspireerde",
        "TASS",
        "RIA",
        "Khabar 24",
        "Flydubai",
        "NetBlocks",
        "‘",
        "“",
        ",,",
        ' "',
        " '",
    ],
)
def test_differing_counts_spellings_and_quotes(words: str) -> None:
    assert words in ALL


@pytest.mark.skipif(not SHARED.is_dir(), reason="the real articles in ../shared are not here")
def test_no_run_of_nine_words_of_the_real_articles() -> None:
    ours = runs(ALL)
    for path in sorted([*(SHARED / "seeds").glob("*.txt"), *(SHARED / "dev").glob("*.txt")]):
        assert not ours & runs(path.read_text(encoding="utf-8")), path.name


@pytest.mark.skipif(not SHARED.is_dir(), reason="the real articles in ../shared are not here")
def test_the_real_articles_are_read_whole() -> None:
    result = read_all([SHARED / "seeds", SHARED / "dev"])
    assert not result.skipped
    assert len(result.articles) == 11
    for article in result.articles:
        assert article.text == (SHARED / _folder(article.file_name) / article.file_name).read_bytes().decode()


def _folder(name: str) -> str:
    return "seeds" if name[0].isdigit() else "dev"
