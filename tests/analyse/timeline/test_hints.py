"""What a weekday leaves possible when only the month of the document is known."""

import pytest

from kzgraph.analyse.timeline.hints import hint_of

CASES = [
    ("donderdag", "2022-01", (), "2021-12-30/2022-01-27"),
    ("vrijdagochtend", "2022-01", (), "2021-12-31/2022-01-28"),
    ("op woensdag", "2023-03-01", (), "2023-03-01"),
    ("maandag", None, ("2023-03-01", "2023-03-09"), "2023-02-27/2023-03-06"),
    ("gisteravond", "2023-03-02", (), "2023-03-01"),
    ("vannacht", "2022-01", (), "2022-01-01/2022-01-31"),
    ("gisteren", None, ("2023-03-01",), None),  # of which document?
    ("morgen", "2023-03-02", (), None),
    ("sinds maandag", "2022-01", (), None),
    ("elke maandag", "2022-01", (), None),
    ("de nacht van zaterdag op zondag", "2022-01", (), None),
    ("in de stad", "2022-01", (), None),
    ("maandag", None, (), None),
    ("maandag", "mei", (), None),
    (None, "2022-01", (), None),
]


@pytest.mark.parametrize(("words", "published", "others", "edtf"), CASES)
def test_hint(words: str | None, published: str | None, others: tuple[str, ...], edtf: str | None) -> None:
    found = hint_of(words, published, others)
    assert (found.edtf if found else None) == edtf
    if found:
        assert found.inferred
        assert not found.exact
        assert found.words.startswith(f"{words}: ")
