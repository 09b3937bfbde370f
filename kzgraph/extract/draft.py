"""A claim in the making: tokens in place of mentions, before sources and certainty are settled."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from spacy.tokens import Token

from kzgraph.extract.predicate import Predicate
from kzgraph.model.claim import Modality, Polarity
from kzgraph.model.mention import Mention


@dataclass
class Draft:
    """What one trigger says. roles: role -> head tokens in order. trigger: the word that says it.

    span: tokens of the evidence. frame_tokens: words of a frame, or the one head of its phrase. rivals: further events
    that rows of the same word say. strength: how much of what its row demands was found. wants: the roles that the row
    can fill.
    """

    event: str
    trigger: Token
    lemma: str
    roles: dict[str, list[Token]]
    rule: str
    span: list[Token]
    predicate: Predicate | None = None
    frame_tokens: list[Token] = field(default_factory=list)
    modality: Modality | None = None
    polarity: Polarity | None = None
    rivals: int = 0
    strength: int = 0
    within: tuple[Mention, ...] = ()  # targets that are part of a word ("VN-gezant")
    wants: frozenset[str] = frozenset()
    settled: bool = False  # the words of its own clause about certainty are part of what it says ("mag niet")
    count: Token | None = None  # a bare numeral that counts the targets
    uncounted: bool = False  # only more or fewer is said, or the number stands elsewhere
    voice: Token | None = None  # the word whose sources hold, when it is not the trigger
    speaker: Token | None = None  # who gives the number, when the words around it say so

    def add(self, role: str, tokens: Sequence[Token]) -> None:
        """Add heads to a role, each once."""
        known = self.roles.setdefault(role, [])
        known.extend(t for t in tokens if t not in known)

    def fillers(self) -> list[Token]:
        """All heads that fill a role, in the order of roles."""
        return [t for tokens in self.roles.values() for t in tokens]
