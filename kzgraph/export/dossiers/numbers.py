"""Number dossiers for the terminal, as JSON and as CSV."""

from collections.abc import Iterable, Sequence
from typing import Any

from kzgraph.analyse.numbers.bounds import plain
from kzgraph.analyse.numbers.count import Count
from kzgraph.analyse.numbers.dossier import Dossier
from kzgraph.analyse.numbers.outcome import Outcome, Pair
from kzgraph.analyse.numbers.sides import side
from kzgraph.export.answers import table
from kzgraph.export.claims_csv import SEPARATOR
from kzgraph.export.dossier import csv_text, json_text

SIGNS = {
    Outcome.AGREE: "=",
    Outcome.UPDATE: "→",
    Outcome.PART_OF: "⊂",
    Outcome.DIFFERENT_SCOPE: "≠",
    Outcome.CONFLICT: "⚡",
}
"""Between the numbers of a pair in the terminal."""

_COUNTS = ["", "number", "who", "where", "as of", "according to", "document", "sentence"]
_PAIRS = ["", "outcome", "numbers", "why", "counts"]
_EMPTY = "no document counts anybody\n"


def title(one: Dossier) -> str:
    """Return the heading of a dossier: "Killing: security forces – Kazachstan"."""
    return f"{one.event_class}: {one.label}" + (f" – {one.place}" if one.place else "")


def summary(one: Dossier) -> str:
    """Return low, best and high with the reason, on one line."""
    found = one.estimate
    high = plain(found.high) or "open"
    return f"low {plain(found.low)}, best {found.best.bounds}, high {high}: {found.why}"


def as_table(found: Sequence[Dossier], *, width: int | None = None) -> str:
    """Return the dossiers for a terminal. width: columns, to which the tables are cut."""
    several = [_section(one, width) for one in found if one.compared]
    rows = [[f"{one.event_class}: {one.label}", *_row(one.counts[0], one)] for one in found if not one.compared]
    alone = ["## Said once\n\n" + table(["what", *_COUNTS[1:]], rows, width=width)] if rows else []
    return "\n".join((*several, *alone)) or _EMPTY


def _section(one: Dossier, width: int | None) -> str:
    number = {count: str(n) for n, count in enumerate(_all(one), start=1)}
    rows = [[number[count], *_row(count, one)] for count in number]
    lines = [f"## {title(one)}", summary(one), "", table(_COUNTS, rows, width=width)]
    if one.pairs:
        lines.append(table(_PAIRS, _grouped(one.pairs, number), width=width))
    return "\n".join(lines)


def _all(one: Dossier) -> list[Count]:
    """The counts of a dossier, then those of other dossiers that its pairs name."""
    others = dict.fromkeys(count for pair in one.pairs for count in (pair.first, pair.second))
    return list(dict.fromkeys((*one.counts, *others)))


def _row(count: Count, one: Dossier) -> list[str]:
    group = one.groups[count]
    who = f"{count.words} (as {group.back})" if group.back else count.words
    where = ", ".join(node.label for node in count.places)
    said = f"{count.said_by} [{count.modality}]" if count.modality == "Possible" else count.said_by
    return [str(count.bounds), who, where, count.day or "?", said, count.paper.name or count.paper.file, count.sentence]


def _grouped(pairs: Sequence[Pair], number: dict[Count, str]) -> list[list[str]]:
    """Pairs of the same numbers for the same reason stand in one row."""
    found: dict[tuple[Outcome, str, str], list[Pair]] = {}
    for pair in pairs:
        numbers = f"{pair.first.bounds} {SIGNS[pair.outcome]} {pair.second.bounds}"
        found.setdefault((pair.outcome, numbers, pair.reason), []).append(pair)
    order = (Outcome.CONFLICT, Outcome.UPDATE, Outcome.PART_OF, Outcome.AGREE, Outcome.DIFFERENT_SCOPE)
    ordered = sorted(found.items(), key=lambda item: order.index(item[0][0]))
    return [
        ["!" if outcome is Outcome.CONFLICT else "", outcome.value, numbers, reason, _which(same, number)]
        for (outcome, numbers, reason), same in ordered
    ]


def _which(pairs: Iterable[Pair], number: dict[Count, str]) -> str:
    return ", ".join(f"{number[pair.first]}–{number[pair.second]}" for pair in pairs)


def as_json(found: Sequence[Dossier]) -> str:
    """Return the dossiers as JSON; numbers are strings, for they may have bounds or decimals."""
    return json_text({"dossiers": [values(one) for one in found]})


def values(one: Dossier) -> dict[str, Any]:
    """Return a dossier as JSON values."""
    return {
        "id": one.id,
        "class": one.event_class,
        "group": one.family,
        "label": one.label,
        "place": one.place,
        "low": plain(one.estimate.low),
        "best": str(one.estimate.best.bounds),
        "best_claim": one.estimate.best.claim,
        "high": plain(one.estimate.high) or None,
        "why": one.estimate.why,
        "counts": [_count_values(count, one) for count in _all(one)],
        "pairs": [
            {
                "outcome": pair.outcome.value,
                "first": pair.first.claim,
                "second": pair.second.claim,
                "numbers": [str(pair.first.bounds), str(pair.second.bounds)],
                "reason": pair.reason,
            }
            for pair in one.pairs
        ],
    }


def _count_values(count: Count, one: Dossier) -> dict[str, Any]:
    group = one.groups[count]
    return {
        "claim": count.claim,
        "number": str(count.bounds),
        "kind": count.bounds.kind.value,
        "low": plain(count.bounds.low) or None,
        "high": plain(count.bounds.high) or None,
        "words": count.words,
        "group": group.kind,
        "group_from": group.back or None,
        "beside": count not in one.counts,
        "places": [node.label for node in count.places],
        "time": count.time,
        "as_of": count.day,
        "sources": [{"position": v.position, "label": v.node.label, "cue": v.cue} for v in count.voices],
        "side": side(count),
        "scope": count.scope,
        "modality": count.modality,
        "document": count.paper.file,
        "published": count.paper.published,
        "sentence": {"prefix": count.prefix, "exact": count.exact, "suffix": count.suffix},
    }


def as_csv(found: Sequence[Dossier]) -> str:
    """Return a row for each count, with the claims that it agrees with, updates and so on."""
    cells = (_cells(count, one) for one in found for count in one.counts)
    return csv_text(COLUMNS, ([row[name] for name in COLUMNS] for row in cells))


def _cells(count: Count, one: Dossier) -> dict[str, str]:
    group = one.groups[count]
    return {
        "dossier": one.id,
        "class": one.event_class,
        "group": one.label,
        "dossier_place": one.place,
        "number": str(count.bounds),
        "kind": count.bounds.kind.value,
        "low": plain(count.bounds.low),
        "high": plain(count.bounds.high),
        "words": count.words,
        "group_from": group.back,
        "place": SEPARATOR.join(node.label for node in count.places),
        "time": count.time or "",
        "as_of": count.day or "",
        "sources": SEPARATOR.join(f"{v.position} {v.node.label}" for v in count.voices),
        "side": side(count),
        "scope": count.scope or "",
        "modality": count.modality,
        "document": count.paper.name,
        "file": count.paper.file,
        "published": count.paper.published or "",
        "sentence": count.sentence,
        "claim": count.claim,
        **{column: _others(count, one, outcome, first) for column, (outcome, first) in _OUTCOMES.items()},
    }


def _others(count: Count, one: Dossier, outcome: Outcome, first: bool | None) -> str:
    """The claims on the other side of a count's pairs. first: on which side it must be, ``None`` for any."""
    found = [
        pair.second if pair.first == count else pair.first
        for pair in one.pairs
        if pair.outcome is outcome and count in (pair.first, pair.second) and first in (None, pair.first == count)
    ]
    return SEPARATOR.join(dict.fromkeys(other.claim for other in found))


_OUTCOMES: dict[str, tuple[Outcome, bool | None]] = {
    "agrees_with": (Outcome.AGREE, None),
    "updates": (Outcome.UPDATE, True),
    "updated_by": (Outcome.UPDATE, False),
    "part_of": (Outcome.PART_OF, True),
    "has_part": (Outcome.PART_OF, False),
    "different_scope": (Outcome.DIFFERENT_SCOPE, None),
    "conflicts_with": (Outcome.CONFLICT, None),
}

COLUMNS = (
    "dossier", "class", "group", "dossier_place", "number", "kind", "low", "high", "words", "group_from", "place",
    "time", "as_of", "sources", "side", "scope", "modality", "document", "file", "published", "sentence", "claim",
    *_OUTCOMES,
)  # fmt: skip
