"""Who speaks in the first person: "ik" is who is quoted, "wij" the body that a spokesperson speaks for."""

from kzgraph.lexicon.loader import endings
from kzgraph.model.mention import EntityKind, Mention, Number
from kzgraph.resolve.chains import Antecedent, Chains

BODIES = frozenset({EntityKind.BODY, EntityKind.GOVERNMENT, EntityKind.ORGANISATION, EntityKind.STATE})


def speaker(mention: Mention, chains: Chains) -> Antecedent | None:
    """Return who says ``mention``, a pronoun of the first person, when the claim that it stands in has a source."""
    source = chains.facts.speakers.get(mention.id)
    if source is None:
        return None
    who = chains.by_id[source]
    body = (_body_of(who, chains) or _body_around(who, chains)) if mention.number is Number.PLURAL else None
    if body is not None:
        return Antecedent("speaker", f"{mention.text}: {who.text} speaks for {body.text}", body.id, score=0.7)
    return Antecedent("speaker", f"{mention.text}: {who.text} is quoted", source, score=0.85)


def last_speaking_body(mention: Mention, chains: Chains) -> Mention | None:
    """Return the body, state or organisation that was subject or source last, in this sentence or the one before."""
    near = chains.recent(mention, 1)
    return next((m for m in near if m.entity_kind in BODIES and (m.subject or m.id in chains.facts.sources)), None)


def _body_around(speaker: Mention, chains: Chains) -> Mention | None:
    """The body that a spokesperson without an owner speaks for: "Het Kremlin ontkent …, zegt woordvoerder Belov"."""
    speaks = any(title.endswith(endings("spokespersons", speaker.language)) for title in speaker.titles)
    return last_speaking_body(speaker, chains) if speaks else None


def _body_of(speaker: Mention, chains: Chains) -> Mention | None:
    """The body that a spokesperson speaks for, as title or apposition say it."""
    chain = [speaker, *(m for m in chains.mentions if chains.root(m.id) == chains.root(speaker.id))]
    beside = [chains.by_id[a] for m in chain for a in m.appositions if a in chains.by_id]
    for mention in (*chain, *beside):
        owner = chains.owner(mention)
        speaks = any(w.endswith(endings("spokespersons", mention.language)) for w in (mention.lemma, *mention.titles))
        if owner is not None and owner.entity_kind in BODIES and speaks:
            return owner
    return None
