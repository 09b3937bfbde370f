"""The ladder: each package imports itself and lower rungs, libraries stay at home, starting costs nothing."""

import ast
import re
import resource
import subprocess
import sys
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "kzgraph"

PACKAGES = "languages.*"
"""The packages of single languages: they may use what finds mentions, and nothing names them: they are looked up."""

RUNGS: tuple[tuple[str, ...], ...] = (
    ("errors", "settings", "__init__"),
    ("model",),
    ("languages",),
    ("lexicon",),
    ("ingest",),
    ("annotate",),
    ("mentions",),
    (PACKAGES,),
    ("extract",),
    ("resolve",),
    ("analyse",),
    ("rdf",),
    ("store",),
    ("export", "view"),
    ("serve",),
    ("pipeline",),
    ("explain",),
    ("api",),
    ("cli",),
    ("__main__",),
)
"""Lowest first; what shares a rung may not import each other."""

LANGUAGE = ("annotate", "mentions", "extract", "languages.nl", "languages.en")
HOMES: Mapping[str, tuple[str, ...]] = {
    "snowballstemmer": ("store.search",),
    "spacy": LANGUAGE,
    "onnxruntime": ("languages.nl",),
    "numpy": ("annotate", "languages.nl", "languages.en", "view", "analyse"),
    "srsly": ("annotate",),
    "trafilatura": ("ingest",),
    "rdflib": ("rdf", "store", "export", "api"),
    "pyshacl": ("rdf",),
    "pyoxigraph": ("rdf", "store", "export", "serve", "api"),
    "networkx": ("view", "export", "api"),
    "pydantic": ("store",),
    "rapidfuzz": ("resolve",),
    "datasketch": ("analyse",),
    "followthemoney": ("export", "store"),
    "stix2": ("export",),
    "pyvis": ("view.html",),
    "ray": ("pipeline.archive.ray",),
    "fsspec": ("pipeline.archive.shared",),
    "starlette": ("serve",),
    "pandas": ("api",),
    "polars": ("api",),
    "tqdm": ("cli.console",),
    "uvicorn": ("serve",),
}
"""Each library that may be imported, and the packages or modules that may."""

INDIRECT = {"setuptools", "lxml_html_clean", "httptools", "uvloop"}
"""Required for a library that we use, and not imported by us."""

COMMANDS = (
    *("build", "resolve", "review", "query", "search", "dossier", "diff", "explain", "gaps", "export", "load"),
    *("view", "serve", "validate", "info"),
)
HEAVY = (
    *("spacy", "rdflib", "pyoxigraph", "onnxruntime", "networkx", "pyvis", "pyshacl", "trafilatura", "numpy"),
    *("starlette", "uvicorn", "rapidfuzz", "datasketch", "pydantic", "pandas", "polars"),
)
CLOCKS = ("random", "secrets", "time", "uuid")
CLOCKS_ALLOWED = ("pipeline", "store.remote.patience")
"""The one writes times to the log beside the graph; the other waits between two tries."""
NETWORK = ("http.client", "socket", "ssl", "urllib.request", "asyncio", "socketserver", "ftplib", "smtplib")
NETWORK_ALLOWED = ("serve", "store.remote", "pipeline.archive.ray")
"""Nothing else can open a connection: build, and query without --endpoint, reach nobody; build --engine ray its own."""


@dataclass(frozen=True)
class Import:
    """One import statement: the module that holds it, what it names, and where."""

    module: str
    target: str
    line: int

    @property
    def library(self) -> str:
        return self.target.split(".")[0]

    def __str__(self) -> str:
        return f"{self.module}:{self.line} imports {self.target}"


@cache
def modules() -> Mapping[str, Path]:
    """Dotted names inside kzgraph ("rdf.mapper"; a package by its own name) and their files."""
    found = {}
    for path in sorted(PACKAGE.rglob("*.py")):
        parts = path.relative_to(PACKAGE).with_suffix("").parts
        found[".".join(parts[:-1] if len(parts) > 1 and parts[-1] == "__init__" else parts)] = path
    return found


@cache
def imports() -> tuple[Import, ...]:
    """All imports, those inside functions and for type checkers too: an edge is an edge."""
    return tuple(one for name, path in modules().items() for one in imports_of(name, path))


def imports_of(name: str, path: Path) -> Iterator[Import]:
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (Import(name, alias.name, node.lineno) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}:{node.lineno}: relative import"
            base = node.module or ""
            for alias in node.names:
                whole = f"{base}.{alias.name}"
                yield Import(name, whole if whole.removeprefix("kzgraph.") in modules() else base, node.lineno)


def inner(one: Import) -> str:
    """The module of kzgraph that an import names."""
    return one.target.removeprefix("kzgraph").lstrip(".") or "__init__"


@cache
def codes() -> frozenset[str]:
    return frozenset(file.parent.name for file in (PACKAGE / "languages").glob("*/language.toml"))


def top_of(module: str) -> str:
    """The package that stands on a rung; that of a language on its own."""
    top, _, rest = module.partition(".")
    return PACKAGES if top == "languages" and rest.split(".")[0] in codes() else top


def rung(module: str) -> int:
    top = top_of(module)
    found = [level for level, names in enumerate(RUNGS) if top in names]
    assert found, f"{module} stands on no rung of the ladder"
    return found[0]


def inside(module: str, home: str) -> bool:
    return module == home or module.startswith(f"{home}.")


def test_each_package_imports_itself_and_lower_rungs() -> None:
    wrong = [
        one
        for one in imports()
        if one.library == "kzgraph"
        and top_of(inner(one)) != top_of(one.module)
        and rung(inner(one)) >= rung(one.module)
    ]
    assert not wrong, "\n".join(map(str, wrong))


def test_nothing_names_a_language_package_but_itself() -> None:
    wrong = [
        one
        for one in imports()
        if top_of(inner(one)) == PACKAGES and inner(one).split(".")[:2] != one.module.split(".")[:2]
    ]
    assert not wrong, "\n".join(map(str, wrong))


def test_no_module_imports_itself_by_way_of_others() -> None:
    graph: dict[str, set[str]] = {name: set() for name in modules()}
    for one in imports():
        if one.library == "kzgraph":
            graph[one.module].add(inner(one))
    try:
        TopologicalSorter(graph).prepare()
    except CycleError as error:
        pytest.fail(" → ".join(error.args[1]))


def test_libraries_stay_at_home() -> None:
    outside = [one for one in imports() if one.library not in sys.stdlib_module_names and one.library != "kzgraph"]
    wrong = [one for one in outside if not any(inside(one.module, home) for home in HOMES.get(one.library, ()))]
    assert not wrong, "\n".join(map(str, wrong))


def test_what_is_imported_is_required_and_the_other_way_round() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    extras = project["optional-dependencies"]
    optional = ("exchange", "pandas", "polars", "ray")
    rows = (*project["dependencies"], *(row for name in optional for row in extras[name]))
    required = {re.split(r"[<>=~!\[; ]", row)[0].lower() for row in rows}
    used = {one.library for one in imports()} - set(sys.stdlib_module_names) - {"kzgraph"}
    assert used == required - INDIRECT


def test_no_clock_and_no_chance_in_the_graph() -> None:
    wrong = [
        one
        for one in imports()
        if one.library in CLOCKS and not any(inside(one.module, name) for name in CLOCKS_ALLOWED)
    ]
    assert not wrong, "\n".join(map(str, wrong))


def test_only_the_server_and_the_way_to_stores_can_open_connections() -> None:
    wrong = [
        one
        for one in imports()
        if any(inside(one.target, name) for name in NETWORK)
        and not any(inside(one.module, name) for name in NETWORK_ALLOWED)
    ]
    assert not wrong, "\n".join(map(str, wrong))


def test_only_the_command_line_prints() -> None:
    wrong = [
        f"{name}:{node.lineno}"
        for name, path in modules().items()
        if not inside(name, "cli")
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "print"
    ]
    assert not wrong, wrong


def test_no_path_of_one_machine_is_in_the_package() -> None:
    wrong = [
        f"{name}:{node.lineno} {node.value!r}"
        for name, path in modules().items()
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Constant)
        and isinstance(node.value, str)
        and re.match(r"/(work|home|root|tmp|Users)/", node.value)
    ]
    assert not wrong, wrong


def test_no_folder_is_empty() -> None:
    folders = [path for path in PACKAGE.rglob("*") if path.is_dir() and path.name != "__pycache__"]
    empty = [path for path in folders if not any(item.name != "__pycache__" for item in path.iterdir())]
    assert not empty


def loaded_by(code: str) -> set[str]:
    """The heavy libraries in a fresh Python after it has run ``code``."""
    script = f"import sys\ntry:\n    {code}\nexcept SystemExit:\n    pass\nprint('loaded:', *sys.modules)"
    ran = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True, cwd=ROOT)
    return set(ran.stdout.rpartition("loaded:")[2].split()) & set(HEAVY)


@pytest.mark.parametrize(
    "code", ["import kzgraph", "import kzgraph.cli.main", "import kzgraph.pipeline", "from kzgraph import build, Graph"]
)
def test_importing_loads_no_language_library(code: str) -> None:
    found = loaded_by(code)
    if code != "import kzgraph" and "cli" not in code:  # graphs are in Oxigraph; nothing else is loaded before its use
        found -= {"pyoxigraph"}
    assert not found


@pytest.mark.parametrize(
    "command",
    [[], *([name] for name in COMMANDS)],
)
def test_help_loads_no_library(command: list[str]) -> None:
    assert not loaded_by(f"from kzgraph.cli.main import main; main({[*command, '--help']})")


def test_help_takes_less_than_three_tenths_of_a_second() -> None:
    """Processor time, the best of five, as other work on the machine is no fault of ours."""
    times = []
    for _ in range(5):
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        subprocess.run([sys.executable, "-m", "kzgraph", "--help"], stdout=subprocess.DEVNULL, check=True, cwd=ROOT)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        times.append(after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)
    assert min(times) <= 0.3
