"""Where an infinitive clause begins: what stands before its "om" or "in plaats van" belongs to the verb above."""

from dataclasses import replace

from spacy.tokens import Token

from kzgraph.annotate.words import is_word
from kzgraph.extract.clauses import clause_tokens
from kzgraph.extract.predicate import Predicate
from kzgraph.lexicon.loader import endings, usual

MOVED = ("obj", "iobj")


def bounded(governor: Predicate, infinitive: Predicate) -> tuple[Predicate, Predicate]:
    """Return both with the objects that parsers carry over the boundary on the right side of it.

    In "namen foto's in plaats van dieven te pakken" the photos are taken, and the thieves are what is behind "van".
    """
    words = [t for t in clause_tokens(infinitive.head) if t.i < infinitive.head.i]
    opener = _opener(words)
    if opener is None:
        return governor, infinitive
    arguments = dict(infinitive.arguments)
    before = []
    for slot in MOVED:
        heads = arguments.get(slot, ())
        before += [t for t in heads if governor.head.i < t.i < opener.i]
        arguments[slot] = tuple(t for t in heads if t not in before)
    if _is_instead(opener) and not arguments["obj"]:
        phrase = usual("instead_phrases", opener.lang_)
        arguments["obj"] = arguments.pop(phrase, ()) or arguments.pop(phrase.split()[0], ())
    if before and not governor.passive and not governor.heads("obj"):
        governor = replace(governor, arguments={**governor.arguments, "obj": tuple(before)})
    return governor, replace(infinitive, arguments=arguments)


def opener_of_instead(clause: Token) -> Token | None:
    """Return the first word of "in plaats van" when it opens the clause: what follows was not done."""
    opener = _opener([t for t in clause_tokens(clause) if t.i < clause.i])
    return opener if opener is not None and _is_instead(opener) else None


def _opener(words: list[Token]) -> Token | None:
    """The first word that opens an infinitive clause; a preposition before a noun opens none."""
    for word in words:
        if _is_instead(word) or (is_word(word, "clause_openers") and word.dep_ in {"mark", "advmod"}):
            return word
    return None


def _is_instead(word: Token) -> bool:
    phrases = (phrase.split() for phrase in endings("instead_phrases", word.lang_))
    return any([t.lower_ for t in word.doc[word.i : word.i + len(words)]] == words for words in phrases)
