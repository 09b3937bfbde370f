"""A change that stands aside is all there or not at all, whoever closes what in whatever order."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from kzgraph.store.aside import LOG, forget, standing_aside, take_over


def told(file: Path) -> list[int]:
    with closing(sqlite3.connect(file)) as connection:
        return [row[0] for row in connection.execute("select n from told order by n")]


@pytest.fixture
def file(tmp_path: Path) -> Path:
    file = tmp_path / "kept.sqlite"
    with closing(sqlite3.connect(file)) as connection:
        connection.executescript("create table told (n integer); insert into told values (0);")
    return file


def change(file: Path, numbers: int = 5) -> None:
    connection = sqlite3.connect(file)
    connection.execute("pragma journal_mode = wal")
    with standing_aside(connection, file):
        for number in range(1, numbers):
            connection.execute("insert into told values (?)", (number,))
            connection.commit()


def test_what_is_forgotten_never_was(file: Path) -> None:
    change(file)
    before = file.read_bytes()
    forget(file)
    assert file.read_bytes() == before
    assert told(file) == [0]
    assert [path.name for path in file.parent.iterdir()] == [file.name]


def test_what_is_taken_over_is_there(file: Path) -> None:
    change(file)
    take_over(file)
    forget(file)
    assert told(file) == [0, 1, 2, 3, 4]


def test_more_than_a_log_that_sqlite_would_take_over_by_itself(file: Path) -> None:
    connection = sqlite3.connect(file)
    connection.execute("pragma journal_mode = wal")
    with standing_aside(connection, file):
        connection.executemany("insert into told values (?)", ((n,) for n in range(600_000)))
        connection.commit()
        assert (file.parent / f"{file.name}{LOG}").stat().st_size > 1000 * 4096
    forget(file)
    assert told(file) == [0]


def test_a_change_that_fails_can_be_forgotten(file: Path) -> None:
    connection = sqlite3.connect(file)
    connection.execute("pragma journal_mode = wal")
    with pytest.raises(ZeroDivisionError), standing_aside(connection, file):
        connection.execute("delete from told")
        connection.commit()
        print(1 / 0)
    forget(file)
    assert told(file) == [0]


def test_a_log_that_was_taken_over_in_part_is_taken_over_anew(file: Path) -> None:
    change(file, 20_000)
    logged = (file.parent / f"{file.name}{LOG}").read_bytes()
    take_over(file)
    whole = file.read_bytes()
    half = whole[: len(whole) // 2 // 4096 * 4096]
    forget(file)
    file.write_bytes(half)
    (file.parent / f"{file.name}{LOG}").write_bytes(logged)
    take_over(file)
    assert told(file) == list(range(20_000))


def test_what_somebody_reads_meanwhile_is_as_it_was(file: Path) -> None:
    with closing(sqlite3.connect(file)) as reader:
        reader.execute("pragma journal_mode = wal")
        reader.execute("begin")
        reader.execute("select n from told").fetchall()
        change(file)
        with pytest.raises(sqlite3.OperationalError, match="in use"):
            take_over(file)
        assert reader.execute("select n from told").fetchall() == [(0,)]
