"""Coreference within one document: which mentions mean the same, each with the rule that says so."""

from kzgraph.model.mention import Mention, MentionKind
from kzgraph.resolve.chains import Antecedent, Chains
from kzgraph.resolve.descriptions import described
from kzgraph.resolve.named import named_before
from kzgraph.resolve.pairs import former_or_latter
from kzgraph.resolve.pronouns import pronoun_antecedent
from kzgraph.resolve.towns import town_named


def resolve_document(chains: Chains) -> Chains:
    """Find for each mention, in the order of the text, what it means; return ``chains`` with what was found.

    Mentions that are new have no entry in ``chains.found``.
    """
    for mention in chains.mentions:
        chains.add(mention, antecedent_of(mention, chains))
    return chains


def antecedent_of(mention: Mention, chains: Chains) -> Antecedent | None:
    """Return what ``mention`` means among what was seen so far."""
    if mention.entity is not None:
        return Antecedent("entity file", mention.name or mention.text, entity=mention.entity, score=1.0)
    if mention.kind is MentionKind.PRONOUN:
        return pronoun_antecedent(mention, chains)
    one_of_two = former_or_latter(mention, chains)
    if one_of_two is not None:
        return one_of_two
    if mention.name is None:
        return described(mention, chains)
    return named_before(mention, chains) or town_named(mention, chains)
