"""IRIs of resources, all below one base and all functions of content; there are no blank nodes."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from pyoxigraph import NamedNode

from kzgraph.model.claim import Claim
from kzgraph.model.ids import digest
from kzgraph.rdf.terms import iri_path
from kzgraph.rdf.vocab import Segment
from kzgraph.settings import DEFAULT_BASE


@dataclass(frozen=True, slots=True)
class Iris:
    """Makes IRIs under ``base``, which ends in ``/`` or ``#``."""

    base: str = DEFAULT_BASE

    def entity(self, entity_id: str) -> NamedNode:
        """Return the IRI of an entity from its path ("actor/csto")."""
        return self._make(entity_id)

    def document(self, document_id: str) -> NamedNode:
        """Return the IRI of a document, which is also the name of its graph."""
        return self._below(Segment.DOCUMENT, document_id)

    def claim(self, claim_id: str) -> NamedNode:
        """Return the IRI of a claim."""
        return self._below(Segment.CLAIM, claim_id)

    def event(self, event_id: str) -> NamedNode:
        """Return the IRI of an event."""
        return self._below(Segment.EVENT, event_id)

    def run(self, run_id: str) -> NamedNode:
        """Return the IRI of a run."""
        return self._below(Segment.RUN, run_id)

    def origin(self, documents: Iterable[str]) -> NamedNode:
        """Return the IRI of what ``documents``, their IRIs, have in common."""
        return self._below(Segment.ORIGIN, digest(*sorted(documents)))

    def comparison(self, claims: Iterable[str]) -> NamedNode:
        """Return the IRI of the comparison of two claims, given by their IRIs, in any order."""
        return self._below(Segment.COMPARISON, digest(*sorted(claims)))

    def passage(self, document_id: str, start: int, end: int) -> NamedNode:
        """Return the IRI of a span of a document; start, end: code points, half-open."""
        return self._below(Segment.PASSAGE, f"{document_id}-{start}-{end}")

    def attribution(self, claim: Claim, position: int, source: str, cue: str) -> NamedNode:
        """Return the IRI of one source's place in the chain of ``claim``."""
        return self._below(Segment.ATTRIBUTION, digest(claim.id, str(position), source, cue))

    def quantity(self, *content: str) -> NamedNode:
        """Return the IRI of a quantity from all that is said of it: two texts that say the same share it."""
        return self._below(Segment.QUANTITY, digest(*content))

    def _below(self, segment: str, name: str) -> NamedNode:
        return self._make(name if name.startswith(segment) else segment + name)

    def _make(self, path: str) -> NamedNode:
        return _node(self.base, path)


@lru_cache(maxsize=1 << 14)  # a claim, its document and its actors are named some twenty times in a row
def _node(base: str, path: str) -> NamedNode:
    return NamedNode(base + iri_path(path))
