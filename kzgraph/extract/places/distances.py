"""Places told by a distance or an edge: "op 40 kilometer van Kiev", "op de grens tussen Polen en Peru"."""

from collections.abc import Iterator

from spacy.tokens import Token

from kzgraph.annotate.words import is_lemma
from kzgraph.extract.places.where import is_named_place
from kzgraph.mentions.phrases import conjuncts, has_case
from kzgraph.mentions.table import MentionTable


def places_near(head: Token, table: MentionTable) -> Iterator[Token]:
    """Yield the named places from which a distance is counted, or whose edge ``head`` is."""
    if is_lemma(head, "edge_nouns"):
        yield from _of_edge(head, table)
        return
    if not any(is_lemma(t, "distance_nouns") for t in (head, *head.children)):
        return
    for token in head.subtree:
        if token.i > head.i and is_lemma(token, "edge_nouns"):
            yield from _of_edge(token, table)
        elif token.i > head.i and has_case(token, "distance_prepositions"):
            yield from _named([token, *(c for c in token.children if c.dep_ == "appos")], table)


def _of_edge(head: Token, table: MentionTable) -> Iterator[Token]:
    for child in head.children:
        if child.i > head.i and child.dep_ in {"nmod", "obl"} and has_case(child, "edge_prepositions"):
            yield from _named(conjuncts(child), table)


def _named(tokens: list[Token], table: MentionTable) -> Iterator[Token]:
    yield from (t for t in tokens if is_named_place(table.at(t)))
