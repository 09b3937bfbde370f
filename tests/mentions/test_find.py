"""Noun phrases and what they are, on hand-built trees with the shipped classes and entities.

A line ``m words | field=value`` in ``cases.trees`` is a mention with these words, ``_`` for a space;
``x words`` is none.
"""

from pathlib import Path

import pytest
from factory import Case, cases, reading, tree

from kzgraph.model.mention import Mention

TREES = cases(Path(__file__).with_name("cases.trees"))


def value(mention: Mention, field: str) -> str:
    found = getattr(mention, field)
    return ",".join(found) if isinstance(found, tuple) else str(found).replace(" ", "_")


def lines(mark: str) -> list[object]:
    return [pytest.param(c, line, id=f"{c.name}: {line.split(' | ')[0]}") for c in TREES for _, line in c.lines(mark)]


@pytest.mark.parametrize(("case", "line"), lines("m"))
def test_mentions(case: Case, line: str) -> None:
    words, fields = line.split(" | ")
    (mention,) = [m for m in reading(case.doc).table.mentions if m.text == words]
    for pair in fields.split():
        field, wanted = pair.split("=")
        assert value(mention, field) == wanted, field


@pytest.mark.parametrize(("case", "words"), lines("x"))
def test_no_mention(case: Case, words: str) -> None:
    assert words not in [m.text for m in reading(case.doc).table.mentions]


@pytest.mark.parametrize("case", TREES, ids=lambda case: case.name)
def test_offsets_and_links(case: Case) -> None:
    read = reading(case.doc)
    ids = {m.id for m in read.table.mentions}
    assert len(ids) == len(read.table.mentions)
    for m in read.table.mentions:
        assert m.id == f"{read.article.id}/{m.start}-{m.end}"
        assert read.article.quote(m.start, m.end) == m.text
        assert ({m.of} | set(m.appositions) | set(m.members)) - {None} <= ids


WITH_STARS = """
1 Boeren boer NOUN nsubj 2 Plur
2 staken staken VERB root 0 Fin.Pres.Plur

1 *** *** PUNCT root 0 -

1 Boeren boer NOUN nsubj 2 Plur
2 wachten wachten VERB root 0 Fin.Pres.Plur
"""


def test_lines_without_words_are_no_sentences() -> None:
    assert [m.sentence for m in reading(tree(WITH_STARS)).table.mentions] == [0, 1]
