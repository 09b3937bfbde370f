"""The cookbook is true: each question is asked of the graph of the seeds, and gives the answer that it shows.

``python -m pytest tests/test_cookbook.py --update`` writes the answers anew.
"""

import re
import shlex
from pathlib import Path

import pytest

from kzgraph.cli.main import main
from kzgraph.export.answers import render
from kzgraph.store.memory import MemoryStore

COOKBOOK = Path(__file__).parents[1] / "docs" / "cookbook.md"
RECIPE = re.compile(
    r"^### (?P<title>[^\n]+)\n+(?P<text>(?!```)[^\n]+\n+)?```(?P<kind>sparql|console)\n(?P<ask>.*?)^```\n\n"
    r"```text\n(?P<answer>.*?)^```$",
    re.MULTILINE | re.DOTALL,
)
RECIPES = list(RECIPE.finditer(COOKBOOK.read_text("utf-8")))
WIDTH = 118


def told(recipe: re.Match[str], graph: MemoryStore, capsys: pytest.CaptureFixture[str]) -> str:
    """The answer as the page shows it, to its last line feed."""
    if recipe["kind"] == "sparql":
        return render(graph.query(recipe["ask"]), None, base=graph.base, width=WIDTH)
    name, *arguments = shlex.split(recipe["ask"].removeprefix("$ "))
    assert name == "kzgraph"
    assert main(arguments) == 0
    printed = capsys.readouterr()
    assert printed.err == ""
    return printed.out


@pytest.fixture
def at_home(output: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the commands find output/."""
    assert output.name == "output"
    monkeypatch.chdir(output.parent)


def test_there_are_enough_of_them_and_all_are_read() -> None:
    assert len(RECIPES) >= 25
    text = COOKBOOK.read_text("utf-8")
    assert len(RECIPES) == text.count("\n### ")
    assert len({recipe["title"] for recipe in RECIPES}) == len(RECIPES)


@pytest.mark.parametrize("recipe", RECIPES, ids=lambda recipe: recipe["title"])
def test_each_gives_the_answer_that_it_shows(
    recipe: re.Match[str],
    graph: MemoryStore,
    at_home: None,
    capsys: pytest.CaptureFixture[str],
    request: pytest.FixtureRequest,
) -> None:
    now = told(recipe, graph, capsys)
    assert "(0 rows)" not in now, "a recipe needs an answer that shows something"
    if request.config.getoption("--update"):
        text = COOKBOOK.read_text("utf-8")
        (here,) = (one for one in RECIPE.finditer(text) if one["title"] == recipe["title"])
        COOKBOOK.write_text(text[: here.start("answer")] + now + text[here.end("answer") :], "utf-8")
        return
    assert recipe["answer"] == now, "run again with --update, and read what changed"
