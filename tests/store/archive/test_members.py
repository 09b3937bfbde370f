"""Gzip members: read one by one here, and as a whole by any reader of gzip."""

import gzip
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kzgraph.errors import InputError
from kzgraph.store.archive import members as module
from kzgraph.store.archive.layout import Layout
from kzgraph.store.archive.members import members, packed, unpacked
from kzgraph.store.archive.state import place_of


@settings(max_examples=40, deadline=None)
@given(st.lists(st.binary(max_size=300), min_size=1, max_size=6), st.integers(1, 80))
def test_members_come_back_and_the_whole_is_gzip(
    tmp_path_factory: pytest.TempPathFactory, data: list[bytes], chunk: int
) -> None:
    file = tmp_path_factory.mktemp("m") / "a.gz"
    parts = [packed(one) for one in data]
    file.write_bytes(b"".join(parts))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(module, "_CHUNK", chunk)
        assert list(members(file)) == list(zip(parts, data, strict=True))
    assert gzip.decompress(file.read_bytes()) == unpacked(file.read_bytes()) == b"".join(data)


def test_equal_contents_are_equal_bytes() -> None:
    assert packed(b"x") == packed(b"x")


@pytest.mark.parametrize("damage", [lambda data: data[:-3], lambda data: b"\x00" + data, lambda data: data + b"rest"])
def test_a_damaged_file_is_one_clear_error(tmp_path: Path, damage: object) -> None:
    file = tmp_path / "a.gz"
    file.write_bytes(damage(packed(b"text") + packed(b"more")))  # type: ignore[operator]
    with pytest.raises(InputError, match=r"a\.gz: (ends in the middle|damaged)"):
        list(members(file))


@given(st.text("0123456789abcdef", min_size=16, max_size=16), st.integers(1, 5000))
def test_a_document_lies_in_one_part_and_its_place_within_the_part(document: str, shards: int) -> None:
    layout = Layout(Path("x"), shards)
    shard = layout.shard(document)
    first, after = layout.places(shard)
    assert 0 <= shard < shards
    assert first <= place_of(document) < after
