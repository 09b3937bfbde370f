"""One writer a folder at a time."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from kzgraph.errors import OutputError


@contextmanager
def locked(folder: Path) -> Iterator[None]:
    """Keep others from writing to ``folder`` with this function. Raises OutputError when one does.

    The folder itself is locked, so that nothing is left in it. The operating system frees the lock when a process ends,
    however it does. Where it knows no such locks (Windows) nobody is kept out.
    """
    try:
        import fcntl
    except ImportError:
        yield
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            message = "another kzgraph is writing to it; wait until it ends, or choose another folder"
            raise OutputError(f"{folder}: {message}") from error
        yield
    finally:
        os.close(handle)
