"""The command line: help that is fast and has examples, exit codes, one line for each failure."""

import os
import subprocess
import sys
from pathlib import Path
from time import perf_counter

import pytest
from factory_graph import resolved_graph

from kzgraph.cli.main import COMMANDS, main, parser
from kzgraph.export.output import write_record, write_views
from kzgraph.rdf.mapper import to_record
from kzgraph.store.memory import MemoryStore

RECORD = to_record(resolved_graph())
HEAVY = ("spacy", "rdflib", "pyoxigraph", "pyshacl", "networkx", "pyvis", "numpy", "tqdm", "trafilatura")


@pytest.fixture(scope="module")
def output(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("cli") / "output"
    folder.mkdir()
    write_record(RECORD, folder)
    write_views(MemoryStore(RECORD.quads()), folder)
    return folder


def python(code: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", code, *arguments], capture_output=True, text=True, check=False
    )


@pytest.mark.parametrize(
    "arguments", [["--help"], ["--version"], *([command.NAME, "--help"] for command in COMMANDS)]
)
def test_help_loads_nothing_heavy(arguments: list[str]) -> None:
    code = (
        "import sys\n"
        "from kzgraph.cli.main import main\n"
        "try: main(sys.argv[1:])\n"
        "except SystemExit as stop: assert stop.code == 0\n"
        f"print([name for name in {HEAVY} if name in sys.modules], file=sys.stderr)"
    )
    assert python(code, *arguments).stderr == "[]\n"


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command.NAME)
def test_each_command_has_examples_that_parse(command: object, capsys: pytest.CaptureFixture[str]) -> None:
    import shlex

    name = command.NAME  # type: ignore[attr-defined]
    with pytest.raises(SystemExit):
        main([name, "--help"])
    text = capsys.readouterr().out
    examples = [line.strip().split(" | ")[0] for line in text.splitlines() if line.startswith("  kzgraph ")]
    assert len(examples) >= 2
    for example in examples:
        assert parser().parse_args(shlex.split(example)[1:]).command == name


def test_options_may_stand_among_paths() -> None:
    apart = parser().parse_args(["build", "a", "-o", "out", "b"])
    assert [str(path) for path in apart.paths] == ["a", "b"]
    mixed = parser().parse_args(["explain", "c1", "-g", "out", "a", "--format", "json", "b"])
    assert (mixed.claim, [str(path) for path in mixed.sources], mixed.format) == ("c1", ["a", "b"], "json")


@pytest.mark.parametrize(
    "arguments",
    [
        ["info", "{missing}"],
        ["query", "documents", "-g", "{missing}"],
        ["query", "nope", "-g", "{output}"],
        ["query", "SELECT ?x {{", "-g", "{output}"],
        ["query", "-g", "{output}"],
        ["query", "--file", "{missing}", "-g", "{output}"],
        ["query", "claims-about", "-g", "{output}"],
        ["query", "claims-about", "--set", "name", "-g", "{output}"],
        ["query", "documents", "--format", "ttl", "-g", "{output}"],
        ["export", "{output}", "-o", "{missing}/x.ttl"],
        ["export", "{output}"],
        ["export", "{missing}", "--format", "nt"],
        ["view", "{missing}", "-o", "{page}"],
        ["view", "{output}", "-o", "{missing}/x.html"],
        ["validate", "{missing}"],
        ["build", "{missing}", "-o", "{page}"],
        ["build", "{output}", "-o", "{page}", "--entities", "{missing}"],
        ["build"],
        ["build", "x", "-o", "y", "--min-confidence", "2"],
        ["build", "x", "-o", "y", "--base", "geen iri"],
        ["build", "x", "-o", "y", "--base", "https://example.org/id"],
        ["explain", "-g", "{output}"],
        ["explain", "nope", "-g", "{output}"],
        ["explain", "nope", "{missing}", "-g", "{output}"],
        ["nope"],
        [],
        ["info", "x", "--quiet", "--verbose"],
    ],
)
def test_failures_are_one_line_and_code_2(
    arguments: list[str], output: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    names = {"output": str(output), "missing": str(tmp_path / "missing"), "page": str(tmp_path / "page.html")}
    try:
        code = main([argument.format(**names) for argument in arguments])
    except SystemExit as stop:
        code = stop.code
    printed = capsys.readouterr()
    assert code == 2
    assert printed.out == ""
    assert printed.err.count("\n") == 1
    assert printed.err.startswith("kzgraph: error: ")
    assert not list(tmp_path.iterdir())


def test_the_unexpected_is_one_line_and_verbose_tells_where(
    output: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def broken(path: Path) -> None:
        raise ZeroDivisionError("a\nb")

    monkeypatch.setattr("kzgraph.store.loader.load", broken)
    assert main(["info", str(output)]) == 2
    line = "kzgraph: error: unexpected ZeroDivisionError: a b"
    assert capsys.readouterr().err == f"{line}; run again with --verbose to see where, and report it\n"
    assert main(["info", str(output), "--verbose"]) == 2
    shown = capsys.readouterr().err
    assert "Traceback" in shown
    assert shown.splitlines()[-1] == line


def test_interrupting_is_no_traceback(
    output: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def stopped(path: Path) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("kzgraph.store.loader.load", stopped)
    assert main(["info", str(output)]) == 2
    assert capsys.readouterr().err == "kzgraph: error: stopped; nothing was written\n"


def test_a_reader_that_goes_away_is_no_error(output: Path) -> None:
    command = [sys.executable, "-m", "kzgraph", "export", str(output), "--format", "nq"]
    read, write = os.pipe()
    os.close(read)
    done = subprocess.run(command, stdout=write, stderr=subprocess.PIPE, text=True, check=False)
    os.close(write)
    assert done.stderr == ""
    assert done.returncode == 0


def test_help_comes_at_once() -> None:
    def seconds() -> float:
        start = perf_counter()
        subprocess.run([sys.executable, "-m", "kzgraph", "--help"], capture_output=True, check=True)
        return perf_counter() - start

    assert min(seconds() for _ in range(5)) < 0.3  # the fastest of five, for other work may be going on
