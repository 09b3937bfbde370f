"""What the claims of a document tell about its mentions: who speaks, who is not whom, who did what."""

from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass, field

from kzgraph.lexicon.loader import ANY, wordlist
from kzgraph.model.claim import Claim, Role
from kzgraph.model.mention import Mention, MentionKind

Deed = tuple[str, str]  # property and role: ("abducts", "actor")


@dataclass(frozen=True, slots=True)
class Facts:
    """What coreference takes from the claims.

    speakers: mention id of a first-person pronoun -> that of who speaks. apart: pairs of mentions that one clause
    keeps apart. parallels: a pronoun -> what the same event was done to before. deeds: what was done -> the mentions
    that did it or that it was done to, in the order of the text. senders: who is sent -> who sends them.
    counted: mentions that a number counts. told_of: a source -> those who act in what it says. hardly: pairs
    of a pronoun and who tells of it a sentence before. hit, hitting: to whom violence is done, and who does it.
    suffering: who is hurt, helped or in danger, or flees.
    """

    speakers: Mapping[str, str] = field(default_factory=dict)
    apart: Set[frozenset[str]] = frozenset()
    parallels: Mapping[str, str] = field(default_factory=dict)
    deeds: Mapping[Deed, Sequence[str]] = field(default_factory=dict)
    sources: Set[str] = frozenset()
    senders: Mapping[str, str] = field(default_factory=dict)
    counted: Set[str] = frozenset()
    told_of: Mapping[str, Sequence[str]] = field(default_factory=dict)
    hardly: Set[frozenset[str]] = frozenset()
    hit: Set[str] = frozenset()
    hitting: Set[str] = frozenset()
    suffering: Set[str] = frozenset()


NOTHING_KNOWN = Facts()
VIOLENT = frozenset({"Attack", "Abduction", "Injury", "Killing"})
SUFFERED = frozenset({"Abduction", "Aid", "Disaster", "Injury", "Killing"})


def _suffering(claims: Sequence[Claim]) -> set[str]:
    """Who rather were the victims than those who struck, said of either: "Ze raakten gewond", "Ze vluchtten"."""
    found = {m for c in claims if c.event_class in SUFFERED for m in c.mentions(Role.TARGET)}
    return found | {m for c in claims if c.lemma in wordlist("fleeing_verbs", ANY) for m in c.mentions(Role.ACTOR)}


def facts_of(mentions: Sequence[Mention], claims: Sequence[Claim]) -> Facts:
    """Return what the claims of one document tell about its mentions."""
    return Facts(
        speakers=_speakers(mentions, claims),
        apart=_apart(claims) | _not_speaking(mentions, claims, quoted=True),
        hardly=_not_speaking(mentions, claims, quoted=False),
        parallels=_parallels(mentions, claims),
        deeds=_deeds(claims),
        sources={a.mention for c in claims for a in c.attributions},
        senders=_senders(claims),
        told_of=_told_of(claims),
        hit={m for c in claims if c.event_class in VIOLENT for m in c.mentions(Role.TARGET)},
        hitting={m for c in claims if c.event_class in VIOLENT for m in c.mentions(Role.ACTOR)},
        suffering=_suffering(claims),
        counted={m for c in claims for q in c.quantities for m in q.counts},
    )


def _speakers(mentions: Sequence[Mention], claims: Sequence[Claim]) -> dict[str, str]:
    """First-person pronouns -> the nearest source of a claim that they take part in."""
    first = {m.id for m in mentions if m.kind is MentionKind.PRONOUN and m.person == 1}
    found: dict[str, str] = {}
    for claim in claims:
        nearest = next((a.mention for a in claim.attributions if a.position == 1), None)
        if nearest is None:
            continue
        for participant in claim.participants:
            if participant.mention in first and participant.mention != nearest:
                found.setdefault(participant.mention, nearest)
    return found


def _parallels(mentions: Sequence[Mention], claims: Sequence[Claim]) -> dict[str, str]:
    """A demonstrative means what the last such event was about: "De prijs werd verdubbeld. Zij draaide dat terug"."""
    by_id = {m.id: m for m in mentions}
    last: dict[str, str] = {}
    found: dict[str, str] = {}
    for claim in sorted(claims, key=lambda c: c.trigger):
        for target in claim.mentions(Role.TARGET):
            mention = by_id.get(target)
            if mention is None:
                continue
            if mention.kind is not MentionKind.PRONOUN:
                last[claim.property] = target
            elif mention.demonstrative and claim.property in last:
                found[target] = last[claim.property]
    return found


def _apart(claims: Sequence[Claim]) -> set[frozenset[str]]:
    """Pairs of mentions that one clause gives different roles: who shoots is not who is shot."""
    pairs: set[frozenset[str]] = set()
    for claim in claims:
        for p in claim.participants:
            pairs |= {frozenset({p.mention, q.mention}) for q in claim.participants if p.role is not q.role}
    return pairs


def _not_speaking(mentions: Sequence[Mention], claims: Sequence[Claim], *, quoted: bool) -> set[frozenset[str]]:
    """Third persons and who tells of them: in a quote ("'Ze schoten op ons', zegt Sipho"), or a sentence later.

    "Volgens de advocaat is de man ziek. Hij zou …" is hardly about the lawyer.
    """
    by_id = {m.id: m for m in mentions}
    third = {m.id: m for m in mentions if m.kind is MentionKind.PRONOUN and m.person == 3 and m.quoted is quoted}
    return {
        frozenset({participant.mention, source.mention})
        for claim in claims
        for participant in claim.participants
        for source in claim.attributions
        if participant.mention in third and source.position == 1 and source.mention in by_id
        if quoted or third[participant.mention].sentence > by_id[source.mention].sentence
    }


def _told_of(claims: Sequence[Claim]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for claim in sorted(claims, key=lambda c: c.trigger):
        for attribution in claim.attributions:
            found.setdefault(attribution.mention, []).extend(claim.mentions(Role.ACTOR))
    return found


def _senders(claims: Sequence[Claim]) -> dict[str, str]:
    """Who is sent -> who sends them: "Peru stuurt soldaten"."""
    sent = [c for c in claims if c.property == "sends" and len(c.mentions(Role.ACTOR)) == 1]
    return {m: c.mentions(Role.ACTOR)[0] for c in sent for role in (Role.THEME, Role.TARGET) for m in c.mentions(role)}


def _deeds(claims: Sequence[Claim]) -> dict[Deed, list[str]]:
    found: dict[Deed, list[str]] = {}
    for claim in sorted(claims, key=lambda c: c.trigger):
        for participant in claim.participants:
            found.setdefault((claim.property, participant.role.value), []).append(participant.mention)
    return found
