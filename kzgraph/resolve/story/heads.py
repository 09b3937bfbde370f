"""Who stands for whom: a president for the state that he heads, and that state for the pact that it leads."""

from collections.abc import Iterable, Mapping

from kzgraph.model.claim import Claim, Modality, Polarity, Role
from kzgraph.model.entity import Entity

HEADS = frozenset({"headOf", "leads"})


class Heads:
    """What the persons and states of each document head, by what the document itself says."""

    def __init__(self, claims: Iterable[Claim], node_of: Mapping[str, Entity]) -> None:
        """Take note of the offices and leaderships among ``claims``. node_of: mention id -> node."""
        self._over: dict[tuple[str, str], set[str]] = {}
        for claim in claims:
            sure = claim.modality is Modality.ASSERTED and claim.polarity is Polarity.AFFIRMED
            if sure and claim.property in HEADS:
                for head in claim.mentions(Role.ACTOR):
                    over = {node_of[m].id for m in claim.mentions(Role.TARGET)}
                    self._over.setdefault((claim.document, node_of[head].id), set()).update(over)

    def headed(self, document: str, nodes: Iterable[str]) -> frozenset[str]:
        """Return what ``nodes`` head, and what that heads in turn."""
        found: set[str] = set()
        waiting = list(nodes)
        while waiting:
            new = self._over.get((document, waiting.pop()), set()) - found
            found |= new
            waiting += new
        return frozenset(found)
