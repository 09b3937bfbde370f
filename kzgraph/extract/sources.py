"""A source of clauses, which tokens it covers, and whom a source itself rests on."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from spacy.tokens import Token

from kzgraph.annotate.words import is_lemma
from kzgraph.mentions.phrases import has_case
from kzgraph.mentions.table import MentionTable
from kzgraph.model.claim import Modality, Polarity


@dataclass(frozen=True)
class Source:
    """A source and the tokens whose clauses it covers.

    holder: head token of the phrase that names it. cue: token of the word that shows it. scope: token indices.
    """

    holder: Token
    cue: Token
    cue_text: str
    scope: frozenset[int]
    modality: Modality | None = None
    polarity: Polarity | None = None


def sources_at(token: Token, sources: Iterable[Source]) -> list[Source]:
    """Return the sources that cover ``token``, the nearest first.

    A source whose cue another one covers rests on that other.
    """
    covering = [s for s in sources if token.i in s.scope and s.holder.i != token.i]
    covering.sort(key=lambda s: (sum(s.cue.i in o.scope for o in covering if o is not s) * -1, len(s.scope), s.cue.i))
    return covering


def telling(token: Token, fillers: Iterable[Token], sources: Iterable[Source]) -> list[Source]:
    """Return who tells an event by its own verb, in which they take no part: "De politie meldde zes doden"."""
    taking_part = {t.i for t in fillers}
    return [s for s in sources if s.cue.i == token.i and s.holder.i not in taking_part]


def resting(source: Source, verbs: Iterable[Source]) -> Source:
    """Return ``source`` widened by what it passes on: in "meldde de raad volgens de krant" what the council said."""
    wider = set(source.scope)
    for other in verbs:
        if other.cue.i in source.scope and other.holder.i != source.holder.i:
            wider |= other.scope
    return replace(source, scope=frozenset(wider))


def rested_on(source: Source, table: MentionTable) -> list[Source]:
    """Return whom the source itself rests on: "de krant, die zich baseert op een rapport"."""
    found = []
    for clause in source.holder.children:
        if clause.dep_ not in {"acl:relcl", "acl"} or not is_lemma(clause, "resting_verbs"):
            continue
        for child in clause.children:
            rests = has_case(child, "rest_prepositions") or (clause.dep_ == "acl" and has_case(child, "by_words"))
            if rests and table.at(child) is not None:
                cue = next((c for c in child.children if c.dep_ == "case"), clause)
                found.append(Source(child, cue, clause.text.lower(), source.scope | {source.cue.i}))
    return found
