"""The parts around the network, and one small run from sentences to exported files."""

from __future__ import annotations

import random
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest

from training import evaluate
from training.augment import Gazetteer
from training.treebank import Corpora, Sentence, Token

torch = pytest.importorskip("torch", reason="PyTorch is only needed for training")
pytest.importorskip("onnx", reason="onnx is only needed for training")
pytest.importorskip("onnxruntime")
export = pytest.importorskip("training.export")
network = pytest.importorskip("training.network")
train = pytest.importorskip("training.train")

TINY = network.Sizes(word=8, suffix2=4, suffix3=4, suffix5=4, prefix3=4, shape=4, char=4, char_filters=4, hidden=8,
             layers=2, arc=8, relation=4, names_hidden=4)  # fmt: skip


def sentences() -> list[Sentence]:
    out = []
    for name in ("Ada", "Bob", "Cas", "Dora"):
        verb = Token("slaapt", "slapen", "VERB", "WW", "VerbForm=Fin", "root", "O")
        stop = Token(".", ".", "PUNCT", "LET", "_", "punct", "O", verb)
        out.append([Token(name, name, "PROPN", "SPEC|deeleigen", "_", "nsubj", "B-PER", verb), verb, stop])
    return out


def corpora() -> Corpora:
    gold = sentences() * 4
    return Corpora(gold, gold, [], {"lassysmall": gold[:4]}, {}, gold[:4])


def test_rate_falls_to_a_fiftieth() -> None:
    schedule = train.Schedule(steps=1000, warm_up=10)
    rates = [train.learning_rate(schedule, step, 1000) for step in range(1001)]
    assert rates[0] < rates[9] == rates[200] == schedule.rate
    assert rates[1000] == pytest.approx(schedule.rate / 50)
    assert all(a >= b for a, b in pairwise(rates[10:]))


def test_batches_hold_every_sentence_once() -> None:
    examples = [train.Example([0] * n, np.zeros(n), np.zeros((5, n))) for n in [3, 50, 7, 21, 3, 88] * 9]
    made = list(train.batches(examples, 100, random.Random(1)))
    assert sorted(id(e) for batch in made for e in batch) == sorted(id(e) for e in examples)


def test_unlabelled_tokens_are_ignored() -> None:
    sentence = sentences()[0]
    for token in sentence:
        token.upos = token.deprel = ""
    encoder = train.ExampleEncoder(train.build_vocabulary(sentences()))
    example = encoder.encode(sentence)
    assert (example.heads == train.IGNORED).all()
    assert (example.labels[[0, 1, 3]] == train.IGNORED).all()
    assert (example.labels[4, 1:] != train.IGNORED).all()


def test_small_run_is_reproducible_and_exports(tmp_path: Path) -> None:
    schedule = train.Schedule(steps=12, batch_words=40, warm_up=2)
    states = []
    for name in ("one", "two"):
        out = tmp_path / name
        out.mkdir()
        train.Training(corpora(), out, schedule, TINY).run(Gazetteer({}))
        states.append(torch.load(out / "checkpoint.pt", weights_only=True)["average"])
    assert all(torch.equal(states[0][key], states[1][key]) for key in states[0])
    export.export(tmp_path / "one" / "checkpoint.pt", tmp_path / "nl")
    shipped = evaluate.load_exported(tmp_path / "nl")
    forms = [["«", "Ada", "slaapt", "»", "."], ["'"], ["Bob", "slaapt"]]
    result = shipped.predict(forms)
    assert [len(analyses) for analyses in result] == [5, 1, 2]
    assert [sum(a.head == 0 for a in analyses) for analyses in result] == [1, 1, 1]
    whole = export.torch_predictor(*export.load_checkpoint(tmp_path / "one" / "checkpoint.pt")).predict(forms)
    assert [[replace(a, head=0, deprel="") for a in s] for s in whole] == [
        [replace(a, head=0, deprel="") for a in s] for s in result
    ]
