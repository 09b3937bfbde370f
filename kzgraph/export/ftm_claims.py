"""One claim in the terms of FollowTheMoney: a note, and when it is a fact an event, a link, an office, a membership."""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from kzgraph.export.contents import Contents, is_fact
from kzgraph.export.dates import coarse, span
from kzgraph.export.words import certainty, details, sentence
from kzgraph.model.ids import digest
from kzgraph.store.records import ClaimRecord, NodeRecord

DUTCH: Final = "nld"
OWN: Final = "kzgraph"
"""Prefix of ids, and the dataset of what no single document says: names and ids from the entity files."""

_RESOLUTION = re.compile(r"\w+: (?P<words>.*?) = (?P<node>[^\s=:]+/[^\s=:]+): ", re.DOTALL)


@dataclass(frozen=True, slots=True, order=True)
class Fact:
    """A value of a property of an entity, not yet cleaned.

    dataset: who states it, one for each document; original: the words that stand for the value there; language: of the
    value, ISO 639-3; origin: path of the claim that it comes from; seen: date of the document.
    """

    entity: str
    schema: str
    prop: str
    value: str
    dataset: str
    original: str | None = None
    language: str | None = None
    origin: str = ""
    seen: str | None = None


def dataset_of(path: str) -> str:
    """Return the name of a document's dataset: "document/6980c14a" → "kzgraph_document_6980c14a"."""
    return f"{OWN}_{re.sub('[^a-z0-9]+', '_', path.lower()).strip('_')}"


class Teller:
    """States facts as one claim of one document does."""

    def __init__(self, contents: Contents, claim: ClaimRecord, key: Callable[[str], str]) -> None:
        self.claim = claim
        self._contents = contents
        self._key = key
        self._dataset = dataset_of(contents.path(claim.document.id))
        self.words = dict(_words(contents, claim))

    def fact(
        self,
        entity: str,
        schema: str,
        prop: str,
        value: str,
        *,
        original: str | None = None,
        language: str | None = None,
    ) -> Fact:
        """Return a fact of the document's dataset, with the claim as its origin."""
        origin = self._contents.path(self.claim.id)
        seen = self.claim.document.published
        return Fact(entity, schema, prop, value, self._dataset, original, language, origin, seen)

    def note(self, entities: Iterable[NodeRecord]) -> Iterator[Fact]:
        """Yield the claim as a note on the entities that it speaks of."""
        claim, note = self.claim, self._key(self.claim.id)
        values = [
            ("name", sentence(claim)),
            ("description", "\n".join([sentence(claim), *details(claim, self._contents.sentences.get(claim.id))])),
            ("summary", claim.quote),
            ("createdAt", claim.document.published or ""),
            *(("keywords", word) for word in (claim.property, claim.event_class, claim.modality, claim.polarity)),
        ]
        yield from (self.fact(note, "Note", prop, value) for prop, value in (*values, *self._proof()) if value)
        for node in entities:
            yield self._pointer(note, "Note", "entity", node)
        if is_fact(claim) and claim.event:
            yield self.fact(note, "Note", "entity", self._key(claim.event))

    def event(
        self, name: str, involved: Iterable[NodeRecord], places: Iterable[tuple[NodeRecord, bool]]
    ) -> Iterator[Fact]:
        """Yield the event that the claim describes: who is involved and where (``True``: the place is an entity)."""
        event = self._key(self.claim.event or "")
        yield self.fact(event, "Event", "name", name or self.claim.lemma, language=DUTCH)
        yield from self._interval(event, "Event")
        yield self.fact(event, "Event", "keywords", self.claim.event_class)
        for node in involved:
            yield self._pointer(event, "Event", "involved", node)
        for place, is_entity in places:
            yield self.fact(event, "Event", "location", place.label, original=self.words.get(place.id))
            if is_entity:
                yield self._pointer(event, "Event", "addressEntity", place)

    def edge(self, schema: str, start: tuple[str, NodeRecord], end: tuple[str, NodeRecord]) -> Iterator[Fact]:
        """A link that all documents which state it share: the same ends, property and event."""
        ends = (start[1].id, end[1].id, self.claim.property, self.claim.event or "")
        entity = f"{OWN}-{schema.lower()}-{digest(*ends)}"
        yield self._pointer(entity, schema, *start)
        yield self._pointer(entity, schema, *end)
        yield from self._interval(entity, schema)
        yield self.fact(entity, schema, "role", self._role())
        yield self.fact(entity, schema, "status", self.claim.modality)

    def office(self, holder: NodeRecord, body: NodeRecord, *, is_body: bool) -> Iterator[Fact]:
        """Yield the post and that it is held; is_body: the body is one that posts can be of."""
        post = f"{OWN}-position-{digest(body.id, self.claim.lemma)}"
        yield self.fact(post, "Position", "name", f"{self.claim.lemma}, {body.label}".strip(", "), language=DUTCH)
        if is_body:
            yield self._pointer(post, "Position", "organization", body)
        entity = f"{OWN}-occupancy-{digest(holder.id, post)}"
        yield self._pointer(entity, "Occupancy", "holder", holder)
        yield self.fact(entity, "Occupancy", "post", post)
        yield from self._interval(entity, "Occupancy")

    def _role(self) -> str:
        """The property, and the verb when that says more."""
        return f"{self.claim.property}: {self.claim.lemma}" if self.claim.lemma else self.claim.property

    def _interval(self, entity: str, schema: str) -> Iterator[Fact]:
        """When it was, in which words, according to whom."""
        said = (("summary", self.claim.quote), ("description", certainty(self.claim)))
        yield from (self.fact(entity, schema, prop, value) for prop, value in (*self._when(), *self._proof(), *said))

    def _pointer(self, entity: str, schema: str, prop: str, node: NodeRecord) -> Fact:
        return self.fact(entity, schema, prop, self._key(node.id), original=self.words.get(node.id))

    def _proof(self) -> Iterator[tuple[str, str]]:
        document = self._contents.documents.get(self.claim.document.id)
        if document:
            yield "proof", self._key(document.id)
            pairs = (("publisher", document.publisher), ("sourceUrl", document.url))
            yield from ((prop, value) for prop, value in pairs if value)

    def _when(self) -> Iterator[tuple[str, str]]:
        """A date as precise as it is known, or the bounds of a period."""
        if date := coarse(self.claim.time):
            yield "date", date
            return
        for prop, day in zip(("startDate", "endDate"), span(self.claim.time), strict=True):
            if day:
                yield prop, day


def _words(contents: Contents, claim: ClaimRecord) -> Iterator[tuple[str, str]]:
    """Node → the words that stand for it in a claim, read from why they do."""
    for reason in claim.resolutions:
        match = _RESOLUTION.match(reason)
        if match and contents.base + match["node"] in contents.nodes:
            yield contents.base + match["node"], match["words"]
