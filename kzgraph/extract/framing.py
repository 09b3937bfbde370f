"""Frames in a source's own words: loaded nouns in scare quotes, "zogenaamde", and titles given to a group."""

from spacy.tokens import Doc, Token

from kzgraph.annotate.features import has_feature
from kzgraph.extract.draft import Draft
from kzgraph.extract.sources import Source, sources_at
from kzgraph.mentions.quotes import QuoteSpan
from kzgraph.mentions.table import MentionTable

LONGEST = 8  # tokens in scare quotes; longer ones are speech


def framing_drafts(doc: Doc, table: MentionTable, sources: list[Source]) -> list[Draft]:
    """Return a Framing for each description in scare quotes that a source uses. Titles of works and names are none."""
    drafts = []
    for quote in table.quotes:
        if quote.words > LONGEST:
            continue
        head = _described(doc, quote)
        if head is None or head.ent_type_ or head.i not in table.heads:
            continue
        users = [s for s in sources_at(head, sources) if not quote.first <= s.holder.i < quote.last]
        if not users:
            continue
        words = [t for t in doc[quote.first : quote.last] if not t.is_space]
        draft = Draft(
            "Framing",
            head,
            head.lemma_.lower(),
            {"actor": [users[0].holder]},
            "scare-quotes:Framing",
            words,
            confidence=0.6,
        )
        draft.frame_tokens = words
        drafts.append(draft)
    return drafts


def _described(doc: Doc, quote: QuoteSpan) -> Token | None:
    """The noun that the quoted words are headed by; ``None`` when they hold a verb of their own."""
    words = [t for t in doc[quote.first : quote.last] if not t.is_space and not t.is_punct]
    if not words or any(_is_clause(t) for t in words):
        return None
    nouns = [
        t
        for t in words
        if t.pos_ == "NOUN" and not (quote.first <= t.head.i < quote.last and t.head.pos_ == "NOUN" and t.head.i != t.i)
    ]
    return nouns[0] if len(nouns) == 1 else None


def _is_clause(word: Token) -> bool:
    """Whether a finite verb says something by itself, and not about a noun as a relative clause does."""
    return (
        word.pos_ in {"VERB", "AUX"}
        and has_feature(word, "VerbForm", "Fin")
        and not any(w.dep_.startswith("acl") for w in [word, word.head])
    )
