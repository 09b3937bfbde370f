"""The shipped files: complete, small enough, and fit for each other."""

from __future__ import annotations

import numpy as np
import pytest

from kzgraph.languages.language import find_language
from kzgraph.languages.nl.annotate import decode, encoding

DATA = find_language("nl").folder
MODEL = DATA / "model"


@pytest.fixture(scope="module")
def vocabulary() -> encoding.Vocabulary:
    return encoding.load_vocabulary(MODEL / "vocab.json.gz")


def test_all_files_together_stay_below_30_megabytes() -> None:
    names = {path.name for path in MODEL.iterdir()}
    assert names >= {"model.onnx", "vocab.json.gz", "tables.json.gz", "relations.npz", "MODEL_CARD.md", "LICENSE"}
    assert sum(path.stat().st_size for path in DATA.rglob("*") if path.is_file()) <= 30_000_000


def test_licence_and_attribution_are_named() -> None:
    for name in ("MODEL_CARD.md", "LICENSE"):
        text = (MODEL / name).read_text(encoding="utf-8")
        for owed in ("CC BY-SA 4.0", "Alpino", "LassySmall", "Groningen", "MEANTIME"):
            assert owed in text


def test_tables_speak_of_the_model_s_tags(vocabulary: encoding.Vocabulary) -> None:
    tables = encoding.read_json(MODEL / "tables.json.gz")
    assert set(tables["lemma"]) <= set(vocabulary.xpos)
    assert set(tables["feats"]) == set(vocabulary.xpos)
    assert all("" in rows for rows in tables["feats"].values())
    pairs = [(form, lemma) for rows in tables["lemma"].values() for form, lemma in rows.items()]
    assert not any("_" in lemma.strip("_") and "_" not in form for form, lemma in pairs)


def test_network_reads_the_encoding(vocabulary: encoding.Vocabulary) -> None:
    onnxruntime = pytest.importorskip("onnxruntime")
    session = onnxruntime.InferenceSession(MODEL / "model.onnx", providers=["CPUExecutionProvider"])
    forms = ["De", "bakker", "opende", "gisteren", "in", "Gent", "een", "winkel", "."]
    outputs = [output.name for output in session.get_outputs()]
    batch = encoding.Encoder(vocabulary).batch([forms])
    values = dict(zip(outputs, session.run(outputs, batch.feeds()), strict=True))
    heads = decode.best_heads(values["arcs"][0]).tolist()
    assert heads[1:] == [2, 3, 0, 3, 6, 3, 8, 3, 3]
    relations = [vocabulary.deprels[i] for i in values["relations"][0].argmax(-1)]
    assert relations[2] == "nsubj"
    assert relations[8] == "obj"
    names = decode.decode_names(values["names"][0, 1:], vocabulary.names)
    assert names == ["O"] * 5 + ["B-LOC"] + ["O"] * 3


def test_relation_weights_agree_with_the_network(vocabulary: encoding.Vocabulary) -> None:
    onnxruntime = pytest.importorskip("onnxruntime")
    session = onnxruntime.InferenceSession(MODEL / "model.onnx", providers=["CPUExecutionProvider"])
    outputs = [output.name for output in session.get_outputs()]
    batch = encoding.Encoder(vocabulary).batch([["Niemand", "zag", "het", "schip", "."]])
    values = dict(zip(outputs, session.run(outputs, batch.feeds()), strict=True))
    with np.load(MODEL / "relations.npz") as arrays:
        weights = arrays["weights"].astype(np.float32)
    for k in range(1, 6):
        head = values["heads"][0, k]
        scores = decode.relation_scores(values["dep_rel"][0, k], values["head_rel"][0, head], weights)
        assert scores.argmax() == values["relations"][0, k].argmax()
