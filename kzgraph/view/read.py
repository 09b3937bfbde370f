"""A store's view of a graph → the records that the page shows."""

from kzgraph.rdf.vocab import WD, Class, Property
from kzgraph.store.base import View
from kzgraph.store.index import Index
from kzgraph.store.records import ClaimRecord, NodeRecord, QuantityRecord, claims_of
from kzgraph.view.record import Claim, Document, Passage, Quantity, Records, Step, Thing

_KINDS = frozenset(("person", "state", "government", "body", "organisation", "media", "group", "place", "thing"))


def read_records(view: View) -> Records:
    """Return the claims of ``view``, its named graphs merged, with all that they mention."""
    index = Index(view.quads())
    found = claims_of(index)
    nodes = {node.id: node for claim in found for node in _nodes(claim)}
    quantities = {one.id: _quantity(one) for claim in found for one in claim.quantities}
    documents = {iri: _document(index, iri) for iri in index.instances(Class.DOCUMENT)}
    for claim in found:
        if claim.document.id not in documents:
            documents[claim.document.id] = _document(index, claim.document.id)
    return Records(
        things={iri: _thing(nodes[iri], index) for iri in sorted(nodes)},
        claims=tuple(_claim(claim, index) for claim in found),
        documents={iri: documents[iri] for iri in sorted(documents, key=lambda i: (documents[i].file_name, i))},
        quantities={iri: quantities[iri] for iri in sorted(quantities)},
    )


def _nodes(claim: ClaimRecord) -> list[NodeRecord]:
    found = [*claim.actors, *claim.targets, *claim.recipients, *claim.themes, *claim.places]
    found += [step.node for step in claim.sources]
    return found + [node for quantity in claim.quantities for node in quantity.counts]


def _thing(node: NodeRecord, index: Index) -> Thing:
    kind = (node.kind or "").lower()
    qids = [iri[len(WD) :] for iri in node.same_as if iri.startswith(WD + "Q")]
    names = tuple(name for name in node.names if name != node.label)
    document = index.value(node.id, Property.OF_DOCUMENT)
    return Thing(
        node.id,
        node.label,
        kind if kind in _KINDS else "thing",
        names,
        qids[0] if qids else None,
        document,
        _place(index, node.id),
        tuple(index.values(node.id, Property.RESOLUTION)),
    )


def _place(index: Index, iri: str) -> tuple[float, float] | None:
    latitude, longitude = (_decimal(index.value(iri, name)) for name in (Property.LATITUDE, Property.LONGITUDE))
    return None if latitude is None or longitude is None else (latitude, longitude)


def _quantity(one: QuantityRecord) -> Quantity:
    counts = tuple(sorted(node.id for node in one.counts))
    return Quantity(one.id, one.label, one.value, one.minimum, one.maximum, one.approximate, one.unit, counts)


def _document(index: Index, iri: str) -> Document:
    return Document(
        iri,
        index.value(iri, Property.NAME),
        index.value(iri, Property.FILE_NAME) or iri.rpartition("/")[2],
        index.value(iri, Property.DATE_PUBLISHED),
        index.value(iri, Property.PUBLISHER),
        index.value(iri, Property.URL),
    )


def _claim(claim: ClaimRecord, index: Index) -> Claim:
    return Claim(
        iri=claim.id,
        property=claim.property or "does",
        cls=claim.event_class or "Action",
        lemma=claim.lemma or claim.property,
        modality=claim.modality or "Asserted",
        polarity=claim.polarity or "Affirmed",
        document=claim.document.id,
        participants={role: tuple(sorted(node.id for node in nodes)) for role, nodes in claim.roles().items()},
        passage=_passage(claim, index),
        event=claim.event,
        quantities=tuple(sorted(one.id for one in claim.quantities)),
        sources=tuple(Step(step.node.id, step.position, step.cue or "") for step in claim.sources),
        texts={role: tuple(words) for role, words in claim.texts.items()},
        frame=claim.frame_text,
        content=claim.content,
        time=claim.time,
        time_text=claim.time_text,
        trigger=_integer(index.value(claim.id, Property.TRIGGER)),
        confidence=_decimal(claim.confidence),
        rule=claim.rule,
        resolutions=claim.resolutions,
    )


def _passage(claim: ClaimRecord, index: Index) -> Passage | None:
    """Return the evidence, with the context of a TextQuoteSelector (Web Annotation 4.2.4) if there is one."""
    if not claim.quote:
        return None
    iri = index.value(claim.id, Property.EVIDENCE) or ""
    before, after = (index.value(iri, name) or "" for name in (Property.PREFIX, Property.SUFFIX))
    return Passage(claim.quote, claim.start, claim.end, before, after, iri)


def _integer(text: str | None) -> int | None:
    return int(text) if text is not None and text.isdecimal() and len(text) < 19 else None


def _decimal(text: str | None) -> float | None:
    try:
        return float(text) if text else None
    except ValueError:
        return None
