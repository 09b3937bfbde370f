"""Whom a pronoun means: who speaks, the place named last, or the nearest and most prominent that agrees with it."""

from collections.abc import Callable

from kzgraph.lexicon.loader import wordlist
from kzgraph.model.mention import EntityKind, Gender, Mention, MentionKind, Number
from kzgraph.resolve.chains import Antecedent, Chains

LOOKBACK = 3  # sentences that a pronoun reaches back
# Weights of salience, set on sentences of our own. Source of the factors: Lappin & Leass 1994.
NEAR, SUBJECT, NAMED, OWNED = 2.0, 2.0, 0.5, -1.0
# The pronoun "zij" also stands for the police, a government or a bank.
BODIES = frozenset({EntityKind.BODY, EntityKind.GOVERNMENT, EntityKind.ORGANISATION, EntityKind.MEDIA})
OFTEN = 4  # mentions beyond which a longer chain weighs no more


def pronoun_antecedent(mention: Mention, chains: Chains) -> Antecedent | None:
    """Return whom ``mention`` means; neuter pronouns and those of address or of nobody in particular mean nobody."""
    if mention.person == 1:
        speaker = chains.speakers.get(mention.id)
        return Antecedent("speaker", f"{mention.text}: who is quoted", speaker, score=0.85) if speaker else None
    if mention.id in chains.parallels:
        return Antecedent("same event again", f"{mention.text}: as before", chains.parallels[mention.id], score=0.7)
    if mention.person == 2 or mention.gender is Gender.NEUTER or mention.lemma in wordlist("new_pronouns"):
        return None
    return _there(mention, chains) if mention.entity_kind is EntityKind.PLACE else _person(mention, chains)


def _there(mention: Mention, chains: Chains) -> Antecedent | None:
    first = mention.sentence - LOOKBACK
    place = chains.last(lambda m: m.entity_kind is EntityKind.PLACE and m.name is not None and m.sentence >= first)
    return Antecedent("there", f"{mention.text}: {place.text}", place.id, score=0.8) if place else None


def _person(mention: Mention, chains: Chains) -> Antecedent | None:
    agrees = _is_plural_people if mention.number is Number.PLURAL else _agrees_with(mention)
    near = [m for m in chains.seen if mention.sentence - LOOKBACK <= m.sentence]
    candidates = [m for m in near if agrees(m) and _can_be(m, mention, chains)]
    if not candidates:
        return None
    best = max(candidates, key=lambda m: (_salience(m, mention, chains), m.start))
    first = chains.by_id[chains.root(best.id)]
    return Antecedent("pronoun", f"{mention.text}: {first.text}", best.id, score=0.75)


def _can_be(candidate: Mention, pronoun: Mention, chains: Chains) -> bool:
    """Whether grammar allows it: it stands before, is resolved itself, and no clause keeps the two apart."""
    if candidate.end >= pronoun.start:
        return False
    if candidate.kind is MentionKind.PRONOUN and candidate.id not in chains.found:
        return False
    return not any(frozenset({m.id, pronoun.id}) in chains.apart for m in chains.chain(candidate))


def _salience(candidate: Mention, pronoun: Mention, chains: Chains) -> float:
    """Near, subject and often named wins; what only owns another thing loses."""
    owned = any(m.of == candidate.id for m in chains.seen)
    often = min(len(chains.chain(candidate)), OFTEN)
    distance = candidate.sentence - pronoun.sentence
    return NEAR * distance + SUBJECT * candidate.subject + NAMED * often + OWNED * owned


def _agrees_with(pronoun: Mention) -> Callable[[Mention], bool]:
    genders = {None, Gender.COMMON, pronoun.gender}
    kinds = {EntityKind.PERSON} | (BODIES if pronoun.gender is Gender.FEMININE else set())

    def agrees(mention: Mention) -> bool:
        single = mention.number is not Number.PLURAL and mention.entity_kind in kinds
        return single and (pronoun.gender is None or mention.gender in genders)

    return agrees


def _is_plural_people(mention: Mention) -> bool:
    if mention.kind is MentionKind.PRONOUN:
        return mention.number is Number.PLURAL and mention.person == 3
    return mention.number is Number.PLURAL and mention.entity_kind is EntityKind.GROUP
