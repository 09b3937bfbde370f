"""What MkDocs calls while it builds: navigation from what is there, pages made from code, links into the repository."""

import re
from pathlib import Path
from typing import Any

import notebook
import pages
from mkdocs.structure.files import File

import ontology

NAV = (
    ("Home", "index.md"),
    ("Tutorial", "tutorial.md"),
    (
        "How to",
        (
            ("Build a graph", "how-to/build.md"),
            ("Ask it", "how-to/ask.md"),
            ("Lay sources side by side", "how-to/compare.md"),
            ("Let it grow", "how-to/grow.md"),
            ("Teach it names and verbs", "how-to/names.md"),
            ("Look at it: the explorer", "explorer.md"),
            ("Work in Python", "how-to/python.md"),
            ("Use your own spaCy pipeline", "how-to/spacy.md"),
            ("Hand it on", "how-to/share.md"),
            ("Archives of articles", "archives.md"),
            ("Other stores", "stores.md"),
            ("Other languages", "languages.md"),
        ),
    ),
    ("Cookbook", "cookbook.md"),
    (
        "Reference",
        (
            ("Python", "reference/python.md"),
            ("Command line", "reference/cli.md"),
            ("Named questions", "reference/questions.md"),
            ("Formats", "reference/formats.md"),
            ("Ontology", "reference/ontology.md"),
        ),
    ),
    ("About", (("What it misses", "limits.md"), ("Architecture", "architecture.md"), ("Licences", "licences.md"))),
)
MADE = {
    "tutorial.md": lambda root: notebook.page(root / "docs" / "tutorial.ipynb"),
    "reference/cli.md": lambda root: pages.command_line(),
    "reference/questions.md": lambda root: pages.questions(),
    "reference/formats.md": lambda root: pages.formats(),
    "reference/kzgraph-ontology.html": ontology.page,
    notebook.NETWORK: lambda root: (root / "output" / "graph.html").read_text("utf-8"),
}
MARKS = {
    "accuracy": pages.accuracy,
    "judged": pages.judged,
    "known-failures": pages.known_failures,
    "counted": pages.counted,
}
MARK = re.compile(r"<!-- (\S+) -->")
OUTSIDE = re.compile(r"(!?)\[([^\]]*)\]\((?!https?:|#|mailto:)([^)\s#]+)(?:#[^)\s]*)?\)")


def on_config(config: Any) -> Any:
    """Give the site the part of NAV that is there, and pages that NAV does not know under More."""
    docs = Path(config.docs_dir)
    known: set[str] = set()
    config.nav = list(_present(NAV, docs, known))
    others = sorted(path.relative_to(docs).as_posix() for path in docs.rglob("*.md"))
    more = [other for other in others if other not in known and not other.startswith("_")]
    if more:
        config.nav.append({"More": more})
    return config


def _present(entries: Any, docs: Path, known: set[str]) -> Any:
    for title, target in entries:
        if isinstance(target, str):
            if target in MADE or (docs / target).is_file():
                known.add(target)
                yield {title: target}
        elif inner := list(_present(target, docs, known)):
            yield {title: inner}


def on_files(files: Any, *, config: Any) -> Any:
    """Add the pages that are made; the notebook itself stays beside its page."""
    root = Path(config.config_file_path).parent
    for name, make in MADE.items():
        files.append(File.generated(config, name, content=make(root)))
    return files


def on_page_markdown(markdown: str, *, page: Any, config: Any, files: Any) -> str:
    """Fill in the marks; name what a link into the repository leads to, which is no part of the site."""
    root = Path(config.config_file_path).parent
    markdown = MARK.sub(lambda mark: MARKS[mark[1]](root) if mark[1] in MARKS else mark[0], markdown)
    here = (Path(config.docs_dir) / page.file.src_uri).parent

    def outside(link: re.Match[str]) -> str:
        target = (here / link[3]).resolve()
        inside = target.is_relative_to(Path(config.docs_dir).resolve())
        if inside or not target.exists():
            return link[0]  # a broken one is for MkDocs to tell
        name = target.relative_to(root.resolve()).as_posix()
        return f"{link[2]} (`{name}`)" if link[2].strip("`") != name else f"`{name}`"

    return OUTSIDE.sub(outside, markdown)
