"""Build and query open no connection, start no program, load no pickle and compile nothing: the interpreter says so."""

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
WATCHED = Path(__file__).with_name("watched.py")


def watched(*command: object) -> subprocess.CompletedProcess[str]:
    words = [sys.executable, str(WATCHED), *map(str, command)]
    return subprocess.run(words, capture_output=True, text=True, cwd=ROOT, timeout=300)


@pytest.fixture(scope="module")
def graph(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("quiet")
    page = "<html><head><link rel=stylesheet href='http://127.0.0.1:9/a.css'></head><body><article><p>"
    (folder / "in").mkdir()
    text = "De premier vroeg donderdag om hulp. De regering van Peru heeft de noodtoestand uitgeroepen. "
    end = "</p><img src='http://127.0.0.1:9/x.png'></article></body></html>"
    (folder / "in" / "a.html").write_text(f"{page}{text * 8}{end}")
    (folder / "in" / "b.txt").write_text(f"{text} Zie http://127.0.0.1:9/ en https://localhost/x.")
    ran = watched("build", folder / "in", "-o", folder / "out", "--quiet")
    assert (ran.returncode, ran.stderr) == (0, "")
    return folder / "out"


def test_a_build_is_quiet(graph: Path) -> None:
    assert (graph / "graph.nq").stat().st_size > 1000


@pytest.mark.parametrize(
    "command",
    [
        ("query", "who-asked-whom", "-g"),
        ("search", "premier", "-g"),
        ("validate",),
        ("info",),
        ("dossier", "numbers"),
    ],
    ids=lambda command: command[0],
)
def test_asking_is_quiet(command: tuple[str, ...], graph: Path) -> None:
    ran = watched(*command, graph)
    assert (ran.returncode, ran.stderr) == (0, "")


@pytest.mark.parametrize(
    "code",
    [
        "import socket; socket.socket()",
        "import subprocess; subprocess.run(['true'])",
        "import os; os.system('true')",
        "import urllib.request; urllib.request.urlopen('http://127.0.0.1:9/')",
        "import pickle; pickle.loads(pickle.dumps(print))",
    ],
)
def test_the_watch_sees_what_it_is_for(code: str) -> None:
    start = f"import sys; sys.path.insert(0, {str(WATCHED.parent)!r}); import watched; sys.addaudithook(watched.hook)"
    ran = subprocess.run([sys.executable, "-c", f"{start}; {code}"], capture_output=True, text=True, timeout=60)
    assert ran.returncode == 97
    assert ran.stderr.startswith("FORBIDDEN ")
