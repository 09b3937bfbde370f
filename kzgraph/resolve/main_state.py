"""The state that a text is about: "het land" and "de politie" without more mean it and its police."""

from collections import Counter
from collections.abc import Sequence, Set

from kzgraph.lexicon.entities import EntityIndex
from kzgraph.model.mention import EntityKind, Mention
from kzgraph.resolve.words import has_case

# Weights and thresholds were set on stories of our own.
ENOUGH = 6  # points that the state needs at the least: named first and once more
AHEAD = 1.4  # times the points of the next state
FIRST_NAMED = 3  # points; news says first where it plays
SCENE, NAME, ADJECTIVE, INSIDE, OF_STATE = 4, 2, 1, 2, 1  # points: "in Peru", "Peru", "Peruaans", "Lima", its people


def main_state(mentions: Sequence[Mention], entities: EntityIndex, states: Set[str] = frozenset()) -> str | None:
    """Return the key of the state that is clearly ahead of any other by names, adjectives and cities, if there is one.

    mentions: of one document, in the order of the text. states: those that it speaks of, by which towns are told apart.
    """
    counts: Counter[str] = Counter()
    for mention in mentions:
        named = _state_named(mention, entities) or _state_of_town(mention, states, entities)
        if named is not None:
            state, weight = named
            counts[state] += weight + (FIRST_NAMED if not counts and not mention.members else 0)
    ranked = counts.most_common(2)
    if not ranked or ranked[0][1] < ENOUGH:
        return None
    return None if len(ranked) > 1 and ranked[0][1] < AHEAD * ranked[1][1] else ranked[0][0]


def _state_of_town(mention: Mention, states: Set[str], entities: EntityIndex) -> tuple[str, int] | None:
    """The state of a town that no entity file has: "ROTTERDAM - …"."""
    if mention.name is None or mention.entity is not None or mention.entity_kind is not EntityKind.PLACE:
        return None
    town = entities.town(mention.name, states)
    return (town.state, INSIDE) if town is not None and town.state else None


def _state_named(mention: Mention, entities: EntityIndex) -> tuple[str, int] | None:
    """The state that a mention points to, and how many points that gives."""
    known = entities.get(mention.entity) if mention.entity else None
    if known is None:
        return None
    if known.kind == "state":
        adjective = mention.lemma == known.label and mention.head != known.label
        return known.key, SCENE if has_case(mention, "scene_prepositions") else ADJECTIVE if adjective else NAME
    if known.located_in:
        return known.located_in, INSIDE
    return (known.state, OF_STATE) if known.state else None
