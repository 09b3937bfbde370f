"""The rows and batches that the network reads."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import numpy as np
import pytest

from kzgraph.errors import InputError
from kzgraph.languages.nl.annotate import encoding

LISTS = {
    "format": encoding.FORMAT_VERSION,
    "words": ["de", "00", "straat"],
    "chars": ["a", "d", "e"],
    "upos": ["NOUN"],
    "xpos": ["N"],
    "deprels": ["root"],
    "scripts": ["l;;"],
    "names": ["O"],
}


@pytest.fixture
def encoder() -> encoding.Encoder:
    return encoding.Encoder(encoding.Vocabulary.from_lists(LISTS))


def test_row_of_a_word(encoder: encoding.Encoder) -> None:
    row = encoder.row("De")
    assert len(row) == encoding.ROW_WIDTH
    assert row[0] == encoding.FIRST_WORD_ID  # found in lower case
    chars = row[1 + encoding.HASHED_COLUMNS :]
    assert chars[:4] == [encoding.CHAR_BEGIN, encoding.UNKNOWN, encoding.FIRST_CHAR_ID + 2, encoding.CHAR_END]
    assert not any(chars[4:])


def test_digits_share_a_word_and_case_does_not_hide_it(encoder: encoding.Encoder) -> None:
    assert encoder.row("47")[0] == encoder.row("00")[0] == encoding.FIRST_WORD_ID + 1
    assert encoder.row("onbekend")[0] == encoding.UNKNOWN


EXPECTED_BUCKETS = [883, 3843, 1255, 44, 840]  # of "Straatnaam1"


def test_hashes_do_not_change() -> None:
    # Weights are trained for these buckets: another hash would make the shipped model useless.
    row = encoding.Encoder(encoding.Vocabulary.from_lists(LISTS)).row("Straatnaam1")
    assert row[1:6] == EXPECTED_BUCKETS


@pytest.mark.parametrize("length", [1, 17, 18, 19, 60])
def test_long_words_keep_start_and_end(encoder: encoding.Encoder, length: int) -> None:
    row = encoder.row("d" * (length - 1) + "a")
    chars = [c for c in row[1 + encoding.HASHED_COLUMNS :] if c]
    assert len(chars) == min(length, encoding.MAX_CHARS - 2) + 2
    assert chars[-2:] == [encoding.FIRST_CHAR_ID, encoding.CHAR_END]


@pytest.mark.parametrize(
    ("form", "shape"),
    [("Den", "Aa"), ("A2", "A0"), ("'s-Gravenhage", "'a-Aa"), ("ÉÉN", "AAA"), ("über", "a")],
)
def test_word_shape(form: str, shape: str) -> None:
    assert encoding.word_shape(form) == shape


@pytest.mark.parametrize("form", ['"', "„", ",,", "  ", "\n", "''"])
def test_quotes_and_space_are_hidden(form: str) -> None:
    assert encoding.is_hidden(form)


@pytest.mark.parametrize("form", ["'s", ",", "-", "(", "a"])
def test_other_tokens_are_seen(form: str) -> None:
    assert not encoding.is_hidden(form)


def test_batch(encoder: encoding.Encoder) -> None:
    batch = encoder.batch([["de", "straat"], ["straat"]])
    assert batch.index.shape == (2, 3)
    assert batch.mask.tolist() == [[True, True, True], [True, True, False]]
    assert batch.reverse.tolist() == [[2, 1, 0], [1, 0, 2]]
    words = batch.types[:, 0][batch.index]
    assert words.tolist() == [[encoding.ROOT, 3, 5], [encoding.ROOT, 5, encoding.ROOT]]
    assert set(batch.feeds()) == {"types", "index", "reverse", "mask"}
    assert all(a.dtype in (np.int64, np.bool_) for a in batch.feeds().values())


def test_batches_do_not_depend_on_what_came_before(encoder: encoding.Encoder) -> None:
    fresh = encoding.Encoder(encoder.vocabulary)
    encoder.batch([["iets", "anders"]])
    one, other = encoder.batch([["straat", "de"]]), fresh.batch([["straat", "de"]])
    assert (one.types[one.index] == other.types[other.index]).all()


def test_vocabulary_file(tmp_path: Path) -> None:
    path = tmp_path / "vocab.json.gz"
    path.write_bytes(gzip.compress(json.dumps(LISTS).encode()))
    assert encoding.load_vocabulary(path).to_lists() == LISTS


DAMAGED = [b"", b"junk", gzip.compress(b"{", mtime=0), gzip.compress(b'{"format": 99}', mtime=0)]


@pytest.mark.parametrize("content", DAMAGED)
def test_damaged_vocabulary_is_one_clear_error(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "vocab.json.gz"
    path.write_bytes(content)
    with pytest.raises(InputError, match=r"vocab\.json\.gz"):
        encoding.load_vocabulary(path)
