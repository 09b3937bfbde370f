"""Which events came before which, from what single claims say; what contradicts itself is left out."""

from collections.abc import Callable, Iterable, Mapping

from kzgraph.model.claim import Claim, Modality, Polarity


def event_order(claims: Iterable[Claim], event_of: Mapping[str, str]) -> dict[str, tuple[str, ...]]:
    """Return event id -> ids of the events that came later. event_of: claim id -> event id.

    Where texts put events in a circle, none of its steps is sure, and all are left out.
    """
    later = told_order(claims, event_of)
    sure = {a: {b for b in bs if not reaches(b, a, lambda event: later.get(event, ()))} for a, bs in later.items()}
    return {event: tuple(sorted(events)) for event, events in sorted(sure.items()) if events}


def told_order(claims: Iterable[Claim], event_of: Mapping[str, str]) -> dict[str, set[str]]:
    """Return event id -> ids of the events that came later, as each document tells it.

    Only what is affirmed and asserted happened, so that only such claims count.
    """
    told: dict[tuple[str, int], set[str]] = {}
    happened = [c for c in claims if c.id in event_of and _happened(c)]
    for claim in happened:
        told.setdefault((claim.document, claim.trigger), set()).add(event_of[claim.id])
    later: dict[str, set[str]] = {}
    for claim in happened:
        for trigger in claim.after:
            for earlier in told.get((claim.document, trigger), set()) - {event_of[claim.id]}:
                later.setdefault(earlier, set()).add(event_of[claim.id])
    return later


def _happened(claim: Claim) -> bool:
    return claim.polarity is Polarity.AFFIRMED and claim.modality is Modality.ASSERTED


def reaches(start: str, goal: str, later: Callable[[str], Iterable[str]]) -> bool:
    """Return whether steps to later events lead from one to the other."""
    seen, waiting = set(), [start]
    while waiting:
        event = waiting.pop()
        if event == goal:
            return True
        if event not in seen:
            seen.add(event)
            waiting.extend(later(event))
    return False
