"""How well names are compared: our table of pairs, and nomenklatura's name_bench when a copy is given.

The table's part "tune" set the rules; so did, in part, the rows of name_bench. "test" was written before them; while
they were set only its totals were read, and once its false merges by kind, group and rule. "fresh" was written when the
rules stood. The errors of both were read at the end, and general ones mended: README.md has what they said before.
Beside ours: LogicV2 of nomenklatura, same rows, at the threshold of its own bench.
"""

import csv
import importlib.util
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import product
from pathlib import Path
from time import process_time
from typing import Any

from kzgraph.model.judgement import Score
from kzgraph.model.mention import EntityKind
from kzgraph.resolve.compare import Named, bands, block_keys, compare, compare_profiles, profile

TABLE = Path(__file__).parents[1] / "tests" / "cases" / "name_pairs.csv"
PARTS = ("tune", "test", "fresh")
LOGIC_THRESHOLD = 0.7  # of nomenklatura's own bench
SCHEMATA = {
    "Person": EntityKind.PERSON,
    "Company": EntityKind.ORGANISATION,
    "Organization": EntityKind.ORGANISATION,
    "LegalEntity": EntityKind.ORGANISATION,
    "Vessel": EntityKind.THING,
}
COMPARED_BY_BOTH = frozenset({EntityKind.PERSON, EntityKind.ORGANISATION, EntityKind.BODY, EntityKind.MEDIA})
"""What LogicV2 is made for: people and organisations, not places and things."""


@dataclass(frozen=True)
class Pair:
    """Two names, what they are, and whether they are one's."""

    left: str
    right: str
    kind: EntityKind
    same: bool
    group: str
    schema: str

    def named(self) -> tuple[Named, Named]:
        return Named((self.left,), self.kind), Named((self.right,), self.kind)


@dataclass(frozen=True)
class Outcome:
    """A pair with the score that a comparator gave it."""

    pair: Pair
    score: Score
    joined: bool


Comparator = Callable[[Pair], Score]


def own_pairs() -> dict[str, list[Pair]]:
    """Return the pairs of our table by part."""
    found: dict[str, list[Pair]] = {part: [] for part in PARTS}
    with TABLE.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            kind = EntityKind(row["kind"])
            schema = "Person" if kind is EntityKind.PERSON else "Organization"
            pair = Pair(row["left"], row["right"], kind, row["same"] == "yes", row["group"], schema)
            found[row["part"]].append(pair)
    return found


def name_bench(path: Path) -> list[Pair]:
    """Return the pairs of nomenklatura's ``contrib/name_bench/cases.csv``."""
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    return [
        Pair(
            r["name1"],
            r["name2"],
            SCHEMATA[r["schema"]],
            r["is_match"] == "true",
            r["quality"] or "MEDIUM",
            r["schema"],
        )
        for r in rows
    ]


def ours(pair: Pair) -> Score:
    return compare(*pair.named())


def logic_v2() -> Comparator | None:
    """Return nomenklatura's comparison of names, as its own bench calls it; ``None`` when it is not installed."""
    if importlib.util.find_spec("nomenklatura") is None:
        return None
    from followthemoney import ValueEntity, model
    from nomenklatura.matching.logic_v2.model import LogicV2

    config = LogicV2.default_config()

    def compared(pair: Pair) -> Score:
        schema = model.get(pair.schema)
        assert schema is not None
        sides = []
        for name in (pair.left, pair.right):  # LogicV2 remembers entities by id
            sides.append(ValueEntity(schema, {"id": f"{pair.schema} {name}"}))
            sides[-1].add("name", name)
        return Score(float(LogicV2.compare(*sides, config).score), "logic_v2", "")

    return compared


def outcomes(pairs: Iterable[Pair], comparator: Comparator, threshold: float) -> list[Outcome]:
    """Return what a comparator says of pairs."""
    scored = [(pair, comparator(pair)) for pair in pairs]
    return [Outcome(pair, score, score.value >= threshold) for pair, score in scored]


def figures(found: Sequence[Outcome]) -> dict[str, Any]:
    """Return counts and shares. false of negatives, of merges: wrong joins by both measures."""
    counts = Counter((one.joined, one.pair.same) for one in found)
    right, wrong, missed = counts[True, True], counts[True, False], counts[False, True]
    precision, recall = right / max(right + wrong, 1), right / max(right + missed, 1)
    return {
        "pairs": len(found),
        "same": right + missed,
        "precision": round(precision, 3),
        "recall": round(recall, 3),
        "F1": round(2 * precision * recall / max(precision + recall, 1e-9), 3),
        "false merges": wrong,
        "false of negatives": round(wrong / max(wrong + counts[False, False], 1), 4),
        "false of merges": round(1 - precision, 4),
    }


def banded(found: Sequence[Outcome]) -> dict[str, Any]:
    """Return how the pairs fall into the bands: joined, asked, apart, each with the share that is the same."""
    names = {"positive": "joined", "unsure": "asked", "negative": "apart"}
    sides: dict[str, list[bool]] = {name: [] for name in names.values()}
    for one in found:
        sides[names[bands().judgement(one.score.value)]].append(one.pair.same)
    return {name: {"pairs": len(v), "same": round(sum(v) / max(len(v), 1), 3)} for name, v in sides.items()}


def blocking(pairs: Iterable[Pair]) -> float:
    """Return the share of the pairs that are one and share a block key."""
    kept = [not block_keys(a).isdisjoint(block_keys(b)) for a, b in (p.named() for p in pairs if p.same)]
    return round(sum(kept) / max(len(kept), 1), 3)


def speed(pairs: Sequence[Pair]) -> dict[str, float]:
    """Return processor time in microseconds: a profile, a comparison of words met first, and once more."""
    named = list(dict.fromkeys(n for pair in pairs for n in pair.named()))[:600]
    start = process_time()
    profiles = [profile(one) for one in named]
    made = (process_time() - start) / len(named)
    by_kind = [(a, b) for a, b in product(profiles, profiles) if a.named.kind is b.named.kind]
    rounds = []
    for _ in range(2):
        start = process_time()
        for a, b in by_kind:
            compare_profiles(a, b)
        rounds.append((process_time() - start) / len(by_kind))
    first, again = rounds
    return {name: round(1e6 * v, 1) for name, v in (("profile", made), ("first", first), ("again", again))}


def measured(bench: Path | None) -> tuple[dict[str, Any], list[Outcome]]:
    """Return all figures, and our errors on the parts that did not tune."""
    sets: dict[str, list[Pair]] = {name: pairs for name, pairs in own_pairs().items() if pairs}
    results: dict[str, Any] = {"microseconds": speed([p for pairs in sets.values() for p in pairs])}
    if bench is not None:
        sets["name_bench"] = name_bench(bench)
    logic = logic_v2()
    errors: list[Outcome] = []
    for name, pairs in sets.items():
        mine = outcomes(pairs, ours, bands().same)
        results[name] = {"ours": figures(mine), "bands": banded(mine), "blocking recall": blocking(pairs)}
        if name in PARTS:
            both = [one for one in pairs if one.kind in COMPARED_BY_BOTH]
            results[name]["ours, people and organisations"] = figures(outcomes(both, ours, bands().same))
        else:
            both = pairs
        if logic is not None:
            results[name]["logic_v2, the same"] = figures(outcomes(both, logic, LOGIC_THRESHOLD))
        if name != "tune":
            errors += [one for one in mine if one.joined is not one.pair.same]
    return results, errors


def table(results: Mapping[str, Any], errors: Sequence[Outcome]) -> str:
    """Return figures and errors as Markdown; of name_bench the errors are counted by its tiers of quality alone."""
    lines = ["# Names compared", "", "`python -m bench names --name-bench PATH/contrib/name_bench/cases.csv`", ""]
    lines.append("| pairs | by | n | same | precision | recall | F1 | false merges | of negatives | of merges |")
    lines.append("|---|---|" + "---:|" * 8)
    for name, row in results.items():
        for by in ("ours", "ours, people and organisations", "logic_v2, the same"):
            if (f := row.get(by) if name != "microseconds" else None) is not None:
                shares = " | ".join(f"{f[k]:.3f}" for k in ("precision", "recall", "F1"))
                wrong = f"{f['false merges']} | {f['false of negatives']:.1%} | {f['false of merges']:.1%}"
                lines.append(f"| {name} | {by} | {f['pairs']} | {f['same']} | {shares} | {wrong} |")
    lines += ["", *_bands(results), "", *_errors(errors)]
    return "\n".join(lines)


def _bands(results: Mapping[str, Any]) -> Iterator[str]:
    yield "| pairs | joined | of them one | asked | of them one | apart | of them one | blocking recall |"
    yield "|---|" + "---:|" * 7
    for name, row in results.items():
        if "bands" in row:
            cells = " | ".join(f"{b['pairs']} | {b['same']:.3f}" for b in row["bands"].values())
            yield f"| {name} | {cells} | {row['blocking recall']:.3f} |"
    times = ", ".join(f"{name} {value}" for name, value in results["microseconds"].items())
    yield ""
    yield f"Microseconds of one processor: {times}."


def _errors(errors: Sequence[Outcome]) -> Iterator[str]:
    yield "## What is left"
    yield ""
    yield "| error | left | right | kind | group | score | rule |"
    yield "|---|---|---|---|---|---:|---|"
    own = [one for one in errors if one.pair.group not in {"STRONG", "MEDIUM", "WEAK"}]
    for one in sorted(own, key=lambda o: (not o.joined, o.pair.kind, o.pair.group, o.pair.left)):
        what = "joined, and two" if one.joined else "one, and not joined"
        p = one.pair
        yield f"| {what} | {p.left} | {p.right} | {p.kind} | {p.group} | {one.score.value} | {one.score.rule} |"
    tiers = Counter((one.pair.group, one.joined, one.score.rule) for one in errors if one not in own)
    if tiers:
        yield ""
        yield "| name_bench | error | rule | pairs |"
        yield "|---|---|---|---:|"
        for (tier, joined, rule), n in sorted(tiers.items(), key=lambda item: (-item[1], item[0])):
            yield f"| {tier} | {'joined, and two' if joined else 'one, and not joined'} | {rule} | {n} |"
