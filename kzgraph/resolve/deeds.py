"""Who is called after what they did or what was done to them: "de ontvoerders", "de arrestanten", "de gewonden"."""

from kzgraph.lexicon.loader import deed_words
from kzgraph.model.mention import EntityKind, Mention, MentionKind, Number
from kzgraph.resolve.chains import Antecedent, Chains
from kzgraph.resolve.fit import same_number

NEAR = 3  # sentences
LOSSES = ("kills", "injures", "arrests")
PEOPLE = frozenset({EntityKind.PERSON, EntityKind.GROUP})


def known_by_deed(mention: Mention, chains: Chains) -> Antecedent | None:
    """The last people who did the deed that the noun names: "de ontvoerders" after "mannen ontvoerden …"."""
    row = deed_words(mention.language).get(mention.lemma)
    if row is None or mention.of or mention.name is not None:
        return None
    if not mention.definite and not (row.role == "actor" and _suffers(mention, chains)):
        return None
    deeds = chains.facts.deeds
    done = [m for event in row.events for m in deeds.get((event, row.role), ())]
    suffered = {m for event in row.events for m in deeds.get((event, "target"), ())} if row.role == "actor" else set()
    found = [m for i in done if i not in suffered and (m := chains.by_id.get(i)) is not None and _fits(m, mention)]
    if not mention.definite and (len({chains.root(m.id) for m in found}) != 1 or not _near(found[0], mention, chains)):
        return None
    other = max(found, key=lambda m: ("victim" not in m.classes or bool(m.modifiers), m.start), default=None)
    if other is None:
        return None
    return Antecedent("known by deed", f"{mention.text}: {other.text}", other.id, score=0.75)


def _near(other: Mention, mention: Mention, chains: Chains) -> bool:
    """Whether the doers were spoken of in the sentences before."""
    return max(m.sentence for m in chains.chain(other)) >= mention.sentence - NEAR


def _suffers(mention: Mention, chains: Chains) -> bool:
    """Whether the text counts those of the doers who are killed or held: "Elf ontvoerders werden gedood"."""
    if mention.number is not Number.PLURAL or mention.modifiers or mention.id not in chains.facts.counted:
        return False
    return any(mention.id in chains.facts.deeds.get((deed, "target"), ()) for deed in LOSSES)


def _fits(other: Mention, mention: Mention) -> bool:
    before = other.end <= mention.start and other.kind is not MentionKind.PRONOUN
    alike = same_number(other, mention) or EntityKind.GROUP is other.entity_kind is mention.entity_kind
    return before and other.entity_kind in PEOPLE and other.entity is None and alike
