"""``--model``: what other pipelines must have, and how their lack is told."""

from collections.abc import Callable
from pathlib import Path

import pytest
import spacy
from spacy.language import Language
from spacy.lookups import Lookups

from kzgraph.annotate.pipeline import load
from kzgraph.errors import ModelError
from kzgraph.model.text import Article
from kzgraph.settings import Settings


def saved(nlp: Language, folder: Path) -> Settings:
    nlp.to_disk(folder)
    return Settings(model=str(folder))


def with_parser(labels: tuple[str, ...]) -> Language:
    nlp = spacy.blank("nl")
    parser = nlp.add_pipe("parser")
    for label in labels:
        parser.add_label(label)  # type: ignore[attr-defined]
    return nlp


def test_missing() -> None:
    with pytest.raises(ModelError, match=r"nl_no_such_model: it is not installed.*spacy download nl_no_such_model"):
        load(Settings(model="nl_no_such_model"))


def test_other_language(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match="it is for language 'en'"):
        load(saved(spacy.blank("en"), tmp_path / "m"))


def test_no_parser(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match="no parser"):
        load(saved(spacy.blank("nl"), tmp_path / "m"))


def test_no_universal_dependencies(tmp_path: Path) -> None:
    nlp = with_parser(("nsubj", "dobj"))
    nlp.initialize()
    with pytest.raises(ModelError, match="lacks the Universal Dependencies relation 'aux'"):
        load(saved(nlp, tmp_path / "m"))


def test_no_lemmas(tmp_path: Path) -> None:
    nlp = with_parser(("nsubj", "obj", "obl", "aux", "ROOT"))
    nlp.initialize()
    with pytest.raises(ModelError, match="no lemmatizer"):
        load(saved(nlp, tmp_path / "m"))


def test_a_pipeline_that_will_do(tmp_path: Path, article: Callable[[str], Article]) -> None:
    nlp = with_parser(("nsubj", "obj", "obl", "aux", "ROOT"))
    nlp.initialize()
    lemmatizer = nlp.add_pipe("lemmatizer", config={"mode": "lookup"})
    tables = Lookups()
    tables.add_table("lemma_lookup", {"komt": "komen"})
    lemmatizer.initialize(lookups=tables)  # type: ignore[attr-defined]
    text = "Een kop\n\nDe boer komt. De koe loopt."
    (doc,) = load(saved(nlp, tmp_path / "m")).annotate([article(text)])
    assert doc.text == text
    assert [s.text.strip() for s in doc.sents if s.text.strip()] == [
        "Een kop",
        "De boer komt.",
        "De koe loopt.",
    ]
    assert next(t for t in doc if t.text == "komt").lemma_ == "komen"


def test_damaged_shipped_model(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KZGRAPH_MODEL_DIR", str(tmp_path / "none"))
    with pytest.raises(ModelError, match="no language model in"):
        load(Settings())
    (tmp_path / "tables.json.gz").write_bytes(b"x")
    (tmp_path / "model.onnx").write_bytes(b"x")
    monkeypatch.setenv("KZGRAPH_MODEL_DIR", str(tmp_path))
    with pytest.raises(ModelError, match="install kzgraph again"):
        load(Settings())
