"""What points from one mention to another: title and name, complement or possessor, appositions."""

from collections.abc import Mapping
from dataclasses import replace

from spacy.tokens import Doc, Token

from kzgraph.mentions.names import NameSpan
from kzgraph.mentions.phrases import appositions, case_of, modifiers
from kzgraph.model.mention import Mention


def linked(doc: Doc, heads: dict[int, Mention]) -> dict[int, Mention]:
    """Return the mentions by head, with complement or possessor and appositions filled in."""
    linked = dict(heads)
    for i, mention in heads.items():
        head = doc[i]
        owner = _owner(head, heads)
        others = tuple(heads[a.i].id for a in appositions(head) if a.i in heads and heads[a.i].start >= mention.end)
        if owner or others:
            linked[i] = replace(mention, of=owner, appositions=others)
    return linked


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
        if child.i in heads and (child.dep_ == "nmod:poss" or (child.dep_ == "nmod" and case_of(child) == "van")):
            return heads[child.i].id
    return None
