"""The counts of a graph, read through the names of the data contract alone."""

from collections.abc import Iterator
from decimal import Decimal

from kzgraph.analyse.numbers.bounds import Bounds
from kzgraph.analyse.numbers.count import RECOUNT, Count, Paper, Voice
from kzgraph.rdf.vocab import EVENT_CLASS, Class, Property
from kzgraph.store.index import Index, local_name
from kzgraph.store.nodes import Nodes

_TOLL = "subj=dodental"  # of rows of the lexicon: "het dodental is maandag opgelopen"


def read_counts(index: Index, nodes: Nodes | None = None) -> list[Count]:
    """Return each number of people or things that a claim of an event gives, by document and place in the text."""
    nodes = nodes or Nodes(index)
    found = [count for claim in index.instances(Class.CLAIM) for count in _counts(index, nodes, claim)]
    return sorted(found, key=lambda one: (one.paper.file, one.paper.id, one.start, one.claim, str(one.bounds)))


def _counts(index: Index, nodes: Nodes, claim: str) -> Iterator[Count]:
    event_class = EVENT_CLASS.get(local_name(index.value(claim, Property.PROPERTY) or ""))
    document = index.value(claim, Property.DERIVED_FROM)
    if event_class is None or document is None:
        return
    for quantity in index.values(claim, Property.QUANTITY):
        bounds = _bounds(index, quantity)
        if bounds is None:
            continue
        rule, time = index.value(claim, Property.RULE) or "", index.value(claim, Property.TIME)
        as_of = index.value(quantity, Property.AS_OF) or (time if is_tally(rule) else None)
        passage = index.value(claim, Property.EVIDENCE) or ""
        places = nodes.all(index.values(claim, Property.PLACE))
        yield Count(
            claim=claim,
            paper=paper(index, document),
            event_class=event_class,
            lemma=index.value(claim, Property.LEMMA) or "",
            bounds=bounds,
            words=index.label(quantity),
            group=nodes.all(index.values(quantity, Property.COUNTS)),
            actors=nodes.all(index.values(claim, Property.ACTOR)),
            rule=rule,
            places=places,
            holders=nodes.all(nodes.holders(place.id for place in places)),
            time=None if time == as_of else time,
            time_text=index.value(claim, Property.TIME_TEXT),
            as_of=as_of,
            voices=_voices(index, nodes, claim),
            scope=index.value(quantity, Property.SCOPE),
            modality=local_name(index.value(claim, Property.MODALITY) or ""),
            polarity=local_name(index.value(claim, Property.POLARITY) or ""),
            exact=index.value(passage, Property.EXACT) or "",
            prefix=index.value(passage, Property.PREFIX) or "",
            suffix=index.value(passage, Property.SUFFIX) or "",
            start=int(index.value(passage, Property.START) or 0),
        )


def is_tally(rule: str) -> bool:
    """Return whether a claim's day is that of the count, not of the deaths: "maandag stond de teller op acht"."""
    return rule.startswith(RECOUNT) or _TOLL in rule


def _bounds(index: Index, quantity: str) -> Bounds | None:
    """The number of a count; ``None`` of money, shares and measures."""
    if index.value(quantity, Property.UNIT) is not None:
        return None
    value = index.value(quantity, Property.VALUE)
    low = value if value is not None else index.value(quantity, Property.MINIMUM)
    high = value if value is not None else index.value(quantity, Property.MAXIMUM)
    if low is None and high is None:
        return None
    about = index.value(quantity, Property.APPROXIMATE) == "true"
    return Bounds(Decimal(low) if low is not None else None, Decimal(high) if high is not None else None, about)


def paper(index: Index, document: str) -> Paper:
    """Return what the graph says of a document."""
    return Paper(
        id=document,
        file=index.value(document, Property.FILE_NAME) or "",
        name=index.value(document, Property.NAME) or "",
        published=index.value(document, Property.DATE_PUBLISHED),
        publisher=index.value(document, Property.PUBLISHER),
    )


def _voices(index: Index, nodes: Nodes, claim: str) -> tuple[Voice, ...]:
    """The chain of sources, nearest first."""
    found = [
        Voice(
            int(index.value(step, Property.POSITION) or 1),
            nodes.node(source),
            index.value(step, Property.CUE) or "",
        )
        for step in index.values(claim, Property.ATTRIBUTION)
        for source in index.values(step, Property.SOURCE)
    ]
    return tuple(sorted(found, key=lambda voice: (voice.position, voice.node.id, voice.cue)))
