"""The words by which claims name their participants, read through the names of the data contract alone."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace

from pyoxigraph import Quad

from kzgraph.analyse.frames.naming import Kind, Spoken
from kzgraph.analyse.sayings import Source
from kzgraph.rdf.vocab import EVENT_CLASS, Class, Property
from kzgraph.store.index import Index, local_name
from kzgraph.store.source_texts import source_of, sources

_ROLES = {
    "actor": (Property.ACTOR, Property.ACTOR_TEXT),
    "target": (Property.TARGET, Property.TARGET_TEXT),
    "recipient": (Property.RECIPIENT, Property.RECIPIENT_TEXT),
    "theme": (Property.THEME, Property.THEME_TEXT),
    "source": (Property.ATTRIBUTED_TO, Property.SOURCE_TEXT),
}
FRAMING = "Framing"
SPEECH = frozenset({"Accusation", "Appraisal", "Denial"})
"""Classes whose targets and themes stand in what the actor says: "X beschuldigt terroristen" tells of X's words."""


def read_spoken(quads: Iterable[Quad]) -> list[Spoken]:
    """Return all words for participants, for what is framed and for deeds, in the order of claims' IRIs."""
    index = Index(quads)
    by_document: dict[str, list[Spoken]] = defaultdict(list)
    for claim in index.instances(Class.CLAIM):
        for one in _spoken(index, claim):
            by_document[one.document].append(one)
    return [_with_referent(one, own) for own in by_document.values() for one in own]


def _spoken(index: Index, claim: str) -> Iterator[Spoken]:
    said = sources(index, claim)
    event_class = EVENT_CLASS.get(local_name(index.value(claim, Property.PROPERTY) or ""), "")
    actors = tuple(source_of(index, iri) for iri in index.values(claim, Property.ACTOR))
    for role, (_, words) in _ROLES.items():
        for text in index.values(claim, words):
            node = _node(index, claim, role, text)
            if node is not None:
                speakers = _speakers(role, event_class, said, actors)
                yield _one(index, claim, Kind.NAME, text, node, speakers, event_class)
    if event_class == FRAMING:
        framers = actors or said
        for text in index.values(claim, Property.FRAME_TEXT):
            for node in index.values(claim, Property.TARGET) or [""]:
                yield _one(index, claim, Kind.FRAME, text, node, framers, event_class)
    targets = index.values(claim, Property.TARGET)
    for lemma in index.values(claim, Property.LEMMA) if targets else ():
        one = _one(index, claim, Kind.DEED, lemma, targets[0], said, event_class)
        yield replace(one, label=", ".join(index.label(node) for node in targets))


def _speakers(
    role: str, event_class: str, said: tuple[Source, ...], actors: tuple[Source, ...]
) -> tuple[Source, ...]:
    """Whose account the words of a role stand in."""
    if role == "source" or (event_class == FRAMING and role == "actor"):
        return ()
    return said or (actors if event_class in SPEECH and role in ("target", "theme") else ())


def _node(index: Index, claim: str, role: str, text: str) -> str | None:
    """The node that these words stand for: of several in one role, the one that the graph's reasons give."""
    nodes = index.values(claim, _ROLES[role][0])
    if len(nodes) < 2:
        return nodes[0] if nodes else None
    for reason in index.values(claim, Property.RESOLUTION):
        start = f"{role}: {text} = "
        if reason.startswith(start):
            path = reason.removeprefix(start).partition(": ")[0]
            return next((node for node in nodes if node.endswith(path)), None)
    return None


def _one(
    index: Index, claim: str, kind: Kind, text: str, node: str, speakers: tuple[Source, ...], event_class: str
) -> Spoken:
    document = index.value(claim, Property.DERIVED_FROM) or ""
    passage = index.value(claim, Property.EVIDENCE) or ""
    before, exact, after = (
        index.value(passage, part) or "" for part in (Property.PREFIX, Property.EXACT, Property.SUFFIX)
    )
    return Spoken(
        claim=claim,
        kind=kind,
        text=text,
        node=node,
        label=index.label(node) if node else "",
        node_kind=index.class_name(node) or "" if node else "",
        document=document,
        file=index.value(document, Property.FILE_NAME) or "",
        published=index.value(document, Property.DATE_PUBLISHED),
        start=int(index.value(passage, Property.START) or 0),
        sentence=before + exact + after,
        quote=exact,
        speakers=speakers,
        time=index.value(claim, Property.TIME),
        time_text=index.value(claim, Property.TIME_TEXT),
        modality=local_name(index.value(claim, Property.MODALITY) or ""),
        polarity=local_name(index.value(claim, Property.POLARITY) or ""),
        event_class=event_class,
        rule=index.value(claim, Property.RULE) or "",
    )


def _with_referent(one: Spoken, own: list[Spoken]) -> Spoken:
    """A framing without a target ("de ‘bandieten’") is of the node that its words name in the same sentence."""
    if one.kind is not Kind.FRAME or one.node:
        return one
    words = one.text.lower()
    for other in own:
        near = other.sentence == one.sentence or other.start <= one.start < other.start + len(other.quote)
        if near and other.kind is Kind.NAME and other.text.lower().endswith(words):
            return replace(one, node=other.node, label=other.label, node_kind=other.node_kind)
    return one
