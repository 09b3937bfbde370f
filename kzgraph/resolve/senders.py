"""Whose forces are meant: those that another state sends, or an army its own, are others than those named before."""

from kzgraph.lexicon.loader import same_words
from kzgraph.model.mention import EntityKind, Mention
from kzgraph.resolve.chains import Chains

POWERS = frozenset({EntityKind.STATE, EntityKind.GOVERNMENT})
ARMS = frozenset({"army", "police"})  # sets of nouns


def sent_by_another(mention: Mention, other: Mention, chains: Chains) -> bool:
    """Whether somebody sends ``mention`` who did not send ``other``: "Peru stuurt soldaten. Chili stuurt soldaten"."""
    sender = _sender(mention, chains)
    if sender is None or mention.definite:
        return False
    earlier = [s for m in chains.chain(other) if (s := _sender(m, chains)) is not None]
    if any(s.entity == sender.entity and chains.root(s.id) == chains.root(sender.id) for s in earlier):
        return False
    if same_words(sender.language).get(sender.lemma) in ARMS:
        return True
    return sender.entity_kind in POWERS and any(s.entity_kind in POWERS and s.entity != sender.entity for s in earlier)


def _sender(mention: Mention, chains: Chains) -> Mention | None:
    return chains.by_id.get(chains.facts.senders.get(mention.id, ""))
