"""Predict with the network (PyTorch or exported) as the run time does, and score against gold trees.

    python -m training.evaluate --treebanks DIR --model kzgraph/languages/nl/model

Gold tokens and sentences. Quote marks are hidden before parsing and put back by `decode.attach_hidden`;
punctuation counts in every score.
"""

from __future__ import annotations

import argparse
import csv
import json
import time
from collections import Counter
from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from kzgraph.languages.nl.annotate import decode
from kzgraph.languages.nl.annotate.encoding import Batch, Encoder, Vocabulary, is_hidden, load_vocabulary, read_json
from kzgraph.languages.nl.annotate.gazetteer import NameList, settle_types
from training.treebank import NO_NAME, UNLABELLED, Sentence, copy_sentence, read_corpora

Outputs = Mapping[str, NDArray[Any]]
Run = Callable[[Batch], Outputs]
Tables = Mapping[str, Mapping[str, Mapping[str, str]]]
BATCH_WORDS = 600


@dataclass(frozen=True)
class Analysis:
    """What is predicted for one token; `head` is 1-based, 0 for the root."""

    head: int
    deprel: str
    upos: str
    xpos: str
    lemma: str
    feats: str
    name: str


@dataclass(frozen=True)
class Predictor:
    """A way to run the network, and what reads its outputs. relation_weights: (R+1) x L x (R+1)."""

    run: Run
    vocabulary: Vocabulary
    tables: Tables
    relation_weights: NDArray[np.float32]
    name_list: NameList | None = None

    def predict(self, sentences: Sequence[Sequence[str]]) -> list[list[Analysis]]:
        """Analyses of sentences of forms, in the order given."""
        encoder = Encoder(self.vocabulary)
        hidden = [[is_hidden(form) for form in forms] for forms in sentences]
        visible = [
            [f for f, h in zip(s, flags, strict=True) if not h] for s, flags in zip(sentences, hidden, strict=True)
        ]
        result = [_restore([], s, flags) if all(flags) else [] for s, flags in zip(sentences, hidden, strict=True)]
        for numbers in _by_length(visible):
            outputs = self.run(encoder.batch([visible[i] for i in numbers]))
            for row, i in enumerate(numbers):
                result[i] = _restore(self._read(outputs, row, visible[i]), sentences[i], hidden[i])
        return result

    def _read(self, outputs: Outputs, row: int, forms: Sequence[str]) -> list[Analysis]:
        size = len(forms) + 1
        heads = decode.best_heads(outputs["arcs"][row, :size, :size])
        tags = [self.vocabulary.xpos[i] for i in outputs["xpos"][row, 1:size]]
        scores = outputs["names"][row, 1:size]
        names = decode.decode_names(scores, self.vocabulary.names)
        if self.name_list is not None:
            names = settle_types(names, scores, self.vocabulary.names, forms, tags, self.name_list)
        analyses = []
        for k in range(1, size):
            form, xpos = forms[k - 1], tags[k - 1]
            analyses.append(
                Analysis(
                    head=int(heads[k]),
                    deprel=self._relation(outputs, row, k, int(heads[k])),
                    upos=self.vocabulary.upos[outputs["upos"][row, k]],
                    xpos=xpos,
                    lemma=self._lemma(form, xpos, outputs["lemma"][row, k]),
                    feats=self._feats(form, xpos),
                    name=names[k - 1],
                )
            )
        return analyses

    def _relation(self, outputs: Outputs, row: int, k: int, head: int) -> str:
        if head == 0:
            return "root"
        scores = outputs["relations"][row, k]
        if head != outputs["heads"][row, k]:  # the tree was repaired
            scores = decode.relation_scores(
                outputs["dep_rel"][row, k], outputs["head_rel"][row, head], self.relation_weights
            )
        scores = np.array(scores)
        scores[self.vocabulary.deprels.index("root")] = -np.inf
        return self.vocabulary.deprels[int(scores.argmax())]

    def _lemma(self, form: str, xpos: str, scripts: Sequence[int]) -> str:
        table = self.tables["lemma"].get(xpos, {})
        known = table.get(form.lower()) or decode.analogous_lemma(form, xpos, table)
        if known is not None:
            return known
        lemmas = (decode.apply_script(self.vocabulary.scripts[int(i)], form) for i in scripts)
        return next((lemma for lemma in lemmas if lemma is not None), form)

    def _feats(self, form: str, xpos: str) -> str:
        table = self.tables["feats"].get(xpos, {"": "_"})
        return table.get(form.lower(), table[""])


def _by_length(sentences: Sequence[Sequence[str]]) -> Iterator[list[int]]:
    """Numbers of the non-empty sentences in batches of some BATCH_WORDS words, short ones first."""
    order = sorted((i for i, s in enumerate(sentences) if s), key=lambda i: (len(sentences[i]), i))
    batch: list[int] = []
    for i in order:
        if batch and (len(batch) + 1) * (len(sentences[i]) + 1) > BATCH_WORDS:
            yield batch
            batch = []
        batch.append(i)
    if batch:
        yield batch


def _restore(visible: Sequence[Analysis], forms: Sequence[str], hidden: Sequence[bool]) -> list[Analysis]:
    heads = decode.attach_hidden([a.head for a in visible], hidden)
    queue = iter(visible)
    out = []
    for form, flag, head in zip(forms, hidden, heads, strict=True):
        if flag:
            out.append(Analysis(head, "punct" if head else "root", "PUNCT", "LET", form, "_", "O"))
        else:
            a = next(queue)
            out.append(Analysis(head, a.deprel, a.upos, a.xpos, a.lemma, a.feats, a.name))
    return out


def load_exported(folder: Path) -> Predictor:
    """The shipped model, run by onnxruntime on one thread."""
    import onnxruntime  # type: ignore[import-untyped,unused-ignore]

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    session = onnxruntime.InferenceSession(folder / "model.onnx", options, providers=["CPUExecutionProvider"])
    names = [output.name for output in session.get_outputs()]

    def run(batch: Batch) -> Outputs:
        return dict(zip(names, session.run(names, batch.feeds()), strict=True))

    with np.load(folder / "relations.npz") as arrays:
        weights = arrays["weights"].astype(np.float32)
    return Predictor(run, load_vocabulary(folder / "vocab.json.gz"), read_json(folder / "tables.json.gz"), weights)


def score_trees(gold: Sequence[Sentence], predicted: Sequence[Sequence[Analysis]]) -> dict[str, float]:
    """Accuracy of UAS, LAS, UPOS, XPOS, lemma, feats, and F1 of relations (head and label both right)."""
    right: Counter[str] = Counter()
    total = 0
    made, wanted, both = Counter[str](), Counter[str](), Counter[str]()
    for sentence, analyses in zip(gold, predicted, strict=True):
        numbers = {id(token): i for i, token in enumerate(sentence, start=1)}
        for token, analysis in zip(sentence, analyses, strict=True):
            head = numbers[id(token.head)] if token.head is not None else 0
            total += 1
            right["UAS"] += head == analysis.head
            attached = head == analysis.head and token.deprel == analysis.deprel
            right["LAS"] += attached
            right["UPOS"] += token.upos == analysis.upos
            right["XPOS"] += token.xpos == analysis.xpos
            right["lemma"] += token.lemma == analysis.lemma
            right["feats"] += token.feats == analysis.feats
            wanted[token.deprel] += 1
            made[analysis.deprel] += 1
            both[token.deprel] += attached
    scores = {key: right[key] / total for key in ("UAS", "LAS", "UPOS", "XPOS", "lemma", "feats")}
    relations = {f"F {r}": 2 * both[r] / (made[r] + wanted[r]) for r, n in wanted.most_common() if n >= 20}
    return scores | relations


def score_names(gold: Sequence[Sentence], predicted: Sequence[Sequence[Analysis]]) -> dict[str, float]:
    """Precision, recall, F1 of whole typed names, F1 of spans without type, and F1 without MISC.

    Predictions that touch unlabelled tokens are not counted.
    """
    truth: set[tuple[int, int, int, str]] = set()
    found: set[tuple[int, int, int, str]] = set()
    for number, (sentence, analyses) in enumerate(zip(gold, predicted, strict=True)):
        labels = [token.name for token in sentence]
        truth |= {(number, *span) for span in spans(labels)}
        made = spans([analysis.name for analysis in analyses])
        found |= {(number, *span) for span in made if all(labels[span[0] : span[1]])}
    right = len(truth & found)
    return {
        "precision": right / max(len(found), 1),
        "recall": right / max(len(truth), 1),
        "F": _f1(truth, found),
        "F spans": _f1({name[:3] for name in truth}, {name[:3] for name in found}),
        "F PER LOC ORG": _f1({n for n in truth if n[3] != "MISC"}, {n for n in found if n[3] != "MISC"}),
    }


def _f1(truth: AbstractSet[Hashable], found: AbstractSet[Hashable]) -> float:
    return 2 * len(truth & found) / max(len(truth) + len(found), 1)


def read_hand_names(path: Path, sentences: Sequence[Sentence]) -> list[Sentence]:
    """Copies of the first sentences of a treebank with hand-made names, as far as the file goes.

    The file has columns sentence (from 0), start, end (tokens, half-open), type; ``?`` marks tokens where
    people would disagree (such as "NS-directie"), which are not scored.
    """
    with path.open(encoding="utf-8", newline="") as file:
        rows = [
            (int(r["sentence"]), int(r["start"]), int(r["end"]), r["type"])
            for r in csv.DictReader(file, delimiter="\t")
        ]
    copies = [copy_sentence(sentence) for sentence in sentences[: max(row[0] for row in rows) + 1]]
    for token in (token for copy in copies for token in copy):
        token.name = NO_NAME
    for number, start, end, kind in rows:
        for i, token in enumerate(copies[number][start:end]):
            token.name = UNLABELLED if kind == "?" else ("I-" if i else "B-") + kind
    return copies


def spans(labels: Sequence[str]) -> set[tuple[int, int, str]]:
    """(start, end, type) of the names of a BIO sequence."""
    found, start = set(), -1
    for i, label in enumerate([*labels, "O"]):
        if start >= 0 and not label.startswith("I-"):
            found.add((start, i, labels[start][2:]))
            start = -1
        if label.startswith("B-"):
            start = i
    return found


def forms_of(sentences: Sequence[Sentence]) -> list[list[str]]:
    """The forms of each sentence."""
    return [[token.form for token in sentence] for sentence in sentences]


def main() -> None:
    """Print all scores on the test sets as JSON."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--treebanks", type=Path, required=True)
    parser.add_argument("--model", type=Path, required=True)
    parser.add_argument("--names", type=Path, default=Path("kzgraph/languages/nl/names/names.tsv.xz"))
    arguments = parser.parse_args()
    corpora = read_corpora(arguments.treebanks)
    predictor = load_exported(arguments.model)
    report: dict[str, dict[str, float]] = {}
    for name, sentences in corpora.test.items():
        forms = forms_of(sentences)
        start = time.perf_counter()
        predicted = predictor.predict(forms)
        speed = sum(map(len, forms)) / (time.perf_counter() - start)
        report[f"{name} test"] = score_trees(sentences, predicted) | {"words per second": speed}
    listed = replace(predictor, name_list=NameList.read(arguments.names))
    hand = read_hand_names(Path(__file__).with_name("alpino_test_names.tsv"), corpora.test["alpino"])
    for name, sentences in (("newspaper names", hand), ("MEANTIME held-out names", corpora.names_test)):
        forms = forms_of(sentences)
        report[f"{name}, network alone"] = score_names(sentences, predictor.predict(forms))
        report[f"{name}, with the name list"] = score_names(sentences, listed.predict(forms))
    print(json.dumps(report, indent=1, default=float))


if __name__ == "__main__":
    main()
