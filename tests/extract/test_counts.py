"""Numbers that refer to something counted before: every row of ``counts.toml`` proves itself in a short passage.

The example of a row follows a sentence that counts, and gives one more number of the dead or wounded; a counterexample
in the same place gives none.
"""

from collections.abc import Mapping

import pytest
from factory import make_article, shipped_lexicon

from kzgraph.lexicon.loader import counting_verbs, lexicon_files, read_rows, tally_nouns
from kzgraph.lexicon.schema import CountedDeed
from kzgraph.model.claim import Claim

BEFORE = "Bij de storm kwamen twaalf mensen om. "
VERBS = tuple(row for rows in counting_verbs().values() for row in rows)
DEEDS = tuple(read_rows(lexicon_files("nl", "counts.toml")[0], "deed", CountedDeed))
EXAMPLES = tuple(dict.fromkeys([*(r.example for r in VERBS), *(r.example for r in tally_nouns().values())]))
COUNTEREXAMPLES = tuple(r.counterexample for r in VERBS if r.counterexample)


@pytest.fixture(scope="module")
def found() -> Mapping[str, list[Claim]]:
    """The claims of each sentence of the rows behind BEFORE, read in one batch."""
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
    sentences = [*EXAMPLES, *COUNTEREXAMPLES, *(d.example for d in DEEDS)]
    articles = [make_article(BEFORE + text, name=f"{n}.txt") for n, text in enumerate(sentences)]
    claims = {}
    for article, doc in zip(articles, annotator.annotate(articles), strict=True):
        table = find_mentions(doc, article.id, lexicon)
        claims[article.text.removeprefix(BEFORE)] = extractor.claims(doc, article, table)
    return claims


def counts(claims: list[Claim]) -> list[str]:
    """The numbers that claims of deaths and injuries give behind the first sentence."""
    later = [c for c in claims if c.evidence.start >= len(BEFORE) and c.event_class in {"Killing", "Injury"}]
    return [str(c.quantity.value or c.quantity.minimum) for c in later if c.quantity is not None]


@pytest.mark.parametrize("example", EXAMPLES)
def test_an_example_counts(example: str, found: Mapping[str, list[Claim]]) -> None:
    assert len(counts(found[example])) == 1


@pytest.mark.parametrize("counterexample", COUNTEREXAMPLES)
def test_a_counterexample_counts_nothing(counterexample: str, found: Mapping[str, list[Claim]]) -> None:
    assert counts(found[counterexample]) == []


@pytest.mark.parametrize("deed", DEEDS, ids=lambda deed: deed.noun)
def test_a_deed_stands_in_its_example(deed: CountedDeed) -> None:
    assert deed.noun[:6] in deed.example
    assert deed.people.endswith("mensen")
