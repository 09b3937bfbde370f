"""The difference of two graphs, for people and for machines."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from kzgraph.analyse.diff.compare import ChangedClaim, Difference
from kzgraph.analyse.diff.nodes import NodeChanges, Regrouped
from kzgraph.analyse.diff.state import ClaimState, DocumentState, GraphState
from kzgraph.export.dossier import json_text, one_line


@dataclass(frozen=True, slots=True)
class Told:
    """A difference with the names of both graphs' nodes, and how many quads it takes away and adds."""

    found: Difference
    old: GraphState
    new: GraphState
    deleted: int
    added: int

    def __bool__(self) -> bool:
        """Whether the graphs differ in anything."""
        return bool(self.deleted or self.added)


def as_text(told: Told) -> str:
    """Return the difference as lines: "+" added, "-" gone, "~" changed, ">" merged, "<" split."""
    if not told:
        return "no differences\n"
    quads = f"{told.deleted:,} quads gone, {told.added:,} new"
    if not told.found:
        return f"no document, claim or node differs; {quads} (versions, confidence, reasons and the like)\n"
    return "\n".join([*_lines(told), "", quads]) + "\n"


def as_json(told: Told) -> str:
    """Return the difference as JSON."""
    found = told.found
    return json_text(
        {
            "documents": {
                "added": [_document(one) for one in found.matched.added],
                "removed": [_document(one) for one in found.matched.removed],
                "changed": [
                    {"file": new.file, "old": old.id, "new": new.id}
                    for old, new in found.matched.documents
                    if old.id != new.id
                ],
            },
            "claims": {
                "added": [_claim(one) for one in found.matched.new],
                "withdrawn": [_claim(one) for one in found.matched.withdrawn],
                "changed": [_changed(one) for one in found.changed],
            },
            "nodes": {
                **_regrouped(found.nodes, told),
                "renamed": [{"old": _node(old, told.old), "new": _node(new, told.new)} for old, new in found.renamed],
            },
            "events": _regrouped(found.events, told),
            "quads": {"deleted": told.deleted, "added": told.added},
        }
    )


def _lines(told: Told) -> Iterator[str]:
    found = told.found
    texts = [new.file for old, new in found.matched.documents if old.id != new.id]
    yield from _section("documents added", [f"+ {one.file}" for one in found.matched.added])
    yield from _section("documents removed", [f"- {one.file}" for one in found.matched.removed])
    yield from _section("documents with another text", [f"~ {file}" for file in texts])
    yield from _section("claims added", [f"+ {_said(one)}" for one in found.matched.new])
    yield from _section("claims withdrawn", [f"- {_said(one)}" for one in found.matched.withdrawn])
    yield from _section("claims changed", [line for one in found.changed for line in _change_lines(one)])
    for name, changes in (("nodes", found.nodes), ("events", found.events)):
        yield from _section(f"{name} merged", [f"> {_group(one, told)}" for one in changes.merged])
        yield from _section(f"{name} split", [f"< {_group(one, told)}" for one in changes.split])
    names = [f"~ {told.old.labels.get(old, old)} → {told.new.labels.get(new, new)}" for old, new in found.renamed]
    yield from _section("nodes renamed", names)


def _section(title: str, lines: Sequence[str]) -> Iterator[str]:
    if lines:
        yield f"{title}: {sum(not one.startswith(' ') for one in lines)}"
        yield from (f"  {one}" for one in lines)


def _said(one: ClaimState) -> str:
    roles = "; ".join(f"{role} {', '.join(f.label for f in fillers)}" for role, fillers in sorted(one.roles.items()))
    sources = f"; according to {', '.join(f.label for f in one.sources)}" if one.sources else ""
    denied = "not " if one.polarity == "Negated" else ""
    kind = f"{denied}{one.event_class or one.property} ({one.modality.lower()})"
    return f"{one.file}:{one.start} {kind} {roles}{sources} «{one_line(one.evidence)}»"


def _change_lines(one: ChangedClaim) -> Iterator[str]:
    yield f"~ {one.new.file}:{one.new.start} {one.new.event_class or one.new.property} «{one_line(one.new.evidence)}»"
    for change in one.changes:
        yield f"    {change.what}: {one_line(change.old) or 'none'} → {one_line(change.new) or 'none'}"


def _group(one: Regrouped, told: Told) -> str:
    mentions = "1 mention" if one.carriers == 1 else f"{one.carriers} mentions"
    return f"{_names(one.before, told.old)} → {_names(one.after, told.new)} ({mentions})"


def _names(nodes: Sequence[str], graph: GraphState) -> str:
    """Labels, and the last step of the IRI where two are called alike."""
    labels = [graph.labels.get(node, node) for node in nodes]
    return " + ".join(
        f"{label} ({node.rpartition('/')[2]})" if labels.count(label) > 1 else label
        for label, node in zip(labels, nodes, strict=True)
    )


def _document(one: DocumentState) -> dict[str, str]:
    return {"id": one.id, "file": one.file}


def _claim(one: ClaimState) -> dict[str, Any]:
    return {
        "id": one.id,
        "file": one.file,
        "start": one.start,
        "class": one.event_class,
        "property": one.property,
        "roles": {role: [filler.label for filler in fillers] for role, fillers in sorted(one.roles.items())},
        "sources": [filler.label for filler in one.sources],
        "numbers": sorted(one.numbers),
        "modality": one.modality,
        "polarity": one.polarity,
        "evidence": one.evidence,
    }


def _changed(one: ChangedClaim) -> dict[str, Any]:
    changes = [{"what": change.what, "old": change.old, "new": change.new} for change in one.changes]
    return {"old": _claim(one.old), "new": _claim(one.new), "changes": changes}


def _regrouped(changes: NodeChanges, told: Told) -> Mapping[str, Any]:
    return {
        name: [
            {
                "before": [_node(node, told.old) for node in one.before],
                "after": [_node(node, told.new) for node in one.after],
                "carriers": one.carriers,
            }
            for one in groups
        ]
        for name, groups in (("merged", changes.merged), ("split", changes.split))
    }


def _node(node: str, graph: GraphState) -> dict[str, str]:
    return {"id": node, "label": graph.labels.get(node, node)}
