"""Words that mean several named before at once: "beiden", "de twee leiders", "beide landen", plural "zij"."""

import re
from collections.abc import Callable, Sequence
from functools import cache

from kzgraph.lexicon.loader import endings, wordlist
from kzgraph.model.mention import EntityKind, Mention, MentionKind, Number
from kzgraph.resolve.chains import Antecedent, Chains
from kzgraph.resolve.words import is_noun

Wanted = Callable[[Mention], bool]

FEW = range(2, 6)  # of more it is not plain who they are
STATES = frozenset({EntityKind.STATE})
SIDES = frozenset(EntityKind) - {EntityKind.PLACE, EntityKind.THING, EntityKind.PERSON, EntityKind.MEDIA}
FIRMS = frozenset({EntityKind.ORGANISATION, EntityKind.MEDIA})
LOOKBACK = 3  # sentences that "beide landen" reaches back
CLEARLY = 2  # times as often as the next one: the two that the whole text is about


def both(mention: Mention, chains: Chains) -> Antecedent | None:
    """The several that a counted description means: "beide landen", "de twee leiders"."""
    counted = _counted(mention.language).match(mention.text)
    if counted is None or mention.name is not None or mention.of or not _definite(mention, counted[1].lower()):
        return None
    wanted = _wanted(mention)
    if wanted is None:
        return None
    count = _count(counted[1].lower(), mention.language)
    found = joined_last(mention, chains, wanted, count) or named_last(mention, chains, wanted, count, LOOKBACK)
    if not _alike(found, chains):
        found = ()
    if not found and wanted in {_is_state, _is_side}:
        found = _of_the_text(chains, _is_state, count)
    found = found or joined_last(mention, chains, wanted, count, sentences=mention.sentence)
    return _together(mention, found, chains)


@cache
def _counted(language: str) -> "re.Pattern[str]":
    """A number of a few, with what may stand before it: "de twee", "beide"."""
    few = "|".join((*endings("both_words", language), *endings("few_numerals", language)))
    before = "|".join(endings("few_openers", language))
    return re.compile(rf"(?:(?:{before}) )?({few or '(?!)'})\b", re.IGNORECASE)


def _count(word: str, language: str) -> int:
    both_words = wordlist("both_words", language)
    return 2 if word in both_words else FEW[endings("few_numerals", language).index(word)]


def _is_count(mention: Mention) -> bool:
    return is_noun(mention, "both_words") or is_noun(mention, "few_numerals")


def former_or_latter(mention: Mention, chains: Chains) -> Antecedent | None:
    """One of the two that were just named: "eerstgenoemde", "de laatste"."""
    word = mention.head.lower()
    first = word in wordlist("former_words", mention.language)
    if not (first or word in wordlist("latter_words", mention.language)) or not (
        mention.definite or word.endswith("genoemde")
    ):
        return None
    for wanted in (_is_person, _is_side):
        pair = joined_last(mention, chains, wanted, 2, 2) or named_last(mention, chains, wanted, 2, 1)
        if pair:
            other = chains.by_id[pair[0 if first else 1]]
            return Antecedent("former or latter", f"{mention.text}: {other.text}", other.id, score=0.75)
    return None


def several(pronoun: Mention, chains: Chains) -> Antecedent | None:
    """The two or more people of whom a plural pronoun says something: "Vos sprak met Bakker. Zij …"."""
    found = joined_last(pronoun, chains, _is_person, None, sentences=1)
    return _together(pronoun, found or named_last(pronoun, chains, _is_person, 2, 1), chains)


def joined_last(
    mention: Mention, chains: Chains, wanted: Wanted, count: int | None, sentences: int = LOOKBACK
) -> tuple[str, ...]:
    """Return the last phrases that "en" joined before ``mention``, all ``wanted``, as many as ``count``."""
    for other in chains.recent(mention, sentences):
        parts = [chains.by_id[m] for m in other.members if m in chains.by_id]
        fits = len(parts) == count if count is not None else len(parts) > 1
        if wanted is _is_side and not other.subject and other.case is not None:
            continue  # "bemiddeld door Peru en Chili" names no parties to the conflict
        if fits and parts[-1].end <= mention.start and all(wanted(p) for p in parts):
            return other.members
    return ()


def named_last(mention: Mention, chains: Chains, wanted: Wanted, count: int, sentences: int) -> tuple[str, ...]:
    """Return the ``count`` different ones that the nearest sentences name, if those name exactly so many."""
    found: dict[str, Mention] = {}
    sentence = mention.sentence
    for other in chains.recent(mention, sentences):
        if other.sentence < sentence and len(found) >= count:
            break
        sentence = other.sentence
        apart = frozenset({mention.id, other.id}) in chains.facts.apart
        if wanted(other) and other.end <= mention.start and not chains.together(other.id) and not apart:
            found.setdefault(_key(other, chains), other)
    if len(found) != count:
        return ()
    return tuple(m.id for m in sorted(found.values(), key=lambda m: m.start))


def _alike(found: Sequence[str], chains: Chains) -> bool:
    """Two states, two groups: what is of unlike kinds makes no two sides."""
    return len({chains.by_id[m].entity_kind for m in found}) <= 1


def _of_the_text(chains: Chains, wanted: Wanted, count: int) -> tuple[str, ...]:
    """The ones that are named clearly more often than any other so far."""
    found: dict[str, list[Mention]] = {}
    for other in chains.within_reach():
        if wanted(other):
            found.setdefault(_key(other, chains), []).append(other)
    ranked = sorted(found.values(), key=lambda ms: (-len(ms), ms[0].start))
    if len(ranked) < count or (len(ranked) > count and len(ranked[count - 1]) < CLEARLY * len(ranked[count])):
        return ()
    return tuple(m.id for m in sorted((ms[-1] for ms in ranked[:count]), key=lambda m: m.start))


def _together(mention: Mention, found: Sequence[str], chains: Chains) -> Antecedent | None:
    if not found:
        return None
    detail = f"{mention.text}: {', '.join(chains.by_id[m].text for m in found)}"
    return Antecedent("together", detail, together=tuple(found), score=0.7)


def _key(mention: Mention, chains: Chains) -> str:
    reason = chains.found.get(chains.root(mention.id))
    return reason.entity if reason is not None and reason.entity is not None else chains.root(mention.id)


def _definite(mention: Mention, word: str) -> bool:
    return word in wordlist("both_words", mention.language) or mention.definite


def _wanted(mention: Mention) -> Wanted | None:
    """What the head of a description asks for; ``None`` when it may mean anything."""
    if is_noun(mention, "country_words"):
        return _is_state
    if is_noun(mention, "side_words"):
        return _is_side
    if is_noun(mention, "company_words"):
        return _is_firm
    people = is_noun(mention, "person_words") or set(mention.classes) & {
        "official",
        "office",
    }
    return _is_person if people or mention.kind is MentionKind.PRONOUN or _is_count(mention) else None


def _is_state(mention: Mention) -> bool:
    return mention.entity_kind in STATES


def _is_person(mention: Mention) -> bool:
    if is_noun(mention, "new_pronouns"):
        return False  # "niemand", "iemand"
    single = mention.number is not Number.PLURAL and mention.entity_kind is EntityKind.PERSON
    known = mention.name is not None or mention.definite or mention.person == 3 or "official" in mention.classes
    return single and known and mention.person in {None, 3}


def _is_side(mention: Mention) -> bool:
    return mention.entity_kind in SIDES and mention.kind is not MentionKind.PRONOUN


def _is_firm(mention: Mention) -> bool:
    return mention.entity_kind in FIRMS and mention.name is not None
