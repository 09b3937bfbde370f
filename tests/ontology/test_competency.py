"""Each competency question gives the answer in its .csv over the valid examples and the ontology."""

from pathlib import Path

import pytest
from pyoxigraph import QueryResultsFormat, QuerySolutions, Store

from kzgraph.rdf.vocab import ontology_dir

FOLDER = ontology_dir() / "competency"
QUESTIONS = sorted(FOLDER.glob("*.rq"))


@pytest.fixture(scope="module")
def store() -> Store:
    made = Store()
    files = [ontology_dir() / "kzgraph.ttl", ontology_dir() / "alignments.ttl"]
    for path in [*files, *sorted((ontology_dir() / "examples" / "valid").iterdir())]:
        made.load(path=str(path))
    return made


@pytest.mark.parametrize("path", QUESTIONS, ids=lambda path: path.stem)
def test_answer(path: Path, store: Store) -> None:
    rows = store.query(path.read_text(encoding="utf-8"), use_default_graph_as_union=True)
    assert isinstance(rows, QuerySolutions)
    answer = rows.serialize(format=QueryResultsFormat.CSV)
    assert answer is not None
    expected = path.with_suffix(".csv").read_text(encoding="utf-8")
    assert answer.decode().replace("\r\n", "\n") == expected
    assert expected.count("\n") > 1, "a question without an answer shows nothing"


def test_each_question_is_a_question_and_orders_its_answer() -> None:
    assert len(QUESTIONS) >= 20
    for path in QUESTIONS:
        text = path.read_text(encoding="utf-8")
        assert text.startswith("# ") and text.partition("\n")[0].endswith(("?", ")?")), path.name
        assert "ORDER BY" in text, path.name
    assert {path.stem for path in FOLDER.glob("*.csv")} == {path.stem for path in QUESTIONS}
