"""The README is true: its commands run and print what it shows, and what it names exists.

``python -m pytest tests/test_readme.py --update`` writes the output of the commands and the table of accuracy anew.
"""

import json
import os
import re
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from bench.accuracy import table
from kzgraph.cli.main import COMMANDS
from kzgraph.lexicon.loader import frames

ROOT = Path(__file__).parents[1]
README = ROOT / "README.md"
ACCURACY = ROOT / "bench" / "results" / "accuracy.json"
BLOCK = re.compile(r"^```(console|toml)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
TABLE = re.compile(r"(?<=<!-- accuracy -->\n).*?(?=<!-- /accuracy -->)", re.DOTALL)
SECONDS = re.compile(r"\bin \d+\.\d s\b")

Say = Callable[[str], str]


def commands(block: str) -> list[str]:
    return [line.removeprefix("$ ") for line in block.splitlines() if line.startswith("$ ")]


def shown(run: Say, block: str) -> str:
    """What the block should be: each command with its output. Seconds vary, and are those of the README."""
    told = iter(SECONDS.findall(block))
    fresh = "".join(f"$ {command}\n{run(command)}" for command in commands(block))
    return SECONDS.sub(lambda match: next(told, match[0]), fresh)


@pytest.fixture(scope="module")
def say(output: Path, tmp_path_factory: pytest.TempPathFactory) -> Say:
    """Runs a command line as the reader does, in a folder with seeds/ and output/."""
    place = tmp_path_factory.mktemp("tour")
    shutil.copytree(ROOT / "seeds", place / "seeds")
    shutil.copytree(output, place / "output")
    script = place / "bin" / "kzgraph"
    script.parent.mkdir()
    script.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m kzgraph "$@"\n', "utf-8")
    script.chmod(0o755)
    environment = {**os.environ, "PATH": f"{script.parent}:{os.environ['PATH']}", "PYTHONPATH": str(ROOT)}
    for kind, text in BLOCK.findall(README.read_text("utf-8")):
        if kind == "toml" and (name := re.match(r"# (\S+\.toml)\n", text)):
            (place / name[1]).write_text(text, "utf-8")

    def run(command: str) -> str:
        ran = subprocess.run(command, shell=True, capture_output=True, text=True, cwd=place, env=environment)
        assert (ran.returncode, ran.stderr) == (0, ""), command
        return ran.stdout

    return run


def test_the_commands_print_what_it_shows(say: Say, request: pytest.FixtureRequest) -> None:
    text = README.read_text("utf-8")
    blocks = [block for kind, block in BLOCK.findall(text) if kind == "console"]
    assert len(blocks) >= 8
    made = [shown(say, block) for block in blocks]
    if request.config.getoption("--update"):
        fresh = iter(made)
        text = BLOCK.sub(lambda m: f"```console\n{next(fresh)}```" if m[1] == "console" else m[0], text)
        README.write_text(text, "utf-8")
        return
    for block, now in zip(blocks, made, strict=True):
        assert block == now, "run again with --update, and read what changed"


def test_the_table_of_accuracy_is_that_of_the_bench(request: pytest.FixtureRequest) -> None:
    text = README.read_text("utf-8")
    now = table(json.loads(ACCURACY.read_text("utf-8"))) + "\n"
    if request.config.getoption("--update"):
        README.write_text(TABLE.sub(lambda _: now, text), "utf-8")
        return
    assert TABLE.findall(text) == [now]


def test_every_command_stands_in_it() -> None:
    text = README.read_text("utf-8")
    missing = [command.NAME for command in COMMANDS if f"`kzgraph {command.NAME} " not in text]
    assert not missing


def test_its_row_of_the_lexicon_is_one_of_the_lexicon() -> None:
    rows = [tomllib.loads(block) for kind, block in BLOCK.findall(README.read_text("utf-8")) if kind == "toml"]
    shown_rows = [frame for row in rows for frame in row.get("frame", [])]
    assert shown_rows
    for row in shown_rows:
        assert any(
            (one.verb, one.event, one.example) == (row["verb"], row["event"], row["example"]) for one in frames()
        )


def links(path: Path) -> Iterator[str]:
    for target in re.findall(r"\]\(([^)\s]+)\)", path.read_text("utf-8")):
        if "://" not in target and not target.startswith("#"):
            yield target.split("#")[0]


@pytest.mark.parametrize(
    "page", ["README.md", "CHANGELOG.md", "bench/README.md", "training/README.md", "seeds/README.md"]
)
def test_links_lead_somewhere(page: str) -> None:
    path = ROOT / page
    missing = [target for target in links(path) if not (path.parent / target).exists()]
    assert not missing
