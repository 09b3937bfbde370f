"""Runs the shipped network by onnxruntime: forms of sentences in, heads, labels, tags, lemmas and name
labels out.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from kzgraph.errors import InputError, ModelError
from kzgraph.languages.nl.annotate import decode
from kzgraph.languages.nl.annotate.encoding import Encoder, load_vocabulary
from kzgraph.languages.nl.annotate.gazetteer import NameList, settle_types

BATCH_WORDS: Final = 400


@dataclass(frozen=True, slots=True)
class Analysis:
    """One sentence, a value a word.

    heads: index of the head in the sentence, the word's own index for the root. deps: UD relations, "ROOT"
    for the root. scripts: lemmas that the network proposes, "" where none fits. names: BIO labels
    ("B-PER"). doubts: how uncertain head and relation are, 0 to 2 (see ``decode.doubts``).
    """

    heads: list[int]
    deps: list[str]
    upos: list[str]
    xpos: list[str]
    lemmas: list[str]
    names: list[str]
    doubts: list[int]


class Network:
    """The model in one folder: model.onnx, vocab.json.gz and relations.npz, as training/FORMAT.md describes them.

    known: names whose types are listed; they outweigh the network's.
    """

    def __init__(self, folder: Path, known: NameList | None = None) -> None:
        import onnxruntime

        self._known = known
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = 1
        options.inter_op_num_threads = 1
        options.log_severity_level = 3
        # Exact 8-bit products on every x86 processor: without it those without VNNI saturate and give other trees.
        options.add_session_config_entry("session.x64quantprecision", "1")
        try:
            self.vocabulary = load_vocabulary(folder / "vocab.json.gz")
            with np.load(folder / "relations.npz", allow_pickle=False) as arrays:
                self._weights: NDArray[np.float32] = arrays["weights"].astype(np.float32)
            self._session = onnxruntime.InferenceSession(
                (folder / "model.onnx").read_bytes(), options, providers=["CPUExecutionProvider"]
            )
        except (OSError, InputError, KeyError, ValueError) as error:
            raise ModelError(f"no usable language model in {folder}: {error}; install kzgraph again") from error
        self._outputs = [output.name for output in self._session.get_outputs()]
        self._root = self.vocabulary.deprels.index("root")

    def analyse(self, sentences: Sequence[Sequence[str]]) -> list[Analysis]:
        """Return the analyses of non-empty sentences, in order; batches hold sentences of like length.

        The scale of the network's 8-bit numbers is that of a batch. So what shares one has a say in doubtful words, and
        the sentences of one document never share it with those of another.
        """
        encoder = Encoder(self.vocabulary)
        rows = [encoder.type_ids(forms) for forms in sentences]
        out: dict[int, Analysis] = {}
        for batch in batches([len(row) for row in rows]):
            arrays = encoder.batch_of_ids([rows[i] for i in batch])
            values = dict(zip(self._outputs, self._session.run(self._outputs, arrays.feeds()), strict=True))
            values["relations"][:, :, self._root] = -np.inf
            values["best"] = values["relations"].argmax(-1)
            for row, index in enumerate(batch):
                out[index] = self._read(values, row, sentences[index])
        return [out[i] for i in range(len(sentences))]

    def _read(self, values: dict[str, NDArray[Any]], row: int, forms: Sequence[str]) -> Analysis:
        size = len(forms) + 1
        vocabulary = self.vocabulary
        heads = decode.best_heads(values["arcs"][row, :size, :size])
        relations = values["best"][row, :size]
        for k in np.nonzero(heads[1:] != values["heads"][row, 1:size])[0] + 1:  # the tree was repaired
            scores = decode.relation_scores(values["dep_rel"][row, k], values["head_rel"][row, heads[k]], self._weights)
            scores[self._root] = -np.inf
            relations[k] = scores.argmax()
        head_list = heads.tolist()
        xpos = [vocabulary.xpos[i] for i in values["xpos"][row, 1:size].tolist()]
        return Analysis(
            heads=[head - 1 if head else k for k, head in enumerate(head_list[1:])],
            deps=[
                vocabulary.deprels[r] if h else "ROOT"
                for r, h in zip(relations[1:].tolist(), head_list[1:], strict=True)
            ],
            upos=[vocabulary.upos[i] for i in values["upos"][row, 1:size].tolist()],
            xpos=xpos,
            lemmas=[self._lemma(f, c) for f, c in zip(forms, values["lemma"][row, 1:size].tolist(), strict=True)],
            names=self._names(values["names"][row, 1:size], forms, xpos),
            doubts=decode.doubts(values["arcs"][row, :size, :size], heads, values["relations"][row, :size]),
        )

    def _lemma(self, form: str, candidates: Sequence[int]) -> str:
        lemmas = (decode.apply_script(self.vocabulary.scripts[i], form) for i in candidates)
        return next((lemma for lemma in lemmas if lemma), "")

    def _names(self, scores: NDArray[Any], forms: Sequence[str], xpos: Sequence[str]) -> list[str]:
        labels = self.vocabulary.names
        best: list[str] = [labels[i] for i in scores.argmax(-1).tolist()]
        pairs = zip(["O", *best], best, strict=False)
        if any(b[0] == "I" and a[2:] != b[2:] for a, b in pairs):  # seldom: the best labels are no sequence
            best = decode.decode_names(scores, labels)
        if self._known is None or all(label == "O" for label in best):
            return best
        return settle_types(best, scores, labels, forms, xpos, self._known)


def batches(lengths: Sequence[int]) -> list[list[int]]:
    """Return the indices of ``lengths`` in groups of about BATCH_WORDS words, padding counted, shortest
    first.
    """
    out: list[list[int]] = []
    for index in sorted(range(len(lengths)), key=lambda i: (lengths[i], i)):
        if out and (len(out[-1]) + 1) * lengths[index] <= BATCH_WORDS:
            out[-1].append(index)
        else:
            out.append([index])
    return out
