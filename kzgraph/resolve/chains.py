"""The state of resolving one document: what was seen, and what each mention was found to mean."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from kzgraph.lexicon.entities import EntityIndex
from kzgraph.lexicon.schema import KnownEntity
from kzgraph.model.mention import Mention
from kzgraph.resolve.facts import NOTHING_KNOWN, Facts
from kzgraph.resolve.main_state import main_state


@dataclass(frozen=True, slots=True)
class Antecedent:
    """What a mention was resolved to, and why.

    mention: id of the earlier mention, or ``None`` when ``entity`` is known. together: ids of several mentions that it
    means at once ("beiden"). score: 0 to 1.
    """

    rule: str
    detail: str
    mention: str | None = None
    entity: str | None = None
    together: tuple[str, ...] = ()
    score: float = 0.9


class Chains:
    """The mentions of one document in the order of the text, those seen so far, and their antecedents."""

    def __init__(self, mentions: Sequence[Mention], entities: EntityIndex, facts: Facts = NOTHING_KNOWN) -> None:
        self.mentions = sorted(mentions, key=lambda m: (m.start, m.end))
        self.by_id = {m.id: m for m in self.mentions}
        self.entities = entities
        self.facts = facts
        self.seen: list[Mention] = []
        self.found: dict[str, Antecedent] = {}
        self.states = _states(self.mentions, entities)
        self.main_state = main_state(self.mentions, entities)

    def add(self, mention: Mention, antecedent: Antecedent | None) -> None:
        """Note what ``mention`` means; with no antecedent, or itself as one, it is new."""
        if antecedent is not None and antecedent.mention != mention.id:
            self.found[mention.id] = antecedent
        self.seen.append(mention)

    def root(self, mention: str) -> str:
        """Return the first mention of the chain that ``mention`` belongs to."""
        seen = set()
        while mention in self.found and mention not in seen:
            seen.add(mention)
            target = self.found[mention].mention
            if target is None:
                break
            mention = target
        return mention

    def together(self, mention: str) -> tuple[str, ...]:
        """Return the several mentions that ``mention`` means at once; empty when it means one thing."""
        reason = self.found.get(self.root(mention))
        return reason.together if reason is not None else ()

    def recent(self, mention: Mention, sentences: int) -> list[Mention]:
        """Return the mentions seen in the sentence of ``mention`` and in as many before it, the last one first."""
        first = mention.sentence - sentences
        near: list[Mention] = []
        for other in reversed(self.seen):
            if other.sentence < first:
                break
            near.append(other)
        return near

    def chain(self, mention: Mention) -> list[Mention]:
        """Return the mentions seen so far that mean the same as ``mention``, in the order of the text."""
        root = self.root(mention.id)
        return [m for m in self.seen if self.root(m.id) == root]

    def last(self, wanted: Callable[[Mention], bool]) -> Mention | None:
        """Return the last mention seen that is ``wanted``."""
        return next((m for m in reversed(self.seen) if wanted(m)), None)

    def owner(self, mention: Mention) -> Mention | None:
        """Return the complement or possessor of ``mention``: Peru in "de regering van Peru"."""
        return self.by_id.get(mention.of) if mention.of else None

    def known(self, mention: Mention) -> KnownEntity | None:
        """Return the curated entity that ``mention`` names itself."""
        return self.entities.get(mention.entity) if mention.entity else None


def _states(mentions: Sequence[Mention], entities: EntityIndex) -> frozenset[str]:
    """The states that a document speaks of: by name, by a town, by a government or body."""
    known = (entities.get(key) for key in {m.entity for m in mentions if m.entity is not None})
    keys = (e.key if e.kind == "state" else e.state or e.located_in for e in known if e is not None)
    return frozenset(key for key in keys if key is not None)
