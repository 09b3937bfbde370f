"""A graph as tables: its claims, events, nodes and numbers, a row each."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import Final

from kzgraph.analyse.days import days_of
from kzgraph.analyse.numbers.dossier import Dossier
from kzgraph.analyse.numbers.outcome import Outcome
from kzgraph.api.columns import Column, Kind
from kzgraph.api.rows import Rows
from kzgraph.api.values import Iri, Value
from kzgraph.export.contents import Contents, participants
from kzgraph.model.claim import Modality, NumberScope, Polarity
from kzgraph.rdf.vocab import EVENT_CLASSES, NODE_CLASS, RELATION_CLASS
from kzgraph.store.index import local_name
from kzgraph.store.records import ClaimRecord, NodeRecord, QuantityRecord

_EVENTS: Final = tuple(sorted(EVENT_CLASSES))
_CLASSES: Final = (*_EVENTS, *RELATION_CLASS.values())
_KINDS: Final = tuple(local_name(cls) for cls in NODE_CLASS.values())
_MODALITIES: Final = tuple(one.value for one in Modality)
_POLARITIES: Final = tuple(one.value for one in Polarity)
_SCOPES: Final = tuple(one.value for one in NumberScope)


def _text(*names: str) -> tuple[Column, ...]:
    return tuple(Column(name) for name in names)


def _texts(*names: str) -> tuple[Column, ...]:
    return tuple(Column(name, Kind.TEXTS) for name in names)


def _numbers(*names: str) -> tuple[Column, ...]:
    return tuple(Column(name, Kind.NUMBER) for name in names)


def _days(*names: str) -> tuple[Column, ...]:
    return tuple(Column(name, Kind.DAY) for name in names)


CLAIMS: Final = (
    *_text("id"),
    Column("class", Kind.CATEGORY, _CLASSES),
    *_text("property", "lemma"),
    *_texts("actors", "targets", "recipients", "themes", "places"),
    *_text("words"),
    *_texts("quantities", "sources"),
    Column("modality", Kind.CATEGORY, _MODALITIES),
    Column("polarity", Kind.CATEGORY, _POLARITIES),
    *_numbers("confidence"),
    *_text("time", "time_text"),
    *_days("first_day", "last_day"),
    *_text("evidence"),
    Column("start", Kind.INTEGER),
    Column("end", Kind.INTEGER),
    Column("file", Kind.CATEGORY),
    *_text("document"),
    Column("publisher", Kind.CATEGORY),
    *_text("published"),
    *_text("event", "document_id"),
    *_texts("actor_ids", "target_ids", "source_ids"),
    *_text("rule"),
)
"""Of ``claims``. sources: nearest first; first_day, last_day: the days that ``time`` (EDTF) can mean."""

EVENTS: Final = (
    *_text("id"),
    Column("class", Kind.CATEGORY, _EVENTS),
    *_text("label"),
    *_texts("actors", "targets", "places"),
    *_text("time"),
    *_days("first_day", "last_day"),
    Column("claims", Kind.INTEGER),
    Column("documents", Kind.INTEGER),
    *_texts("actor_ids", "target_ids", "before"),
)
"""Of ``events``. claims, documents: how many tell of it; before: ids of events that a text says came later."""

NODES: Final = (
    *_text("id"),
    Column("class", Kind.CATEGORY, _KINDS),
    *_text("label"),
    *_texts("names"),
    *_text("wikidata"),
    *_numbers("latitude", "longitude"),
    *_text("within"),
    Column("named", Kind.BOOLEAN),
    Column("file", Kind.CATEGORY),
    Column("claims", Kind.INTEGER),
    Column("documents", Kind.INTEGER),
)
"""Of ``nodes``. within: label of the place that holds it; file: of the document that one without a name belongs to."""

_OUTCOMES: Final = {
    "conflicts_with": (Outcome.CONFLICT, None),
    "agrees_with": (Outcome.AGREE, None),
    "updates": (Outcome.UPDATE, True),
    "part_of": (Outcome.PART_OF, True),
}
NUMBERS: Final = (
    *_text("claim"),
    Column("class", Kind.CATEGORY, _CLASSES),
    *_text("quantity"),
    *_numbers("value", "minimum", "maximum"),
    Column("approximate", Kind.BOOLEAN),
    Column("unit", Kind.CATEGORY),
    Column("scope", Kind.CATEGORY, _SCOPES),
    *_texts("counts", "sources"),
    Column("modality", Kind.CATEGORY, _MODALITIES),
    Column("polarity", Kind.CATEGORY, _POLARITIES),
    *_text("as_of"),
    *_days("first_day", "last_day"),
    Column("file", Kind.CATEGORY),
    *_text("evidence"),
    Column("group", Kind.CATEGORY),
    *_text("dossier"),
    *_texts(*_OUTCOMES),
)
"""Of ``numbers``. group, dossier: what it is compared with, empty for money and shares; the last: ids of claims."""


def claims(contents: Contents) -> Rows:
    """Return a row for each claim, in the order of the documents and their texts."""
    return Rows(CLAIMS, map(_claim, contents.claims))


def _claim(one: ClaimRecord) -> Sequence[Value]:
    first, last = _span(one.time)
    return (
        Iri(one.id),
        one.event_class or None,
        one.property,
        one.lemma or None,
        _labels(one.actors),
        _labels(one.targets),
        _labels(one.recipients),
        _labels(one.themes),
        _labels(one.places),
        one.frame_text or one.content,
        tuple(quantity.label for quantity in one.quantities),
        tuple(source.node.label for source in one.sources),
        one.modality,
        one.polarity,
        _number(one.confidence),
        one.time,
        one.time_text,
        first,
        last,
        one.quote,
        one.start,
        one.end,
        one.document.file,
        one.document.name,
        one.document.publisher,
        one.document.published,
        _iri(one.event),
        Iri(one.document.id),
        _ids(one.actors),
        _ids(one.targets),
        _ids(source.node for source in one.sources),
        one.rule,
    )


def events(contents: Contents) -> Rows:
    """Return a row for each event, by id."""
    told: dict[str, list[ClaimRecord]] = {}
    for claim in contents.claims:
        told.setdefault(claim.event or "", []).append(claim)
    return Rows(EVENTS, _events(contents, told))


def _events(contents: Contents, told: dict[str, list[ClaimRecord]]) -> Iterator[Sequence[Value]]:
    for one in contents.events.values():
        found = told.get(one.id, [])
        yield (
            Iri(one.id),
            one.kind,
            one.label,
            *(_named(contents, ids) for ids in (one.actors, one.targets, one.places)),
            one.time,
            *_span(one.time),
            len(found),
            len({claim.document.id for claim in found}),
            tuple(map(Iri, one.actors)),
            tuple(map(Iri, one.targets)),
            tuple(map(Iri, one.before)),
        )


def nodes(contents: Contents) -> Rows:
    """Return a row for each node, those of most claims first, then by id."""
    claims: Counter[str] = Counter()
    documents: dict[str, set[str]] = {}
    for claim in contents.claims:
        for node in participants(claim):
            claims[node.id] += 1
            documents.setdefault(node.id, set()).add(claim.document.id)
    ordered = sorted(contents.nodes.values(), key=lambda one: (-claims[one.id], one.id))
    return Rows(
        NODES,
        (
            (
                Iri(one.id),
                one.kind,
                one.label,
                one.names,
                one.qid,
                _number(one.latitude),
                _number(one.longitude),
                _named(contents, (one.within,))[0] if one.within else None,
                one.is_named,
                found.file if one.document and (found := contents.documents.get(one.document)) else None,
                claims[one.id],
                len(documents.get(one.id, ())),
            )
            for one in ordered
        ),
    )


def numbers(contents: Contents, dossiers: Iterable[Dossier]) -> Rows:
    """Return a row for each number of each claim. dossiers: of the same graph; they say how numbers stand together."""
    within = {count.claim: one for one in dossiers for count in one.counts}
    return Rows(
        NUMBERS,
        (
            _quantity(claim, quantity, within.get(claim.id))
            for claim in contents.claims
            for quantity in claim.quantities
        ),
    )


def _quantity(claim: ClaimRecord, one: QuantityRecord, dossier: Dossier | None) -> Sequence[Value]:
    day = one.as_of or claim.time
    return (
        Iri(claim.id),
        claim.event_class or None,
        one.label,
        _number(one.value),
        _number(one.minimum),
        _number(one.maximum),
        one.approximate,
        one.unit,
        one.scope,
        _labels(one.counts),
        tuple(source.node.label for source in claim.sources),
        claim.modality,
        claim.polarity,
        one.as_of,
        *_span(day),
        claim.document.file,
        claim.quote,
        f"{dossier.event_class}: {dossier.label}" if dossier else None,
        dossier.id if dossier else None,
        *(_others(claim.id, dossier, outcome, first) for outcome, first in _OUTCOMES.values()),
    )


def _others(claim: str, dossier: Dossier | None, outcome: Outcome, first: bool | None) -> tuple[str, ...]:
    """The claims on the other side of the pairs of a claim. first: on which side it must be, ``None`` for any."""
    pairs = [pair for pair in dossier.pairs if pair.outcome is outcome] if dossier else []
    found = [(pair.first.claim, pair.second.claim) for pair in pairs]
    ahead = [b for a, b in found if a == claim and first in (None, True)]
    behind = [a for a, b in found if b == claim and first in (None, False)]
    return tuple(map(Iri, dict.fromkeys((*ahead, *behind))))


def _labels(nodes: Iterable[NodeRecord]) -> tuple[str, ...]:
    return tuple(node.label for node in nodes)


def _ids(nodes: Iterable[NodeRecord]) -> tuple[str, ...]:
    return tuple(Iri(node.id) for node in nodes)


def _named(contents: Contents, ids: Iterable[str]) -> tuple[str, ...]:
    known = contents.nodes
    return tuple(known[iri].label if iri in known else local_name(iri) for iri in ids)


def _iri(text: str | None) -> Iri | None:
    return Iri(text) if text else None


def _number(text: str | None) -> float | None:
    """A decimal string; what is none, in a graph of others, is left out."""
    try:
        return float(text) if text else None
    except ValueError:
        return None


def _span(edtf: str | None) -> tuple[date | None, date | None]:
    days = days_of(edtf)
    return (days.first, days.last) if days else (None, None)
