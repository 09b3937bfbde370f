"""What a graph says in the terms of FollowTheMoney: one fact for each value of a property, with who states it.

Schemata of classes are those that the ontology names (``kz:ftmSchema``). Only actors and places with a name of their
own are entities: groups, things and "a spokesman" are words in the notes, for a matcher would join them with others'.
Claims are all ``Note``s; those that are facts also make links, memberships, offices and events. Source: the schemata
of https://followthemoney.tech/explorer/.
"""

import re
from collections.abc import Iterator, Mapping

from pyoxigraph import Literal, RdfFormat, parse

from kzgraph.export.contents import Contents, Document, Node, is_fact, objects, participants
from kzgraph.export.countries import state_of
from kzgraph.export.ftm_claims import DUTCH, OWN, Fact, Teller, dataset_of
from kzgraph.export.ftm_foreign import foreign_facts, merged_in, similar
from kzgraph.export.words import shared_text
from kzgraph.model.ids import digest
from kzgraph.rdf.vocab import Property, ontology_dir
from kzgraph.store.base import View
from kzgraph.store.index import local_name, value_of
from kzgraph.store.records import ClaimRecord, NodeRecord

LEGAL = frozenset({"Person", "Organization", "PublicBody"})
_BODIES = LEGAL - {"Person"}
_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9.-]*[A-Za-z0-9]")


def schemata() -> Mapping[str, str]:
    """Return local name of a class → FollowTheMoney schema, as the ontology has it."""
    quads = parse(path=ontology_dir() / "alignments.ttl", format=RdfFormat.TURTLE)
    return {
        local_name(value_of(quad.subject)): quad.object.value
        for quad in quads
        if quad.predicate.value == Property.FTM_SCHEMA and isinstance(quad.object, Literal)
    }


def facts(view: View, contents: Contents) -> Iterator[Fact]:
    """Yield all facts of a graph, whose ``contents`` these are; some come more than once."""
    ours, theirs = _Facts(contents), merged_in(view)
    yield from ours.all()
    yield from foreign_facts(theirs)
    yield from similar(view, theirs, ours.key_of)


def left_out(view: View, contents: Contents) -> str | None:
    """Return what has no entity, for the log."""
    whole = _Facts(contents)
    nodes = sum(whole.schema_of(iri) is None for iri in contents.nodes)
    told = {claim.event for claim in contents.claims if is_fact(claim)}
    events = len(contents.events.keys() - told)
    parts = [f"{nodes} groups, things and actors without a name are words in notes"] if nodes else []
    parts += [f"{events} events that no claim states as a fact are in notes alone"] if events else []
    return contents.left_out(*parts, kept=len(merged_in(view)))


class _Facts:
    def __init__(self, contents: Contents) -> None:
        self._all = contents
        self._schemata = schemata()

    def all(self) -> Iterator[Fact]:
        for document in self._all.documents.values():
            yield from self._document(document)
        for node in self._all.nodes.values():
            yield from self._node(node)
        for claim in self._all.claims:
            yield from self._claim(claim)

    def schema_of(self, iri: str) -> str | None:
        """The schema of a node; what has no name of its own has none."""
        node = self._all.nodes.get(iri)
        return self._schemata.get(node.kind) if node and node.is_named and node.kind != "Thing" else None

    def key_of(self, iri: str) -> str | None:
        """The id of a node that is an entity."""
        return self._key(iri) if self.schema_of(iri) else None

    def _key(self, iri: str) -> str:
        """An id that FollowTheMoney takes and that can be read."""
        name = f"{OWN}-{self._all.path(iri).replace('/', '-')}"
        return name if _ID.fullmatch(name) else f"{OWN}-{digest(iri)}"

    def _document(self, document: Document) -> Iterator[Fact]:
        values = {
            "fileName": document.file or self._all.path(document.id),
            "title": document.name,
            "publisher": document.publisher,
            "publishedAt": document.published,
            "language": document.language,
            "sourceUrl": document.url,
            "notes": f"SHA-256 {document.sha256}" if document.sha256 else None,  # their checksum is SHA-1
            "summary": shared_text(one.file for one in self._all.sharing(document)),
        }
        dataset = dataset_of(self._all.path(document.id))
        for prop, value in values.items():
            if value:
                yield Fact(self._key(document.id), "Article", prop, value, dataset, seen=document.published)

    def _node(self, node: Node) -> Iterator[Fact]:
        schema = self.schema_of(node.id)
        if schema is None:
            return
        state = state_of(self._all, node)
        values: list[tuple[str, str | None]] = [("name", node.label)]
        values += [("alias" if _is_own(node, name) else "weakAlias", name) for name in node.names]
        values += [("wikidataId", node.qid), ("country", state.qid if state else None)]
        if schema == "Address":
            values += [("full", node.label), ("latitude", node.latitude), ("longitude", node.longitude)]
        values += [("notes", f"perhaps the same: {iri}") for iri in node.close_match]
        for prop, value in values:
            if value:
                language = DUTCH if prop in ("name", "full") else None
                yield Fact(self._key(node.id), schema, prop, value, OWN, language=language)

    def _claim(self, claim: ClaimRecord) -> Iterator[Fact]:
        teller = Teller(self._all, claim, self._key)
        yield from self._names(claim, teller)
        entities = [node for node in participants(claim) if self.schema_of(node.id)]
        yield from teller.note(entities)
        if not is_fact(claim):
            return
        if claim.event:
            event = self._all.events.get(claim.event)
            yield from teller.event(
                event.label if event else claim.lemma,
                [node for node in (*claim.actors, *objects(claim)) if self.schema_of(node.id) in LEGAL],
                [(node, self.schema_of(node.id) == "Address") for node in claim.places],
            )
        for actor in claim.actors:
            for other in objects(claim):
                yield from self._link(teller, actor, other)

    def _names(self, claim: ClaimRecord, teller: Teller) -> Iterator[Fact]:
        """The names by which this document calls what it names."""
        for iri, words in teller.words.items():
            schema = self.schema_of(iri)
            if schema and _is_name(words):
                label = self._all.nodes[iri].label
                yield teller.fact(self._key(iri), schema, "name", label, original=words, language=DUTCH)

    def _link(self, teller: Teller, actor: NodeRecord, other: NodeRecord) -> Iterator[Fact]:
        start, end = self.schema_of(actor.id), self.schema_of(other.id)
        if start is None or end is None:
            return
        relation = self._schemata.get(teller.claim.event_class)
        if relation == "Occupancy" and start == "Person":
            yield from teller.office(actor, other, is_body=end in _BODIES)
        elif relation == "Membership" and start in LEGAL and end in _BODIES:
            yield from teller.edge("Membership", ("member", actor), ("organization", other))
        elif relation == "Directorship" and start in LEGAL and end in _BODIES:
            yield from teller.edge("Directorship", ("director", actor), ("organization", other))
        else:
            yield from teller.edge("UnknownLink", ("subject", actor), ("object", other))


def _is_name(text: str) -> bool:
    """Names begin with a capital, a digit or a letter of a script without capitals; "premier van X" describes."""
    return text[:1] != text[:1].lower() or not (text[:1].isalpha() and text[:1].isascii())


def _is_own(node: Node, name: str) -> bool:
    """A single word for a government is the name of its city or building: "Moskou", "the Kremlin"."""
    return _is_name(name) and not (node.kind == "Government" and " " not in name)
