"""Whose ministry speaks: "Moskou ziet geen reden, aldus het ministerie van Defensie" is the Russian one."""

from kzgraph.lexicon.entities import EntityIndex
from kzgraph.model.mention import Mention
from kzgraph.resolve.chains import Antecedent, Chains
from kzgraph.resolve.nodes import of_state
from kzgraph.resolve.states import state_of
from kzgraph.resolve.words import is_noun


def ministry_of_speaker(mention: Mention, chains: Chains) -> Antecedent | None:
    """The ministry of the government that acts in what it says; only one that an entity file has."""
    if not is_noun(mention, "ministries") or not mention.definite or state_of(mention, chains) is not None:
        return None
    voices = (m for m in chains.mentions if m.id == mention.id or m.of == mention.id)
    told = {actor for voice in voices for actor in chains.facts.told_of.get(voice.id, ())}
    near = [chains.by_id[a] for a in sorted(told) if a in chains.by_id and chains.by_id[a].sentence == mention.sentence]
    states = {state for actor in near if (state := _state_of_government(actor, chains.entities)) is not None}
    found = [known for state in states for known in of_state(mention.label, state, chains.entities)]
    if len(states) != 1 or len(found) != 1:
        return None
    return Antecedent("ministry of the speaker", f"{mention.text}: {found[0].label}", entity=found[0].key, score=0.8)


def _state_of_government(mention: Mention, entities: EntityIndex) -> str | None:
    """The state whose government a mention means: "Moskou", "de Russische regering"."""
    known = entities.get(mention.entity) if mention.entity is not None else None
    if known is not None and known.kind == "place":
        known = entities.metonym(mention.name or mention.text)
    return known.state if known is not None and known.kind == "government" else None
