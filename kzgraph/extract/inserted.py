"""Clauses of saying inside or behind what they cover: "…, zegt hij, …", "…, heeft de politie bekendgemaakt"."""

from spacy.tokens import Token

from kzgraph.annotate.features import has_feature
from kzgraph.annotate.words import is_word
from kzgraph.extract.clauses import has_child


def is_inserted(verb: Token) -> bool:
    """Return whether the clause of ``verb`` is inserted: an aside that begins with its verb."""
    return (verb.dep_ == "parataxis" and _is_verb_first(verb)) or _is_afterthought(verb)


def said_from(inserted: Token) -> int:
    """Return where the words begin that an inserted clause belongs to: behind a colon or the "en" right before it."""
    first = min(t.i for t in inserted.subtree if not (t.is_punct or t.is_space))
    start = inserted.sent.start
    before = [t for t in inserted.doc[start:first] if t.text != "," and not t.is_quote]
    divided = [t.i for t in before if t.text in {":", ";"}]
    for token in reversed(before[-2:]):
        if token.dep_ == "cc":
            divided.append(token.i)
        if token.pos_ not in {"ADV", "CCONJ"}:
            break
    return max(divided, default=start)


def _is_afterthought(verb: Token) -> bool:
    """A verb-first clause behind a comma, parsed as one more conjunct: "…, heeft de politie bekendgemaakt"."""
    if verb.dep_ != "conj" or has_child(verb, "cc"):
        return False
    first = _first_verb(verb, "aux", "conj")
    subject = _subject(verb)
    return subject is not None and first < subject.i and first > 0 and verb.doc[first - 1].text == ","


def _is_verb_first(verb: Token) -> bool:
    """Whether the subject does not stand before the finite verb: "…, zegt hij", "…, zo heeft hij laten weten"."""
    subject = _subject(verb)
    return subject is None or _first_verb(verb, "aux", "aux:pass", "cop") < subject.i


def _subject(verb: Token) -> Token | None:
    return next((c for c in verb.children if c.dep_ in {"nsubj", "nsubj:pass"} and not is_word(c, "so_words")), None)


def _first_verb(verb: Token, *deps: str) -> int:
    """Index of the finite verb, or else of ``verb``."""
    finite = (t.i for t in verb.children if t.dep_ in deps and has_feature(t, "VerbForm", "Fin"))
    return min(finite, default=verb.i)
