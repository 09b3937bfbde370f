"""Real servers for tests, each a process of its own on a free port."""

import os
import re
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).parents[1]


@contextmanager
def server(path: Path, *options: str) -> Iterator[str]:
    """Run ``kzgraph serve`` and yield its URL, without the last slash."""
    command = [sys.executable, "-m", "kzgraph", "serve", str(path), "--port", "0", *options]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    ran = subprocess.Popen(command, stderr=subprocess.PIPE, text=True, cwd=ROOT, env=environment)
    assert ran.stderr is not None
    line = ran.stderr.readline()
    found = re.search(r" at (http://\S+)/ ", line)
    try:
        assert found, line + ran.stderr.read()
        yield found[1]
    finally:
        ran.send_signal(signal.SIGINT)
        assert ran.wait(20) == 0
        rest = ran.stderr.read()
        ran.stderr.close()
        assert rest == ""
