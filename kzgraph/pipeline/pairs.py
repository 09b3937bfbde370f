"""Pairs of nodes as a person judges them: names, kinds, documents and a sentence of each side by side."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kzgraph.model.claim import Claim
from kzgraph.model.entity import Entity
from kzgraph.model.judgement import Decision, Judgement
from kzgraph.model.reading import Reading
from kzgraph.pipeline.foreign import foreign_matches
from kzgraph.pipeline.holdings import Holdings, load_held
from kzgraph.resolve.across.decisions import Decisions
from kzgraph.resolve.graph import all_nodes, joining, world


@dataclass(frozen=True, slots=True)
class Side:
    """One node of a pair. names: all that texts call it; documents: file names; sentence: an example, else empty."""

    id: str
    label: str
    kind: str = ""
    names: tuple[str, ...] = ()
    documents: tuple[str, ...] = ()
    sentence: str = ""

    def as_json(self) -> dict[str, Any]:
        """Return all of it as JSON values."""
        return {
            "id": self.id,
            "label": self.label,
            "kind": self.kind,
            "names": list(self.names),
            "documents": list(self.documents),
            "sentence": self.sentence,
        }


@dataclass(frozen=True, slots=True)
class Pair:
    """Two nodes and what the resolver thinks of them."""

    decision: Decision
    left: Side
    right: Side

    def as_json(self) -> dict[str, Any]:
        """Return all of it as JSON values."""
        return {
            "judgement": self.decision.judgement.value,
            "score": self.decision.score,
            "reason": self.decision.reason,
            "user": self.decision.user,
            "left": self.left.as_json(),
            "right": self.right.as_json(),
        }


@dataclass(frozen=True, slots=True)
class Pairs:
    """What resolution makes of a graph folder. unsure: the best first; positive: by id. said: what was read."""

    unsure: tuple[Pair, ...]
    positive: tuple[Pair, ...]
    said: Decisions


def load_pairs(folder: Path, named: Path | None = None) -> Pairs:
    """Return the pairs of the graph in ``folder``. named: the file of decisions, where it is not that of the folder.

    Raises InputError for a folder that build did not make and for decisions that cannot be read or made.
    """
    held = load_held(folder, named).holdings
    nodes, joined = all_nodes(held.readings), joining(held.readings, held.decisions)
    unsure = sorted((*joined.unsure, *_elsewhere(held)), key=lambda one: (-(one.score or 0.0), one.pair))
    wanted = {node for one in (*unsure, *joined.links) for node in one.pair}
    sides = {**_foreign_sides(wanted, held), **dict(_sides(wanted, nodes, held.readings))}
    return Pairs(_pairs(unsure, sides), _pairs(joined.links, sides), held.decisions)


def _elsewhere(held: Holdings) -> Iterator[Decision]:
    """Nodes of graphs of others that bear a like name: candidates, whatever the score."""
    if held.foreign:
        for match in foreign_matches(held, world(held.readings, held.decisions)):
            if not match.certain:
                left, right = sorted((match.ours, match.theirs))
                yield Decision(left, right, Judgement.UNSURE, match.score, match.reason)


def _foreign_sides(wanted: Collection[str], held: Holdings) -> dict[str, Side]:
    from kzgraph.store.foreign_nodes import foreign_candidates

    names = {one.id: one.name for one in held.foreign}
    return {
        one.id: Side(
            one.id,
            one.names[0] if one.names else one.id,
            one.kind.value,
            one.names[1:],
            tuple(sorted(names[graph] for graph in one.documents if graph in names)),
        )
        for one in foreign_candidates(held.foreign)
        if one.id in wanted
    }


def _pairs(found: Iterable[Decision], sides: Mapping[str, Side]) -> tuple[Pair, ...]:
    return tuple(Pair(one, _side(one.left, sides), _side(one.right, sides)) for one in found)


def _side(node: str, sides: Mapping[str, Side]) -> Side:
    """A node that only a line of the decisions names has nothing but its id."""
    return sides.get(node) or Side(node, node)


def _sides(
    wanted: Iterable[str], nodes: Mapping[str, Entity], readings: Sequence[Reading]
) -> Iterator[tuple[str, Side]]:
    files: dict[str, set[str]] = {}
    sentences: dict[str, str] = {}
    for reading in sorted(readings, key=lambda one: (one.article.file_name, one.article.id)):
        for node in {link.entity for link in reading.links.values()}:
            files.setdefault(node, set()).add(reading.article.file_name)
        for claim in sorted(reading.claims, key=lambda one: (one.evidence.start, one.id)):
            for node in _in_claim(claim, reading):
                sentences.setdefault(node, _sentence(claim))
    for node in sorted(set(wanted) & set(nodes)):
        one = nodes[node]
        documents = tuple(sorted(files.get(node, ())))
        yield node, Side(node, one.label, one.kind.value, one.names, documents, sentences.get(node, ""))


def _in_claim(claim: Claim, reading: Reading) -> set[str]:
    mentions = {*(p.mention for p in claim.participants), *(a.mention for a in claim.attributions)}
    return {reading.links[mention].entity for mention in mentions if mention in reading.links}


def _sentence(claim: Claim) -> str:
    evidence = claim.evidence
    return " ".join(f"{evidence.prefix}{evidence.quote}{evidence.suffix}".split())
