"""Which town of the world a name means that no entity file has."""

from kzgraph.model.mention import EntityKind, Mention
from kzgraph.resolve.chains import Antecedent, Chains
from kzgraph.resolve.names import without_genitive


def town_named(mention: Mention, chains: Chains) -> Antecedent | None:
    """Return the town that a place's name means, by the states that the document speaks of."""
    if mention.name is None or mention.entity_kind is not EntityKind.PLACE:
        return None
    for name in dict.fromkeys((mention.name, without_genitive(mention.name))):
        town = chains.entities.town(name, chains.states)
        if town is not None:
            detail = f"{mention.name} = {town.label} ({town.state or 'no state'}), GeoNames {town.id}"
            return Antecedent("town list", detail, entity=town.key, score=0.85)
    return None
