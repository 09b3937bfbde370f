"""What points from one mention to another: title and name, complement or possessor, appositions."""

from collections.abc import Mapping
from dataclasses import replace

from spacy.tokens import Doc, Token

from kzgraph.annotate.features import has_feature
from kzgraph.annotate.words import is_word
from kzgraph.mentions.names import NameSpan
from kzgraph.mentions.phrases import appositions, conjuncts, has_case, modifiers
from kzgraph.model.mention import EntityKind, Mention

PLACES = frozenset({EntityKind.PLACE, EntityKind.STATE})


def linked(doc: Doc, heads: dict[int, Mention]) -> dict[int, Mention]:
    """Return the mentions by head, with complement or possessor, appositions and members filled in.

    A mention that is found at two words, title and name, gets what hangs on either.
    """
    places: dict[str, list[int]] = {}
    for i, mention in heads.items():
        places.setdefault(mention.id, []).append(i)
    found = {id: _with_links([doc[i] for i in own], heads) for id, own in places.items()}
    return {i: found[mention.id] for i, mention in heads.items()}


def _with_links(tokens: list[Token], heads: Mapping[int, Mention]) -> Mention:
    mention = heads[tokens[0].i]
    owner = next((o for o in (_owner(t, heads) for t in tokens) if o), None)
    beside = (a.i for t in tokens for a in appositions(t) if a.i in heads)
    others = tuple(
        dict.fromkeys(
            heads[i].id for i in beside if heads[i].start >= mention.end and not _is_place_of(mention, heads[i])
        )
    )
    members = next((m for m in (_members(t, heads) for t in tokens) if m), ())
    where = next((w for w in (_where(t, heads) for t in tokens) if w), None)
    titles = mention.titles or _shared_titles(tokens[0], heads, mention)
    if not (owner or others or members or where or titles != mention.titles):
        return mention
    return replace(mention, of=owner, appositions=others, members=members, where=where, titles=titles)


def _where(head: Token, heads: Mapping[int, Mention]) -> str | None:
    """The named place that a complement gives: Quito in "de politie in Quito"."""
    for child in modifiers(head):
        place = heads.get(child.i) if child.dep_ == "nmod" and has_case(child, "seat_prepositions") else None
        if place is not None and place.name is not None and place.entity_kind in PLACES:
            return place.label
    return None


def _is_place_of(body: Mention, place: Mention) -> bool:
    """Whether a name only tells where a body is: "Politie Gent"."""
    bodies = {EntityKind.BODY, EntityKind.ORGANISATION, EntityKind.GROUP}
    return body.name is None and body.entity_kind in bodies and place.entity_kind in PLACES


def _members(head: Token, heads: Mapping[int, Mention]) -> tuple[str, ...]:
    """The phrases of a coordination by "en", when ``head`` opens it: "Peru en Chili"."""
    if head.dep_ == "conj" or not any(is_word(c, "and_words") for c in head.subtree if c.dep_ == "cc"):
        return ()
    own = tuple(dict.fromkeys(heads[t.i].id for t in conjuncts(head) if t.i in heads))
    return own if len(own) > 1 else ()


def _shared_titles(head: Token, heads: Mapping[int, Mention], mention: Mention) -> tuple[str, ...]:
    """The title in the plural that a coordinated name shares: "presidenten Japarov en Rahmon"."""
    first = heads.get(head.head.i) if head.dep_ == "conj" else None
    shared = first is not None and mention.name is not None and has_feature(head.head.head, "Number", "Plur")
    return first.titles if first is not None and shared and head.head.dep_ in {"appos", "flat"} else ()


def one_for_title_and_name(doc: Doc, heads: dict[int, Mention], names: Mapping[int, NameSpan]) -> dict[int, Mention]:
    """Return the mentions by head; title and name ("president Quispe") are one mention, found at both words."""
    result = dict(heads)
    for i, mention in heads.items():
        if mention.name is None or not mention.titles:
            continue
        for j in range(i + 1, min(i + 8, len(doc))):
            if doc[j].idx >= mention.end:
                break
            if j in heads and j in names and heads[j].name == mention.name and heads[j].start >= mention.start:
                result[j] = mention
    return result


def _owner(head: Token, heads: Mapping[int, Mention]) -> str | None:
    for child in modifiers(head):
        if child.i in heads and (child.dep_ == "nmod:poss" or (child.dep_ == "nmod" and has_case(child, "of_words"))):
            return heads[child.i].id
    return None
