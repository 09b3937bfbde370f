"""The counts of a graph, read through the names of the data contract alone."""

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from functools import cache

from kzgraph.analyse.numbers.bounds import Bounds
from kzgraph.analyse.numbers.count import RECOUNT, Count, Node, Paper, Voice
from kzgraph.lexicon.entities import EntityIndex, NameKind
from kzgraph.lexicon.loader import known_entities
from kzgraph.lexicon.schema import KnownEntity
from kzgraph.rdf.vocab import EVENT_CLASS, RELATION_PROPERTY, Class, Property, kz
from kzgraph.store.index import Index, local_name

_TOLL = "subj=dodental"  # of rows of the lexicon: "het dodental is maandag opgelopen"


def read_counts(index: Index) -> list[Count]:
    """Return each number of people or things that a claim of an event gives, by document and place in the text."""
    found = [count for claim in index.instances(Class.CLAIM) for count in _counts(index, claim)]
    return sorted(found, key=lambda one: (one.paper.file, one.paper.id, one.start, one.claim, str(one.bounds)))


def _counts(index: Index, claim: str) -> Iterator[Count]:
    event_class = EVENT_CLASS.get(local_name(index.value(claim, Property.PROPERTY) or ""))
    if event_class is None:
        return
    for quantity in index.values(claim, Property.QUANTITY):
        bounds = _bounds(index, quantity)
        if bounds is None:
            continue
        rule, time = index.value(claim, Property.RULE) or "", index.value(claim, Property.TIME)
        as_of = index.value(quantity, Property.AS_OF) or (time if is_tally(rule) else None)
        passage = index.value(claim, Property.EVIDENCE) or ""
        places = _nodes(index, index.values(claim, Property.PLACE))
        yield Count(
            claim=claim,
            paper=paper(index, index.value(claim, Property.DERIVED_FROM) or ""),
            event_class=event_class,
            lemma=index.value(claim, Property.LEMMA) or "",
            bounds=bounds,
            words=index.label(quantity),
            group=_nodes(index, index.values(quantity, Property.COUNTS)),
            actors=_nodes(index, index.values(claim, Property.ACTOR)),
            rule=rule,
            places=places,
            holders=_nodes(index, holders(index, (place.id for place in places))),
            time=None if time == as_of else time,
            time_text=index.value(claim, Property.TIME_TEXT),
            as_of=as_of,
            voices=_voices(index, claim),
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


def holders(index: Index, places: Iterable[str]) -> list[str]:
    """Return the places and states that hold ``places``, over any number of steps, sorted."""
    found: set[str] = set()
    waiting = list(places)
    while waiting:
        for holder in index.values(waiting.pop(), Property.CONTAINED_IN):
            if holder not in found:
                found.add(holder)
                waiting.append(holder)
    return sorted(found)


def node(index: Index, iri: str) -> Node:
    """Return what the graph says of a node."""
    return Node(
        id=iri,
        label=index.label(iri),
        kind=index.class_name(iri) or "",
        local=index.value(iri, Property.OF_DOCUMENT) is not None,
        states=_states(index, iri),
        titles=_titles(index, iri),
    )


def label_of(index: Index, node: str) -> str:
    """Return the label of a node, or of a state that the graph itself does not name."""
    known = _entities().get(node)
    return known.label if known is not None else index.label(node)


def _titles(index: Index, iri: str) -> tuple[str, ...]:
    """The common nouns that name a node: descriptions, and the offices that claims give it."""
    named = (name for name in index.values(iri, Property.ALT_LABEL) if name[:1].islower())
    held = index.pointing(Property.ACTOR, iri) if index.class_name(iri) == "Person" else ()
    offices = (index.value(claim, Property.LEMMA) for claim in held if _is_office(index, claim))
    return tuple(sorted({*named, *(office for office in offices if office)}))


def _is_office(index: Index, claim: str) -> bool:
    return index.value(claim, Property.PROPERTY) == kz(RELATION_PROPERTY["Office"])


def _states(index: Index, iri: str) -> tuple[str, ...]:
    """The states that a node belongs to: itself, the one that holds it, that its name begins with or that it is of."""
    if index.class_name(iri) == "State":
        return (iri,)
    held = [holder for holder in holders(index, [iri]) if index.class_name(holder) == "State"]
    if held:
        return tuple(held)
    label = index.label(iri)
    known = _entities().by_adjective(label.partition(" ")[0]) if " " in label else None
    known = known or _entities().get(local_name(iri).replace("-", "_")) or _demonym(label)
    state = (known.key if known.kind == "state" else known.state) if known is not None else None
    if state is None:
        return ()
    found = [one for one in index.instances(Class.STATE) if local_name(one) == state.replace("_", "-")]
    return tuple(found) or (state,)


def _demonym(label: str) -> KnownEntity | None:
    """The state whose people a group is: "Oekraïners", "gewonde Libanezen"."""
    names = _entities().lookup(label.split()[-1]) if label.split() else []
    return next((entity for entity, kind in names if kind is NameKind.DEMONYM), None)


@cache
def _entities() -> EntityIndex:
    return EntityIndex(known_entities())


def _nodes(index: Index, iris: Sequence[str]) -> tuple[Node, ...]:
    return tuple(node(index, iri) for iri in iris)


def _voices(index: Index, claim: str) -> tuple[Voice, ...]:
    """The chain of sources, nearest first."""
    found = [
        Voice(
            int(index.value(step, Property.POSITION) or 1),
            node(index, source),
            index.value(step, Property.CUE) or "",
        )
        for step in index.values(claim, Property.ATTRIBUTION)
        for source in index.values(step, Property.SOURCE)
    ]
    return tuple(sorted(found, key=lambda voice: (voice.position, voice.node.id, voice.cue)))
