"""Names that are the first part of a compound: "VN-gezant", "Kremlinwoordvoerder", "PvdA-Kamerlid"."""

from collections.abc import Iterator
from dataclasses import replace

from spacy.tokens import Doc, Token

from kzgraph.lexicon.entities import EntityIndex
from kzgraph.lexicon.loader import endings, wordlist
from kzgraph.lexicon.schema import KnownEntity
from kzgraph.mentions.build import MentionBuilder
from kzgraph.model.mention import EntityKind, Mention, MentionKind

SHORTEST = 4  # letters of a known name that is written together with what follows
TITLES = ("head_titles", "serving_titles", "member_titles")


def compound_names(doc: Doc, builder: MentionBuilder, entities: EntityIndex) -> dict[int, Mention]:
    """Return the name in front of each compound title, by the index of the compound's token."""
    found = {}
    for token in doc:
        name = _name_before(token, entities)
        if name is not None:
            found[token.i] = _mention(token, name, builder, _known(name, entities))
    return found


def _name_before(token: Token, entities: EntityIndex) -> str | None:
    if token.pos_ not in {"NOUN", "PROPN"} or not token.text[:1].isupper():
        return None
    first, hyphen, rest = token.text.rpartition("-")
    if hyphen:
        if rest[:1].isupper() and rest != "Kamerlid":
            return None  # "Noord-Holland", "Al-Assad"
        if first.partition("-")[0].lower() in wordlist("title_prefixes", token.lang_):
            return None
        return first if is_title(rest.lower(), token.lang_) else None
    return next((name for name in _heads(token) if _known(name, entities) is not None), None)


def _heads(token: Token) -> Iterator[str]:
    """What stands before a title in a word: "Kremlin" in "Kremlinwoordvoerder"."""
    for name in TITLES:
        for title in endings(name, token.lang_):
            first = token.text[: -len(title)]
            if len(first) >= SHORTEST and token.text.endswith(title):
                yield first


def is_title(word: str, language: str) -> bool:
    """Return whether a word, lower case and without its first part, is a title of an office or a membership."""
    return word not in wordlist("peers", language) and any(word.endswith(endings(name, language)) for name in TITLES)


def _known(name: str, entities: EntityIndex) -> KnownEntity | None:
    return next((entity for entity, _ in entities.lookup(name)), None) or entities.metonym(name)


def _mention(token: Token, name: str, builder: MentionBuilder, known: KnownEntity | None) -> Mention:
    bare = builder.bare(token, token.idx, token.idx + len(name))
    return replace(
        bare,
        head=name,
        lemma=name,
        kind=MentionKind.NAME,
        entity_kind=EntityKind(known.kind) if known else EntityKind.ORGANISATION,
        label=name,
        name=name,
        entity=known.key if known else None,
        subject=False,
    )
