"""Actors, places and violent events as STIX objects. Source: STIX 2.1, OASIS Standard: Identity, Location, Incident."""

import re
from collections.abc import Iterable, Iterator
from typing import Any

from kzgraph.export.contents import Contents, Node, is_fact, participants
from kzgraph.export.countries import country_code
from kzgraph.export.stix_ids import UNDATED, stix_id, versions
from kzgraph.export.words import sentence
from kzgraph.rdf.vocab import SUPERCLASS
from kzgraph.store.records import ClaimRecord, NodeRecord

Stix = dict[str, Any]

IDENTITY_CLASS = {
    "Person": "individual",
    "State": "organization",
    "Government": "organization",
    "Body": "organization",
    "Organisation": "organization",
    "Media": "organization",
    "Group": "group",
}
"""Class → value of the identity class vocabulary."""

CREATOR = stix_id("identity", "kzgraph")
_GOVERNMENT = ("State", "Government", "Body")
_VIOLENT = ("Violence", "Coercion", "MaterialConflict")
_SHA256 = re.compile("[0-9a-f]{64}")


class StixNodes:
    """The objects that several documents can speak of, by IRI."""

    def __init__(self, contents: Contents) -> None:
        self._all = contents
        self._speakers: dict[str, list[ClaimRecord]] = {}  # of nodes all claims, of events those that are facts
        for claim in contents.claims:
            for node in participants(claim):
                self._speakers.setdefault(node.id, []).append(claim)
            if claim.event and is_fact(claim):
                self._speakers.setdefault(claim.event, []).append(claim)
        self.identities = {iri: one for iri, node in contents.nodes.items() if (one := self._identity(node))}
        self.locations = {iri: one for iri, node in contents.nodes.items() if (one := self._location(node))}
        self.incidents = {iri: one for iri in contents.events if (one := self._incident(iri))}

    def objects(self) -> Iterator[Stix]:
        """Yield all of them, and who and what takes part in incidents."""
        yield {
            "type": "identity",
            "id": CREATOR,
            "created": UNDATED,
            "modified": UNDATED,
            "name": "kzgraph",
            "identity_class": "system",
        }
        yield from (*self.identities.values(), *self.locations.values(), *self.incidents.values())
        for iri, incident in self.incidents.items():
            yield from self._roles(iri, incident)

    def ref(self, node: NodeRecord, *, place: bool = False) -> str | None:
        """Return the id of a node's object; a state is a location where things happen, an identity where it acts."""
        kinds = (self.locations, self.identities) if place else (self.identities, self.locations)
        found = next((kind[node.id] for kind in kinds if node.id in kind), None)
        return str(found["id"]) if found else None

    def cite(self, iri: str, claim: ClaimRecord | None = None) -> list[Stix]:
        """Return a document as external reference, with where in it the claim stands; nothing when it is unknown."""
        document = self._all.documents.get(iri)
        if document is None:
            return []
        found: Stix = {
            "source_name": document.publisher or document.file or "document",
            "external_id": self._all.path(claim.id if claim else iri),
            "description": f"{document.file} {claim.start}-{claim.end}" if claim else document.file or document.name,
        }
        if document.url:
            found["url"] = document.url
        if document.sha256 and _SHA256.fullmatch(document.sha256):
            found["hashes"] = {"SHA-256": document.sha256}
        return [found]

    def _base(self, kind: str, iri: str) -> Stix:
        dates = (claim.document.published for claim in self._speakers.get(iri, ()))
        return {"type": kind, "id": stix_id(kind, iri), "created_by_ref": CREATOR, **versions(dates)}

    def _identity(self, node: Node) -> Stix | None:
        if node.kind not in IDENTITY_CLASS:
            return None
        found = self._base("identity", node.id) | _named(node) | {"identity_class": IDENTITY_CLASS[node.kind]}
        return found | ({"sectors": ["government"]} if node.kind in _GOVERNMENT else {})

    def _location(self, node: Node) -> Stix | None:
        """A place or state; STIX takes none without a position or a country."""
        if node.kind not in ("Place", "State"):
            return None
        where: Stix = {}
        if node.latitude and node.longitude:
            where = {"latitude": float(node.latitude), "longitude": float(node.longitude)}
        if code := country_code(self._all, node):
            where["country"] = code
        return self._base("location", node.id) | _named(node) | where if where else None

    def _incident(self, iri: str) -> Stix | None:
        event, claims = self._all.events[iri], self._speakers.get(iri, [])
        violent = SUPERCLASS.get(event.kind) in _VIOLENT or event.kind == "Disaster"
        if not (violent and claims):
            return None
        references = [ref for document in once(claim.document.id for claim in claims) for ref in self.cite(document)]
        found = self._base("incident", iri) | {"name": event.label or event.kind, "labels": [event.kind]}
        found["description"] = "\n".join(once(claim.quote for claim in claims if claim.quote)) or sentence(claims[0])
        return found | ({"external_references": references} if references else {})

    def _roles(self, iri: str, incident: Stix) -> Iterator[Stix]:
        """Who and where, as ``related-to``: for incidents the standard has no relationships of its own yet."""
        claims = self._speakers[iri]
        roles = [("actor", node) for claim in claims for node in claim.actors]
        roles += [("target", node) for claim in claims for node in claim.targets]
        roles += [("place", node) for claim in claims for node in claim.places]
        for role, node in once(roles):
            if target := self.ref(node, place=role == "place"):
                yield {
                    "type": "relationship",
                    "id": stix_id("relationship", iri, role, target),
                    "created_by_ref": CREATOR,
                    "created": incident["created"],
                    "modified": incident["modified"],
                    "relationship_type": "related-to",
                    "description": role,
                    "source_ref": incident["id"],
                    "target_ref": target,
                }


def once(values: Iterable[Any]) -> list[Any]:
    """Return the values in their order, each once."""
    return list(dict.fromkeys(values))


def _named(node: Node) -> Stix:
    """Name, further names in the description for want of another place, and ids elsewhere."""
    found: Stix = {"name": node.label or "?"}
    if node.names:
        found["description"] = "also: " + "; ".join(node.names)
    references = [{"source_name": "perhaps the same", "external_id": iri} for iri in node.close_match]
    if node.qid:
        url = f"https://www.wikidata.org/wiki/{node.qid}"
        references.append({"source_name": "Wikidata", "external_id": node.qid, "url": url})
    return found | ({"external_references": references} if references else {})
