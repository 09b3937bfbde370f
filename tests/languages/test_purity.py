"""No rule holds a word of one language: words lie in the folders of languages, and rules ask for them by name."""

import ast
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

import kzgraph
from kzgraph.languages.language import DUTCH, find_language, languages
from kzgraph.lexicon.loader import lexicon_files

ROOT = Path(kzgraph.__file__).parent
RULES = ("annotate", "mentions", "extract")
KNOWN = {
    "resolve/names.py": "small words of names in several languages at once",
    "resolve/nodes.py": "labels of shared nodes are Dutch, as the data contract has it",
}
"""Modules that hold words all the same, and why."""

SHARED = frozenset(
    ("in", "of", "over", "was", "is", "had", "we", "me", "as", "die", "also", "want", "men", "hun", "er", "and", "al")
)
"""Words of Dutch that are English, German or a term of ours as well."""


def modules(packages: tuple[str, ...]) -> list[Path]:
    return [path for package in packages for path in sorted((ROOT / package).rglob("*.py"))]


def resolving() -> list[Path]:
    """What resolves within a document; across documents names of all languages meet."""
    return sorted((ROOT / "resolve").glob("*.py"))


@cache
def dutch_words() -> frozenset[str]:
    """What the grammar lists hold, and the commonest words."""
    rows = tomllib.loads(lexicon_files(DUTCH, "words_grammar.toml")[0].read_text("utf-8"))["words"]
    listed = {
        word for row in rows if not row["name"].endswith(("endings", "plurals", "participles")) for word in row["words"]
    }
    return frozenset(word for word in {*listed, *find_language(DUTCH).words} if word.isalpha() and word not in SHARED)


def strings(path: Path) -> Iterator[tuple[int, str]]:
    """The strings of a module that are no docstrings and no words of a sentence for people."""
    tree = ast.parse(path.read_text("utf-8"))
    spoken = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in spoken:
            yield node.lineno, node.value


def found(path: Path, root: Path = ROOT) -> list[str]:
    words = dutch_words()
    return [
        f"{path.relative_to(root)}:{line} {text!r}" for line, text in strings(path) if text.strip().lower() in words
    ]


def test_the_rules_hold_no_dutch_word() -> None:
    slots = {"als"}  # the name of a slot, whatever the language: see lexicon/schema.py
    wrong = [where for path in modules(RULES) for where in found(path) if where.split()[-1].strip("'") not in slots]
    assert not wrong


def test_what_resolves_holds_none_but_for_names_and_labels() -> None:
    wrong = {path.relative_to(ROOT).as_posix(): found(path) for path in resolving()}
    assert {name for name, where in wrong.items() if where} == set(KNOWN)


def test_it_can_fail(tmp_path: Path) -> None:
    (tmp_path / "rule.py").write_text('X = frozenset({"niet", "geen"})\n', "utf-8")
    assert len(found(tmp_path / "rule.py", tmp_path)) == 2


@pytest.mark.parametrize("code", [one.code for one in languages() if one.code != DUTCH])
def test_another_language_needs_nothing_outside_its_folder(code: str) -> None:
    """No module but its own names it; the entity file and the list of the tests' pipelines aside."""
    own = find_language(code).folder
    named = f"languages.{code}"
    others = (path for path in ROOT.rglob("*.py") if own not in path.parents)
    assert not [path for path in others if named in path.read_text("utf-8")]
