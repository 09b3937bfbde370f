"""The words that a graph keeps of its documents, and who says its claims: what source independence is reckoned from."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from pyoxigraph import Quad

from kzgraph.analyse.agencies import agency_of
from kzgraph.analyse.independence import Independence
from kzgraph.analyse.sayings import Saying, Source
from kzgraph.analyse.shared_text import Step
from kzgraph.analyse.texts import SourceText, sentences_of
from kzgraph.rdf.vocab import Class, Property
from kzgraph.store.index import Index


def independence(quads: Iterable[Quad], step: Step = lambda: None) -> Independence:
    """Return what the documents of a graph share. step: called once for each document."""
    return Independence(source_texts(Index(quads)), step)


def source_texts(index: Index) -> list[SourceText]:
    """Return the documents with the sentences that carry claims, sorted."""
    passages: dict[str, list[tuple[int, str]]] = defaultdict(list)
    for passage in index.instances(Class.PASSAGE):
        before, exact, after = (
            index.value(passage, part) or "" for part in (Property.PREFIX, Property.EXACT, Property.SUFFIX)
        )
        start = int(index.value(passage, Property.START) or 0) - len(before)
        passages[index.value(passage, Property.IS_PART_OF) or ""].append((start, before + exact + after))
    return [
        SourceText(
            document,
            index.value(document, Property.FILE_NAME) or index.label(document),
            sentences_of(document, passages[document]),
            tuple(index.values(document, Property.CREDIT_TEXT)),
        )
        for document in index.instances(Class.DOCUMENT)
    ]


def saying(index: Index, claim: str) -> Saying:
    """Return which document says a claim, where, and whom it rests on."""
    passage = index.value(claim, Property.EVIDENCE) or ""
    return Saying(
        claim,
        index.value(claim, Property.DERIVED_FROM) or "",
        int(index.value(passage, Property.START) or 0),
        sources(index, claim),
    )


def sources(index: Index, claim: str) -> tuple[Source, ...]:
    """Return whom a claim is attributed to, the nearest first."""
    steps = [
        (int(index.value(step, Property.POSITION) or 1), source)
        for step in index.values(claim, Property.ATTRIBUTION)
        for source in index.values(step, Property.SOURCE)
    ]
    placed = {source for _, source in steps}
    steps += [(1, source) for source in index.values(claim, Property.ATTRIBUTED_TO) if source not in placed]
    return tuple(source_of(index, iri) for _, iri in sorted(steps))


def source_of(index: Index, iri: str) -> Source:
    """Return a node as a source."""
    return Source(
        iri,
        index.label(iri),
        tuple(index.values(iri, Property.ALT_LABEL)),
        index.value(iri, Property.OF_DOCUMENT) is not None,
    )


@dataclass(frozen=True, slots=True)
class Cited:
    """A source on which claims of several origins rest. ids: its nodes; documents: sorted by file."""

    label: str
    ids: tuple[str, ...]
    claims: int
    documents: tuple[str, ...]


def cited(quads: Iterable[Quad], found: Independence) -> list[Cited]:
    """Return the named sources that documents of more than one origin rest on, most claims first."""
    index = Index(quads)
    by_key: dict[str, list[tuple[Source, Saying]]] = defaultdict(list)
    for claim in index.instances(Class.CLAIM):
        said = saying(index, claim)
        for source in said.sources:
            if not source.local:
                by_key[agency_of(source.label, *source.names) or source.id].append((source, said))
    made = (_cited(pairs, found) for pairs in by_key.values())
    return sorted((one for one in made if one), key=lambda one: (-one.claims, one.label, one.ids))


def _cited(pairs: Sequence[tuple[Source, Saying]], found: Independence) -> Cited | None:
    documents = {said.document for _, said in pairs}
    if len({found.origin_of.get(one, one) for one in documents}) < 2:
        return None
    names = {one: found.documents[one].name for one in documents}
    return Cited(
        min(source.label for source, _ in pairs),
        tuple(sorted({source.id for source, _ in pairs})),
        len({said.id for _, said in pairs}),
        tuple(sorted(documents, key=lambda one: (names[one], one))),
    )
