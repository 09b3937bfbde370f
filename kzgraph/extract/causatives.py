"""Who does what under "laten" and verbs of seeing: "liet de brug opblazen", "liet zijn mannen de brug bewaken"."""

from dataclasses import replace

from spacy.tokens import Token

from kzgraph.annotate.words import is_word
from kzgraph.extract.predicate import Predicate
from kzgraph.lexicon.loader import usual, wordlist

PASSED_ON = ("subj", "obj", "iobj")


def under_causative(predicate: Predicate, governor: Predicate) -> Predicate | None:
    """Return the infinitive under a causative verb with its subject and object; ``None`` under another verb.

    Of two nouns the first does it and the second is its object. One noun is the object, and whoever lets it happen
    does it ("liet een dorp bezetten"); when its verb takes no object, the frame makes the noun its subject.
    """
    verb = governor.lemmas[-1]
    if (
        verb not in wordlist("causative_verbs", governor.head.lang_)
        or governor.reflexive
        or predicate.passive
        or _has_te(predicate.head)
    ):
        return None
    if predicate.heads("subj") and "subj" not in predicate.shared:
        return None
    given = tuple(t for slot in ("iobj", "obj") for t in governor.heads(slot) if t.i != predicate.head.i)
    own = predicate.heads("obj")
    nouns = tuple(dict.fromkeys((*given, *own)))
    causer = governor.heads("subj")
    if verb not in wordlist("letting_verbs", predicate.head.lang_):
        if not given and own:  # "zagen hun huizen verdwijnen": who does it is not the one who sees it
            return replace(_with(predicate, subj=(), obj=own), caused=True)
        return _with(predicate, subj=given[:1], obj=given[1:] + own) if given else None
    if agents := predicate.heads(usual("by_words", predicate.head.lang_)):
        return _with(predicate, subj=agents, obj=nouns)
    if given and own:
        return _with(predicate, subj=given, obj=own)
    if len(given) > 1 and given[1].dep_ != "conj":
        return _with(predicate, subj=given[:1], obj=given[1:])
    return replace(_with(predicate, subj=causer, obj=nouns), caused=bool(nouns))


def _with(predicate: Predicate, *, subj: tuple[Token, ...], obj: tuple[Token, ...]) -> Predicate:
    arguments = {**predicate.arguments, "subj": subj, "obj": obj}
    return replace(predicate, arguments=arguments, shared=predicate.shared | {"subj"})


def _has_te(verb: Token) -> bool:
    return any(is_word(c, "infinitive_marks") for c in verb.children)
