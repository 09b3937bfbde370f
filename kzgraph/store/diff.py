"""A graph as it is compared with another, read through the names of the data contract alone."""

from collections import defaultdict
from collections.abc import Iterable

from pyoxigraph import Quad

from kzgraph.analyse.diff.state import ClaimState, DocumentState, Filler, GraphState
from kzgraph.rdf.vocab import EVENT_CLASS, RELATION_CLASS, Class, Property
from kzgraph.store.index import Index, local_name

_ROLES = {
    "actor": (Property.ACTOR, Property.ACTOR_TEXT),
    "target": (Property.TARGET, Property.TARGET_TEXT),
    "recipient": (Property.RECIPIENT, Property.RECIPIENT_TEXT),
    "theme": (Property.THEME, Property.THEME_TEXT),
    "place": (Property.PLACE, Property.PLACE_TEXT),
}
_BOUNDS = (
    Property.VALUE,
    Property.MINIMUM,
    Property.MAXIMUM,
    Property.APPROXIMATE,
    Property.UNIT,
    Property.SCOPE,
    Property.AS_OF,
)


def graph_state(quads: Iterable[Quad]) -> GraphState:
    """Return what a graph is compared by."""
    index = Index(quads)
    claims = tuple(_claim(index, claim) for claim in index.instances(Class.CLAIM))
    documents = (
        DocumentState(one, index.value(one, Property.FILE_NAME) or local_name(one))
        for one in index.instances(Class.DOCUMENT)
    )
    labels = {filler.node: filler.label for claim in claims for _, filler in claim.fillers}
    labels |= {claim.event: index.label(claim.event) for claim in claims if claim.event}
    return GraphState(tuple(documents), claims, labels)


def _claim(index: Index, claim: str) -> ClaimState:
    document = index.value(claim, Property.DERIVED_FROM) or ""
    passage = index.value(claim, Property.EVIDENCE) or ""
    before, exact, after = (index.value(passage, p) or "" for p in (Property.PREFIX, Property.EXACT, Property.SUFFIX))
    name, trigger = local_name(index.value(claim, Property.PROPERTY) or ""), index.value(claim, Property.TRIGGER)
    roles = {role: _fillers(index, claim, role, *terms) for role, terms in _ROLES.items()}
    return ClaimState(
        id=claim,
        document=document,
        file=index.value(document, Property.FILE_NAME) or "",
        property=name,
        event_class=EVENT_CLASS.get(name) or RELATION_CLASS.get(name, ""),
        trigger=int(trigger) if trigger else None,
        start=int(index.value(passage, Property.START) or 0),
        end=int(index.value(passage, Property.END) or 0),
        evidence=exact,
        sentence=before + exact + after,
        modality=local_name(index.value(claim, Property.MODALITY) or ""),
        polarity=local_name(index.value(claim, Property.POLARITY) or ""),
        time=index.value(claim, Property.TIME) or index.value(claim, Property.TIME_TEXT) or "",
        words=index.value(claim, Property.FRAME_TEXT) or index.value(claim, Property.CONTENT) or "",
        event=index.value(claim, Property.DESCRIBES) or "",
        roles={role: found for role, found in roles.items() if found},
        sources=_sources(index, claim),
        numbers={index.label(one): _bounds(index, one) for one in index.values(claim, Property.QUANTITY)},
    )


def _fillers(index: Index, claim: str, role: str, of: str, words: str) -> tuple[Filler, ...]:
    nodes, texts = index.values(claim, of), index.values(claim, words)
    told = _told(index, claim, role, nodes, texts)
    return tuple(sorted(Filler(node, index.label(node), told.get(node, "")) for node in nodes))


def _told(index: Index, claim: str, role: str, nodes: list[str], texts: list[str]) -> dict[str, str]:
    """Node → the words that name it: by the graph's reasons where there are several."""
    if len(nodes) == len(texts) == 1:
        return {nodes[0]: texts[0]}
    found: dict[str, str] = {}
    reasons = index.values(claim, Property.RESOLUTION)
    for text in texts:
        start = f"{role}: {text} = "
        for path in (reason.removeprefix(start).partition(": ")[0] for reason in reasons if reason.startswith(start)):
            found |= {node: text for node in nodes if node.endswith(path)}
    return found


def _sources(index: Index, claim: str) -> tuple[Filler, ...]:
    """Nearest first."""
    positions: dict[str, int] = defaultdict(lambda: 1)
    for step in index.values(claim, Property.ATTRIBUTION):
        for source in index.values(step, Property.SOURCE):
            positions[source] = int(index.value(step, Property.POSITION) or 1)
    found = _fillers(index, claim, "source", Property.ATTRIBUTED_TO, Property.SOURCE_TEXT)
    return tuple(sorted(found, key=lambda one: (positions[one.node], one)))


def _bounds(index: Index, quantity: str) -> str:
    return " ".join(index.value(quantity, part) or "-" for part in _BOUNDS)
