"""Claims and documents as STIX 2.1 objects: each claim a note, each document a report of what it says.

A claim that is a fact is a relationship too; one that denies what another states as a fact is an opinion on that.
Source: STIX Version 2.1, OASIS Standard: Note, Opinion, Report, Relationship.
"""

import re
from collections.abc import Iterable, Iterator

from kzgraph.export.contents import Contents, Document, is_fact, objects, participants
from kzgraph.export.stix_ids import UNDATED, period, stix_id, timestamp
from kzgraph.export.stix_nodes import CREATOR, Stix, StixNodes, once
from kzgraph.export.words import according_to, certainty, details, sentence, shared_text
from kzgraph.store.records import ClaimRecord


class StixClaims:
    """The objects of what one graph's documents say."""

    def __init__(self, contents: Contents, nodes: StixNodes) -> None:
        self._all = contents
        self._nodes = nodes
        self._stated: dict[tuple[str, str, str], list[str]] = {}  # property, ends → relationships that state it
        for claim in contents.claims:
            for ends in self._ends(claim) if is_fact(claim) else ():
                self._stated.setdefault((claim.property, *ends), []).append(stix_id("relationship", claim.id, *ends))

    def objects(self) -> Iterator[Stix]:
        """Yield all of them, document by document."""
        by_document: dict[str, list[Stix]] = {}
        for claim in self._all.claims:
            by_document.setdefault(claim.document.id, []).extend(self._of_claim(claim))
        for iri, said in by_document.items():
            yield from said
            if iri in self._all.documents:
                yield self._report(self._all.documents[iri], said)

    def _of_claim(self, claim: ClaimRecord) -> list[Stix]:
        said = list(self._relations(claim))
        refs = [ref for node in participants(claim) if (ref := self._nodes.ref(node, place=node in claim.places))]
        refs += [one["id"] for one in said]
        if claim.event in self._nodes.incidents:
            refs.append(self._nodes.incidents[claim.event]["id"])
        if claim.document.id in self._all.documents:
            refs.append(stix_id("report", claim.document.id))
        note = self._from(claim, "note", claim.id) | {
            "abstract": sentence(claim),
            "content": "\n".join(details(claim, self._all.sentences.get(claim.id))),
            "object_refs": once(refs) or [CREATOR],
            "labels": [f"property:{claim.property}", f"modality:{claim.modality}", f"polarity:{claim.polarity}"],
        }
        return [*said, note | ({"authors": [claim.document.publisher]} if claim.document.publisher else {})]

    def _from(self, claim: ClaimRecord, kind: str, *content: str) -> Stix:
        """What all objects have that state what a claim does."""
        created = timestamp(claim.document.published)
        found: Stix = {
            "type": kind,
            "id": stix_id(kind, *content),
            "created_by_ref": CREATOR,
            "created": created,
            "modified": created,
        }
        if claim.confidence:
            found["confidence"] = round(min(max(float(claim.confidence), 0), 1) * 100)
        references = self._nodes.cite(claim.document.id, claim)
        return found | ({"external_references": references} if references else {})

    def _ends(self, claim: ClaimRecord) -> Iterator[tuple[str, str]]:
        for actor in claim.actors:
            for other in objects(claim):
                start = self._nodes.ref(actor)
                end = self._nodes.ref(other, place=claim.property == "locatedIn")
                if start and end:
                    yield start, end

    def _relations(self, claim: ClaimRecord) -> Iterator[Stix]:
        for start, end in self._ends(claim):
            if is_fact(claim):
                made = self._from(claim, "relationship", claim.id, start, end) | period(claim.time)
                made |= {"relationship_type": _kebab(claim.property), "source_ref": start, "target_ref": end}
                yield made | {"description": "\n".join(filter(None, (claim.quote, certainty(claim)))) or "?"}
            elif claim.polarity == "Negated" and (denied := self._stated.get((claim.property, start, end))):
                made = self._from(claim, "opinion", claim.id, start, end)
                made |= {"opinion": "strongly-disagree", "object_refs": denied, "explanation": claim.quote or "?"}
                yield made | ({"authors": [said]} if (said := according_to(claim)) else {})

    def _report(self, document: Document, said: Iterable[Stix]) -> Stix:
        own, published = stix_id("report", document.id), timestamp(document.published)
        found: Stix = {
            "type": "report",
            "id": own,
            "created_by_ref": CREATOR,
            "created": published,
            "modified": published,
            "published": published,
            "name": document.name or document.file or self._all.path(document.id),
            "external_references": self._nodes.cite(document.id),
            "object_refs": sorted({ref for one in said for ref in (one["id"], *_refs(one))} - {own}),
        }
        if document.language:
            found["lang"] = document.language
        if shared := shared_text(one.file for one in self._all.sharing(document)):
            found["description"] = shared
        return found | ({"labels": ["date-unknown"]} if published == UNDATED else {})


def _refs(one: Stix) -> list[str]:
    return [*one.get("object_refs", ()), *(one[key] for key in ("source_ref", "target_ref") if key in one)]


def _kebab(name: str) -> str:
    """Relationship types are in lower case with hyphens: "memberOf" → "member-of"."""
    return re.sub(r"(?<=[a-z])(?=[A-Z])", "-", name).lower()
