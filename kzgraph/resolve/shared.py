"""Events that several documents tell: joined only when class, a named participant, and place or time agree."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from kzgraph.model.claim import Claim, Modality, Polarity, Role
from kzgraph.model.entity import Entity

CERTAIN = frozenset({Modality.ASSERTED, Modality.DECIDED})
VAGUE = frozenset({"Action", "Statement", "Appraisal", "Framing"})  # many different deeds and words fall under these
DAY = len("2022-01-07")  # characters of a date to the day


@dataclass(frozen=True, slots=True)
class Telling:
    """What one document says of one event, by the nodes that all documents share.

    key: of the group of claims. times: dates to the day. bounds: least and most of each number.
    """

    key: tuple[str, ...]
    document: str
    event_class: str
    actors: frozenset[str]
    others: frozenset[str]
    places: frozenset[str]
    times: frozenset[str]
    bounds: tuple[tuple[float, float], ...]


def shared_tellings(
    groups: Mapping[tuple[str, ...], Sequence[Claim]], node_of: Mapping[str, Entity]
) -> dict[tuple[str, ...], tuple[tuple[str, ...], str]]:
    """Return key -> the key that it joins, with the reason, for the groups of claims that tell the same event.

    A telling that fits two others of one document is left alone: nobody can say which of them it is.
    """
    labels = {node.id: node.label for node in node_of.values()}
    by_class: dict[str, list[Telling]] = {}
    for key in sorted(groups):
        if (one := _telling(key, groups[key], node_of)) is not None:
            by_class.setdefault(one.event_class, []).append(one)
    fits: dict[tuple[str, ...], list[tuple[Telling, str]]] = {}
    for tellings in by_class.values():
        for a, b in combinations(tellings, 2):
            if a.document != b.document and (why := _same(a, b, labels)):
                fits.setdefault(a.key, []).append((b, why))
                fits.setdefault(b.key, []).append((a, why))
    clear = {key for key, found in fits.items() if len({t.document for t, _ in found}) == len(found)}
    joined: dict[tuple[str, ...], tuple[tuple[str, ...], str]] = {}
    for key in sorted(clear):
        for other, why in fits[key]:
            if other.key in clear and key < other.key and other.key not in joined:
                joined[other.key] = (joined.get(key, (key, ""))[0], why)
    return joined


def _telling(key: tuple[str, ...], claims: Sequence[Claim], node_of: Mapping[str, Entity]) -> Telling | None:
    """What the certain claims of a group that one document alone makes say."""
    documents = {c.document for c in claims}
    certain = [c for c in claims if c.modality in CERTAIN and c.polarity is Polarity.AFFIRMED]
    if len(documents) != 1 or len(certain) < len(claims) or claims[0].event_class in VAGUE:
        return None
    return Telling(
        key=key,
        document=claims[0].document,
        event_class=claims[0].event_class or "",
        actors=_named(certain, (Role.ACTOR,), node_of),
        others=_named(certain, (Role.TARGET, Role.RECIPIENT, Role.THEME), node_of),
        places=_named(certain, (Role.PLACE,), node_of),
        times=frozenset(c.time.edtf for c in certain if c.time and c.time.edtf and len(c.time.edtf) == DAY),
        bounds=tuple(_bounds(certain)),
    )


def _named(claims: Sequence[Claim], roles: Sequence[Role], node_of: Mapping[str, Entity]) -> frozenset[str]:
    found = (node_of[m] for c in claims for role in roles for m in c.mentions(role))
    return frozenset(node.id for node in found if node.document is None)


def _bounds(claims: Sequence[Claim]) -> Iterator[tuple[float, float]]:
    for quantity in (c.quantity for c in claims if c.quantity is not None):
        least, most = quantity.value or quantity.minimum, quantity.value or quantity.maximum
        yield float(least or 0), float(most) if most is not None else float("inf")


def _same(a: Telling, b: Telling, labels: Mapping[str, str]) -> str:
    """Why two tellings are of one event; empty when they need not be."""
    actors, others = a.actors & b.actors, a.others & b.others
    places, times = a.places & b.places, a.times & b.times
    if _conflict(a.actors, b.actors) or _conflict(a.others, b.others) or _conflict(a.times, b.times):
        return ""
    if any(low > high_b or low_b > high for low, high in a.bounds for low_b, high_b in b.bounds):
        return ""
    if not (actors or others) or not (times or (places and not _conflict(a.places, b.places))):
        return ""
    agreed = [labels[n] for n in sorted(actors | others | places)] + sorted(times)
    return f"same class, {', '.join(agreed)}"


def _conflict(a: frozenset[str], b: frozenset[str]) -> bool:
    return bool(a and b and not a & b)
