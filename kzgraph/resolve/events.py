"""Events: claims that describe the same happening share one node; the claims stay apart."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from kzgraph.model.claim import Claim, Polarity, Role, TimeSpan
from kzgraph.model.entity import Entity, Event, ResolvedGraph
from kzgraph.model.ids import digest
from kzgraph.resolve.order import event_order
from kzgraph.resolve.shared import clash, same_events
from kzgraph.resolve.story.deeds import Deed
from kzgraph.resolve.story.heads import Heads
from kzgraph.resolve.story.joined import reasons, unions
from kzgraph.resolve.story.policy import Policy, shipped_policy
from kzgraph.resolve.story.stories import Pair
from kzgraph.resolve.story.tellings import Telling, telling_of
from kzgraph.resolve.story.world import World

Made = tuple[tuple[Event, ...], dict[str, str]]  # events, and claim id -> event id


@dataclass(frozen=True, slots=True)
class Happening:
    """Claims on one event. id: what the event's id is made of; reason: why those of several documents are of one."""

    id: str
    claims: tuple[Claim, ...]
    reason: str | None = None


def make_events(world: World, stories: Iterable[Pair], policy: Policy | None = None) -> Made:
    """Return the events and claim id -> event id. stories: pairs of documents that tell one story.

    Two claims of one document share an event when class, actors, targets, themes and recipients are the same nodes, at
    least two of them are given, and no date keeps them apart. Those of several documents share one by what ``shared``
    says. Everything less certain stays an event of its own.
    """
    policy = policy or shipped_policy()
    told, node_of = told_of(world), world.node_of()
    tellings = _tellings(told, world, node_of, policy)
    same = same_events(tellings.values(), stories, policy, world.labels())
    roots = unions(same, clash=lambda a, b: clash(tellings[a], tellings[b], policy))
    why = reasons(same, roots)
    sets: dict[str, list[str]] = {}
    for key in sorted(told):
        sets.setdefault(roots.get(key, key), []).append(key)
    happenings = [
        Happening(root, tuple(d.claim for key in keys for d in told[key]), why[root].detail if root in why else None)
        for root, keys in sets.items()
    ]
    return made(happenings, world.claims, node_of)


def tellings_of(told: Mapping[str, Sequence[Deed]], world: World, policy: Policy) -> list[Telling]:
    """Return what each document of ``world`` says of each of its events, as far as others can tell of them too."""
    return list(_tellings(told, world, world.node_of(), policy).values())


def told_of(world: World) -> dict[str, list[Deed]]:
    """Return the claims of one document on one event, by what makes the event's id."""
    deeds: dict[str, list[Deed]] = {}
    for deed in world.deeds():
        deeds.setdefault(deed.document, []).append(deed)
    return {key: group for own in deeds.values() for key, group in _in_document(own)}


def _tellings(
    told: Mapping[str, Sequence[Deed]], world: World, node_of: Mapping[str, Entity], policy: Policy
) -> dict[str, Telling]:
    heads = Heads(world.claims, node_of)
    found = (telling_of(key, group, world.nodes, heads, policy) for key, group in sorted(told.items()))
    return {one.id: one for one in found if one is not None}


def _in_document(deeds: Sequence[Deed]) -> Iterator[tuple[str, list[Deed]]]:
    """Yield the claims of one document on each of its events, with what makes the event's id."""
    alike: dict[tuple[str, ...], list[Deed]] = {}
    for deed in deeds:
        roles = {f"{part.role}={part.node.id}" for part in deed.parts if part.role is not Role.PLACE}
        own = () if len(roles) > 1 else (deed.claim.id,)
        alike.setdefault((deed.event_class, deed.document, *sorted(roles), *own), []).append(deed)
    for key, group in alike.items():
        dates = sorted({_date(deed) for deed in group} - {""})
        for date in dates if len(dates) == 1 else ("", *dates):
            of_date = [deed for deed in group if len(dates) == 1 or _date(deed) == date]
            if of_date:
                yield digest(*key, date), of_date


def _date(deed: Deed) -> str:
    time = deed.claim.time
    return time.edtf if time is not None and time.edtf is not None else ""


def made(happenings: Iterable[Happening], claims: Iterable[Claim], node_of: Mapping[str, Entity]) -> Made:
    """Return the events of ``happenings`` in their order of time, as far as ``claims`` tell it."""
    events = [_event(one, node_of) for one in happenings]
    event_of = {claim: event.id for event in events for claim in event.claims}
    order = event_order(claims, event_of)
    ordered = [replace(event, before=order.get(event.id, ())) for event in events]
    return tuple(sorted(ordered, key=lambda e: e.id)), event_of


def only(graph: ResolvedGraph, kept: Sequence[Claim]) -> ResolvedGraph:
    """Return ``graph`` with these claims alone; events that none of them tells are left out."""
    by_id = {claim.id: claim for claim in kept}
    node_of = {mention: graph.entities[link.entity] for mention, link in graph.links.items()}
    happenings = []
    for event in graph.events:
        claims = tuple(by_id[c] for c in event.claims if c in by_id)
        several = len({claim.document for claim in claims}) > 1
        if claims:
            reason = event.shared_because if several else None
            happenings.append(Happening(event.id.removeprefix("event/"), claims, reason))
    events, event_of = made(happenings, kept, node_of)
    return replace(graph, claims=tuple(kept), events=events, event_of=dict(sorted(event_of.items())))


def _event(one: Happening, node_of: Mapping[str, Entity]) -> Event:
    return event_of_shares(one.id, (share_of(claim, node_of) for claim in one.claims), one.reason)


@dataclass(frozen=True, slots=True)
class Share:
    """What one claim adds to its event. actors, targets, places: ids of nodes; time: EDTF."""

    claim: str
    document: str
    event_class: str
    label: str
    affirmed: bool
    actors: tuple[str, ...] = ()
    targets: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    time: str | None = None


def share_of(claim: Claim, node_of: Mapping[str, Entity]) -> Share:
    """Return what ``claim`` adds to its event. node_of: mention id -> node."""
    actors, targets, places = (
        tuple(sorted({node_of[m].id for m in claim.mentions(role)})) for role in (Role.ACTOR, Role.TARGET, Role.PLACE)
    )
    return Share(
        claim=claim.id,
        document=claim.document,
        event_class=claim.event_class or "",
        label=_label(claim, node_of),
        affirmed=claim.polarity is Polarity.AFFIRMED,
        actors=actors,
        targets=targets,
        places=places,
        time=claim.time.edtf if claim.time is not None else None,
    )


def event_of_shares(
    key: str, shares: Iterable[Share], reason: str | None = None, before: Sequence[str] = ()
) -> Event:
    """Return the event of which claims tell; what is denied adds no participants and no time.

    reason: why claims of several documents tell of it. before: ids of the events that came later.
    """
    told = sorted(shares, key=lambda share: share.claim)
    affirmed = [share for share in told if share.affirmed]
    times = sorted({share.time for share in affirmed if share.time is not None})
    return Event(
        id=f"event/{key}",
        event_class=told[0].event_class,
        label=told[0].label,
        claims=tuple(share.claim for share in told),
        actors=tuple(sorted({node for share in affirmed for node in share.actors})),
        targets=tuple(sorted({node for share in affirmed for node in share.targets})),
        places=tuple(sorted({node for share in affirmed for node in share.places})),
        time=TimeSpan(times[0], times[0]) if len(times) == 1 else None,
        before=tuple(before),
        shared_because=reason if len({share.document for share in told}) > 1 else None,
    )


def _label(claim: Claim, node_of: Mapping[str, Entity]) -> str:
    """Actors, verb, then the others: "CVVO – sturen – militairen – Kazachstan"."""
    names = {role: ", ".join(node_of[m].label for m in claim.mentions(role)) for role in Role}
    parts = [names[Role.ACTOR], claim.lemma, names[Role.TARGET], names[Role.THEME], names[Role.RECIPIENT]]
    return " – ".join(p for p in parts if p)
