"""Proper names in a Doc: spans of the entity file first, then those of the name component."""

from dataclasses import dataclass

from spacy.tokens import Doc, Token

from kzgraph.lexicon.entities import EntityIndex, NameKind
from kzgraph.lexicon.loader import endings


@dataclass(frozen=True, slots=True)
class NameSpan:
    """A proper name.

    start, end: token indices, half-open. label: PER, LOC, ORG or MISC. entity: key in an entity file.
    """

    start: int
    end: int
    text: str
    label: str
    entity: str | None = None
    kind: NameKind | None = None


LABELS = {
    "person": "PER",
    "place": "LOC",
    "state": "LOC",
    "organisation": "ORG",
    "government": "ORG",
    "body": "ORG",
    "media": "ORG",
}


def find_names(doc: Doc, index: EntityIndex) -> tuple[NameSpan, ...]:
    """Return the names of ``doc``, not overlapping, in order.

    A longer name of the component wins over a shorter known one: "Universiteit van Moskou" is not Moscow.
    """
    words, places = _words(doc)
    known: list[NameSpan] = []
    for match in index.find(words):
        start, end = places[match.start], places[match.end - 1] + 1
        if _cuts_token(places, match.start, match.end):
            continue  # "VN-gezant" is not the UN
        if not _is_modifier(doc[start], doc[end - 1]):
            known.append(
                NameSpan(
                    start,
                    end,
                    doc[start:end].text,
                    LABELS.get(match.entity.kind, "MISC"),
                    match.entity.key,
                    match.kind,
                )
            )
    guessed = [NameSpan(e.start, e.end, e.text, e.label_) for e in doc.ents if not _is_modifier(e[0], e[-1])]
    return _without_overlap(known, guessed)


def _words(doc: Doc) -> tuple[list[str], list[int]]:
    """The words that names are looked up in, with hyphens as words of their own, and the token each belongs to."""
    words: list[str] = []
    places: list[int] = []
    for token in doc:
        if token.is_space:
            words.append("\n")
            places.append(token.i)
            continue
        for part in token.text.replace("-", " - ").split() or ["-"]:
            words.append(part)
            places.append(token.i)
    return words, places


def _cuts_token(places: list[int], start: int, end: int) -> bool:
    """Whether a match covers only some parts of a hyphenated word."""
    before = start > 0 and places[start - 1] == places[start]
    return before or (end < len(places) and places[end] == places[end - 1])


def _is_modifier(first: Token, last: Token) -> bool:
    """A nationality adjective is no name."""
    national = first.lower_.endswith(endings("nationality_endings", first.lang_))
    return first.i == last.i and first.pos_ == "ADJ" and national


def _without_overlap(known: list[NameSpan], guessed: list[NameSpan]) -> tuple[NameSpan, ...]:
    taken: dict[int, NameSpan] = {}
    for span in sorted([*known, *guessed], key=lambda s: (-(s.end - s.start), s.entity is None, s.start)):
        if not any(i in taken for i in range(span.start, span.end)):
            taken.update(dict.fromkeys(range(span.start, span.end), span))
    return tuple(sorted(set(taken.values()), key=lambda s: s.start))
