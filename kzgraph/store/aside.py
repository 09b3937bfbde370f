"""A database of which a change takes effect at one moment, together with files: until then it stands aside, in a log.

What is written goes into the write-ahead log of SQLite beside the database, whose own file is as it was; a large one
need not be copied to be safe. Source: https://www.sqlite.org/wal.html
"""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

LOG, INDEX = "-wal", "-shm"  # behind the name of a database


@contextmanager
def standing_aside(connection: sqlite3.Connection, file: Path) -> Iterator[None]:
    """Keep what ``connection`` commits in the log of its database ``file``, and close it at the end.

    The connection is in WAL mode. ``take_over`` puts the change into effect, ``forget`` does away with it.
    """
    connection.execute("pragma wal_autocheckpoint = 0")
    # The last connection to close takes the log over: this one is the last, and it may not.
    guard = sqlite3.connect(f"{file.absolute().as_uri()}?mode=ro", uri=True)
    try:
        guard.execute("select count(*) from sqlite_schema").fetchone()
        yield
    finally:
        connection.close()
        guard.close()


def take_over(file: Path, *, patience: float = 5.0) -> None:
    """Put what stands aside into the database; a log that was taken over in part is taken over anew.

    A database that is damaged goes, with its log. patience: seconds to wait for somebody who reads it. Raises
    sqlite3.OperationalError when it cannot be done now, as on a full disk; it can be tried again.
    """
    try:
        with closing(sqlite3.connect(file, timeout=patience)) as connection:
            connection.execute("pragma synchronous = normal")  # the log is safe before the database changes
            busy, *_ = connection.execute("pragma wal_checkpoint(truncate)").fetchone()
    except sqlite3.OperationalError:
        raise
    except sqlite3.DatabaseError:
        file.unlink(missing_ok=True)
        forget(file)
    else:
        if busy:
            raise sqlite3.OperationalError(f"{file} is in use")


def forget(file: Path) -> None:
    """Do away with what stands aside of a database of ours, which nobody has open."""
    for behind in (LOG, INDEX):
        file.with_name(file.name + behind).unlink(missing_ok=True)
