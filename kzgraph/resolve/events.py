"""Events: claims that describe the same happening share one node; the claims stay apart."""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from kzgraph.model.claim import Claim, Polarity, Role, TimeSpan
from kzgraph.model.entity import Entity, Event
from kzgraph.model.ids import digest
from kzgraph.resolve.order import event_order
from kzgraph.resolve.shared import shared_tellings


def make_events(claims: Iterable[Claim], node_of: Mapping[str, Entity]) -> tuple[tuple[Event, ...], dict[str, str]]:
    """Return the events and claim id -> event id. node_of: mention id -> entity.

    Two claims share an event when class, actors, targets, themes and recipients are the same nodes, at least two of
    them are given, and no date keeps them apart. Those of several documents also share one when they agree on a
    named participant and on place or time. Everything less certain stays an event of its own.
    """
    claims = list(claims)
    groups: dict[tuple[str, ...], list[Claim]] = {}
    for claim in claims:
        if claim.event_class is not None:
            groups.setdefault(_key(claim, node_of), []).append(claim)
    joined = shared_tellings(groups, node_of)
    reasons = dict(joined.values())
    for key, (first, _) in sorted(joined.items()):
        groups[first] += groups.pop(key)
    events, event_of = [], {}
    for key in sorted(groups):
        event = _event(key, groups[key], node_of, reasons.get(key))
        events.append(event)
        event_of.update(dict.fromkeys(event.claims, event.id))
    order = event_order(claims, event_of)
    ordered = [replace(event, before=order.get(event.id, ())) for event in events]
    return tuple(sorted(ordered, key=lambda e: e.id)), event_of


def _key(claim: Claim, node_of: Mapping[str, Entity]) -> tuple[str, ...]:
    roles = [f"{p.role}={node_of[p.mention].id}" for p in claim.participants if p.role is not Role.PLACE]
    distinct = sorted(set(roles))
    if len(distinct) < 2:
        return (claim.event_class or "", claim.document, claim.id)
    date = claim.time.edtf if claim.time is not None and claim.time.edtf is not None else ""
    return (claim.event_class or "", date, *distinct)


def _event(key: tuple[str, ...], claims: list[Claim], node_of: Mapping[str, Entity], reason: str | None) -> Event:
    affirmed = [c for c in claims if c.polarity is Polarity.AFFIRMED]
    actors, targets, places = (_nodes(affirmed, role, node_of) for role in (Role.ACTOR, Role.TARGET, Role.PLACE))
    times = sorted({c.time.edtf for c in affirmed if c.time is not None and c.time.edtf is not None})
    return Event(
        id=f"event/{digest(*key)}",
        event_class=claims[0].event_class or "",
        label=_label(claims, node_of),
        claims=tuple(sorted(c.id for c in claims)),
        actors=actors,
        targets=targets,
        places=places,
        time=TimeSpan(times[0], times[0]) if len(times) == 1 else None,
        shared_because=reason,
    )


def _nodes(claims: Iterable[Claim], role: Role, node_of: Mapping[str, Entity]) -> tuple[str, ...]:
    return tuple(sorted({node_of[m].id for c in claims for m in c.mentions(role)}))


def _label(claims: list[Claim], node_of: Mapping[str, Entity]) -> str:
    """Actors, verb, then the others, from the first claim by id: "CVVO – sturen – militairen – Kazachstan"."""
    first = min(claims, key=lambda c: c.id)
    names = {role: ", ".join(node_of[m].label for m in first.mentions(role)) for role in Role}
    parts = [names[Role.ACTOR], first.lemma, names[Role.TARGET], names[Role.THEME], names[Role.RECIPIENT]]
    return " – ".join(p for p in parts if p)
