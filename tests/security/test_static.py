"""What the package may not use at all: what runs data as code, and readers that follow what a file tells them."""

import ast
from collections.abc import Iterator
from pathlib import Path

import kzgraph

ROOT = Path(kzgraph.__path__[0])
MODULES = {"pickle", "cPickle", "marshal", "shelve", "dill", "cloudpickle", "joblib", "yaml", "code", "codeop", "pty",
           "telnetlib", "ftplib", "xmlrpc"}  # fmt: skip
XML = ("xml.etree", "xml.dom", "xml.sax", "xml.parsers", "lxml")
XML_ALLOWED = {"xml.sax.saxutils"}
"""It escapes text, and parses none."""

CALLS = {"eval", "exec", "compile", "__import__", "breakpoint"}
ATTRIBUTES = {("os", "system"), ("os", "popen"), ("numpy", "load"), ("np", "load"), ("tempfile", "mktemp")}
STARTERS = {"subprocess", "multiprocessing"}
STARTERS_ALLOWED = {"serve", "pipeline", "annotate", "languages", "cli", "api"}
"""Workers of ours that read shards and answer queries."""


def trees() -> Iterator[tuple[str, ast.Module]]:
    for path in sorted(ROOT.rglob("*.py")):
        yield path.relative_to(ROOT).as_posix(), ast.parse(path.read_text("utf-8"))


def imported(tree: ast.Module) -> Iterator[tuple[int, str]]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield node.lineno, node.module or ""


def wrong_imports(name: str, tree: ast.Module) -> Iterator[str]:
    for line, module in imported(tree):
        top = module.split(".")[0]
        xml = module.startswith(XML) and module not in XML_ALLOWED
        starter = top in STARTERS and name.split("/")[0] not in STARTERS_ALLOWED
        if top in MODULES or xml or starter:
            yield f"{name}:{line} imports {module}"


def wrong_calls(name: str, tree: ast.Module) -> Iterator[str]:
    for node in ast.walk(tree):
        if not isinstance(node, ast.Call):
            continue
        called = node.func
        if isinstance(called, ast.Name) and called.id in CALLS:
            yield f"{name}:{node.lineno} calls {called.id}"
        if isinstance(called, ast.Attribute) and isinstance(called.value, ast.Name):
            words = ast.unparse(node)
            if (called.value.id, called.attr) in ATTRIBUTES and "allow_pickle=False" not in words:
                yield f"{name}:{node.lineno} calls {called.value.id}.{called.attr}"
        for keyword in node.keywords:
            if keyword.arg == "shell" and ast.unparse(keyword.value) != "False":
                yield f"{name}:{node.lineno} uses a shell"


def test_nothing_runs_data_as_code() -> None:
    wrong = [line for name, tree in trees() for line in (*wrong_imports(name, tree), *wrong_calls(name, tree))]
    assert not wrong, "\n".join(wrong)


def test_the_search_finds_what_it_is_for() -> None:
    source = "import pickle, yaml\nfrom xml.etree import ElementTree\neval('1')\nos.system('x')\nf(shell=True)"
    tree = ast.parse(source)
    assert len([*wrong_imports("model/x.py", tree), *wrong_calls("model/x.py", tree)]) == 6
