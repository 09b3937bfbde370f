"""Whom a pronoun means: who speaks, what was named last, or the nearest and most prominent that agrees with it."""

from collections.abc import Sequence

from kzgraph.model.claim import Role
from kzgraph.model.mention import EntityKind, Gender, Mention, MentionKind, Number
from kzgraph.resolve.agreement import agrees, is_animate, is_people, is_thing_of
from kzgraph.resolve.chains import Antecedent, Chains
from kzgraph.resolve.fit import same_number
from kzgraph.resolve.pairs import joined_last, several
from kzgraph.resolve.salience import LOOKBACK, can_be, most_salient
from kzgraph.resolve.speakers import speaker
from kzgraph.resolve.there import place_meant
from kzgraph.resolve.words import has_case, is_noun

NEAR = 1  # sentences that demonstratives, "het" and pronouns for things reach back


def pronoun_antecedent(mention: Mention, chains: Chains) -> Antecedent | None:
    """Return whom ``mention`` means; those of address or of nobody in particular mean nobody."""
    if mention.person == 1:
        return speaker(mention, chains)
    if mention.person == 2 or is_noun(mention, "new_pronouns"):
        return None
    if mention.entity_kind is EntityKind.PLACE:
        return place_meant(mention, chains)
    if mention.demonstrative:
        ways = (_last_named, _parallel) if mention.subject else (_parallel, _last_named)
        return ways[0](mention, chains) or ways[1](mention, chains)
    if is_noun(mention, "partitive_pronouns"):
        return _some_of(mention, chains)
    if mention.gender is Gender.NEUTER:
        return _it(mention, chains)
    return _they(mention, chains) if mention.number is Number.PLURAL else _he_or_she(mention, chains)


def _parallel(mention: Mention, chains: Chains) -> Antecedent | None:
    """What the same event was done to before: "De prijs werd verdubbeld. Zij draaide dat terug"."""
    before = chains.facts.parallels.get(mention.id)
    if before is None:
        return None
    return Antecedent("same event again", f"{mention.text}: {chains.by_id[before].text}", before, score=0.7)


def _last_named(mention: Mention, chains: Chains) -> Antecedent | None:
    """What was named last and was not the subject: "Okello ontsloeg Mbeki. Die …"; never what "dat" sums up."""
    if mention.gender is Gender.NEUTER:
        return None
    found = [m for m in chains.recent(mention, NEAR) if _may_be_pointed_at(m, mention, chains)]
    found = [m for m in found if not any(_belongs_to(m, other) for other in found)]
    nearest = max((m.sentence for m in found), default=0)
    found = [m for m in found if m.sentence == nearest]
    owners = {m.of for m in chains.recent(mention, NEAR)}
    best = max(
        found,
        key=lambda m: (not m.subject, not has_case(m, "circumstance_prepositions"), m.id not in owners, m.start),
        default=None,
    )
    return Antecedent("last named", f"{mention.text}: {best.text}", best.id, score=0.7) if best is not None else None


def _belongs_to(inner: Mention, outer: Mention) -> bool:
    """Whether a name stands inside the phrase of a person: the party in "minister Bram Peeters (N-VA)"."""
    inside = outer.start < inner.start and inner.end <= outer.end
    return inside and outer.entity_kind is EntityKind.PERSON and inner.entity_kind is not EntityKind.PERSON


def _may_be_pointed_at(candidate: Mention, pronoun: Mention, chains: Chains) -> bool:
    if candidate.gender is Gender.NEUTER or candidate.entity_kind in {EntityKind.STATE, EntityKind.PLACE}:
        return False
    if not same_number(candidate, pronoun) and pronoun.subject:
        return False
    return not set(candidate.classes) & {"time", "quantity"} and can_be(candidate, pronoun, chains)


def _some_of(mention: Mention, chains: Chains) -> Antecedent | None:
    """The group that "de meesten" belong to."""
    found = [m for m in chains.recent(mention, NEAR) if is_people(m) and can_be(m, mention, chains)]
    best = most_salient(found, mention, chains)
    return Antecedent("of the group", f"{mention.text}: {best.text}", best.id, score=0.65) if best is not None else None


def _it(mention: Mention, chains: Chains) -> Antecedent | None:
    """The neuter subject just before: "Het schip voer uit. Het zonk bij Cebu"."""
    if not mention.subject:
        return None
    found = [m for m in chains.recent(mention, NEAR) if m.subject and is_thing_of(Gender.NEUTER, m)]
    return _pronoun(mention, most_salient([m for m in found if can_be(m, mention, chains)], mention, chains), chains)


def _they(mention: Mention, chains: Chains) -> Antecedent | None:
    if is_noun(mention, "both_people"):
        return several(mention, chains) or _some_of(mention, chains)
    near = [m for m in chains.recent(mention, LOOKBACK) if can_be(m, mention, chains)]
    if mention.quoted:  # whoever speaks says little of others who speak
        near = [m for m in near if m.id not in chains.facts.sources]
    best = most_salient([m for m in near if is_people(m)], mention, chains)
    joined = joined_last(mention, chains, is_animate, None, NEAR)
    if joined and (best is None or best.id in joined or not _goes_before(best, joined, mention, chains)):
        detail = ", ".join(chains.by_id[m].text for m in joined)
        return Antecedent("together", f"{mention.text}: {detail}", together=joined, score=0.7)
    if best is None or best.sentence < mention.sentence - NEAR:
        pair = several(mention, chains)
        if pair is not None:
            return pair
    things = [m for m in near if m.subject and m.number is Number.PLURAL and m.sentence >= mention.sentence - NEAR]
    return _pronoun(mention, best or most_salient(things, mention, chains), chains)


def _goes_before(best: Mention, together: Sequence[str], pronoun: Mention, chains: Chains) -> bool:
    """Whether one group is rather meant than those joined: as the pronoun the subject, or named later.

    "Militairen schoten op vrouwen en kinderen. Ze staken de huizen in brand": the soldiers did.
    Those to whom something was done are where it goes on with what they suffer: "Ze werden naar een arts gebracht".
    """
    facts, joined = chains.facts, chains.by_id[together[0]]
    if pronoun.id in facts.suffering and _undergo(together, chains) and best.sentence == joined.sentence:
        return False
    if pronoun.subject and best.sentence == joined.sentence and best.subject is not joined.subject:
        return best.subject
    return best.start >= joined.start


def _undergo(mentions: Sequence[str], chains: Chains) -> bool:
    """Whether to all of them something was done."""
    targets = {m for (_, role), found in chains.facts.deeds.items() if role == Role.TARGET.value for m in found}
    return targets.issuperset(mentions)


def _he_or_she(mention: Mention, chains: Chains) -> Antecedent | None:
    near = [m for m in chains.recent(mention, LOOKBACK) if can_be(m, mention, chains)]
    best = most_salient([m for m in near if agrees(m, mention)], mention, chains)
    if best is None and mention.subject:
        things = [m for m in near if m.subject and is_thing_of(Gender.COMMON, m)]
        best = most_salient([m for m in things if m.sentence >= mention.sentence - NEAR], mention, chains)
    return _pronoun(mention, best or _named_next(mention, chains), chains)


def _named_next(mention: Mention, chains: Chains) -> Mention | None:
    """Who is named only behind the pronoun: "Nadat hij was aangehouden, werd Kato verhoord"."""
    behind = (m for m in chains.behind(mention, 0) if m.sentence == mention.sentence and m.start > mention.end)
    return next((m for m in behind if m.name is not None and m.subject and agrees(m, mention)), None)


def _pronoun(mention: Mention, best: Mention | None, chains: Chains) -> Antecedent | None:
    if best is None:
        return None
    first = chains.by_id[chains.root(best.id)]
    shown = best if first.kind is MentionKind.PRONOUN else first
    return Antecedent("pronoun", f"{mention.text}: {shown.text}", best.id, score=0.75)
