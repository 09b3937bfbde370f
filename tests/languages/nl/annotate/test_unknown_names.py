"""Names that no list holds, as the shipped model finds and types them: ``cases/names.txt``.

A row is a sentence in which ``[name|type]`` marks every name that must be found, and no other may be (``-`` as a type:
found or not). A row that begins with ``?`` is known to fail.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from factory import make_article

FILE = Path(__file__).parent / "cases" / "names.txt"
MARK = re.compile(r"\[([^|\]]*)\|([^\]]*)\]")
NAMES = {"PER", "LOC", "ORG"}

Found = frozenset[tuple[str, str]]


@dataclass(frozen=True)
class Row:
    """A sentence, its names with their types, and whether it is known to fail."""

    text: str
    wanted: Found
    fails: bool


def rows() -> Iterator[Row]:
    for line in FILE.read_text("utf-8").splitlines():
        if line and not line.startswith("#"):
            wanted = frozenset((m[1], m[2]) for m in MARK.finditer(line) if m[2] in NAMES)
            yield Row(MARK.sub(r"\1", line.removeprefix("? ")), wanted, line.startswith("? "))


@pytest.fixture(scope="module")
def found() -> dict[str, Found]:
    """Sentence -> the names that the model finds, all read in one batch."""
    from kzgraph.annotate.pipeline import load
    from kzgraph.errors import ModelError
    from kzgraph.settings import Settings

    try:
        annotator = load(Settings())
    except ModelError as error:
        pytest.skip(f"no language model here: {error}")
    articles = [make_article(row.text, name=f"{n}.txt") for n, row in enumerate(rows())]
    docs = annotator.annotate(articles)
    return {
        article.text: frozenset((e.text, e.label_) for e in doc.ents if e.label_ in NAMES)
        for article, doc in zip(articles, docs, strict=True)
    }


@pytest.mark.parametrize("row", [pytest.param(r, id=r.text) for r in rows()])
def test_names_are_found_and_typed(row: Row, found: dict[str, Found]) -> None:
    if row.fails:
        assert found[row.text] != row.wanted, "holds now: take the question mark away"
    else:
        assert found[row.text] == row.wanted


def test_few_names_are_missed_or_invented(found: dict[str, Found]) -> None:
    """Precision and recall over the whole table; rows that fail count."""
    right = sum(len(found[r.text] & r.wanted) for r in rows())
    assert right / sum(len(r.wanted) for r in rows()) > 0.9
    assert right / sum(len(found[r.text]) for r in rows()) > 0.9
