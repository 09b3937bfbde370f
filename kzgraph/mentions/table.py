"""The mentions of one document by the words that head them."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from spacy.tokens import Token

from kzgraph.mentions.phrases import counted_head
from kzgraph.mentions.quotes import QuoteSpan
from kzgraph.model.mention import Mention


@dataclass(frozen=True, slots=True)
class MentionTable:
    """The mentions of one Doc.

    heads: token index -> mention; names, titles and possessors have entries of their own. within: token index -> the
    name that a compound title begins with ("VN-gezant").
    """

    mentions: tuple[Mention, ...]
    heads: Mapping[int, Mention]
    quotes: tuple[QuoteSpan, ...]
    within: Mapping[int, Mention] = field(default_factory=dict)

    def at(self, token: Token) -> Mention | None:
        """Return the mention whose head is ``token``, stepping from a counting word to what it counts."""
        return self.heads.get(token.i) or self.heads.get(counted_head(token).i)
