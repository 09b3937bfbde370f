"""How far the confidence of claims can be believed, and the weights that it is reckoned with.

A claim is right when the scorer pairs it with a claim of the gold and calls the pair whole: class, actor, another
participant, words of a framing. The gold has claims of open classes (Action, Statement) where it happens to: of those
only the paired count.
"""

import importlib.util
import tempfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from pathlib import Path
from types import ModuleType
from typing import Any

import numpy as np
from numpy.typing import NDArray

from kzgraph.export.files import atomic_file
from kzgraph.export.output import write_views
from kzgraph.ingest import read_all
from kzgraph.model.claim import Claim
from kzgraph.model.entity import ResolvedGraph
from kzgraph.pipeline import load_reader, resolve_all
from kzgraph.rdf.mapper import to_record
from kzgraph.resolve.confidence import DATA, Weights, all_features
from kzgraph.settings import Settings
from kzgraph.store.memory import MemoryStore

BEFORE = {
    "from a later count": 0.5,
    "from a part of a group": 0.7,
    "from scare quotes": 0.6,
    "from a verb without a row": 0.6,
    "from a noun": 0.7,
}  # what the rules of the first version gave, to compare with; 0.9 to all others
PENALTY = 2.0  # on squared weights; from 1 to 3 the cross-validated figures are the same
EDGES = (0.0, 0.5, 0.6, 0.7, 0.8, 0.9, 1.0)  # of the bins of the table
ROUNDS = 50
# What can only be a reason to doubt; where chance gives it the other sign, it counts nothing.
DOUBTS = frozenset(
    {
        "a participant of another clause",
        "a thing acts",
        "arcs to the farthest participant",
        "described as known, and not known",
        "doubt of the weakest link, in tenths",
        "events of the same word",
        "from a verb without a row",
        "in a heading",
        "nobody and nothing else",
        "pronouns",
        "roles of the row that are empty",
        "sentences back to whom is meant",
        "words in doubt",
        "words in much doubt",
        "words of the sentence, in tens",
    }
)

Array = NDArray[np.float64]


@dataclass(frozen=True)
class GoldSet:
    """Texts with gold claims in the scorer's form. entities: the file of gold names."""

    name: str
    texts: Path
    gold: Path
    entities: Path


@dataclass(frozen=True)
class Example:
    """One claim that the scorer could judge. before: the confidence that the first version set by hand."""

    document: str
    features: Mapping[str, float]
    before: float
    right: bool


def gold_sets(shared: Path, more: Iterable[Path]) -> list[GoldSet]:
    """Return the sets of the folder ``shared``, and of further folders that hold docs/, gold/ and entities.yaml."""
    sets = [GoldSet(n, shared / n, shared / "gold" / n, shared / "gold" / "entities.yaml") for n in ("seeds", "dev")]
    return sets + [GoldSet(f.name, f / "docs", f / "gold", f / "entities.yaml") for f in more]


def examples(one: GoldSet, scorer: ModuleType) -> Iterator[Example]:
    """Yield the claims of a set that the scorer can judge."""
    graph = _graph(one.texts)
    gold, aliases = scorer.load_gold(one.gold, one.texts, one.entities)
    by_id = {claim.id: claim for claim in graph.claims}
    predicted = _predicted(graph, scorer)
    for document, wanted in gold.items():
        said = [p for p in predicted.get(document, []) if p["type"]]
        _, own = scorer.pair(wanted, said, aliases)
        whole = {j: detail["whole"] for j, detail in own.values()}
        for j, p in enumerate(said):
            if p["type"] not in scorer.OPEN or j in whole:
                claim = by_id[str(p["claim"]).rpartition("/")[2]]
                features = dict(all_features(claim, graph))
                yield Example(f"{one.name}/{document}", features, _before(claim), bool(whole.get(j)))


def _before(claim: Claim) -> float:
    """What the first version gave claims, by how they were found: a guess."""
    features = dict(claim.features or ())
    return next((share for name, share in BEFORE.items() if name in features), 0.9)


def load_scorer(path: Path) -> ModuleType:
    """Return the module of the scorer at ``path``."""
    spec = importlib.util.spec_from_file_location("scorer", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def _graph(texts: Path) -> ResolvedGraph:
    """The graph of a folder, before its claims are weighed."""
    settings = Settings()
    read = load_reader(settings)
    articles = read_all([texts]).articles
    read_ones = [read(article) for article in articles]
    mentions = [mention for table, _ in read_ones for mention in table.mentions]
    claims = [claim for _, extraction in read_ones for claim in extraction.claims()]
    return resolve_all(articles, mentions, claims, settings)


def _predicted(graph: ResolvedGraph, scorer: ModuleType) -> Mapping[str, list[dict[str, Any]]]:
    with tempfile.TemporaryDirectory() as out:
        write_views(MemoryStore(to_record(graph).quads()), Path(out))
        found: Mapping[str, list[dict[str, Any]]] = scorer.load_predicted(Path(out) / "graph.nq")
    return found


def fitted(rows: Sequence[Example]) -> Weights:
    """Return the weights of a logistic regression, to two decimals. No doubt makes a claim more certain."""
    names = sorted({name for row in rows for name in row.features})
    while True:
        weights = _regression(rows, names)
        wrong = {name for name, weight in zip(names, weights[1:], strict=True) if name in DOUBTS and weight > 0}
        if not wrong:
            start, *others = np.round(weights, 2).tolist()
            return Weights(start, dict(zip(names, others, strict=True)))
        names = [name for name in names if name not in wrong]


def _regression(rows: Sequence[Example], names: Sequence[str]) -> Array:
    """Newton's method with a penalty on all but the start."""
    x = np.array([[1.0, *(row.features.get(name, 0.0) for name in names)] for row in rows])
    y = np.array([float(row.right) for row in rows])
    weights = np.zeros(x.shape[1])
    penalty = np.full(x.shape[1], PENALTY)
    penalty[0] = 1e-6
    for _ in range(ROUNDS):
        p = 1 / (1 + np.exp(-x @ weights))
        slope = x.T @ (y - p) - penalty * weights
        step = np.linalg.solve((x * (p * (1 - p))[:, None]).T @ x + np.diag(penalty), slope)
        weights += step
        if np.abs(step).max() < 1e-9:
            break
    return weights


def cross_validated(rows: Sequence[Example]) -> list[float]:
    """Return for each claim the confidence by weights that were made without its document."""
    made = {
        document: fitted([row for row in rows if row.document != document])
        for document in sorted({row.document for row in rows})
    }
    return [made[row.document].share(tuple(row.features.items())) for row in rows]


def apart(by_set: Mapping[str, Sequence[Example]]) -> dict[str, dict[str, float]]:
    """Return for each set how confidences fit by weights that were made from the other sets alone."""
    found = {}
    for name, rows in by_set.items():
        weights = fitted([row for other, some in by_set.items() if other != name for row in some])
        shares = [weights.share(tuple(row.features.items())) for row in rows]
        whole = figures(shares, rows)
        found[name] = {
            "claims": len(rows),
            "confidence": round(sum(shares) / len(shares), 3),
            "right": round(sum(row.right for row in rows) / len(rows), 3),
            **{key: whole[key] for key in ("brier", "ece", "ranking")},
        }
    return found


def figures(shares: Sequence[float], rows: Sequence[Example]) -> dict[str, Any]:
    """Return how well confidences fit: Brier score, expected calibration error, ranking, and the bins.

    ranking: chance that a right claim has a higher confidence than a wrong one, ties half (area under the ROC curve).
    """
    p, y = np.array(shares), np.array([float(row.right) for row in rows])
    bins = list(_bins(p, y))
    wins = (p[y == 1][:, None] > p[y == 0][None]) + 0.5 * (p[y == 1][:, None] == p[y == 0][None])
    return {
        "brier": round(float(np.mean((p - y) ** 2)), 4),
        "ece": round(sum(b["n"] * abs(b["confidence"] - b["right"]) for b in bins) / len(p), 4),
        "ranking": round(float(wins.mean()) if wins.size else 0.5, 3),
        "bins": bins,
    }


def _bins(p: Array, y: Array) -> Iterator[dict[str, float]]:
    for low, high in pairwise(EDGES):
        inside = (p >= low) & ((p < high) | (high == EDGES[-1]))
        if inside.any():
            yield {
                "from": low,
                "to": high,
                "n": int(inside.sum()),
                "confidence": round(float(p[inside].mean()), 3),
                "right": round(float(y[inside].mean()), 3),
            }


def table(results: Mapping[str, Any]) -> str:
    """Return the reliability of both as text."""
    lines = [f"{results['claims']} claims of {results['documents']} documents, {results['right']:.3f} right"]
    for name in ("before", "after"):
        one = results[name]
        lines.append(f"{name}: Brier {one['brier']:.4f}, ECE {one['ece']:.4f}, ranking {one['ranking']:.3f}")
        lines += [
            f"  {b['from']:.1f}–{b['to']:.1f}  {b['n']:4} claims, mean {b['confidence']:.3f}, right {b['right']:.3f}"
            for b in one["bins"]
        ]
    lines += [
        f"{name} by the others: mean {one['confidence']:.3f}, right {one['right']:.3f}, ranking {one['ranking']:.3f}"
        for name, one in results["apart"].items()
    ]
    return "\n".join(lines)


def measured(sets: Sequence[GoldSet], scorer: Path) -> tuple[dict[str, Any], Weights]:
    """Return the reliability before and after, cross-validated by document, and the weights of all together."""
    module = load_scorer(scorer)
    by_set = {one.name: list(examples(one, module)) for one in sets}
    rows = [row for some in by_set.values() for row in some]
    results = {
        "sets": [one.name for one in sets],
        "documents": len({row.document for row in rows}),
        "claims": len(rows),
        "right": round(sum(row.right for row in rows) / len(rows), 3),
        "before": figures([row.before for row in rows], rows),
        "after": figures(cross_validated(rows), rows),
        "apart": apart(by_set),
    }
    return results, fitted(rows)


def write_weights(weights: Weights, results: Mapping[str, Any]) -> None:
    """Write the weights where ``kzgraph`` reads them, with the day and the data that they come from."""
    lines = [
        "# Weights of the confidence in a claim: what each feature adds to the log-odds that it is right.",
        f"# Made by `python -m bench confidence --write` on {date.today().isoformat()} from {results['claims']} claims",
        f"# of {results['documents']} documents with gold claims ({', '.join(results['sets'])}). See bench/README.md.",
        f"start = {weights.start:.2f}",
        "",
        "[weights]",
        *(f'"{name}" = {weight:.2f}' for name, weight in sorted(weights.of.items())),
    ]
    with atomic_file(DATA) as out:
        out.write(("\n".join(lines) + "\n").encode("utf-8"))
