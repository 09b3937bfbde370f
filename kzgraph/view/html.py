"""Writes the network page: one HTML file that needs nothing else and asks no network for anything.

The only module that imports pyvis. Its own page template links a style sheet on the web; ours stands in
``page/``.
"""

import base64
import hashlib
import json
import tomllib
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from importlib import resources
from pathlib import Path
from typing import Any

import networkx as nx
from pyvis.network import Network

from kzgraph.errors import OutputError
from kzgraph.store.base import View
from kzgraph.store.loader import load
from kzgraph.view.drawing import plan
from kzgraph.view.payload import claim_rows, document_rows, edge_rows, node_rows
from kzgraph.view.project import project
from kzgraph.view.read import read_records
from kzgraph.view.record import Records

VIS = "lib/vis-9.1.2/vis-network.min.js"  # in pyvis; Apache 2.0 or MIT, its notice stays
_PAGE = resources.files("kzgraph.view") / "page"
_OPTIONS = {
    "physics": {"enabled": False},
    "layout": {"improvedLayout": False, "randomSeed": 1},
    "interaction": {
        "hover": True,
        "hoverConnectedEdges": False,
        "selectConnectedEdges": False,
        "multiselect": False,
    },
    "nodes": {"chosen": False, "shadow": False},
    "edges": {"chosen": False, "smooth": False, "selfReference": {"size": 18}},
}


@dataclass(frozen=True, slots=True)
class PageInfo:
    """What a page shows. core: nodes that it opens on. size: bytes of the file."""

    path: Path
    nodes: int
    edges: int
    claims: int
    documents: int
    core: int
    size: int


def write_page(graph: Path, out: Path, *, title: str | None = None, min_confidence: float = 0.0) -> PageInfo:
    """Write the network page of the graph at ``graph`` (folder or .ttl, .trig, .nq, .nt file) to ``out``.

    title: the page's heading; by default the number of documents says what it is. min_confidence: claims below
    it are left out. The same graph gives the same bytes.
    Raises InputError when the graph cannot be read, OutputError when the page cannot be written.
    """
    return write_view(load(graph, min_confidence=min_confidence), out, title=title)


def write_view(view: View, out: Path, *, title: str | None = None) -> PageInfo:
    """Write the network page of the claims in ``view``; see ``write_page``."""
    records = read_records(view)
    drawing = project(records)
    text, core = render(records, drawing, title=title or default_title(records))
    _write(out, text)
    return PageInfo(
        out,
        drawing.number_of_nodes(),
        drawing.number_of_edges(),
        len(records.claims),
        len(records.documents),
        core,
        len(text.encode("utf-8")),
    )


def default_title(records: Records) -> str:
    """Return the heading of a page that was given none: the one document's title, or how many there are."""
    titles = [d.title or d.file_name for d in records.documents.values()]
    if len(titles) == 1:
        return titles[0]
    return f"Wie zegt wat? {len(titles)} artikelen" if titles else "Wie zegt wat?"


def render(records: Records, drawing: "nx.MultiDiGraph[str]", *, title: str) -> tuple[str, int]:
    """Return the page as text, and how many nodes it opens on."""
    layout = plan(drawing)
    net = Network(directed=True, cdn_resources="in_line", heading="")
    for row in node_rows(drawing, records, layout):
        net.add_node(row.pop("id"), **row)
    for row in edge_rows(drawing, layout):
        net.add_edge(row.pop("from"), row.pop("to"), **row)
    data = {
        "core": len(layout.core),
        "large": len(layout.drawn) < len(layout.order),
        "words": tomllib.loads(_asset("words.toml")),
        "claims": list(claim_rows(records, layout)),
        "documents": list(document_rows(records)),
    }
    return _fill_template(net, title, data), len(layout.core)


def embed(value: object) -> str:
    """Return ``value`` as JSON that is safe in a script element: no ``<``, ``>``, ``&``, U+2028, U+2029."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    for character in "<>&\u2028\u2029":
        text = text.replace(character, f"\\u{ord(character):04x}")
    return text


def _fill_template(net: Network, title: str, data: Mapping[str, Any]) -> str:
    vis = _vis_source()
    script = _script()
    net.set_template_dir(str(_PAGE), "page.html")
    net.templateEnv.globals["page"] = {
        "title": title,
        "policy": _policy(vis, script),
        "css": _asset("page.css"),
        "vis": vis,
        "js": script,
        "data": embed(data),
        "options": embed(_OPTIONS),
    }
    text: str = net.generate_html()
    return text


def _policy(*scripts: str) -> str:
    """Return a content security policy under which only these scripts run and nothing is fetched."""
    hashes = " ".join(
        "'sha256-" + base64.b64encode(hashlib.sha256(s.encode("utf-8")).digest()).decode("ascii") + "'" for s in scripts
    )
    rest = "style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'"
    return f"default-src 'none'; script-src {hashes}; {rest}"


def _vis_source() -> str:
    """Return vis-network as pyvis ships it, without the line that makes debuggers look for its source map."""
    source = (resources.files("pyvis") / VIS).read_text(encoding="utf-8")
    return "\n".join(line for line in source.split("\n") if not line.startswith("//# sourceMappingURL"))


def _script() -> str:
    folder = _PAGE / "js"
    parts = sorted((p for p in folder.iterdir() if p.name.endswith(".js")), key=lambda p: p.name)
    return '(() => {\n"use strict";\n' + "\n".join(p.read_text(encoding="utf-8") for p in parts) + "\n})();"


def _asset(name: str) -> str:
    return (_PAGE / name).read_text(encoding="utf-8")


def _write(out: Path, text: str) -> None:
    """Write beside, then rename: on any failure what stood at ``out`` stays."""
    beside = out.with_name(out.name + ".tmp")
    try:
        out.parent.mkdir(parents=True, exist_ok=True)
        beside.write_text(text, encoding="utf-8", newline="\n")
        beside.replace(out)
    except OSError as error:
        with suppress(OSError):
            beside.unlink()
        raise OutputError(f"{out}: cannot be written: {error.strerror or error}") from error
