"""Read articles and list the sentences that gave no claim although they look as if they could."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from kzgraph.ingest import ReadOptions, read_all
from kzgraph.model.claim import Claim
from kzgraph.model.gap import Gap
from kzgraph.pipeline import load_reader, resolve_all
from kzgraph.resolve.confidence import with_confidence
from kzgraph.settings import Settings


@dataclass(frozen=True, slots=True)
class Gaps:
    """All gaps, in the order of files and of the text. sentences: how many were read; skipped: documents that could
    not be.
    """

    found: tuple[Gap, ...]
    sentences: int
    skipped: tuple[str, ...]

    def by_reason(self) -> list[tuple[str, int]]:
        """Return how often each reason was the one, the most frequent first."""
        counted = Counter(gap.reason for gap in self.found)
        return sorted(counted.items(), key=lambda item: (-item[1], item[0]))


def find_gaps(paths: Sequence[Path], settings: Settings, *, every: bool = False) -> Gaps:
    """Read the articles at ``paths`` as a build does and return their gaps. Raises as ``kzgraph.pipeline.build``.

    every: those in sentences that gave other claims too.
    """
    from kzgraph.annotate.extensions import sentences
    from kzgraph.extract.gaps import LEFT_OUT, UNKNOWN, gaps_of

    result = read_all(paths, ReadOptions(columns=dict(settings.columns), language=settings.language))
    read = load_reader(settings)
    readings = [read(article) for article in result.articles]
    mentions = [mention for table, _ in readings for mention in table.mentions]
    claims = [claim for _, extraction in readings for claim in extraction.claims()]
    graph = resolve_all(result.articles, mentions, claims, settings)
    kept = with_confidence(graph, settings.min_confidence).claims
    known = {(claim.document, claim.trigger, claim.property) for claim in graph.claims}

    def why_not(claim: Claim) -> str:
        return LEFT_OUT if (claim.document, claim.trigger, claim.property) in known else UNKNOWN

    found = [
        gap
        for article, (_, extraction) in zip(result.articles, readings, strict=True)
        for gap in gaps_of(extraction, [claim for claim in kept if claim.document == article.id], why_not, every=every)
    ]
    total = sum(1 for _, extraction in readings for _ in sentences(extraction.doc))
    return Gaps(tuple(found), total, tuple(str(one) for one in result.skipped))
