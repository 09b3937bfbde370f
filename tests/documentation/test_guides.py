"""The pages are true: their commands run and print what is shown, and their Python runs.

``python -m pytest tests/documentation --update`` writes what the commands print anew.
"""

import re
import shlex
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from kzgraph.cli.main import DONE, FINDINGS, main

ROOT = Path(__file__).parents[2]
DOCS = ROOT / "docs"
GUIDES = sorted(
    (*DOCS.glob("index.md"), *DOCS.glob("how-to/*.md"))
)  # other pages have tests of their own: the cookbook, the stores
CONSOLE = re.compile(r"(?<=^```console\n).*?(?=^```$)", re.MULTILINE | re.DOTALL)
PYTHON = re.compile(r"^```python\n(.*?)^```$", re.MULTILINE | re.DOTALL)
TOML = re.compile(r"^```toml\n(# (\S+\.toml)\n.*?)^```$", re.MULTILINE | re.DOTALL)
SECONDS = re.compile(r"\b\d+\.\d s\b")
ARCHIVE = "id,Verschenen,Artikel\n1,2023-05-02,Peru stuurde dinsdag 200 soldaten naar Lima.\n"


def named(pages: Iterator[Path], pattern: re.Pattern[str]) -> list[Any]:
    found = (page for page in pages if pattern.search(page.read_text("utf-8")))
    return [pytest.param(page, id=page.relative_to(DOCS).as_posix()) for page in found]


@pytest.fixture
def place(output: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with seeds/, output/ and the files that the pages name."""
    shutil.copytree(ROOT / "seeds", tmp_path / "seeds")
    shutil.copytree(output, tmp_path / "output")
    (tmp_path / "archief.csv").write_text(ARCHIVE, "utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def ran(line: str, capsys: pytest.CaptureFixture[str]) -> str:
    """What a command prints."""
    name, *arguments = shlex.split(line.removeprefix("$ "))
    assert name == "kzgraph", line
    assert main(arguments) in (DONE, FINDINGS), line
    printed = capsys.readouterr()
    assert printed.err == "" and "(0 rows)" not in printed.out, line
    return SECONDS.sub("0.0 s", printed.out)


@pytest.mark.parametrize("page", named(iter(GUIDES), CONSOLE))
def test_commands_print_what_is_shown(
    page: Path, place: Path, capsys: pytest.CaptureFixture[str], request: pytest.FixtureRequest
) -> None:
    text = page.read_text("utf-8")
    for content, name in TOML.findall(text):
        (place / name).write_text(content, "utf-8")

    def fresh(block: re.Match[str]) -> str:
        lines = [line for line in block[0].splitlines() if line.startswith("$ ")]
        return "".join(f"{line}\n{ran(line, capsys)}" for line in lines)

    now = CONSOLE.sub(fresh, text)
    if request.config.getoption("--update"):
        page.write_text(now, "utf-8")
        return
    assert now == text, "run again with --update, and read what changed"


@pytest.mark.parametrize("page", named(iter(GUIDES), PYTHON))
def test_python_runs(page: Path, place: Path) -> None:
    names: dict[str, Any] = {}
    for block in PYTHON.findall(page.read_text("utf-8")):
        exec(compile(block, str(page), "exec"), names)
