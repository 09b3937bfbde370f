"""Progress is for people at a terminal, and goes to standard error."""

import io

import pytest

from kzgraph.cli.console import Console


class Terminal(io.StringIO):
    """A terminal that keeps what it shows."""

    def isatty(self) -> bool:
        """Say that somebody is looking."""
        return True


def shown(monkeypatch: pytest.MonkeyPatch, stream: io.StringIO, console: Console, total: int = 3) -> str:
    monkeypatch.setattr("sys.stderr", stream)
    with console.progress("reading", total) as step:
        for _ in range(total):
            step()
    return stream.getvalue()


def test_a_terminal_sees_counts(monkeypatch: pytest.MonkeyPatch) -> None:
    text = shown(monkeypatch, Terminal(), Console())
    assert "reading" in text
    assert "/3" in text


@pytest.mark.parametrize("console", [Console(quiet=True), Console(json=True)])
def test_others_see_none(monkeypatch: pytest.MonkeyPatch, console: Console) -> None:
    assert shown(monkeypatch, Terminal(), console) == ""


def test_files_and_pipes_see_none(monkeypatch: pytest.MonkeyPatch) -> None:
    assert shown(monkeypatch, io.StringIO(), Console()) == ""


def test_levels(capsys: pytest.CaptureFixture[str]) -> None:
    for console in (Console(), Console(quiet=True), Console(verbose=True)):
        console.summary("done", {})
        console.result("data", {})
        console.warn("careful")
        console.note("detail")
    printed = capsys.readouterr()
    assert printed.out.split() == ["done", "data", "data", "done", "data"]
    assert printed.err.splitlines() == [
        "kzgraph: warning: careful",
        "kzgraph: warning: careful",
        "kzgraph: detail",
    ]
    Console(json=True, quiet=True).summary("done", {"a": 1})
    assert capsys.readouterr().out == '{\n  "a": 1\n}\n'
