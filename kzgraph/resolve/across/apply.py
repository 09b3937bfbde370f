"""Put a resolution into effect: nodes that are one become one, with all names, and say why."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from kzgraph.model.entity import Entity, Link
from kzgraph.model.judgement import Decision

if TYPE_CHECKING:
    from kzgraph.resolve.across.join import Joined

RULE = "across documents"


def merged(a: Entity, b: Entity) -> Entity:
    """Return ``a`` with all that ``b`` adds: names, and what ``a`` does not know."""
    names = tuple(sorted({*a.names, *b.names, b.label} - {a.label}))
    return replace(
        a,
        names=names,
        same_as=a.same_as or b.same_as,
        coordinates=a.coordinates or b.coordinates,
        located_in=a.located_in or b.located_in,
        curated=a.curated or b.curated,
        resolutions=tuple(sorted({*a.resolutions, *b.resolutions})),
    )


def joined_nodes(nodes: Mapping[str, Entity], joined: "Joined") -> dict[str, Entity]:
    """Return the nodes that are left, by id, each held by what is left."""
    found = merged_nodes(nodes, joined)
    holders = {node: joined.node(e.located_in) for node, e in found.items() if e.located_in is not None}
    return {node: replace(e, located_in=holders[node]) if node in holders else e for node, e in sorted(found.items())}


def merged_nodes(nodes: Mapping[str, Entity], joined: "Joined") -> dict[str, Entity]:
    """Return the nodes that are left, by id, with all names and why they are one; what holds them is as it was."""
    found = {node: entity for node, entity in nodes.items() if node not in joined.canonical}
    for part, whole in sorted(joined.canonical.items()):
        if part in nodes and whole in found:
            found[whole] = merged(found[whole], nodes[part])
    for whole, reasons in _reasons(nodes, joined).items():
        found[whole] = replace(found[whole], resolutions=tuple(sorted({*found[whole].resolutions, *reasons})))
    return found


def relinked(links: Mapping[str, Link], joined: "Joined") -> dict[str, Link]:
    """Return the links of mentions with the nodes that are left. A link is as sure as the weakest step to its node."""
    return relinked_by(links, joined.canonical, ways(joined.links))


def relinked_by(
    links: Mapping[str, Link], canonical: Mapping[str, str], why: Mapping[str, Decision]
) -> dict[str, Link]:
    """Return the same from the ids that became others, and why: ``Joined.canonical`` and ``ways``."""
    return {
        mention: _relinked(link, why.get(link.entity), canonical) if link.entity in canonical else link
        for mention, link in links.items()
    }


def _relinked(link: Link, way: Decision | None, canonical: Mapping[str, str]) -> Link:
    score = min(link.score, way.score) if way is not None and way.score is not None else link.score
    detail = way.reason if way is not None else link.detail
    return replace(link, entity=canonical[link.entity], rule=RULE, detail=detail, score=score)


def ways(links: Iterable[Decision]) -> dict[str, Decision]:
    """Return the best link of each node."""
    best: dict[str, Decision] = {}
    for one in sorted(links, key=lambda d: (-(d.score or 0.0), d.pair)):
        for node in one.pair:
            best.setdefault(node, one)
    return best


def _reasons(nodes: Mapping[str, Entity], joined: "Joined") -> dict[str, set[str]]:
    """Node -> why others are it: "Dzjaparov = Sadyr Japarov: transliteration: dzj/j (0.93)"."""
    found: dict[str, set[str]] = {}
    for one in joined.links:
        whole = joined.node(one.left)
        if one.left in nodes and one.right in nodes and whole in nodes:
            found.setdefault(whole, set()).add(_told(one, nodes))
    return found


def _told(one: Decision, nodes: Mapping[str, Entity]) -> str:
    who = f"decided by {one.user}" if one.user is not None else ""
    score = f"score {one.score:g}" if one.score is not None and one.user is None else ""
    why = ", ".join(part for part in (one.reason, who, score) if part)
    return f"{nodes[one.left].label} = {nodes[one.right].label}: {why}"
