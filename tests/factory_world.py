# ruff: noqa: E501 - rows of tables stay on one line
"""Texts of marked words, claims about them, and their graph."""

from collections.abc import Sequence

from factory import TINY_ENTITIES, make_article, mentions

from kzgraph.model.claim import Claim, Participant, Role
from kzgraph.model.entity import ResolvedGraph
from kzgraph.model.mention import Mention
from kzgraph.model.text import Article, Evidence
from kzgraph.resolve import resolve

Text = tuple[Article, list[Mention]]


def text(marked: str) -> Text:
    """Return an article of marked words, with its mentions."""
    article = make_article(marked)
    return article, mentions(marked, document=article.id)


def claim(of: Text, kind: str = "arrests", event: str | None = "Arrest", *, trigger: int = 0, **more: object) -> Claim:
    """Return a claim whose roles name mentions by number: ``actor=0, target=(1, 2)``."""
    article, found = of
    participants = []
    for role in Role:
        numbers = more.pop(role.value, ())
        participants += [Participant(role, found[n].id) for n in (numbers if isinstance(numbers, tuple) else (numbers,))]
    return Claim(article.id, kind, event, "woord", trigger, Evidence(0, 3, article.text[:3]), tuple(participants), **more)  # type: ignore[arg-type]


def graph(*parts: tuple[Text, Sequence[Claim]]) -> ResolvedGraph:
    """Return the graph of texts with their claims."""
    articles = [of[0] for of, _ in parts]
    return resolve(articles, [m for of, _ in parts for m in of[1]], [c for _, cs in parts for c in cs], TINY_ENTITIES)
