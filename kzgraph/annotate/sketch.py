"""Runs the first sketch of the parser (m3) by onnxruntime, until the shipped multi-task network replaces it."""

import json
import zlib
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Final

import numpy as np
import numpy.typing as npt

from kzgraph.annotate.network import Analysis, batches
from kzgraph.errors import ModelError

_CHARS: Final = 20
Ints = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float32]


def _shape(word: str) -> str:
    out: list[str] = []
    for char in word:
        if char.islower():
            if not out or out[-1] != "a":
                out.append("a")
        elif char.isupper():
            out.append("A")
        elif char.isdigit():
            out.append("0")
        else:
            out.append(char)
    return "".join(out[:8])


def _hash(text: str, buckets: int) -> int:
    return zlib.crc32(text.encode()) % buckets + 1


class Sketch:
    """The sketch's ONNX file with its vocabulary."""

    def __init__(self, folder: Path) -> None:
        import onnxruntime

        try:
            vocab: dict[str, Any] = json.loads((folder / "m3.vocab.json").read_text("utf-8"))
            self._weights: Floats = np.load(folder / "m3.lab.npz")["WL"]
        except OSError as error:
            raise ModelError(f"no language model in {folder}: {error}") from error
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = 1
        options.inter_op_num_threads = 1
        self._session = onnxruntime.InferenceSession(
            str(folder / "m3.q8.onnx"), options, providers=["CPUExecutionProvider"]
        )
        self.upos: list[str] = vocab["upos"]
        self.xpos: list[str] = vocab["xpos"]
        self.deps: list[str] = vocab["deps"]
        self._words: dict[str, int] = vocab["words"]
        self._chars: dict[str, int] = vocab["chars"]
        self._root = self.deps.index("root")

    def _features(self, word: str | None) -> list[int]:
        if word is None:
            return [2, 1, 1, 1, 1, 4] + [0] * (_CHARS - 1)
        lower = word.lower()
        plain = "".join("0" if c.isdigit() else c for c in lower)
        index = self._words.get(lower) or self._words.get(plain, 1)
        chars = word if len(word) <= _CHARS - 2 else word[:5] + word[-(_CHARS - 7) :]
        ids = [2, *(self._chars.get(c, 1) for c in chars), 3]
        return [
            index,
            _hash("2" + plain[-2:], 1000),
            _hash("3" + plain[-3:], 4000),
            _hash("p" + plain[:3], 4000),
            _hash(_shape(word), 1000),
            *ids,
            *([0] * (_CHARS - len(ids))),
        ]

    def analyse(self, sentences: Sequence[Sequence[str]]) -> list[Analysis]:
        """Return the analyses of non-empty sentences, in order."""
        out: dict[int, Analysis] = {}
        for batch in batches([len(s) + 1 for s in sentences]):
            out |= dict(zip(batch, self.parse([sentences[i] for i in batch]), strict=True))
        return [out[i] for i in range(len(sentences))]

    def parse(self, sentences: Sequence[Sequence[str]]) -> list[Analysis]:
        """Return a parse for each non-empty sentence, in order; they are run as one batch."""
        types: dict[str | None, int] = {None: 0}
        ids = [[0, *(types.setdefault(w, len(types)) for w in s)] for s in sentences]
        table = np.array([self._features(w) for w in types], dtype=np.int64)
        width = max(map(len, ids))
        tid = np.zeros((len(ids), width), np.int64)
        rev = np.tile(np.arange(width), (len(ids), 1))
        mask = np.zeros((len(ids), width), bool)
        for row, words in enumerate(ids):
            n = len(words)
            tid[row, :n] = words
            mask[row, :n] = True
            rev[row, :n] = np.arange(n - 1, -1, -1)
        upos, xpos, arc, greedy, lab, ld, lh = self._session.run(
            None, {"ty": table, "tid": tid, "rev": rev, "mask": mask}
        )
        lab[:, :, self._root] -= 1e6
        best = lab.argmax(-1)
        out: list[Analysis] = []
        for row, words in enumerate(ids):
            n = len(words)
            head = tree(arc[row, :n, :n])
            for k in np.nonzero(head[1:] != greedy[row, 1:n])[0] + 1:
                best[row, k] = self._label(ld[row, k], lh[row, head[k]])
            out.append(
                Analysis(
                    heads=[int(head[k]) - 1 if head[k] else k - 1 for k in range(1, n)],
                    deps=[self.deps[best[row, k]] if head[k] else "ROOT" for k in range(1, n)],
                    upos=[self.upos[upos[row, k]] for k in range(1, n)],
                    xpos=[self.xpos[xpos[row, k]] for k in range(1, n)],
                    lemmas=[""] * (n - 1),
                    names=[],
                )
            )
        return out

    def _label(self, dependent: Floats, head: Floats) -> int:
        scores = (np.append(dependent, 1) @ self._weights).reshape(len(self.deps), -1) @ np.append(head, 1)
        scores[self._root] = -1e6
        return int(scores.argmax())


def tree(scores: Floats) -> Ints:
    """Return the heads of the best tree with one root. scores: (n + 1, n + 1), dependent by head, 0 is the root node."""
    scores = scores.copy()
    np.fill_diagonal(scores, -1e9)
    heads: Ints = scores.argmax(1)
    heads[0] = 0
    if (heads[1:] == 0).sum() == 1 and _cycle(heads) is None:
        return heads
    scores[1:, 0] -= 1e5
    return _edmonds(scores.astype(np.float64))


def _cycle(heads: Ints) -> list[int] | None:
    state = [0] * len(heads)
    state[0] = 1
    for start in range(1, len(heads)):
        path = []
        node = start
        while state[node] == 0:
            state[node] = 2
            path.append(node)
            node = int(heads[node])
        if state[node] == 2:
            return path[path.index(node) :]
        for seen in path:
            state[seen] = 1
    return None


def _edmonds(scores: npt.NDArray[np.float64]) -> Ints:
    scores = scores.copy()
    scores[0] = -1e9
    np.fill_diagonal(scores, -1e9)
    heads: Ints = scores.argmax(1)
    heads[0] = 0
    cycle = _cycle(heads)
    if cycle is None:
        return heads
    inside = np.array(cycle)
    rest = np.setdiff1d(np.arange(len(scores)), inside)
    size = len(rest) + 1
    smaller = np.full((size, size), -1e9)
    smaller[:-1, :-1] = scores[np.ix_(rest, rest)]
    own = scores[inside, heads[inside]]
    entering = scores[np.ix_(inside, rest)] - own[:, None]
    smaller[-1, :-1] = entering.max(0) + own.sum()
    leaving = scores[np.ix_(rest, inside)]
    smaller[:-1, -1] = leaving.max(1)
    solved = _edmonds(smaller)
    out = np.zeros(len(scores), np.int64)
    out[inside] = heads[inside]
    for k in range(1, size - 1):
        out[rest[k]] = inside[leaving[k].argmax()] if solved[k] == size - 1 else rest[solved[k]]
    broken = int(solved[-1])
    out[inside[entering[:, broken].argmax()]] = rest[broken]
    return out
