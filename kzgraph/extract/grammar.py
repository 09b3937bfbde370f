"""From a Universal Dependencies tree to predicates with their arguments in active voice; knows no lexicon.

Passive, inversion, separable verbs, relative clauses, participles as modifiers, coordination with shared arguments and
infinitives all end up in the same form, so that one frame row covers them.
Source: UD guidelines for Dutch (Alpino, LassySmall).
"""

from collections.abc import Iterator, Mapping

from spacy.tokens import Doc, Token

from kzgraph.annotate.features import has_feature
from kzgraph.annotate.verbs import full_lemma
from kzgraph.annotate.words import is_lemma, is_word
from kzgraph.extract.agreement import free_pronoun, keep_one_object, keep_one_subject, make_agree
from kzgraph.extract.antecedents import expanded
from kzgraph.extract.clauses import content_mark, has_child, is_predicative_participle
from kzgraph.extract.constructions import (
    clause_in_modifier,
    find_subject,
    is_headline,
    is_receiving,
    name_arguments,
    read_headline,
    receive,
)
from kzgraph.extract.gapping import with_gaps
from kzgraph.extract.part_openers import is_part
from kzgraph.extract.predicate import Predicate
from kzgraph.extract.sharing import with_shared
from kzgraph.extract.slots import slots_of
from kzgraph.lexicon.loader import endings, usual, wordlist
from kzgraph.mentions.phrases import case_of


def predicates(doc: Doc) -> dict[int, Predicate]:
    """Return the predicates of ``doc`` by the index of their head."""
    found: dict[int, Predicate] = {}
    for token in doc:
        if _is_predicate(token):
            found[token.i] = _build(token)
    return with_gaps(with_shared(doc, _without_borrowed(found)))


def _without_borrowed(found: Mapping[int, Predicate]) -> dict[int, Predicate]:
    """Take the object of a clause that was read as a modifier from the clause before: "gooiden stenen en de politie
    gebruikte traangas"."""
    borrowed = {p.head.head.i for p in found.values() if clause_in_modifier(p.head) is not None}
    if not borrowed:
        return dict(found)
    return {i: p if p.head.head.i in borrowed else p.without(borrowed) for i, p in found.items()}


def _is_predicate(token: Token) -> bool:
    if not token.dep_ or token.is_space or token.is_punct:
        return False
    if token.dep_ in {"aux", "aux:pass", "cop", "fixed", "flat", "compound:prt", "case", "mark", "punct"}:
        return False
    if token.pos_ == "VERB" or (token.dep_ == "ROOT" and has_feature(token, "VerbForm", "Fin")):
        # "bekende" may pass for an adjective, its mood tells
        return not is_predicative_participle(token) and not _is_nominal(token)
    if token.pos_ == "AUX":
        return True  # "zijn" or "worden" as the only verb
    if any(c.dep_ == "cop" for c in token.children):
        return True
    return token.pos_ == "ADJ" and (
        (token.dep_ == "amod" and any(c.dep_ in {"obl:agent", "obl"} for c in token.children))
        or has_child(token, "aux:pass")
    )


def _is_nominal(verb: Token) -> bool:
    """An infinitive used as a noun: "naar eigen zeggen"."""
    return any(is_word(c, "own_words") for c in verb.children) and not has_child(verb, "obj", "nsubj")


def _build(head: Token) -> Predicate:
    nominal = has_child(head, "cop")
    auxiliaries = tuple(c for c in head.children if c.dep_ in {"aux", "aux:pass"})
    agent = clause_in_modifier(head)
    modifier = not nominal and agent is None and _is_modifier(head)
    receiving = is_receiving(head, auxiliaries)
    headline = is_headline(head, auxiliaries)
    passive = _is_passive(head, auxiliaries) or receiving or headline
    slots = _collected(head, nominal=nominal, passive=passive)
    if modifier:
        slot = "subj" if _is_present_participle(head) else "obj"
        slots.setdefault(slot, []).append(head.head)
        passive = slot == "obj"
    if nominal:
        slots.setdefault("pred", []).append(head)
        if head.pos_ == "NOUN" and (case := case_of(head)) is not None:
            slots.setdefault(case, []).append(head)  # "in gevaar", "van kracht"
    if agent is not None:
        slots.update(subj=[agent], obj=[head.head], iobj=[])
    named = name_arguments(head, slots)
    passive = passive or named
    if receiving:
        receive(slots, head.lang_)
    if headline:
        read_headline(head, slots)
    found = not nominal and not passive and find_subject(head, auxiliaries, slots)
    _repair(slots, (head, *auxiliaries), passive=passive, nominal=nominal)
    return Predicate(
        head=head,
        lemmas=(usual("copula", head.lang_),) if nominal else _lemmas(head),
        arguments={slot: _reached(expanded(tokens), head) for slot, tokens in slots.items()},
        auxiliaries=auxiliaries,
        reflexive=any(_is_reflexive(child) for child in _dependents(head, nominal=nominal)),
        passive=passive,
        ambiguous=named or headline or (not nominal and _is_perfect_with_zijn(auxiliaries)) or (modifier and passive),
        nominal=nominal,
        modifier=modifier,
        mended=found or agent is not None,
    )


def _is_modifier(head: Token) -> bool:
    """A participle before or behind its noun, without a subject or conjunction of its own."""
    return head.dep_ in {"amod", "acl"} and not has_child(head, "nsubj", "nsubj:pass", "mark")


def _reached(words: tuple[Token, ...], head: Token) -> tuple[Token, ...]:
    """A participle before its noun leaves out what is joined to it under a number, article or adjective of its own:
    "acht omgekomen agenten en twaalf gewonden"."""
    if head.dep_ != "amod":
        return words
    return tuple(word for word in words if word.head.i != head.head.i or not _is_phrase_of_its_own(word))


def _is_phrase_of_its_own(word: Token) -> bool:
    return word.dep_ == "conj" and has_child(word, "nummod", "det", "amod")


def _dependents(head: Token, *, nominal: bool) -> Iterator[Token]:
    """The dependents of a predicate, then those that the parser hung on its copula, participle or particle."""
    yield from head.children
    if nominal:
        yield from (c for other in head.children if other.dep_ == "cop" for c in other.children)
    for other in head.children:
        if is_predicative_participle(other) or _is_verbal_particle(other):
            yield from other.children


def _is_reflexive(child: Token) -> bool:
    return child.dep_ == "expl:pv" or (
        is_word(child, "reflexive_pronouns") and child.dep_ in {"obj", "iobj", "obl", "obl:arg"}
    )


def _collected(head: Token, *, nominal: bool, passive: bool) -> dict[str, list[Token]]:
    slots: dict[str, list[Token]] = {}
    mark = content_mark(head)
    for child in _dependents(head, nominal=nominal):
        if not _is_reflexive(child) and child != mark and not is_part(child):
            for slot, token in slots_of(child, head, passive=passive):
                slots.setdefault(slot, []).append(token)
    return slots


def _repair(slots: dict[str, list[Token]], verbs: tuple[Token, ...], *, passive: bool, nominal: bool) -> None:
    """Mend what the parser mixed up among subjects and objects, in place."""
    if passive and not nominal and not slots.get("obj"):
        plain = [t for t in slots.get("subj", []) if t.dep_ == "nsubj" and t.head.i == verbs[0].i]
        slots["obj"] = plain  # a passive has no other subject than what it is done to
        slots["subj"] = [t for t in slots.get("subj", []) if t not in plain]
    keep_one_subject(slots)
    keep_one_object(slots)
    linking = bool(slots.get("pred")) and verbs[0].lemma_ in wordlist("linking_verbs", verbs[0].lang_)
    if linking and slots.get("obj") and not slots.get("subj"):
        slots["subj"] = slots.pop("obj")  # "… en 38 mensen gewond geraakt": who gets so is no object
    if not passive and not nominal:
        free_pronoun(slots)
        make_agree(slots, verbs)
    if passive and not slots.get("obj") and any(t.dep_ == "nsubj" for t in slots.get("subj", [])):
        slots["obj"] = [t for t in slots["subj"] if t.dep_ == "nsubj"]  # "de staking is beëindigd"
        slots["subj"] = [t for t in slots["subj"] if t.dep_ != "nsubj"]
    if passive and len(slots.get("obj", [])) > 1 and all(t.dep_ == "nsubj:pass" for t in slots["obj"]):
        slots.setdefault("pred", []).extend(slots["obj"][1:])  # "het protest werd 'oproer' genoemd"
        del slots["obj"][1:]


def _is_perfect_with_zijn(auxiliaries: tuple[Token, ...]) -> bool:
    if any(is_lemma(a, "passive_auxiliaries") for a in auxiliaries):
        return False
    return any(is_lemma(a, "ambiguous_auxiliaries") for a in auxiliaries)


def _is_verbal_particle(token: Token) -> bool:
    """The infinitive taken for a particle; what hangs on it belongs to the verb, as in "liet … weten"."""
    return token.dep_ == "compound:prt" and token.pos_ == "VERB"


def _lemmas(head: Token) -> tuple[str, ...]:
    lemma = head.lemma_.lower()
    if any(_is_verbal_particle(c) for c in head.children):
        return (lemma,)
    joined = full_lemma(head).lower()
    candidates = [joined, lemma]
    return tuple(dict.fromkeys(candidates))


def _is_passive(head: Token, auxiliaries: tuple[Token, ...]) -> bool:
    if any(is_lemma(a, "passive_auxiliaries") and head.pos_ in {"VERB", "ADJ"} for a in auxiliaries):
        return True
    return has_child(head, "nsubj:pass", "csubj:pass") or any(a.dep_ == "aux:pass" for a in auxiliaries)


def _is_present_participle(head: Token) -> bool:
    if has_feature(head, "Aspect", "Prog"):
        return True
    past = head.lower_.startswith(endings("past_participle_starts", head.lang_))
    return head.lower_.endswith(endings("present_participles", head.lang_)) and not past
