"""Writes the network page: one HTML file that needs nothing else and asks no network for anything.

The only module that imports pyvis. Its own page template links a style sheet on the web; ours stands in ``page/``.
"""

import base64
import hashlib
import json
import os
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from importlib import resources
from pathlib import Path
from typing import Any

import networkx as nx
from pyvis.network import Network

from kzgraph.errors import OutputError
from kzgraph.view.core import DRAWN_LIMIT, most_connected, rank
from kzgraph.view.layout import Box, Point, layout
from kzgraph.view.marks import segments
from kzgraph.view.project import MAIN, neighbours, project
from kzgraph.view.read import load, read_records
from kzgraph.view.record import Claim, Quantity, Records

VIS = "lib/vis-9.1.2/vis-network.min.js"  # inside the pyvis package; Apache 2.0 or MIT, its notice stays in the page
_PAGE = resources.files("kzgraph.view") / "page"
_LABEL_LINE = 22  # characters in a line of a label; js/4-labels.js breaks lines at the same width
_OPTIONS = {
    "physics": {"enabled": False},
    "layout": {"improvedLayout": False, "randomSeed": 1},
    "interaction": {"hover": True, "hoverConnectedEdges": False, "selectConnectedEdges": False, "multiselect": False},
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


def write_page(graph: Path, out: Path, *, title: str | None = None) -> PageInfo:
    """Write the network page of the graph at ``graph`` (folder or .ttl, .trig, .nq, .nt file) to ``out``.

    title: the page's heading; by default the number of documents says what it is. The same graph gives the same bytes.
    Raises InputError when the graph cannot be read, OutputError when the page cannot be written.
    """
    records = read_records(load(graph))
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
    words = tomllib.loads(_asset("words.toml"))
    simple = neighbours(drawing)
    claims = {name: len(drawing.nodes[name]["claims"]) for name in drawing}
    order = rank(simple, claims)
    ids = {name: number for number, name in enumerate(order)}
    core = most_connected(simple.subgraph(n for n in order if drawing.nodes[n]["kind"] != "document"), claims)
    places = _places(drawing, simple, order, core)
    net = Network(directed=True, cdn_resources="in_line", heading="")
    net.set_options(json.dumps(_OPTIONS))
    _add_nodes(net, drawing, records, order, core, places)
    _add_edges(net, drawing, ids)
    data = {
        "core": len(core),
        "large": len(order) > DRAWN_LIMIT,
        "words": words,
        "claims": [_claim_json(claim, records, ids) for claim in records.claims],
        "documents": [
            {"title": d.title, "file": d.file_name, "published": d.published, "publisher": d.publisher}
            for d in records.documents.values()
        ],
    }
    return _fill_template(net, title, data), len(core)


# Nodes and links ------------------------------------------------------------------------------------------------------


def _places(
    drawing: "nx.MultiDiGraph[str]", simple: "nx.Graph[str]", order: list[str], core: set[str]
) -> tuple[dict[str, Point], dict[str, Point]]:
    """Return the places of all nodes, and those that the nodes of the core have in a drawing of their own."""
    boxes = {name: _box(drawing, name) for name in order}
    inner = [name for name in order if name in core]
    small = layout(simple.subgraph(inner), boxes, inner)
    if len(inner) == len(order):
        return small, small
    kept = order[:DRAWN_LIMIT]
    whole = layout(simple.subgraph(kept), boxes, kept, start=small)
    for name in order[DRAWN_LIMIT:]:
        host = next((m for m in sorted(simple[name]) if m in whole), order[0])
        turn = hashlib.sha256(name.encode("utf-8")).digest()
        whole[name] = (whole[host][0] + turn[0] - 128, whole[host][1] + turn[1] - 128)
    return whole, small


def _size(drawing: "nx.MultiDiGraph[str]", name: str) -> float:
    """Return the radius of a node in pixels: it grows with the square root of its claims, so that area tells number."""
    attributes = drawing.nodes[name]
    count = len(attributes["claims"])
    if attributes["kind"] in ("quantity", "words"):
        return 4.0
    least = 6.0 if attributes["kind"] in ("event", "thing", "document") else 7.5
    return round(min(24.0, least + 2.1 * float(count - 1) ** 0.5), 1)


def _box(drawing: "nx.MultiDiGraph[str]", name: str) -> Box:
    """Return width and height of a node with its label, at the size at which the page writes it."""
    label = drawing.nodes[name]["label"][:46]
    lines = 1 if len(label) <= _LABEL_LINE else 2
    longest = len(label) if lines == 1 else (len(label) + 4) // 2
    size = _size(drawing, name)
    return (max(2 * size, 7.0 * longest) + 14.0, 2 * size + 15.0 * lines + 12.0)


def _add_nodes(
    net: Network,
    drawing: "nx.MultiDiGraph[str]",
    records: Records,
    order: list[str],
    core: set[str],
    places: tuple[dict[str, Point], dict[str, Point]],
) -> None:
    documents = {iri: number for number, iri in enumerate(records.documents)}
    whole, small = places
    for number, name in enumerate(order):
        attributes = drawing.nodes[name]
        level = 0 if name in core else 1 if number < DRAWN_LIMIT else 2
        net.add_node(
            number,
            label=attributes["label"] or " ",
            group=attributes["kind"],
            x=whole[name][0],
            y=whole[name][1],
            core=list(small[name]) if name in small else None,
            size=_size(drawing, name),
            weight=len(attributes["claims"]),
            claims=attributes["claims"],
            level=level,
            names=list(attributes.get("names", ())),
            qid=attributes.get("qid"),
            cls=attributes.get("cls"),
            document=documents.get(attributes.get("document") or ""),
            number=_event_number(records, attributes),
        )


def _event_number(records: Records, attributes: Mapping[str, Any]) -> str | None:
    """Return the numbers that the claims of an event give, as the texts write them: "26", "18 / 26"."""
    if attributes["kind"] != "event":
        return None
    labels = {
        short_number(records.quantities[iri])
        for index in attributes["claims"]
        for iri in records.claims[index].quantities
        if iri in records.quantities
    }
    return " / ".join(sorted(labels, key=lambda text: (len(text), text))[:3]) or None


def short_number(quantity: Quantity) -> str:
    """Return a quantity without what it counts: "2500", "≥ 18", "20–99", "± 200"."""
    unit = "" if quantity.unit is None else "%" if quantity.unit == "%" else f" {quantity.unit}"
    if quantity.value is not None:
        return ("± " if quantity.approximate else "") + quantity.value + unit
    if quantity.minimum is not None and quantity.maximum is not None:
        return f"{quantity.minimum}–{quantity.maximum}{unit}"
    if quantity.minimum is not None:
        return f"≥ {quantity.minimum}{unit}"
    return f"≤ {quantity.maximum}{unit}" if quantity.maximum is not None else quantity.label


def _add_edges(net: Network, drawing: "nx.MultiDiGraph[str]", ids: Mapping[str, int]) -> None:
    """Add the links. Those between the same two nodes bend away from each other; a single one is straight."""
    rows = sorted(
        (ids[tail], ids[head], data["role"] != MAIN, data["property"], data["role"], data)
        for tail, head, data in drawing.edges(data=True)
    )
    together: dict[tuple[int, int], int] = {}
    for tail, head, *_ in rows:
        pair = (min(tail, head), max(tail, head))
        together[pair] = together.get(pair, 0) + 1
    seen: dict[tuple[int, int], int] = {}
    for number, (tail, head, _, _, _, data) in enumerate(rows):
        pair = (min(tail, head), max(tail, head))
        place = seen[pair] = seen.get(pair, -1) + 1
        bend = (place - (together[pair] - 1) / 2) * 0.22
        net.add_edge(
            tail,
            head,
            id=number,
            cls=data["cls"],
            role=data["role"],
            claims=data["claims"],
            # A link in the other direction bends to its own other side: the sign follows the pair, not the link.
            bend=round(bend if tail < head else -bend, 3),
        )


def _claim_json(claim: Claim, records: Records, ids: Mapping[str, int]) -> dict[str, Any]:
    numbers = {iri: number for number, iri in enumerate(records.documents)}
    return {
        "cls": claim.cls,
        "lemma": claim.lemma,
        "modality": claim.modality,
        "polarity": claim.polarity,
        "document": numbers.get(claim.document, -1),
        "roles": {role: [ids[i] for i in iris] for role, iris in claim.participants.items() if iris},
        "sources": [{"node": ids[step.source], "cue": step.cue} for step in claim.sources],
        "quantities": [_quantity_json(records.quantities[q]) for q in claim.quantities if q in records.quantities],
        "frame": claim.frame,
        "time": claim.time,
        "timeText": claim.time_text,
        "confidence": claim.confidence,
        "span": [claim.passage.start, claim.passage.end] if claim.passage else None,
        "words": segments(claim, [records.quantities[q].label for q in claim.quantities if q in records.quantities]),
    }


def _quantity_json(quantity: Quantity) -> dict[str, Any]:
    fields = {
        "label": quantity.label,
        "value": quantity.value,
        "minimum": quantity.minimum,
        "maximum": quantity.maximum,
        "approximate": quantity.approximate or None,
        "unit": quantity.unit,
    }
    return {name: value for name, value in fields.items() if value is not None}


# The file -------------------------------------------------------------------------------------------------------------


def embed(value: object) -> str:
    """Return ``value`` as JSON that is safe inside a script element: no ``<``, ``>``, ``&``, U+2028 or U+2029."""
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
    """Return a content security policy under which only these scripts run and nothing is fetched from anywhere."""
    hashes = " ".join(
        "'sha256-" + base64.b64encode(hashlib.sha256(s.encode("utf-8")).digest()).decode("ascii") + "'" for s in scripts
    )
    return f"default-src 'none'; script-src {hashes}; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'"


def _vis_source() -> str:
    """Return vis-network as pyvis ships it, without the line that makes a debugger look for its source map."""
    source = (resources.files("pyvis") / VIS).read_text(encoding="utf-8")
    return "\n".join(line for line in source.split("\n") if not line.startswith("//# sourceMappingURL"))


def _script() -> str:
    folder = _PAGE / "js"
    parts = sorted((p for p in folder.iterdir() if p.name.endswith(".js")), key=lambda p: p.name)
    return '(() => {\n"use strict";\n' + "\n".join(p.read_text(encoding="utf-8") for p in parts) + "\n})();"


def _asset(name: str) -> str:
    return (_PAGE / name).read_text(encoding="utf-8")


def _write(out: Path, text: str) -> None:
    beside = out.with_name(out.name + ".tmp")
    try:
        out.parent.mkdir(parents=True, exist_ok=True)
        beside.write_text(text, encoding="utf-8", newline="\n")
        os.replace(beside, out)
    except OSError as error:
        beside.unlink(missing_ok=True)
        raise OutputError(f"{out}: cannot be written: {error.strerror or error}") from error
