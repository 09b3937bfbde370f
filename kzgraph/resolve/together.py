"""Claims about several at once or about nobody: "beiden" takes part as each of the two, a lone "het" not at all."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from kzgraph.model.claim import Attribution, Claim, Participant, Quantity, Role
from kzgraph.model.mention import EntityKind, Mention, MentionKind
from kzgraph.resolve.chains import Chains
from kzgraph.resolve.words import is_noun

Meaning = Callable[..., tuple[str, ...]]  # the mentions that a mention stands for, in a role


@dataclass(frozen=True, slots=True)
class Spread:
    """Claims whose participants each mean one thing.

    mentions: what they need besides those of the text: a mention that means several stands once for each of them,
    with the words and place of the one in the text. part_of: id of such a mention -> the earlier mention that it means,
    and the id of the mention in the text.
    """

    claims: tuple[Claim, ...]
    mentions: tuple[Mention, ...]
    part_of: dict[str, tuple[str, str]]


def spread(claims: Sequence[Claim], chains: Chains) -> Spread:
    """Return ``claims`` with the mentions that mean several at once taken apart and those that mean nobody left out."""
    parts: dict[str, tuple[str, ...]] = {}
    mentions: dict[str, Mention] = {}
    part_of: dict[str, tuple[str, str]] = {}
    for mention in chains.mentions:
        meant = chains.together(mention.id)
        for number, part in enumerate(meant, start=1):
            copy = replace(mention, id=f"{mention.id}/{number}")
            mentions[copy.id] = copy
            part_of[copy.id] = (part, mention.id)
        if meant:
            parts[mention.id] = tuple(f"{mention.id}/{n + 1}" for n in range(len(meant)))
    nobody = {m.id for m in chains.mentions if m.id not in chains.found and _is_nobody(m)}
    there = {m.id for m in chains.mentions if m.kind is MentionKind.PRONOUN and m.entity_kind is EntityKind.PLACE}

    def of(mention: str, role: Role | None = None) -> tuple[str, ...]:
        about = mention in there and role in {Role.TARGET, Role.THEME}  # "hij nam daar afstand van": no place
        return () if mention in nobody or about else parts.get(mention, (mention,))

    return Spread(tuple(new for claim in claims for new in _spread(claim, of)), tuple(mentions.values()), part_of)


def _is_nobody(mention: Mention) -> bool:
    """A pronoun of which the text does not tell whom it means; "velen" and "iedereen" are people."""
    return mention.kind is MentionKind.PRONOUN and not is_noun(mention, "people_pronouns")


def _spread(claim: Claim, of: Meaning) -> Iterator[Claim]:
    """A static relation is one claim for each pair, and none without a pair; an event stays one claim."""
    found = {Participant(p.role, m) for p in claim.participants for m in of(p.mention, p.role)}
    participants = tuple(sorted(found, key=lambda p: (p.role, p.mention)))
    attributions, quantity = tuple(_attributions(claim.attributions, of)), _quantity(claim.quantity, of)
    further = tuple(one for other in claim.further if (one := _quantity(other, of)) is not None)
    whole, now = claim, (participants, attributions, quantity, further)
    if now != (claim.participants, claim.attributions, claim.quantity, claim.further):
        whole = replace(
            claim, participants=participants, attributions=attributions, quantity=quantity, further=further
        )
    if claim.event_class is not None:
        yield whole
        return
    actors, targets = whole.mentions(Role.ACTOR), whole.mentions(Role.TARGET)
    for actor in actors:
        for target in targets:
            yield replace(whole, participants=(Participant(Role.ACTOR, actor), Participant(Role.TARGET, target)))


def _attributions(found: Iterable[Attribution], of: Meaning) -> Iterator[Attribution]:
    """A source of which nobody knows who it is stays: without it, the article itself would say so."""
    for attribution in found:
        for mention in of(attribution.mention) or (attribution.mention,):
            yield attribution if mention == attribution.mention else replace(attribution, mention=mention)


def _quantity(quantity: Quantity | None, of: Meaning) -> Quantity | None:
    if quantity is None:
        return None
    counts = tuple(m for counted in quantity.counts for m in of(counted))
    if not counts and not quantity.unit:
        return None
    return quantity if counts == quantity.counts else replace(quantity, counts=counts)
