"""Turn words into the number rows that the Dutch network reads.

One row describes one word form and nothing of its context, so rows are cached by form.
Training and run time share this module: a change here makes shipped weights wrong, therefore
FORMAT_VERSION is written into the vocabulary file and checked on loading.
"""

from __future__ import annotations

import gzip
import json
import re
import zlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from kzgraph.errors import InputError

FORMAT_VERSION: Final = 1
MAX_CHARS: Final = 20
PAD, UNKNOWN, ROOT = 0, 1, 2
FIRST_WORD_ID: Final = 3
CHAR_BEGIN, CHAR_END, CHAR_ROOT = 2, 3, 4
FIRST_CHAR_ID: Final = 5
# Buckets of the hashed features: last two letters, last three, last five, first three, shape.
SUFFIX2_BUCKETS, SUFFIX3_BUCKETS, SUFFIX5_BUCKETS, PREFIX3_BUCKETS, SHAPE_BUCKETS = (
    1000,
    4000,
    8000,
    4000,
    1000,
)
HASHED_COLUMNS: Final = 5
ROW_WIDTH: Final = 1 + HASHED_COLUMNS + MAX_CHARS
# Quote marks are hidden from the network: in the treebank they are leaves, in news they are noise.
QUOTE_FORMS: Final = frozenset(["'", '"', "‘", "’", "‚", "“", "”", "„", "«", "»", "‹", "›", "`", "``", "''", ",,"])

IntArray = NDArray[np.int64]
BoolArray = NDArray[np.bool_]

_LOWER = re.compile(r"[a-zß-öø-ÿ]+")
_UPPER = re.compile(r"[A-ZÀ-ÖØ-Þ]")
_DIGITS = re.compile(r"\d+")
_DIGIT = re.compile(r"\d")


def is_hidden(form: str) -> bool:
    """True for tokens that the network never sees: quote marks and white space."""
    return form in QUOTE_FORMS or not form.strip()


def straight(form: str) -> str:
    """Return the form with the straight apostrophe that the treebanks write: "zo’n" is "zo'n", "’s" is "'s"."""
    return form.replace("’", "'") if len(form) > 1 else form


def word_shape(form: str) -> str:
    """Shape of a form, at most eight signs: runs of lower case ``a``, each capital ``A``, digits ``0``."""
    return _DIGITS.sub("0", _UPPER.sub("A", _LOWER.sub("a", form)))[:8]


def _bucket(text: str, size: int) -> int:
    return zlib.crc32(text.encode("utf-8")) % size + 1


@dataclass(frozen=True)
class Vocabulary:
    """Ids of words and characters, and the label names in the order of the network's outputs."""

    words: Mapping[str, int]
    chars: Mapping[str, int]
    upos: tuple[str, ...]
    xpos: tuple[str, ...]
    deprels: tuple[str, ...]
    scripts: tuple[str, ...]
    names: tuple[str, ...]

    @classmethod
    def from_lists(cls, content: Mapping[str, Sequence[str]]) -> Vocabulary:
        """Build from the lists of the vocabulary file; ids follow the order of the lists."""
        return cls(
            words={w: i + FIRST_WORD_ID for i, w in enumerate(content["words"])},
            chars={c: i + FIRST_CHAR_ID for i, c in enumerate(content["chars"])},
            upos=tuple(content["upos"]),
            xpos=tuple(content["xpos"]),
            deprels=tuple(content["deprels"]),
            scripts=tuple(content["scripts"]),
            names=tuple(content["names"]),
        )

    def to_lists(self) -> dict[str, Any]:
        """The content of the vocabulary file; inverse of `from_lists`."""
        return {
            "format": FORMAT_VERSION,
            "words": list(self.words),
            "chars": list(self.chars),
            "upos": list(self.upos),
            "xpos": list(self.xpos),
            "deprels": list(self.deprels),
            "scripts": list(self.scripts),
            "names": list(self.names),
        }


def read_json(path: Path) -> Any:
    """Content of a gzipped JSON file. Raises InputError when it is missing or damaged."""
    try:
        return json.loads(gzip.decompress(path.read_bytes()).decode("utf-8"))
    except (OSError, EOFError, ValueError, zlib.error) as error:
        raise InputError(f"cannot read model file {path}: {error}; install kzgraph again") from error


def load_vocabulary(path: Path) -> Vocabulary:
    """Read ``vocab.json.gz``. Raises InputError when it is missing, damaged or of another format version."""
    content = read_json(path)
    version = content.get("format") if isinstance(content, dict) else None
    if version != FORMAT_VERSION:
        raise InputError(f"model file {path} has format {version}, this kzgraph reads {FORMAT_VERSION}")
    return Vocabulary.from_lists(content)


@dataclass(frozen=True)
class Batch:
    """Arrays of one batch of B sentences, U distinct forms, T = longest sentence + 1 (0 is the root).

    types: U x ROW_WIDTH, one row a distinct form.
    index: B x T, row of each token in `types`.
    reverse: B x T, position that a right-to-left reader meets at each step (padding stays at the end).
    mask: B x T, True for the root and real tokens.
    """

    types: IntArray
    index: IntArray
    reverse: IntArray
    mask: BoolArray

    def feeds(self) -> dict[str, NDArray[Any]]:
        """The arrays under the input names of model.onnx."""
        return {"types": self.types, "index": self.index, "reverse": self.reverse, "mask": self.mask}


class Encoder:
    """Encodes sentences (without hidden tokens, see `is_hidden`) with one vocabulary; caches rows by form."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self.vocabulary = vocabulary
        self._ids: dict[str, int] = {}
        self._rows: list[list[int]] = [_root_row()]
        self._table: IntArray = np.array(self._rows, dtype=np.int64)

    def row(self, form: str) -> list[int]:
        """The ROW_WIDTH numbers of a form: word id, five hashed features, MAX_CHARS character ids."""
        form = straight(form)
        lower = form.lower()
        digitless = _DIGIT.sub("0", lower)
        words = self.vocabulary.words
        word = words.get(lower) or words.get(digitless, UNKNOWN)
        hashed = [
            _bucket("2" + digitless[-2:], SUFFIX2_BUCKETS),
            _bucket("3" + digitless[-3:], SUFFIX3_BUCKETS),
            _bucket("5" + digitless[-5:], SUFFIX5_BUCKETS),
            _bucket("p" + digitless[:3], PREFIX3_BUCKETS),
            _bucket(word_shape(form), SHAPE_BUCKETS),
        ]
        return [word, *hashed, *self._chars(form)]

    def _chars(self, form: str) -> list[int]:
        if len(form) > MAX_CHARS - 2:  # keep the start and the (telling) end of very long words
            form = form[:5] + form[7 - MAX_CHARS :]
        ids = [CHAR_BEGIN, *(self.vocabulary.chars.get(c, UNKNOWN) for c in form), CHAR_END]
        return ids + [PAD] * (MAX_CHARS - len(ids))

    def type_ids(self, forms: Sequence[str]) -> list[int]:
        """Ids of the forms in `table`, preceded by the root's id 0."""
        ids = [0]
        for form in forms:
            known = self._ids.get(form)
            if known is None:
                known = self._ids[form] = len(self._rows)
                self._rows.append(self.row(form))
            ids.append(known)
        return ids

    def table(self) -> IntArray:
        """All rows met so far, number of forms x ROW_WIDTH."""
        if len(self._table) != len(self._rows):
            self._table = np.array(self._rows, dtype=np.int64)
        return self._table

    def batch(self, sentences: Sequence[Sequence[str]], length: int | None = None) -> Batch:
        """Encode sentences of forms; `length` pads to at least that many positions (root included)."""
        return self.batch_of_ids([self.type_ids(forms) for forms in sentences], length)

    def batch_of_ids(self, rows: Sequence[Sequence[int]], length: int | None = None) -> Batch:
        """As `batch`, from the results of `type_ids`."""
        longest = max([length or 1, *(len(r) for r in rows)])
        ids = np.zeros((len(rows), longest), dtype=np.int64)  # padding repeats the root; it is masked
        reverse = np.tile(np.arange(longest, dtype=np.int64), (len(rows), 1))
        mask = np.zeros((len(rows), longest), dtype=np.bool_)
        for i, row in enumerate(rows):
            n = len(row)
            ids[i, :n] = row
            reverse[i, :n] = np.arange(n - 1, -1, -1)
            mask[i, :n] = True
        used, index = np.unique(ids, return_inverse=True)
        return Batch(self.table()[used], index.reshape(ids.shape).astype(np.int64), reverse, mask)


def _root_row() -> list[int]:
    return [ROOT, *([UNKNOWN] * HASHED_COLUMNS), CHAR_ROOT, *([PAD] * (MAX_CHARS - 1))]
