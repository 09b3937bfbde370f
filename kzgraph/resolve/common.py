"""Names that many bear: a bare surname, and what each state can have ("Openbaar Ministerie", "Socialistische Partij").

Two texts that use one may mean two, so that such a node is of its state, or of its text; more than the name must show
that those of two texts are one (``kzgraph.resolve.across.support``).
"""

from functools import lru_cache

from kzgraph.lexicon.loader import ANY, endings, wordlist
from kzgraph.model.ids import slug
from kzgraph.model.mention import EntityKind

COMMON = frozenset({"generic", "office", "topic", "legal"})  # classes of words that name no one body
INSTITUTIONS = frozenset({EntityKind.ORGANISATION, EntityKind.BODY})
WORLDWIDE = "international"  # the concept; there is one of its kind


@lru_cache(maxsize=1 << 14)
def is_common(name: str, kind: EntityKind) -> bool:
    """Return whether others of other texts may bear ``name``: a bare surname, or words that name no one body."""
    from kzgraph.resolve.across.fullness import FULL, fullness
    from kzgraph.resolve.compare.organisations import organisation_name

    if kind is EntityKind.PERSON:
        return fullness((name,), kind) < FULL
    if kind not in INSTITUTIONS or name.isupper():
        return False
    elements = organisation_name(name).elements
    if any(element.key == WORLDWIDE for element in elements):
        return False
    return all(e.word_class.value in COMMON or _is_institution(e.key) for e in elements)


def _is_institution(word: str) -> bool:
    return word in wordlist("institution_words", ANY) or (
        word.endswith(endings("institution_words", ANY)) and "-" not in word
    )


def path_of(label: str, kind: EntityKind, document: str, home: str | None) -> str:
    """Return the end of a node's path: with its state or text when others may bear its name. home: key of the state.

    A person's full name is that of one person until texts say of which state each is.
    """
    bare = is_common(label, kind)
    if not bare and home is None:
        return slug(label)
    owner = document if home is None or (bare and kind is EntityKind.PERSON) else home.replace("_", "-")
    return f"{owner}-{slug(label)}"
