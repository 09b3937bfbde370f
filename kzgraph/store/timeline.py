"""The events of a graph with the claims that tell them, read through the names of the data contract alone."""

from collections import defaultdict
from collections.abc import Iterable, Mapping

from pyoxigraph import Quad

from kzgraph.analyse.independence import Independence
from kzgraph.analyse.timeline.hints import hint_of
from kzgraph.analyse.timeline.moments import Moment, Telling, in_order
from kzgraph.rdf.vocab import EVENT_CLASSES, Class, Property, kz
from kzgraph.store.index import Index, local_name
from kzgraph.store.source_texts import saying, sources
from kzgraph.store.stories import read_stories


def timeline(quads: Iterable[Quad], found: Independence) -> list[Moment]:
    """Return the events of a graph in their order. found: what its documents share."""
    index = Index(quads)
    claims: dict[str, list[str]] = defaultdict(list)
    for claim in index.instances(Class.CLAIM):
        for event in index.values(claim, Property.DESCRIBES):
            claims[event].append(claim)
    events = (event for name in sorted(EVENT_CLASSES) for event in index.instances(kz(name)))
    beside = _published_beside(index)
    return in_order(_moment(index, event, claims[event], found, beside) for event in dict.fromkeys(events))


def _published_beside(index: Index) -> dict[str, list[str]]:
    """Document → the dates of all documents of its story."""
    of = read_stories(index).of
    dates: dict[str, list[str]] = defaultdict(list)
    for document, story in of.items():
        dates[story] += index.values(document, Property.DATE_PUBLISHED)
    return {document: dates[story] for document, story in of.items()}


def _moment(
    index: Index, event: str, claims: list[str], found: Independence, beside: Mapping[str, list[str]]
) -> Moment:
    told = sorted((_telling(index, claim, beside) for claim in claims), key=_place)
    return Moment(
        id=event,
        event_class=index.class_name(event) or "",
        label=index.label(event),
        actors=_labels(index, event, Property.ACTOR),
        targets=_labels(index, event, Property.TARGET),
        places=_labels(index, event, Property.PLACE),
        before=tuple(index.values(event, Property.BEFORE)),
        times=tuple(index.values(event, Property.TIME)),
        tellings=tuple(told),
        bases=found.bases(saying(index, claim) for claim in claims),
    )


def _labels(index: Index, subject: str, role: str) -> tuple[str, ...]:
    return tuple(sorted({index.label(node) for node in index.values(subject, role)}))


def _place(one: Telling) -> tuple[str, str, int, str]:
    return one.file, one.document, one.start, one.claim


def _telling(index: Index, claim: str, beside: Mapping[str, list[str]]) -> Telling:
    document = index.value(claim, Property.DERIVED_FROM) or ""
    passage = index.value(claim, Property.EVIDENCE) or ""
    before, exact, after = (index.value(passage, p) or "" for p in (Property.PREFIX, Property.EXACT, Property.SUFFIX))
    published = index.value(document, Property.DATE_PUBLISHED)
    words, asserted = index.value(claim, Property.TIME_TEXT), index.value(claim, Property.MODALITY) == kz("Asserted")
    return Telling(
        claim=claim,
        document=document,
        file=index.value(document, Property.FILE_NAME) or "",
        published=published,
        start=int(index.value(passage, Property.START) or 0),
        sources=sources(index, claim),
        modality=local_name(index.value(claim, Property.MODALITY) or ""),
        polarity=local_name(index.value(claim, Property.POLARITY) or ""),
        confidence=index.value(claim, Property.CONFIDENCE),
        time=index.value(claim, Property.TIME),
        time_text=words,
        hint=hint_of(words, published, beside.get(document, ())) if asserted else None,
        sentence=before + exact + after,
        quote=exact,
    )
