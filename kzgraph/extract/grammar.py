"""From a Universal Dependencies tree to predicates with their arguments in active voice; knows no lexicon.

Passive, inversion, separable verbs, relative clauses, participles as modifiers, coordination with shared arguments and
infinitives all end up in the same form, so that one frame row covers them. Source: UD guidelines for Dutch (Alpino, LassySmall).
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from spacy.tokens import Doc, Token

from kzgraph.annotate.features import has_feature
from kzgraph.annotate.verbs import full_lemma
from kzgraph.extract.clauses import is_predicative_participle
from kzgraph.lexicon.numerals import VAGUE
from kzgraph.mentions.phrases import COUNTING_WORDS, case_of, conjuncts, counted_head

RELATIVE = frozenset({"die", "dat", "wie", "wat", "welke", "hetgeen"})
OBLIQUE = frozenset({"obl", "obl:arg", "nmod", "advmod", "obl:agent", "dep"})
PRONOMINAL = ("er", "daar", "hier", "waar")
# Prepositions of pronominal adverbs ("ervan", "daartegen") that differ from the plain ones.
PRONOMINAL_FORMS = {"mee": "met", "toe": "tot", "af": "van"}
CLAUSE_DEPS = frozenset({"ccomp", "csubj", "csubj:pass"})
PASSIVE_AUXILIARIES = frozenset({"worden"})
SETTING = frozenset({"in", "op", "bij", "buiten", "te", "bare", "tijdens", "daar"})
PURPOSE_MARKS = frozenset({"om", "teneinde"})


@dataclass(frozen=True)
class Predicate:
    """One verb (or copula with a predicative word) and what stands beside it.

    head: the word that carries it. lemmas: candidates, best first ("afkondigen", then "kondigen"). arguments: slot ->
    heads in order of the text, in active voice, relative pronouns replaced by their antecedents. auxiliaries: lemmas of
    auxiliaries, conjuncts inherit them. shared: slots that were taken from another predicate.
    ambiguous: a perfect with "zijn" whose subject may be agent or patient ("zijn omgekomen", "zijn gearresteerd").
    """

    head: Token
    lemmas: tuple[str, ...]
    arguments: Mapping[str, tuple[Token, ...]]
    auxiliaries: tuple[Token, ...] = ()
    reflexive: bool = False
    passive: bool = False
    ambiguous: bool = False
    nominal: bool = False  # copula with a predicative word, lemma is "zijn"
    modifier: bool = False  # participle before or behind its noun
    shared: frozenset[str] = field(default_factory=frozenset)
    numeral: Token | None = None  # a bare number in place of a noun that an earlier clause names

    def heads(self, slot: str) -> tuple[Token, ...]:
        """Return the heads in ``slot``; empty when there is none."""
        return self.arguments.get(slot, ())


def predicates(doc: Doc) -> dict[int, Predicate]:
    """Return the predicates of ``doc`` by the index of their head."""
    found: dict[int, Predicate] = {}
    for token in doc:
        if _is_predicate(token):
            found[token.i] = _build(token)
    return _with_shared(doc, found)


def _is_predicate(token: Token) -> bool:
    if not token.dep_ or token.is_space or token.is_punct:
        return False
    if token.dep_ in {"aux", "aux:pass", "cop", "fixed", "flat", "compound:prt", "case", "mark", "punct"}:
        return False
    if token.pos_ == "VERB":
        return not is_predicative_participle(token)
    if token.pos_ == "AUX":
        return True  # "zijn" or "worden" as the only verb
    if any(c.dep_ == "cop" for c in token.children):
        return True
    return token.pos_ == "ADJ" and (
        (token.dep_ == "amod" and any(c.dep_ in {"obl:agent", "obl"} for c in token.children))
        or _has(token, "aux:pass")
    )


def _has(token: Token, *deps: str) -> bool:
    return any(c.dep_ in deps for c in token.children)


def _build(head: Token) -> Predicate:
    nominal = _has(head, "cop")
    auxiliaries = tuple(c for c in head.children if c.dep_ in {"aux", "aux:pass"})
    passive = _is_passive(head, auxiliaries)
    slots: dict[str, list[Token]] = {}
    reflexive = False
    beside = [c for c in head.children if c.dep_ == "cop"] if nominal else []
    beside += [c for c in head.children if is_predicative_participle(c) or _is_verbal_particle(c)]
    for child in (*head.children, *(c for other in beside for c in other.children)):
        if child.dep_ == "expl:pv" or (child.lower_ == "zich" and child.dep_ in {"obj", "iobj", "obl", "obl:arg"}):
            reflexive = True
            continue
        for slot, token in _slots_of(child, head, passive=passive):
            slots.setdefault(slot, []).append(token)
    modifier = (
        head.dep_ in {"amod", "acl"}
        and not nominal
        and not _has(head, "nsubj", "nsubj:pass")
        and not _has(head, "mark")
    )
    if modifier:
        slot = "subj" if _is_present_participle(head) else "obj"
        slots.setdefault(slot, []).append(head.head)
        passive = slot == "obj"
    if nominal:
        slots.setdefault("pred", []).append(head)
    _one_subject(slots)
    _one_object(slots)
    if not passive and not nominal:
        _agreeing(slots, (head, *auxiliaries))
    if passive and len(slots.get("obj", [])) > 1 and all(t.dep_ == "nsubj:pass" for t in slots["obj"]):
        slots.setdefault("pred", []).extend(slots["obj"][1:])  # "het protest werd 'oproer' genoemd"
        del slots["obj"][1:]
    arguments = {slot: _expanded(tokens) for slot, tokens in slots.items()}
    ambiguous = (
        not nominal
        and any(a.lemma_ == "zijn" for a in auxiliaries)
        and not any(a.lemma_ == "worden" for a in auxiliaries)
    )
    return Predicate(
        head=head,
        lemmas=("zijn",) if nominal else _lemmas(head),
        arguments=arguments,
        auxiliaries=auxiliaries,
        reflexive=reflexive,
        passive=passive,
        ambiguous=ambiguous or (modifier and passive),
        nominal=nominal,
        modifier=modifier,
    )


def _is_verbal_particle(token: Token) -> bool:
    """ "liet … weten": the infinitive taken for a particle; what hangs on it belongs to the verb."""
    return token.dep_ == "compound:prt" and token.pos_ == "VERB"


def _one_subject(slots: dict[str, list[Token]]) -> None:
    """A clause has one subject: of two, the parser took an object for the second ("dat baart de buren zorgen")."""
    subjects = slots.get("subj", [])
    if (
        len(subjects) > 1
        and (subjects[0].pos_ == "NUM" or subjects[0].lower_ in COUNTING_WORDS)
        and subjects[1].i == subjects[0].i + 1
    ):
        subjects = slots["subj"] = subjects[1:]  # "duizenden" and "mensen" hung side by side
    if len(subjects) > 1 and "obl:agent" not in {t.dep_ for t in subjects}:
        slots["subj"] = subjects[:1]
        slots.setdefault("iobj" if slots.get("obj") else "obj", []).extend(subjects[1:])


def _one_object(slots: dict[str, list[Token]]) -> None:
    """ "tientallen" and "wegen" hung side by side are one object."""
    objects = slots.get("obj", [])
    if len(objects) > 1 and objects[0].lower_ in COUNTING_WORDS and objects[1].i == objects[0].i + 1:
        slots["obj"] = objects[1:]


def _agreeing(slots: dict[str, list[Token]], verbs: tuple[Token, ...]) -> None:
    """Swap subject and object when only the object agrees with the finite verb: "Rechtse leden noemen haar zwak"."""
    subjects, objects = slots.get("subj", []), slots.get("obj", [])
    finite = next((v for v in verbs if has_feature(v, "VerbForm", "Fin")), None)
    if finite is None or len(subjects) != 1 or len(objects) != 1:
        return
    number = _number(finite)
    if number is None or _number_of_phrase(subjects[0]) in {number, None} or _number_of_phrase(objects[0]) != number:
        return
    slots["subj"], slots["obj"] = objects, subjects


def _number(token: Token) -> str | None:
    return next(iter(token.morph.get("Number", [])), None)


def _number_of_phrase(token: Token) -> str | None:
    """Grammatical number of a noun phrase; ``None`` where agreement is loose (coordination, counting words, pronouns)."""
    if token.pos_ == "PRON":
        antecedent = _antecedent(token)
        return _number_of_phrase(antecedent) if antecedent.i != token.i else None
    if token.pos_ not in {"NOUN", "PROPN"} or token.lower_ in COUNTING_WORDS or counted_head(token).i != token.i:
        return None
    return None if any(c.dep_ == "conj" for c in token.children) else _number(token)


def _lemmas(head: Token) -> tuple[str, ...]:
    lemma = head.lemma_.lower()
    if any(_is_verbal_particle(c) for c in head.children):
        return (lemma,)
    joined = full_lemma(head).lower()
    candidates = [joined, lemma]
    return tuple(dict.fromkeys(candidates))


def _is_passive(head: Token, auxiliaries: tuple[Token, ...]) -> bool:
    if any(a.lemma_ in PASSIVE_AUXILIARIES and head.pos_ in {"VERB", "ADJ"} for a in auxiliaries):
        return True
    return _has(head, "nsubj:pass", "csubj:pass") or any(a.dep_ == "aux:pass" for a in auxiliaries)


def _is_present_participle(head: Token) -> bool:
    return head.lower_.rstrip("e").endswith("end") and not head.lower_.startswith("ge")


def _slots_of(child: Token, head: Token, *, passive: bool) -> Iterator[tuple[str, Token]]:
    """Yield the slots that one dependent fills."""
    dep = child.dep_
    if dep in {"obl", "obl:arg", "nmod", "xcomp", "advcl", "obj"} and _as(child):
        yield "als", child
    elif dep in {"nsubj", "nsubj:outer"}:
        yield "subj", child
    elif dep == "nsubj:pass":
        yield "obj", child
    elif dep in {"obj", "iobj"}:
        yield dep, child
    elif dep == "obl:agent":
        yield ("subj" if passive or head.dep_ in {"amod", "acl"} else "door"), child
    elif (
        dep in CLAUSE_DEPS
        and (free := _free_relative(child)) is not None
        and (dep != "ccomp" or (child.i < head.i and not _has(head, "nsubj", "nsubj:pass")))
    ):
        yield ("obj" if passive else "subj"), free
    elif dep in CLAUSE_DEPS and child.pos_ == "ADV" and not list(child.children):
        return  # "zo meldde de politie"
    elif dep in CLAUSE_DEPS:
        yield ("inf" if _is_infinitive(child) else "clause"), child
    elif dep == "xcomp":
        yield from _complement(child)
    elif dep == "advcl":
        yield _adverbial(child), child
    elif dep in OBLIQUE:
        yield from _oblique(child, head)


def _free_relative(clause: Token) -> Token | None:
    """ "wie zich niet overgeeft": the pronoun stands for whom the clause describes."""
    return next((c for c in clause.children if c.lower_ == "wie" and c.dep_ in {"nsubj", "obj"}), None)


def _as(child: Token) -> bool:
    """ "ziet het als een aanval": a phrase without a verb of its own behind "als"."""
    if child.pos_ in {"VERB", "AUX"} and not any(c.dep_ == "det" for c in child.children):
        return False
    return any(c.lower_ == "als" and c.dep_ in {"mark", "case", "advmod"} and c.i < child.i for c in child.children)


def _complement(child: Token) -> Iterator[tuple[str, Token]]:
    mark = next(
        (c.lower_ for c in child.children if c.dep_ in {"mark", "case"} and c.i < child.i and c.lower_ != "te"),
        None,
    )
    if is_predicative_participle(child):
        yield "pred", child
    elif (child.pos_ in {"VERB", "AUX"} or _has(child, "cop")) and mark != "als":
        yield "inf", child
    elif mark == "als":
        yield "als", child
    elif mark in {None, "om"}:
        yield "pred", child
    else:
        yield str(mark), child


def _adverbial(child: Token) -> str:
    marks = {c.lower_ for c in child.children if c.dep_ == "mark"}
    if marks & PURPOSE_MARKS or marks == {"te"}:
        return "purpose"
    return "als" if "als" in marks and child.pos_ not in {"VERB", "AUX"} else "adverbial"


def _oblique(child: Token, head: Token) -> Iterator[tuple[str, Token]]:
    case = case_of(child)
    lower = child.lower_
    if case is not None:
        yield PRONOMINAL_FORMS.get(case, case) if lower in PRONOMINAL else case, child
        return
    preposition = _pronominal(lower)
    if preposition is not None:
        yield preposition, child
    elif lower == "waar":
        yield (_stranded(head) or "waar"), child
    elif lower in {"daar", "hier", "er"} and child.dep_ != "expl":
        yield (_stranded(child) or lower), child
    elif child.dep_ in {"obl", "obl:arg", "nmod"}:
        yield "bare", child  # mostly time


def _pronominal(word: str) -> str | None:
    for start in PRONOMINAL:
        rest = word.removeprefix(start)
        if rest != word and len(rest) > 1 and rest not in {"om", "enboven", "entegen", "na"}:
            return PRONOMINAL_FORMS.get(rest, rest)
    return None


def _stranded(token: Token) -> str | None:
    """A preposition that lost its object to "er" or "waar": "waar … deel van uitmaken"."""
    for child in token.children:
        if (
            child.pos_ == "ADP"
            and child.dep_ in {"case", "obl", "obl:arg", "advmod", "compound:prt"}
            and not list(child.children)
        ):
            return PRONOMINAL_FORMS.get(child.lower_, child.lower_)
        if child.pos_ == "NOUN":
            inner = _stranded(child)
            if inner and case_of(child) is None:
                return inner
    return None


def _is_infinitive(token: Token) -> bool:
    return (
        has_feature(token, "VerbForm", "Inf")
        and not _has(token, "nsubj", "nsubj:pass")
        and not any(c.dep_ in {"aux", "aux:pass"} and has_feature(c, "VerbForm", "Fin") for c in token.children)
    )


def _expanded(tokens: list[Token]) -> tuple[Token, ...]:
    """Expand coordinations, replace relative pronouns by their antecedents, step through counting words."""
    result: list[Token] = []
    for token in tokens:
        for part in conjuncts(token) if token.pos_ not in {"VERB", "AUX"} else [token]:
            resolved = _antecedent(part)
            if resolved.pos_ in {"VERB", "AUX"}:
                result.append(resolved)
                continue
            counted = counted_head(resolved)
            result.extend(conjuncts(counted) if counted.i != resolved.i else [counted])
    return tuple(dict.fromkeys(result))


def _antecedent(token: Token) -> Token:
    """Return the noun that a relative pronoun stands for; the token itself when it is none."""
    lower = token.lower_
    if lower not in RELATIVE and not lower.startswith("waar"):
        return token
    clause = token
    while clause.head.i != clause.i:
        if clause.dep_ == "acl:relcl":
            return clause.head
        clause = clause.head
        if clause.dep_ == "conj" and clause.head.dep_ == "acl:relcl":
            return clause.head.head
    return token


def _with_shared(doc: Doc, found: dict[int, Predicate]) -> dict[int, Predicate]:
    """Give conjuncts the subject and auxiliaries that stand only once, from left to right."""
    result: dict[int, Predicate] = {}
    for i in sorted(found):
        predicate = found[i]
        first = predicate.head.head if predicate.head.dep_ == "conj" else None
        other = _nearest_before(predicate, result) if first is not None and first.i != i else None
        result[i] = _sharing(predicate, other) if other is not None else predicate
    return result


def _nearest_before(predicate: Predicate, found: Mapping[int, Predicate]) -> Predicate | None:
    """The member of the coordination right before this one; parsers hang all members on the first."""
    first = predicate.head.head
    members = [first, *(c for c in first.children if c.dep_ == "conj" and c.i < predicate.head.i)]
    known = [m for m in members if m.i in found and m.i != predicate.head.i]
    return found[max(known, key=lambda m: m.i).i] if known else None


def _sharing(predicate: Predicate, other: Predicate) -> Predicate:
    arguments = dict(predicate.arguments)
    numeral = _bare_numeral(predicate)
    if numeral is not None:
        arguments = {slot: tuple(t for t in heads if t.i != numeral.i) for slot, heads in arguments.items()}
        predicate = replace(predicate, arguments=arguments)
    own_subject = predicate.heads("subj") or (predicate.passive and predicate.heads("obj"))
    auxiliaries = predicate.auxiliaries
    passive, ambiguous = predicate.passive, predicate.ambiguous
    shared: set[str] = set(predicate.shared)
    same_form = predicate.head.morph.get("VerbForm", []) == other.head.morph.get("VerbForm", [])
    if not auxiliaries and same_form and not has_feature(predicate.head, "VerbForm", "Fin") and not predicate.nominal:
        auxiliaries, passive, ambiguous = other.auxiliaries, other.passive, other.ambiguous
        if passive and not predicate.passive and predicate.heads("subj") and not predicate.heads("obj"):
            arguments["obj"] = arguments.pop("subj")
    for slot, heads in other.arguments.items():
        if (
            slot in SETTING
            and slot not in arguments
            and heads
            and ((not predicate.auxiliaries and auxiliaries) or heads[0].i < _first_verb(other))
        ):
            arguments[slot] = heads
    if not own_subject and (numeral is not None or not _has_own_subject(predicate)):
        slot = "obj" if passive and not predicate.nominal else "subj"
        source = other.heads("obj") if other.passive and not other.nominal else other.heads("subj")
        if source and not (slot == "obj" and arguments.get("obj")):
            arguments[slot] = source
            shared.add(slot)
    return Predicate(predicate.head, predicate.lemmas, arguments, auxiliaries, predicate.reflexive, passive, ambiguous,
                     predicate.nominal, predicate.modifier, frozenset(shared), numeral)  # fmt: skip


def _bare_numeral(predicate: Predicate) -> Token | None:
    """ "… en ruim zestig raakten gewond": the number is all that stands for the people."""
    for head in predicate.heads("pred"):
        count = next((c for c in head.children if c.dep_ == "nummod"), None)
        if count is not None and head.pos_ == "ADJ":
            return count
    there = [c for c in predicate.head.children if c.lower_ == "er"]
    for child in (n for er in there for n in er.children):
        if child.dep_ == "nummod":
            return child  # "raakten er vijf gewond"
    for slot in ("subj", "obj"):
        heads = predicate.heads(slot)
        if len(heads) == 1 and heads[0].head.i == predicate.head.i and (heads[0].pos_ == "NUM" or heads[0].lower_ in VAGUE):
            return heads[0]
    return None


def _first_verb(predicate: Predicate) -> int:
    """Index of the finite verb: what stands before it opens the sentence and holds for all that is coordinated."""
    finite = [t.i for t in (predicate.head, *predicate.auxiliaries) if has_feature(t, "VerbForm", "Fin")]
    return min(finite, default=predicate.head.i)


def _has_own_subject(predicate: Predicate) -> bool:
    return _has(predicate.head, "nsubj", "nsubj:pass", "csubj", "csubj:pass")
