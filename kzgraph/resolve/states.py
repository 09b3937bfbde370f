"""What belongs to a state: which one a description means, its government, its police, and "het land" itself."""

from kzgraph.lexicon.loader import same_words, wordlist
from kzgraph.model.mention import EntityKind, Mention, MentionKind, Number
from kzgraph.resolve.chains import Antecedent, Chains
from kzgraph.resolve.fit import is_bare
from kzgraph.resolve.words import has_case, is_noun

# Bodies that a state has one of, by the name of their set in coreference.toml.
STATE_BODIES = {"police": "politie", "army": "leger"}
INTRODUCED = 50  # mentions of a person, the first ones, that may say of which state he or she is
BODY_PREFIX = "body:"  # of an entity key that no file has: body:{state}:{word}


def state_of(mention: Mention, chains: Chains) -> str | None:
    """Return the state that the words of a description name: by adjective, complement or possessor."""
    for adjective in mention.modifiers:
        state = chains.entities.by_adjective(adjective)
        if state is not None:
            return state.key
    owner = chains.owner(mention)
    if owner is None:
        return None
    if owner.entity is not None and owner.entity_kind is EntityKind.STATE:
        return owner.entity
    antecedent = chains.found.get(owner.id) or (country(owner, chains) if owner.start > mention.start else None)
    known = chains.entities.get(antecedent.entity) if antecedent is not None and antecedent.entity is not None else None
    return known.key if known is not None and known.kind == "state" else None


def state_of_person(mention: Mention, chains: Chains) -> str | None:
    """Return the state that a person belongs to, by the entity file or by any mention of the same person so far."""
    known = chains.known(mention)
    if known is not None and known.state:
        return known.state
    states = (state_of(other, chains) for other in (mention, *chains.chain(mention)[:INTRODUCED]))
    return next((state for state in states if state is not None), None)


def government_named(mention: Mention, chains: Chains) -> Antecedent | None:
    """The government of a state that the words name: "de Peruaanse autoriteiten"."""
    if not is_noun(mention, "government_words"):
        return None
    state = state_of(mention, chains) or _state_of_leader(mention, chains)
    government = chains.entities.government_of(state) if state is not None else None
    if government is None:
        return None
    return Antecedent("government of a state", f"{mention.text}: {state}", entity=government.key, score=0.95)


def _state_of_leader(mention: Mention, chains: Chains) -> str | None:
    """The state of the person whose government it is: "de regering van premier Quispe"."""
    owner = chains.owner(mention)
    if owner is None or owner.name is None or not set(owner.titles) & wordlist("leading_titles", owner.language):
        return None
    return state_of_person(owner, chains) or chains.main_state


def scene_government(mention: Mention, chains: Chains) -> Antecedent | None:
    """The government of the state in which the sentence plays: "In Syrië vielen volgens de autoriteiten drie doden"."""
    if not is_noun(mention, "government_words") or not mention.definite or not is_bare(mention):
        return None
    for other in chains.recent(mention, 0):
        there = has_case(other, "scene_prepositions") and other.entity_kind is EntityKind.STATE
        known = chains.known(other) if there else None
        government = chains.entities.government_of(known.key) if known is not None else None
        if government is not None:
            detail = f"{mention.text}: {other.text}"
            return Antecedent("government of the scene", detail, entity=government.key, score=0.75)
    return None


def main_government(mention: Mention, chains: Chains) -> Antecedent | None:
    """The government of the state that the text is about: "de autoriteiten" without more."""
    if not is_noun(mention, "government_words") or not mention.definite or mention.of or mention.modifiers:
        return None
    state = chains.main_state
    government = chains.entities.government_of(state) if state is not None else None
    if government is None:
        return None
    return Antecedent("government of the main state", f"{mention.text}: {state}", entity=government.key, score=0.75)


def state_body(mention: Mention, chains: Chains) -> Antecedent | None:
    """The police or army of the state that the words name, or else that the whole text is about: "agenten"."""
    word = STATE_BODIES.get(same_words(mention.language).get(mention.lemma, ""))
    if word is None or _has_other_name(mention, chains):
        return None
    explicit = state_of(mention, chains)
    owner = chains.owner(mention)
    if explicit is None and owner is not None:
        explicit = state_of_person(owner, chains) if owner.entity_kind is EntityKind.PERSON else None
        if explicit is None:
            return None
    state = explicit or chains.main_state
    known = chains.entities.get(state) if state else None
    if known is None:
        return None
    rule = "body of a state" if explicit else "body of the main state"
    keys = (e.key for adjective in known.adjectives for e, _ in chains.entities.lookup(f"{adjective} {word}"))
    key = next(keys, f"{BODY_PREFIX}{known.key}:{word}")
    return Antecedent(rule, f"{mention.text}: {known.label}", entity=key, score=0.8)


def _has_other_name(mention: Mention, chains: Chains) -> bool:
    """A capital that names no state: "de Antwerpse politie" is not the state's."""
    return any(m[:1].isupper() and chains.entities.by_adjective(m) is None for m in mention.modifiers)


def country(mention: Mention, chains: Chains) -> Antecedent | None:
    """The state that "het land", "zijn land" or "het buurland" means."""
    if not is_noun(mention, "country_words") or mention.number is Number.PLURAL:
        return None
    owner = chains.owner(mention)
    if not (mention.definite or mention.of) or (owner is not None and owner.entity_kind is EntityKind.STATE):
        return None
    if owner is not None and owner.kind is MentionKind.PRONOUN:
        person = chains.by_id.get(chains.root(owner.id), owner)
        if state := state_of_person(person, chains):
            return Antecedent("the country", f"{mention.text}: of {owner.text}", entity=state, score=0.8)
    chosen = _state_in_mind(mention, chains)
    if not chosen:
        return None
    return Antecedent("the country", f"{mention.text}: the state this text is about", entity=chosen, score=0.8)


def _state_in_mind(mention: Mention, chains: Chains) -> str | None:
    """The main state, or the one named last; the neighbour of a state that stands beside it is neither."""
    neighbour = is_noun(mention, "neighbour_words")
    states = [m for m in chains.within_reach() if m.entity_kind is EntityKind.STATE]
    if neighbour and chains.main_state in {m.entity for m in states if m.sentence == mention.sentence}:
        return None
    if chains.main_state or neighbour:
        return chains.main_state
    recent = [m for m in states if m.entity is not None and m.sentence >= mention.sentence - 1]
    if any(m.members for m in recent):
        return None  # "Peru en Chili": neither is the country
    return next((m.entity for m in reversed(recent) if m.subject), recent[-1].entity if recent else None)
