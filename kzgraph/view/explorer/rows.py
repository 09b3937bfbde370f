"""Nodes, links, claims and documents of a snapshot as rows; fields that say nothing are left out."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, TypeAlias

from kzgraph.view.explorer.snapshot import Snapshot
from kzgraph.view.marks import segments
from kzgraph.view.payload import short_number
from kzgraph.view.record import Claim, Quantity

Row: TypeAlias = dict[str, Any]


def node_row(shot: Snapshot, number: int) -> Row:
    """Return a node: i (number), id, label, kind, n (claims), d (neighbours), and what else is known of it."""
    name = shot.order[number]
    attributes = shot.graph.nodes[name]
    thing = shot.records.things.get(name)
    return full(
        i=number,
        id=shot.short(name),
        label=attributes["label"] or "…",
        kind=attributes["kind"],
        n=len(attributes["claims"]),
        d=shot.simple.degree(name),
        cls=attributes.get("cls"),
        qid=attributes.get("qid"),
        names=list(attributes.get("names", ())),
        doc=shot.documents.get(attributes.get("document") or ""),
        place=list(thing.place) if thing and thing.place else None,
        why=list(thing.resolutions) if thing else None,
        number=_number(shot, attributes) if attributes["kind"] == "event" else None,
    )


def link_rows(shot: Snapshot, shown: set[int], fresh: Iterable[int]) -> Iterator[Row]:
    """Yield the links between shown nodes that touch a fresh one: t, h (numbers), cls, role and c (claims)."""
    rows = {}
    for tail, head, prop, role, data in _edges(shot, shown, set(fresh)):
        rows[shot.numbers[tail], shot.numbers[head], prop, role] = data
    for (t, h, _, role), data in sorted(rows.items(), key=lambda item: item[0]):
        yield {"t": t, "h": h, "cls": data["cls"], "role": role, "c": data["claims"]}


def _edges(shot: Snapshot, shown: set[int], fresh: set[int]) -> Iterator[tuple[str, str, str, str, Row]]:
    """Yield the edges between fresh and shown nodes; of a hub only those to what is shown are looked at."""
    there = {shot.order[number] for number in shown}
    for number in fresh:
        name = shot.order[number]
        for ways, forward in ((shot.graph.succ[name], True), (shot.graph.pred[name], False)):
            for other in (one for one in there if one in ways) if len(there) < len(ways) else there.intersection(ways):
                tail, head = (name, other) if forward else (other, name)
                for data in ways[other].values():
                    yield tail, head, data["property"], data["role"], data


def facet_row(shot: Snapshot, number: int) -> Row:
    """Return of a claim what filters and labels need: cls, mod, pol, doc, src (nodes), time, conf, lemma, q."""
    claim = shot.records.claims[number]
    quantities = [short_number(shot.records.quantities[iri]) for iri in claim.quantities]
    return full(
        i=number,
        cls=claim.cls,
        mod=claim.modality,
        pol=claim.polarity,
        doc=shot.documents.get(claim.document),
        src=[shot.numbers[step.source] for step in claim.sources if step.source in shot.numbers],
        time=when(shot, claim),
        conf=claim.confidence,
        lemma=claim.lemma,
        q=quantities,
    )


def claim_row(shot: Snapshot, number: int) -> Row:
    """Return all of a claim: what ``facet_row`` gives, its roles, sources, numbers, words with marks, and why."""
    claim = shot.records.claims[number]
    quantities = [shot.records.quantities[iri] for iri in claim.quantities]
    return facet_row(shot, number) | full(
        id=shot.short(claim.iri),
        property=claim.property,
        roles={role: [shot.numbers[iri] for iri in iris] for role, iris in claim.participants.items() if iris},
        sources=[
            full(node=shot.numbers[step.source], cue=step.cue, position=step.position) for step in claim.sources
        ],
        quantities=[quantity_row(one) for one in quantities],
        frame=claim.frame,
        content=claim.content,
        edtf=claim.time,
        timeText=claim.time_text,
        span=[claim.passage.start, claim.passage.end] if claim.passage else None,
        passage=shot.short(claim.passage.iri) if claim.passage else None,
        trigger=claim.trigger,
        before=claim.passage.before if claim.passage else None,
        after=claim.passage.after if claim.passage else None,
        words=segments(claim, [quantity.label for quantity in quantities]),
        rule=claim.rule,
        why=list(claim.resolutions),
        event=shot.short(claim.event) if claim.event else None,
    )


def nodes_of(shot: Snapshot, claims: Iterable[int]) -> list[int]:
    """Return the numbers of all nodes that claims name in any role or as a source, sorted."""
    found = {iri for number in claims for iri in shot.records.claims[number].everyone()}
    return sorted(shot.numbers[iri] for iri in found if iri in shot.numbers)


def document_rows(shot: Snapshot) -> list[Row]:
    """Return the documents: i, id, title, file, published, publisher, url and n (claims)."""
    counts = dict.fromkeys(shot.documents, 0)
    for claim in shot.records.claims:
        counts[claim.document] += 1
    return [
        full(
            i=number,
            id=shot.short(iri),
            title=document.title or document.file_name,
            file=document.file_name,
            published=document.published,
            publisher=document.publisher,
            url=document.url,
            n=counts[iri],
        )
        for number, (iri, document) in enumerate(shot.records.documents.items())
    ]


def quantity_row(one: Quantity) -> Row:
    """Return a number with its bounds as decimal strings; short: as it is written in a label ("≥ 18")."""
    return full(
        label=one.label,
        short=short_number(one),
        value=one.value,
        minimum=one.minimum,
        maximum=one.maximum,
        approximate=one.approximate or None,
        unit=one.unit,
    )


def when(shot: Snapshot, claim: Claim) -> str | None:
    """Return the day, month or year of a claim as its own time says, else as its document was published."""
    for text in (claim.time, shot.records.documents[claim.document].published):
        if text and text[:4].isdigit():
            day = text.split("/")[0].rstrip("~?%")
            return day[:10] if "X" not in day else day[: day.index("X")].rstrip("-") or None
    return None


def full(**fields: Any) -> Row:
    """Return the fields that hold something; 0 does, ``None``, "" and empty lists do not."""
    return {name: value for name, value in fields.items() if value not in (None, "", [], {})}


def _number(shot: Snapshot, attributes: Mapping[str, Any]) -> str | None:
    claims = [shot.records.claims[index] for index in attributes["claims"]]
    found = {short_number(shot.records.quantities[iri]) for claim in claims for iri in claim.quantities}
    return " / ".join(sorted(found, key=lambda text: (len(text), text))[:3]) or None
