"""The decisions file: what people decided about pairs of nodes, and what the resolver asks them, as JSON Lines.

A line is a list, as ``nomenklatura.resolver`` reads and writes it (Edge.to_line, version 4), with the reason behind it:
``[left, right, judgement, score, user, time, time of deletion, reason]``. A pair has one line. ``positive``,
``negative`` and ``unsure`` are decisions, whoever's name is on the line; ``no_judgement`` with a score is a question of
the resolver. Undo is removing the line.
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from kzgraph.errors import InputError
from kzgraph.model.judgement import Decision, Judgement

MACHINE = "kzgraph"  # the resolver's name on a line; nomenklatura wants one
QUESTION = "no_judgement"
FORM = "[left, right, judgement, score, user, time, null, reason]"
SHORTEST, LONGEST = 3, 8  # values of a line


@dataclass(frozen=True, slots=True)
class Placed:
    """A decision and where it stands ("decisions.jsonl:3"); the place is no part of what it says."""

    decision: Decision
    place: str = field(default="", compare=False)


@dataclass(frozen=True, slots=True)
class Decisions:
    """What people decided and what the resolver asks, each sorted by pair.

    decided: judgements of people. asked: unsure pairs of the resolver (``user`` is None), of which nobody decided.
    """

    decided: tuple[Placed, ...] = ()
    asked: tuple[Placed, ...] = ()

    def answers(self) -> "Decisions":
        """Return what people decided alone: all that a graph depends on."""
        return Decisions(self.decided)

    def lines(self) -> str:
        """Return the text of the file: one line a decision, sorted by pair, so that versions of it can be compared."""
        rows = sorted((p.decision for p in (*self.decided, *self.asked)), key=_order)
        return "".join(_line(one) for one in rows)


NONE = Decisions()


def parse(text: str, name: str) -> Decisions:
    """Return the decisions in ``text``. name: of the file. Raises InputError with file, line and what to mend."""
    rows = enumerate(text.removeprefix("\ufeff").split("\n"), start=1)
    found = [_placed(row, f"{name}:{number}") for number, row in rows if row.strip()]
    return collected(one for one in found if one is not None)


def collected(found: Iterable[Placed]) -> Decisions:
    """Return decisions, one for each pair and judgement; questions that are answered are left out.

    Order and repetition of ``found`` do not matter. "Unsure" of one person yields to what another one decided.
    """
    best: dict[tuple[tuple[str, str], Judgement, bool], Placed] = {}
    for one in found:
        key = (one.decision.pair, one.decision.judgement, one.decision.user is None)
        if key not in best or _rank(one) < _rank(best[key]):
            best[key] = one
    sure = {pair for pair, judgement, _ in best if judgement is not Judgement.UNSURE}
    seen = {pair for pair, _, machine in best if not machine}
    rows = sorted(best.items(), key=lambda item: _order(item[1].decision))
    decided = (one for (pair, said, machine), one in rows if not machine and (not _unsure(said) or pair not in sure))
    return Decisions(tuple(decided), tuple(one for (pair, _, machine), one in rows if machine and pair not in seen))


def union(*parts: Decisions) -> Decisions:
    """Return all decisions of several files; order-free and idempotent. Contradictions are kept, to be shown."""
    return collected(one for part in parts for one in (*part.decided, *part.asked))


def with_questions(decisions: Decisions, questions: Iterable[Decision]) -> Decisions:
    """Return what people decided, with these questions of the resolver in place of the earlier ones."""
    return collected((*decisions.decided, *(Placed(one) for one in questions)))


def with_decision(decisions: Decisions, new: Decision) -> Decisions:
    """Return ``decisions`` with ``new`` in place of all that was said about its pair."""
    kept = (one for one in (*decisions.decided, *decisions.asked) if one.decision.pair != new.pair)
    return collected((*kept, Placed(new)))


def moved(decisions: Decisions, where: Mapping[str, str]) -> Decisions:
    """Return ``decisions`` about the nodes that others are part of by now. where: id -> id of the whole."""
    found = []
    for placed in (*decisions.decided, *decisions.asked):
        left, right = sorted(where.get(node, node) for node in placed.decision.pair)
        if left != right:
            found.append(replace(placed, decision=replace(placed.decision, left=left, right=right)))
    return collected(found)


def without_pair(decisions: Decisions, pair: tuple[str, str]) -> Decisions:
    """Return ``decisions`` without the lines about ``pair``: undo."""
    return collected(one for one in (*decisions.decided, *decisions.asked) if one.decision.pair != pair)


def with_pair_of(decisions: Decisions, before: Decisions, pair: tuple[str, str]) -> Decisions:
    """Return ``decisions`` with what ``before`` says of ``pair``: undo of an answer, whatever else was said since."""
    old = (one for one in (*before.decided, *before.asked) if one.decision.pair == pair)
    kept = without_pair(decisions, pair)
    return collected((*kept.decided, *kept.asked, *old))


def _unsure(judgement: Judgement) -> bool:
    return judgement is Judgement.UNSURE


def _order(one: Decision) -> tuple[str, str, str]:
    return one.left, one.right, one.judgement.value


def _rank(one: Placed) -> tuple[object, ...]:
    """Which of two lines that say the same is kept: the higher score, then the earlier."""
    said = one.decision
    return -(said.score or 0.0), said.score is None, said.at is None, said.at or "", said.user or "", said.reason


def _line(one: Decision) -> str:
    judgement = one.judgement.value if one.user is not None else QUESTION
    row = [one.left, one.right, judgement, one.score, one.user or MACHINE, one.at, None, one.reason]
    return json.dumps(row, ensure_ascii=False) + "\n"


def _placed(row: str, place: str) -> Placed | None:
    """The decision of one line; ``None`` when the line says that it was deleted."""
    try:
        values = json.loads(row)
    except (ValueError, RecursionError) as error:
        raise InputError(f"{place}: no JSON ({error}); a line is {FORM}: mend or remove it") from error
    if not isinstance(values, list) or not SHORTEST <= len(values) <= LONGEST:
        raise InputError(f"{place}: not a list of {SHORTEST} to {LONGEST} values; a line is {FORM}: mend or remove it")
    values += [None] * (LONGEST - len(values))
    for wrong in _wrong(values):
        raise InputError(f"{place}: {wrong}; a line is {FORM}: mend or remove it")
    a, b, judgement, score, user, at, deleted, reason = values
    if deleted is not None:
        return None
    asked = judgement == QUESTION
    left, right = sorted((a, b))
    said = Judgement.UNSURE if asked else Judgement(judgement)
    who = None if asked else user or MACHINE
    return Placed(Decision(left, right, said, score, reason or "", who, at), place)


def _wrong(values: list[Any]) -> Iterator[str]:
    """What is wrong with the values of a line."""
    left, right, judgement, score, *texts = values
    if not all(isinstance(one, str) and one.strip() for one in (left, right)):
        yield "left and right must be ids of nodes"
    elif left == right:
        yield f"left and right are the same node, {left}"
    if judgement not in (known := (*(one.value for one in Judgement), QUESTION)):
        yield f"judgement {judgement!r} is none of {', '.join(known)}"
    number = isinstance(score, (int, float)) and not isinstance(score, bool)
    if score is not None and not (number and 0 <= score <= 1):
        yield f"score {score!r} is no number from 0 to 1, and not null"
    for name, value in zip(("user", "time", "time of deletion", "reason"), texts, strict=True):
        if value is not None and not isinstance(value, str):
            yield f"{name} {value!r} must be text in quotes or null"
